"""Fingerprints, which show without its words that a copy is the text that was restated.

A fingerprint has three parts: ``hash``, 48 bits of BLAKE2s over the paragraph’s words without
case, accents, punctuation and note marks; ``words``, their number; and ``sketch``, 64 bits of
one-permutation MinHash (Li, Owen and Zhang, “One Permutation Hashing”, 2012; one bit a bin, Li
and König, “b-Bit Minwise Hashing”, 2010) over the pairs of neighbouring words. The sketch has the
same 64 bits however long the paragraph is, and no order: nothing can be read back from it, and it
tells an altered paragraph from another one. The file is JSON:

    {"version": 1,
     "sections": {"opening": ["0123456789ab 102 0123456789abcdef", …], …},
     "notes": {"1": "0123456789ab 48 0123456789abcdef", …}}
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2s
from pathlib import Path

from reading_edition.model.hashing import hash_of_words, words
from reading_edition.witness.limits import SourceError
from reading_edition.witness.model import Block, Note, Text, block_text

VERSION = 1
BINS = 64
_MASK = (1 << 64) - 1
_ODD = 0x9E3779B97F4A7C15  # spreads a sum over all 64 bits, as in Fibonacci hashing
_LINE = re.compile(r"([0-9a-f]{12}) (\d{1,9}) ([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The fingerprint of one paragraph or note."""

    hash: str
    words: int
    sketch: str

    def __str__(self) -> str:
        return f"{self.hash} {self.words} {self.sketch}"


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Those of a whole text: paragraphs by section id, in reading order, and notes by label."""

    sections: dict[str, tuple[Fingerprint, ...]]
    notes: dict[str, Fingerprint]


def of_text(text: str) -> Fingerprint:
    """Return the fingerprint of the words of *text*."""
    found = words(text)
    return Fingerprint(hash_of_words(found, text), len(found), _sketch(found))


def likeness(one: str, other: str) -> float:
    """Return which share of their word pairs two sketches have in common, from 0 to 1.

    An estimate: unrelated bits agree by half.
    """
    agreeing = BINS - (int(one, 16) ^ int(other, 16)).bit_count()
    return max(0.0, 2 * agreeing / BINS - 1)


def _sketch(found: list[str]) -> str:
    least: list[int | None] = [None] * BINS
    before = 0
    for number in [*map(_number, found), 0]:
        mixed = ((before * 3 + number) * _ODD) & _MASK
        mixed = ((mixed ^ (mixed >> 32)) * _ODD) & _MASK
        before = number
        bin_, rest = mixed >> 58, mixed & (_MASK >> 6)
        kept = least[bin_]
        if kept is None or rest < kept:
            least[bin_] = rest
    bits = 0
    # An empty bin takes after the filled one before it; at least one is filled.
    rest = next(one for one in reversed(least) if one is not None)
    for bin_, kept in enumerate(least):
        rest = rest if kept is None else kept
        bits |= ((rest >> 20 ^ (rest * (2 * bin_ + 1) >> 30 if kept is None else 0)) & 1) << bin_
    return f"{bits:016x}"


@lru_cache(maxsize=10_000)
def _number(word: str) -> int:
    return int.from_bytes(blake2s(word.encode(), digest_size=8).digest())


def of_block(block: Block) -> Fingerprint:
    """Return the fingerprint of *block*."""
    return of_text(block_text(block))


def of_note(note: Note) -> Fingerprint:
    """Return the fingerprint of all paragraphs of *note*."""
    return of_text("\n".join(block_text(block) for block in note.blocks))


def take(text: Text, ids: Sequence[str] = ()) -> Fingerprints:
    """Return the fingerprints of *text*; *ids* name its sections in order in place of its own.

    Raises :class:`ValueError` where *ids* are not as many as the sections that hold paragraphs.
    """
    sections = [section for section in text.sections if section.counted]
    if ids and (len(ids) != len(sections) or len(set(ids)) != len(ids)):
        raise ValueError(
            f"{len(ids)} ids for {len(sections)} sections "
            f"({', '.join(section.id for section in sections)})"
        )
    names = ids or [section.id for section in sections]
    return Fingerprints(
        {
            name: tuple(of_block(block) for block in section.counted)
            for name, section in zip(names, sections, strict=True)
        },
        {note.label: of_note(note) for note in text.notes},
    )


def dump(fingerprints: Fingerprints) -> str:
    """Return *fingerprints* as the JSON of their file."""
    data = {
        "version": VERSION,
        "sections": {
            name: [str(one) for one in prints] for name, prints in fingerprints.sections.items()
        },
        "notes": {label: str(one) for label, one in fingerprints.notes.items()},
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def load(path: Path) -> Fingerprints:
    """Return the fingerprints in the file *path*; raise :class:`SourceError` for a faulty one."""
    advice = "Make it again with: reading-edition source fingerprint PATH"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise ValueError(f"its version is {data['version']!r}, not {VERSION}")
        return Fingerprints(
            {
                name: tuple(_parse(one) for one in prints)
                for name, prints in data["sections"].items()
            },
            {label: _parse(one) for label, one in data["notes"].items()},
        )
    except OSError as error:
        raise SourceError(path, 0, f"It cannot be read ({error.strerror}).", advice) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"These are no fingerprints ({type(error).__name__}: {error})."
        raise SourceError(path, 0, message, advice) from None


def _parse(line: str) -> Fingerprint:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"not a fingerprint: {line[:40]!r}")
    return Fingerprint(found[1], int(found[2]), found[3])
