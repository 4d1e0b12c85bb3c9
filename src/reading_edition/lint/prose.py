"""The prose of a page by paragraphs and sentences, as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ..people.authority import Person
from .model import Edition, Piece

_EXPLICIT = re.compile(r"(.+?)\s*<([^<>]*)>", re.DOTALL)
_SHOWN = frozenset({"person", "term", "ref", "doc", "abbr", "sub", "sup"})
"""Roles that print words of a sentence."""
_SENTENCE = re.compile(r"(?<=[.?!…])[”’»“)\]]*\s+(?=[\W\d_]*[^\W\d_a-z])")
_ABBREVIATED = re.compile(
    r"(?:(?<![\w’'])[^\W\d_]|\b(?:c|cf|Dr|ed|eds|Mr|Mrs|no|p|pp|St|trans|vol|vs))\.$"
)
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of a paragraph, heading or other block of prose."""

    path: Path
    line: int
    text: str

    def sentences(self) -> Iterator[str]:
        """The sentences, one after another."""
        start = 0
        for found in _SENTENCE.finditer(self.text):
            sentence = self.text[start : found.start()]
            if not _ABBREVIATED.search(sentence):
                yield sentence.strip()
                start = found.end()
        yield self.text[start:].strip()


def words(text: str) -> list[str]:
    """The words in *text*; a word with a hyphen is one."""
    return _WORD.findall(text)


def paragraphs(edition: Edition) -> Iterator[Paragraph]:
    """All paragraphs of the pages. Headings are left out."""
    for page in edition.pages:
        pieces = (p for p in page.of("text", "role") if p.block and not p.heading)
        for (path, line), block in groupby(pieces, lambda piece: (piece.path, piece.block)):
            text, last = "", line
            for piece in block:
                shown = _shown(piece, edition.persons)
                gap = " " if piece.line > last and not text.endswith(" ") else ""
                text, last = text + gap + shown, piece.line
            yield Paragraph(path, line, text)


def _shown(piece: Piece, persons: Mapping[str, Person]) -> str:
    """What a piece prints."""
    if piece.kind == "text":
        return piece.text
    role = piece.name.rpartition(":")[2]
    if role not in _SHOWN:
        return ""
    if found := _EXPLICIT.fullmatch(piece.text):
        return found[1]
    person = persons.get(piece.text.strip()) if role == "person" else None
    return person.display if person else piece.text
