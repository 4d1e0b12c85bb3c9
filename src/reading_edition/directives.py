"""The directives of an edition: places for what the engine gathers, and reported speech."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .domain import edition_domain
from .nodes import names_index, notes_list

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


class Names(SphinxDirective):
    """The index of names stands here."""

    has_content = False

    def run(self) -> list[Node]:
        domain = edition_domain(self.env)
        domain.note_list("names", self.env.docname)
        self.env.note_dependency(str(domain.authority_file))
        return [names_index()]


class Notes(SphinxDirective):
    """All author's notes stand here, by section."""

    has_content = False

    def run(self) -> list[Node]:
        edition_domain(self.env).note_list("notes", self.env.docname)
        return [notes_list()]


class Reported(SphinxDirective):
    """A quotation that is reported in the edition's words: one paragraph of the text."""

    has_content = True
    option_spec: ClassVar = {}

    def run(self) -> list[Node]:
        self.assert_has_content()
        block = nodes.container(classes=["reported"])
        self.set_source_info(block)
        block += self.parse_content_to_nodes()
        return [block]


def setup_directives(app: Sphinx) -> None:
    for name, directive in {"names": Names, "notes": Notes, "reported": Reported}.items():
        app.add_directive_to_domain("edition", name, directive)
