"""Versions of the text in the printed book: on facing pages, or one below the other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element, General
from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..store.formats import PAPER
from ..store.nodes import parallel
from ..store.parallel_nodes import text_cell, version, version_row, version_switch
from ..store.visitors import Visitors, add_visitors
from .escaping import tex
from .languages import babel_name
from .sections import raw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

_FACING = 2
"""The number of columns that facing pages can have."""


class facing(General, Element):
    """Rows whose two cells stand on facing pages; ``titles`` of both."""


class SetFacing(SphinxPostTransform):
    """Set the rows of a text with one other version on facing pages.

    Before::

        <version_row columns="2">
        <paragraph>
        <version_row columns="2">

    After::

        <facing titles="…">
            <version_row columns="2">
            <paragraph>
            <version_row columns="2">

    A page that has them begins on the left. Where there are more versions, or the reader's copy
    stands beside the text, or the rows are in a list, the versions stand below the text.
    """

    default_priority = 31
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        rows = list(self.document.findall(version_row))
        if any(self.document.findall(parallel)):
            return
        fit = [row for row in rows if row["columns"] == _FACING and _in_section(row)]
        for _parent, together in groupby(fit, lambda row: id(row.parent)):
            own = list(together)
            parent = own[0].parent
            at, stop = parent.index(own[0]), parent.index(own[-1]) + 1
            titles = [_title(own, kind) for kind in (text_cell, version)]
            made = facing("", *parent.children[at:stop], titles=titles)
            parent.children[at:stop] = []
            parent.insert(at, made)
        # Down from the pages: the parents of their top nodes are not to be trusted here.
        found = self.document.findall(start_of_file)
        pages = {id(made): page for page in found for made in page.findall(facing)}
        for page in {id(page): page for page in pages.values()}.values():
            section = page.next_node(nodes.section)
            assert section is not None  # the rows are in it
            page.insert(page.index(section), raw("\\reToLeft\n"))


def _title(rows: Iterable[nodes.Element], kind: type[nodes.Element]) -> str:
    """What the cells of *kind* in *rows* are called; nothing if there are none."""
    cells = (cell for row in rows for cell in row.findall(kind))
    return next((str(cell["title"]) for cell in cells), "")


def _in_section(row: nodes.Element) -> bool:
    return isinstance(row.parent, nodes.section)


def _facing(self: Any, node: Element) -> None:
    text, title = (tex(words) for words in node["titles"])
    self.body.append(f"\n\\begin{{reFacing}}{{{text}}}{{{title}}}\n")


def _close_facing(self: Any, _node: Element) -> None:
    self.body.append("\n\\end{reFacing}\n")


def _is_facing(node: Element) -> bool:
    return isinstance(node.parent.parent, facing)


def _row(self: Any, node: Element) -> None:
    if isinstance(node.parent, facing) and not isinstance(node[0], text_cell):
        self.body.append("\n\\begin{leftcolumn*}\\end{leftcolumn*}\n")


def _nothing(_self: Any, _node: Element) -> None:
    """Write nothing."""


def _text(self: Any, node: Element) -> None:
    if _is_facing(node):
        self.body.append("\n\\begin{leftcolumn*}\n")


def _close_text(self: Any, node: Element) -> None:
    if _is_facing(node):
        self.body.append("\n\\end{leftcolumn*}\n")


def _version(self: Any, node: Element) -> None:
    title = "" if _is_facing(node) else tex(node["title"])
    name = "rightcolumn" if _is_facing(node) else "reBelow"
    self.body.append(
        f"\n\\begin{{{name}}}\\begin{{reVersion}}{{{babel_name(node['language'])}}}{{{title}}}"
        f"{self.hypertarget_to(node)}\n"
    )


def _close_version(self: Any, node: Element) -> None:
    name = "rightcolumn" if _is_facing(node) else "reBelow"
    self.body.append(f"\n\\end{{reVersion}}\\end{{{name}}}\n")


def _switch(_self: Any, _node: Element) -> None:
    raise nodes.SkipNode


LATEX: Visitors = {
    facing: (_facing, _close_facing),
    text_cell: (_text, _close_text),
    version: (_version, _close_version),
    version_row: (_row, _nothing),
    version_switch: (_switch, None),
}


def setup_versions(app: Sphinx) -> None:
    app.add_post_transform(SetFacing)
    add_visitors(app, "latex", LATEX)
