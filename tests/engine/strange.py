"""An extension with nodes that the engine does not know, one of which says how TEI has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class strange_block(nodes.General, nodes.TextElement):
    """A block that no format knows."""


class strange_words(nodes.Inline, nodes.TextElement):
    """Words that no format knows."""


class known_words(nodes.Inline, nodes.TextElement):
    """Words that TEI knows."""


class StrangeBlock(SphinxDirective):
    has_content = True
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        made = strange_block("", "", nodes.Text(self.content[0]))
        self.set_source_info(made)
        return [made]


class Words(SphinxRole):
    def __init__(self, node: type[nodes.TextElement]) -> None:
        super().__init__()
        self.node = node

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        made = self.node("", self.text)
        self.set_source_info(made)
        return [made], []


def _visit(translator: Any, node: nodes.Element) -> None:
    translator.open("seg", node, type="mine", xml_lang="fr")


def _depart(translator: Any, _node: nodes.Element) -> None:
    translator.close()


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(known_words, tei=(_visit, _depart))
    app.add_directive("strange-block", StrangeBlock)
    app.add_role("strange-words", Words(strange_words))
    app.add_role("known-words", Words(known_words))
    return {"parallel_read_safe": True}
