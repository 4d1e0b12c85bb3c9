"""Figures, tables, and what blocks are called that have no head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.nodes import Element

from ..store.visitors import Visitors, skip
from .inline import bare, close, element
from .tree import child

if TYPE_CHECKING:
    from .translator import Translator


def _caption(self: Translator, node: Element) -> None:
    if self.tree.here.tag == "figure":
        self.open("head", node)
    else:
        _label(self, node, "caption")


def _rubric(self: Translator, node: Element) -> None:
    _label(self, node, "rubric")


def _label(self: Translator, node: Element, kind: str) -> None:
    """Write what a block is called, that has no head of its own."""
    if self.tree.here.tag == "sp":
        self.open("p", node, rend=kind)
    else:
        self.open("label", node, type=kind)


def _figure(self: Translator, node: Element) -> None:
    self.open("figure", node)


def _image(self: Translator, node: Element) -> None:
    inside = self.tree.here.tag == "figure"
    if not inside:
        self.open("figure", node)
    child(self.tree.here, "graphic", url=self.book.picture(node["uri"]))
    if said := node.get("alt"):
        child(self.tree.here, "figDesc", said)
    if not inside:
        self.close()
    raise nodes.SkipNode


def _row(self: Translator, node: Element) -> None:
    self.open("row", node, role="label" if isinstance(node.parent, nodes.thead) else None)


def _cell(self: Translator, node: Element) -> None:
    rows, columns = node.get("morerows", 0), node.get("morecols", 0)
    group = node.parent.parent.parent  # the row, the body of the table
    specs = [one for one in group.children if isinstance(one, nodes.colspec)]
    at = node.parent.index(node)
    heads = at < len(specs) and specs[at].get("stub")
    self.open(
        "cell",
        node,
        role="label" if heads else None,
        rows=str(rows + 1) if rows else None,
        cols=str(columns + 1) if columns else None,
    )


FIGURES: Visitors = {
    nodes.caption: (_caption, close),
    nodes.colspec: (skip, None),
    nodes.entry: (_cell, close),
    nodes.figure: (_figure, close),
    nodes.image: (_image, None),
    nodes.legend: (bare, close),
    nodes.row: (_row, close),
    nodes.rubric: (_rubric, close),
    nodes.table: element("table"),
    nodes.tbody: (bare, close),
    nodes.tgroup: (bare, close),
    nodes.thead: (bare, close),
}
