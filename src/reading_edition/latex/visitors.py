"""The nodes of an edition in the printed book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element

from ..read.variants import VARIANT
from ..store.nodes import (
    dispersion_figure,
    index_mark,
    index_place,
    names_index,
    note_list,
    note_mark,
    page_break,
    paragraph_number,
    person,
    person_cards,
    work_entry,
    work_list,
)
from ..store.visitors import Visitors, add_visitors, children, skip
from .verse import verse_line

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def _number(self: Any, node: Element) -> None:
    # Begin the paragraph first: number and anchor belong to the page of its first line. A caption,
    # which TeX writes to a list as well, cannot hold an anchor; Sphinx sets one behind it.
    if not isinstance(node.parent, nodes.caption):
        self.body.append(r"\leavevmode" + self.hypertarget(node["anchor"]))
    if not node.get("quiet"):
        name = "reLineNumber" if isinstance(node.parent, verse_line) else "reNumber"
        self.body.append(rf"\{name}{{{node['number']}}}%" + "\n")
    raise nodes.SkipNode


def _person(self: Any, node: Element) -> None:
    self.body.append(node.get("latex_index", "") + r"\rePerson{")


def _index_mark(self: Any, node: Element) -> None:
    self.body.append(node.get("latex_index", ""))


def _close_group(self: Any, _node: Element) -> None:
    self.body.append("}")


def _mark(self: Any, node: Element) -> None:
    label, series = self.encode(node["label"]), self.encode(node["abbreviation"])
    if node["series"] == VARIANT.name:
        series = ""  # a lemma with its bracket says what it is
    if not node.children:  # a second mark of a note
        self.body.append(rf"\reSeriesMark{{{label}}}")
        raise nodes.SkipNode
    if _has_notes(node):
        self.body.append("\\begin{savenotes}")
    self.body.append(rf"\reSeriesNote{{{series}}}{{{label}}}{{")
    self.in_footnote += 1


def _close_mark(self: Any, node: Element) -> None:
    self.in_footnote -= 1
    self.body.append("}")
    if _has_notes(node):
        self.body.append("\\end{savenotes}")


def _has_notes(mark: Element) -> bool:
    """Whether there are notes in the note at *mark*; TeX would drop them there, unless saved."""
    inner = (node for child in mark for node in child.findall(nodes.Element))
    return any(
        isinstance(node, nodes.footnote) or (isinstance(node, note_mark) and node.children)
        for node in inner
    )


def _page_break(self: Any, node: Element) -> None:
    anchors = "".join(map(self.hypertarget, node["ids"]))
    self.body.append(anchors + r"\rePageBreak{")


def _works(self: Any, node: Element) -> None:
    if not node.children:  # TeX has no list without items
        raise nodes.SkipNode
    self.body.append("\n\\begin{reWorks}\n")


def _close_works(self: Any, _node: Element) -> None:
    self.body.append("\n\\end{reWorks}\n")


def _work(self: Any, node: Element) -> None:
    # sphinxcontrib-bibtex links to the names that Sphinx gives entries of a bibliography.
    names = (f"cite.{self.curfilestack[-1]}:{node_id}" for node_id in node["ids"])
    targets = "".join(rf"\hypertarget{{{name}}}{{}}" for name in names)
    self.body.append(f"\n\\reWork {targets}{self.hypertarget_to(node, anchor=True)}%\n")


LATEX: Visitors = {
    **dict.fromkeys(
        (dispersion_figure, index_place, names_index, note_list, person_cards), (skip, None)
    ),
    index_mark: (_index_mark, children),
    note_mark: (_mark, _close_mark),
    page_break: (_page_break, _close_group),
    paragraph_number: (_number, None),
    person: (_person, _close_group),
    work_entry: (_work, children),
    work_list: (_works, _close_works),
}


def setup_visitors(app: Sphinx) -> None:
    add_visitors(app, "latex", LATEX)
