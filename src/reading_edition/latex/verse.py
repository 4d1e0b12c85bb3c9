"""Lines of verse in the printed book: indents of any depth, numbers in the margin.

Sphinx sets each level of indentation as a list within a list, of which TeX allows six.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element, General, TextElement
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import settings_of
from ..store.visitors import Visitors, add_visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class verse_lines(General, Element):
    """Lines of verse, as the book has them: `verse_line` nodes."""


class verse_line(General, TextElement):
    """One line, ``depth`` levels in; without words it is the space between two stanzas."""


class SetLines(SphinxPostTransform):
    """Make each block of lines, and those within it, one row of lines.

    Before::

        <line_block>
            <line>The tide goes out
            <line_block>
                <line>and leaves

    After::

        <verse_lines>
            <verse_line depth="0">The tide goes out
            <verse_line depth="1">and leaves
    """

    default_priority = 30
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        for block in list(self.document.findall(nodes.line_block)):
            if not isinstance(block.parent, nodes.line_block):
                made = verse_lines("", *_lines(block, 0), ids=block["ids"])
                block.parent.replace(block, made)


def _lines(block: nodes.line_block, depth: int) -> Iterator[nodes.Node]:
    for child in block.children:
        if isinstance(child, nodes.line_block):
            yield from _lines(child, depth + 1)
        elif isinstance(child, nodes.line):
            yield verse_line("", "", *child.children, ids=child["ids"], depth=depth)
        else:
            yield child


def _block(self: Any, node: Element) -> None:
    self.body.append(f"\n\\begin{{reLines}}{self.hypertarget_to(node)}%\n")


def _close_block(self: Any, _node: Element) -> None:
    self.body.append("\\end{reLines}\n")


def _line(self: Any, node: Element) -> None:
    words = any(child.astext().strip() for child in node.children)
    self.body.append(rf"\reLine{{{node['depth']}}}" if words else r"\reStanza ")


def _close_line(self: Any, _node: Element) -> None:
    self.body.append("\n")


LATEX: Visitors = {verse_line: (_line, _close_line), verse_lines: (_block, _close_block)}


def setup_verse(app: Sphinx) -> None:
    app.add_post_transform(SetLines)
    add_visitors(app, "latex", LATEX)
