"""The kinds of repair, and the log that records each of them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType

from reading_edition.witness.draft import bare
from reading_edition.witness.model import Finding, Left, Repair

EXCERPT = 60


class Kind(StrEnum):
    """What may be repaired or recognised; each can be switched off by its value."""

    ENCODING = "encoding"
    INVISIBLE = "invisible"
    NEWLINE = "newline"
    GUTENBERG = "gutenberg"
    BLANK = "blank"
    JOIN = "join"
    HYPHEN = "hyphen"
    QUOTE = "quote"
    RANGE = "range"
    EMPHASIS = "emphasis"
    HEADING = "heading"
    VERSE = "verse"
    QUOTATION = "quotation"
    NOTE = "note"
    NUMBERING = "numbering"
    CLOSING = "closing"
    FLATTENED = "flattened"


DESCRIPTIONS = MappingProxyType(
    {
        Kind.ENCODING: "text that is not UTF-8, or starts with a byte-order mark, decoded",
        Kind.INVISIBLE: "control and zero-width characters removed",
        Kind.NEWLINE: "line ends of other systems and page breaks made line feeds",
        Kind.GUTENBERG: "frame and marks of Project Gutenberg left out, or taken as what they mean",
        Kind.BLANK: "runs of blank lines taken as one",
        Kind.JOIN: "paragraphs and notes broken over lines or pages joined",
        Kind.HYPHEN: "words hyphenated at a line’s end closed up",
        Kind.QUOTE: "straight and wrong-way quotation marks made typographic",
        Kind.RANGE: "hyphens between numbers made en rules",
        Kind.EMPHASIS: "asterisks made italics or bold",
        Kind.HEADING: "short lines on their own taken as headings",
        Kind.VERSE: "short lines kept as verse",
        Kind.QUOTATION: "unmarked paragraphs taken as quotations",
        Kind.NOTE: "marks in the text tied to the notes",
        Kind.NUMBERING: "notes that start again at 1, or have signs (* †), numbered through",
        Kind.CLOSING: "a short last line taken as a closing line",
        Kind.FLATTENED: "tables, pictures, code and raw markup turned into plain words",
    }
)


PLACES = 3
"""So many first places of a finding are kept."""


class Log:
    """Collects repairs; a kind that is switched off is asked for with :meth:`wants`.

    It collects too what is left out of the text, and which signs of the file were recognised.
    """

    def __init__(self, off: Iterable[str] = ()) -> None:
        self._off = frozenset(off)
        self._repairs: list[Repair] = []
        self._left: list[Left] = []
        self._found: dict[bool, dict[str, list[int]]] = {True: {}, False: {}}

    def wants(self, kind: Kind) -> bool:
        """Say whether *kind* is to be repaired."""
        return kind not in self._off

    def add(self, kind: Kind, place: int, before: str, after: str) -> None:
        """Note a repair at *place*; long excerpts are cut."""
        self._repairs.append(Repair(kind.value, place, _short(bare(before)), _short(bare(after))))

    def leave(self, reason: str, place: int, words: str) -> None:
        """Keep *words*, which are left out of the text because of *reason*."""
        words = " ".join(bare(words).split())
        if any(map(str.isalnum, words)):
            self._left.append(Left(reason, place, words))

    def find(self, what: str, place: int, *, known: bool = True) -> None:
        """Count *what* was recognised at *place*, or was not *known*."""
        self._found[known].setdefault(what, []).append(place)

    def left(self) -> tuple[Left, ...]:
        """Return what was left out, by place."""
        return tuple(sorted(self._left, key=lambda one: one.place))

    def findings(self, *, known: bool = True) -> tuple[Finding, ...]:
        """Return what was recognised, or not *known*, the most frequent first."""
        found = (
            Finding(what, len(places), tuple(sorted(dict.fromkeys(places))[:PLACES]))
            for what, places in self._found[known].items()
        )
        return tuple(sorted(found, key=lambda one: (-one.count, one.what)))

    def repairs(self) -> tuple[Repair, ...]:
        """Return the repairs, by place."""
        return tuple(sorted(self._repairs, key=lambda repair: repair.place))


def unknown(kinds: Iterable[str]) -> list[str]:
    """Return those of *kinds* that name no kind of repair."""
    return [kind for kind in kinds if kind not in set(Kind)]


def _short(excerpt: str) -> str:
    if len(excerpt) <= EXCERPT:
        return excerpt
    return f"{excerpt[: EXCERPT // 2 - 1]} … {excerpt[-EXCERPT // 2 + 2 :]}"
