"""Where on a section page a node is: in which paragraph, or in which note.

Everything on a section page has a place. A heading, or what else is no paragraph, is
placed at the paragraph that follows it; at the end of a page, at the last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from docutils import nodes

from ..model.records import Note
from ..store.nodes import original, series_note
from ..store.parallel_nodes import original_note, version

NUMBER = "re_number"
"""Attribute of a numbered block: its number within the page."""


BESIDE = "re_beside"
"""Attribute of a line in another version: number and anchor of the text's line beside it."""


class PlaceOnPage(NamedTuple):
    """A paragraph, or the note in it: number, anchor to lead to, the note's label."""

    paragraph: int
    anchor: str
    note: str
    block: nodes.Element
    """The numbered block, the note's body, or the block of another version, that holds it."""


def ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    """The elements that contain *node*, from the inside out."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def ancestor(node: nodes.Node, kind: type[nodes.Element]) -> nodes.Element | None:
    """The nearest element of *kind* that contains *node*."""
    return next((one for one in ancestors(node) if isinstance(one, kind)), None)


class Places:
    """The places of a page. The time to find one does not grow with the page."""

    def __init__(self, document: nodes.document, notes: Iterable[Note] = ()) -> None:
        self._document = document
        self._notes = {note.anchor: note for note in notes}
        self._labels = {note.label: note for note in reversed(list(self._notes.values()))}

    def of(self, node: nodes.Node) -> PlaceOnPage | None:
        """The place of *node*; None if it has none, for the reason that `lack` gives."""
        for holder in (node, *ancestors(node)):
            if isinstance(holder, nodes.Text):
                continue
            assert isinstance(holder, nodes.Element)
            if isinstance(holder, original_note):
                twin = self._labels.get(holder["label"])  # the edition's note of this number
                row = ancestor(holder, original)
                if twin is not None:
                    return PlaceOnPage(twin.paragraph, twin.anchor, twin.label, holder)
                if row is not None:
                    return PlaceOnPage(row["number"], row["of"], "", holder)
            if BESIDE in holder:
                number, anchor = holder[BESIDE]
                return PlaceOnPage(number, anchor, "", holder)
            if isinstance(holder, original | version):
                return PlaceOnPage(holder["number"], holder["of"], "", holder)
            if NUMBER in holder:
                return PlaceOnPage(holder[NUMBER], holder["ids"][0], "", holder)
            for anchor in holder["ids"]:
                if anchor in self._notes:
                    note = self._notes[anchor]
                    return PlaceOnPage(note.paragraph, note.anchor, note.label, holder)
            if isinstance(holder, nodes.footnote | series_note):
                return None
        return self._nearest(node)

    def lack(self, node: nodes.Node) -> str:
        """Why *node* has no place, and what to do about it."""
        if ancestor(node, nodes.footnote) or ancestor(node, series_note):
            return "stands in a note that nothing refers to. Refer to the note"
        return "is not in a paragraph. Give the page a paragraph of text"

    def _nearest(self, node: nodes.Node) -> PlaceOnPage | None:
        texts = (one for one in (node, *ancestors(node)) if isinstance(one, nodes.TextElement))
        holder = next((one for one in texts if not isinstance(one, nodes.Inline)), None)
        block = self._following.get(id(holder if holder is not None else node))
        if block is None:
            block = next(iter(self._numbered[::-1]), None)
        if block is None:
            return None
        anchor = block["ids"][0]
        if isinstance(holder, nodes.title) and holder.parent["ids"]:
            anchor = holder.parent["ids"][0]
        return PlaceOnPage(block[NUMBER], anchor, "", holder if holder is not None else block)

    @cached_property
    def _numbered(self) -> list[nodes.Element]:
        return [node for node in self._document.findall(nodes.Element) if NUMBER in node]

    @cached_property
    def _following(self) -> Mapping[int, nodes.Element]:
        """For each element, by identity, the numbered block that begins after it."""
        found: dict[int, nodes.Element] = {}
        block: nodes.Element | None = None
        for node in reversed(list(self._document.findall(nodes.Element))):
            if block is not None:
                found[id(node)] = block
            if NUMBER in node:
                block = node
        return found
