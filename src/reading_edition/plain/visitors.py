"""The nodes of an edition as plain text, and what every writer does with one it does not know.

Text, manual-page and Texinfo writers write what a node contains, so that nothing is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element

from ..locale import _
from ..store.nodes import (
    dispersion_figure,
    entry_link,
    file_link,
    index_mark,
    index_place,
    index_section,
    locator_link,
    names_index,
    note_list,
    note_mark,
    original,
    page_break,
    paragraph_number,
    parallel,
    person,
    person_cards,
    phrase,
    series_note,
    series_notes,
    sidenote,
    work_entry,
    work_list,
)
from ..store.parallel_nodes import (
    LABEL,
    original_mark,
    original_note,
    restatement,
    text_cell,
    version,
    version_row,
    version_switch,
    witness_label,
    witness_switch,
)
from ..store.visitors import Visitors, add_visitors, fallback, skip

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def _number(self: Any, node: Element) -> None:
    self.add_text(f"[{node['number']}] ")
    raise nodes.SkipNode


def _note(self: Any, node: Element) -> None:
    self.new_state(len(node["label"]) + 3)


def _close_note(self: Any, node: Element) -> None:
    self.end_state(first=f"[{node['label']}] ")


def _mark(self: Any, node: Element) -> None:
    self.add_text(f"[{node['label']}]")
    raise nodes.SkipNode


def _text_label(self: Any, _node: Element) -> None:
    self.add_text(f"[{_(LABEL)}] ")
    raise nodes.SkipNode


def _text_note(self: Any, node: Element) -> None:
    self.add_text(f"[{node['label']}] ")


def _close_text_note(_self: Any, _node: Element) -> None:
    """Write nothing: the note ends with its last block."""


def _text_mark(self: Any, node: Element) -> None:
    self.add_text(f"[{node.astext()}]")
    raise nodes.SkipNode


def _version(self: Any, node: Element) -> None:
    self.new_state()
    self.add_text(f"[{node['title']}]")
    self.end_state()
    self.new_state()


def _close_version(self: Any, _node: Element) -> None:
    self.end_state()


NODES = (
    phrase, dispersion_figure, entry_link, file_link, index_mark, index_place, index_section,
    locator_link, names_index, note_list, note_mark, page_break, paragraph_number, person,
    person_cards, series_note, series_notes, sidenote, work_entry, work_list, original,
    original_mark, original_note, parallel,
    restatement, text_cell, version, version_row, version_switch, witness_label, witness_switch,
)  # fmt: skip
"""All nodes of :mod:`reading_edition.store.nodes` that writers meet."""
TEXT: Visitors = {
    note_mark: (_mark, None),
    paragraph_number: (_number, None),
    series_note: (_note, _close_note),
    original_mark: (_text_mark, None),
    original_note: (_text_note, _close_text_note),
    version: (_version, _close_version),
    version_switch: (skip, None),
    witness_label: (_text_label, None),
    witness_switch: (skip, None),
}


def setup_visitors(app: Sphinx) -> None:
    for node in NODES:
        app.add_node(node, override=True, **fallback())
    add_visitors(app, "text", TEXT)
