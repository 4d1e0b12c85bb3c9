"""Rules on the author's notes."""

from __future__ import annotations

from collections.abc import Iterator

from .model import Breach, Edition, Piece


def undefined(edition: Edition) -> Iterator[Breach]:
    for page in edition.pages:
        defined = {piece.name for piece in page.of("note")}
        for piece in page.of("reference"):
            if piece.name not in defined:
                yield (
                    piece.path,
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
                    piece.path,
                    piece.line,
                    f"nothing refers to the note {piece.name}",
                    f"Put [^{piece.name}] where it belongs, or take the note out",
                )


def gap(edition: Edition) -> Iterator[Breach]:
    """Note numbers that do not go up from 1 in steps of one, in the order of the references.

    They run through the whole edition, or begin at 1 again on a page.
    """
    if not edition.whole:
        return
    before = 0
    for page in edition.pages:
        first: dict[str, Piece] = {}
        for piece in page.of("reference"):
            if piece.name.isdecimal():
                first.setdefault(piece.name, piece)
        for place, piece in enumerate(first.values()):
            number, expected = int(piece.name), before + 1
            before = number
            if number == expected or (place == 0 and number == 1):
                continue
            yield (
                piece.path,
                piece.line,
                f"note {number} follows note {expected - 1}",
                f"Number it {expected}, or restore what is missing between them",
            )
