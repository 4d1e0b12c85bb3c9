"""Drawings made at build time: inline SVG in HTML and EPUB, their words in other formats.

They take their colour from the text around them, so that they are right in the dark, in
print and in forced colours, and they need no script.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element, General, Inline, TextElement

from ..store.visitors import fallback

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

NAMESPACE = "http://www.w3.org/2000/svg"


class strip(Inline, TextElement):
    """A line as long as the text, with ``marks`` (start, width) and ``rules`` in per cent.

    ``label`` is its accessible name, ``texts`` are (place, text) written along it; its
    children stand for it where nothing is drawn.
    """


class diagram(General, Element):
    """A drawing: ``svg``, complete. Its children stand for it where nothing is drawn."""


def _html_strip(self: Any, node: Element) -> None:
    written: Sequence[tuple[float, str]] = node.get("texts", ())
    rules = "".join(f'<line x1="{rule:g}%" x2="{rule:g}%" y2="100%"/>' for rule in node["rules"])
    rects = "".join(
        f'<rect x="{start:g}%" width="{width:g}%" height="100%"/>' for start, width in node["marks"]
    )
    texts = "".join(
        f'<text x="{at:g}%" dx="3" y="75%">{escape(text)}</text>' for at, text in written
    )
    role = f'role="img" aria-label="{escape(node["label"])}"'
    self.body.append(
        f'<svg xmlns="{NAMESPACE}" class="{" ".join(["re-strip", *node["classes"]])}" {role}>'
        f"{rules}{rects}{texts}</svg>"
    )
    raise nodes.SkipNode


def _html_diagram(self: Any, node: Element) -> None:
    self.body.append(node["svg"])
    raise nodes.SkipNode


def setup_drawing(app: Sphinx) -> None:
    app.add_node(strip, **{**fallback(), "html": (_html_strip, None)})
    app.add_node(diagram, **{**fallback(), "html": (_html_diagram, None)})
