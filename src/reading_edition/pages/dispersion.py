"""Where in the text a person occurs: places on a scale that is as long as the text.

The scale runs from 0 to 100 (per cent of the text's words), so that a long paragraph is
wide and a short one narrow, and every person's strip is drawn to the same measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.records import Mention, Section

LEAST = 0.6
"""Per cent: no mark is narrower, or it could not be seen."""
RULED = 60
"""Sections; of more, the rules between them would run together."""
_DIGITS = 2
_LETTER = 2.2
"""Per cent: about the width of a letter where the scale is as wide as a column of text."""


@dataclass(frozen=True)
class Scale:
    """The extent of each paragraph, and where each section begins, in per cent."""

    extents: Mapping[tuple[str, int], tuple[float, float]]
    """Start and end by docname and paragraph."""
    starts: Mapping[str, float]
    """Start of each section by docname, in reading order."""


def scale(sections: Sequence[Section]) -> Scale:
    """Lay the paragraphs of *sections*, which come in reading order, end to end."""
    blocks = [(s.docname, p.number, max(p.words, 1)) for s in sections for p in s.paragraphs]
    total = sum(words for *_, words in blocks) or 1
    ends = [100 * words / total for words in accumulate(words for *_, words in blocks)]
    extents = {
        (docname, number): (start, end)
        for (docname, number, _), start, end in zip(blocks, [0.0, *ends], ends, strict=False)
    }
    starts: dict[str, float] = {}
    for (docname, _), (start, _) in extents.items():
        starts.setdefault(docname, start)
    return Scale(extents, starts)


def written(labels: Iterable[tuple[float, str]]) -> list[tuple[float, str]]:
    """Those of *labels*, which begin at a place on the scale, that do not run into the next."""
    rows = list(labels)
    ends = [*(start for start, _ in rows), 100.0][1:]
    return [
        (round(start, _DIGITS), label)
        for (start, label), end in zip(rows, ends, strict=True)
        if start + len(label) * _LETTER <= end
    ]


def rules(on: Scale) -> list[float]:
    """Where each section but the first begins; nothing where there are too many to be seen.

    Every strip has all of them: without this bound an index would grow with the sections
    times the persons.
    """
    starts = [round(at, _DIGITS) for at in on.starts.values()]
    return starts[1:] if len(starts) <= RULED else []


def marks(mentions: Iterable[Mention], on: Scale) -> list[tuple[float, float]]:
    """Start and width of each mark for *mentions*; what adjoins is one mark."""
    found: list[tuple[float, float]] = []
    for start, end in sorted({on.extents[m.docname, m.paragraph] for m in mentions}):
        if found and start - found[-1][1] < 1e-9:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [
        (round(min(start, 100 - LEAST), _DIGITS), round(max(end - start, LEAST), _DIGITS))
        for start, end in found
    ]


def paragraphs_by_section(mentions: Iterable[Mention]) -> dict[str, int]:
    """For each section, by docname and in order, how many paragraphs have any of the *mentions*."""
    counts: dict[str, int] = {}
    for docname, _ in dict.fromkeys((m.docname, m.paragraph) for m in mentions):
        counts[docname] = counts.get(docname, 0) + 1
    return counts
