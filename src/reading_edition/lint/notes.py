"""Rules on the author's notes, whose numbers run through the whole edition."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .model import Breach, Edition, Page, Piece


def undefined(edition: Edition) -> Iterator[Breach]:
    for page in edition.pages:
        defined = {piece.name for piece in page.of("note")}
        for piece in page.of("reference"):
            if piece.name not in defined:
                yield (
                    page.path,
                    piece.line,
                    f"there is no note [^{piece.name}] on this page",
                    f"Write it at the foot of the page: [^{piece.name}]: its text",
                )


def unreferenced(edition: Edition) -> Iterator[Breach]:
    for page in edition.pages:
        used = {piece.name for piece in page.of("reference")}
        for piece in page.of("note"):
            if piece.name not in used:
                yield (
                    page.path,
                    piece.line,
                    f"nothing refers to the note {piece.name}",
                    f"Put [^{piece.name}] where it belongs, or take the note out",
                )


def gap(edition: Edition) -> Iterator[Breach]:
    """Numbers of notes in the order of their references, from 1 by steps of one."""
    if not edition.whole:
        return
    numbered: list[tuple[Page, Piece]] = []
    for page in edition.pages:
        seen: set[str] = set()
        for piece in page.of("reference"):
            if piece.name.isdecimal() and piece.name not in seen:
                seen.add(piece.name)
                numbered.append((page, piece))
    numbers = [0, *(int(piece.name) for _, piece in numbered)]
    for (page, piece), (before, number) in zip(numbered, pairwise(numbers), strict=True):
        if number != before + 1:
            yield (
                page.path,
                piece.line,
                f"note {number} follows note {before}",
                f"Number it {before + 1}, or restore what is missing between them",
            )
