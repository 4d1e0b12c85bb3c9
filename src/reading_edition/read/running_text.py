"""Running text, over all the pieces that a block's words are in: breaks, hyphens, emphasis."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref

from ..store.nodes import note_mark, original, page_break, paragraph_number, person
from ..store.parallel_nodes import original_note
from .words import NO_NAME

_CLOSED = (
    note_mark,
    nodes.footnote_reference,
    nodes.label,
    nodes.literal,
    nodes.math,
    nodes.reference,
    paragraph_number,
    pending_xref,
    person,
)
"""Inline nodes in which no name is looked for: code, links, and what is marked up already."""
_UNREAD = (
    nodes.comment,
    nodes.literal_block,
    nodes.math_block,
    nodes.raw,
    nodes.title,
    original,
    original_note,
)
"""Blocks in which none is looked for: headings, code, the reader's copy."""
_GAP = "\ufffc"
"""Stands in a text for what holds no words."""


class Piece(NamedTuple):
    """A piece of a text: where in it the piece begins, the leaf it is of, and where in that."""

    start: int
    leaf: nodes.Text | None
    """None where no name may be marked."""
    offset: int


@dataclass(slots=True)
class RunningText:
    """The running text of a block, over all the leaves that it is made of."""

    words: str = ""
    pieces: list[Piece] = field(default_factory=list)

    def add(self, words: str, leaf: nodes.Text | None = None, offset: int = 0) -> None:
        self.pieces.append(Piece(len(self.words), leaf, offset))
        self.words += words

    def has_open(self, start: int, end: int) -> bool:
        """Whether a name may be marked in some of ``words[start:end]``."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1
        return any(piece.leaf for piece in self.pieces[first:] if piece.start < end)

    def parts(self, start: int, end: int) -> list[tuple[nodes.Text, int, int]] | None:
        """The stretches of leaves that are ``words[start:end]``; None if one is closed."""
        found: list[tuple[nodes.Text, int, int]] = []
        first = bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1
        for i, piece in enumerate(self.pieces[first:], start=first):
            if piece.start >= end:
                break
            until = self.pieces[i + 1].start if i + 1 < len(self.pieces) else len(self.words)
            if piece.leaf is None:
                if self.words[piece.start : until].isspace():
                    continue  # a line break
                return None
            begin = piece.offset + max(start, piece.start) - piece.start
            finish = piece.offset + min(end, until) - piece.start
            if found and found[-1][0] is piece.leaf:  # a soft hyphen between
                begin = found.pop()[1]
            found.append((piece.leaf, begin, finish))
        return found


def texts_in(document: nodes.document, *, as_read: bool = False) -> Iterator[RunningText]:
    """The running texts of the blocks of *document*, in which names are looked for.

    With *as_read*, the names that have been found before are open again.
    """
    for block in document.findall(nodes.TextElement):
        if isinstance(block, nodes.Inline) or _unread(block):
            continue
        text = RunningText()
        _gather(block, text, as_read=as_read)
        if text.words:
            yield text


def _unread(block: nodes.Element) -> bool:
    holder: nodes.Element | None = block
    while holder is not None:
        if isinstance(holder, _UNREAD):
            return True
        holder = holder.parent
    return False


def _gather(element: nodes.Element, text: RunningText, *, as_read: bool) -> None:
    for child in element.children:
        if isinstance(child, nodes.Text):
            _add_leaf(child, text)
        elif not isinstance(child, nodes.Element) or isinstance(child, page_break):
            continue  # a page may break within a name
        elif isinstance(child, nodes.raw):
            if "<br" in child.astext():
                text.add(" ")
        elif isinstance(child, person) and "found" in child and as_read:
            _gather(child, text, as_read=True)
        elif isinstance(child, _CLOSED) or NO_NAME in child.get("classes", ()):
            text.add(_closed_words(child))
        elif isinstance(child, nodes.TextElement):
            _gather(child, text, as_read=as_read)


def _closed_words(node: nodes.Element) -> str:
    """What *node* puts beside a name: its words, which may complete the name, or a gap."""
    words = node.astext() if isinstance(node, person | nodes.reference) else ""
    return words or _GAP


def _add_leaf(leaf: nodes.Text, text: RunningText) -> None:
    """Add the words of *leaf*, without soft hyphens."""
    offset = 0
    for part in leaf.astext().split("\xad"):
        if part:
            text.add(part, leaf, offset)
        offset += len(part) + 1
