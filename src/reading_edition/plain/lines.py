"""Lines in plain text: their breaks, which MyST has in HTML and LaTeX only, and their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import settings_of
from ..store.nodes import paragraph_number

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class BreakLines(SphinxPostTransform):
    """Make a paragraph whose lines the source breaks a block of lines.

    Before::

        <paragraph>
            One
            <raw format="html"><br />
            <raw format="latex">\\\\
            Two

    After::

        <line_block>
            <line>
                One
            <line>
                <raw format="latex">\\\\
                Two

    What is raw for other formats stays, and is not written.
    """

    default_priority = 700
    formats = ("text",)

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        for paragraph in list(self.document.findall(nodes.paragraph)):
            if not any(map(_breaks, paragraph.children)):
                continue
            lines = [nodes.line()]
            for child in paragraph.children:
                if _breaks(child):
                    lines.append(nodes.line())
                else:
                    lines[-1] += child
            paragraph.replace_self(nodes.line_block("", *lines, ids=paragraph["ids"]))
        for deeper in [node for node in self.document.findall(nodes.raw) if _breaks(node)]:
            deeper.replace_self(nodes.Text(" "))  # within emphasis, say


def _breaks(node: nodes.Node) -> bool:
    return isinstance(node, nodes.raw) and node["format"] == "html" and "<br" in node.astext()


class NumberLines(SphinxPostTransform):
    """Set the number of a line of verse behind it, where it does not move the line."""

    default_priority = 700
    formats = ("text",)

    def run(self, **kwargs: object) -> None:
        for line in list(self.document.findall(nodes.line)):
            for mark in [one for one in line.children if isinstance(one, paragraph_number)]:
                if mark.get("unit") != "line":
                    continue
                line.remove(mark)
                if not mark.get("quiet"):
                    line += nodes.Text(f"  [{mark['number']}]")


def setup_lines(app: Sphinx) -> None:
    app.add_post_transform(BreakLines)
    app.add_post_transform(NumberLines)
