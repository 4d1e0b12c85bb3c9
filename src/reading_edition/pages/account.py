"""The account of names: who is named in which paragraphs of the text, as figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..locale import counted
from ..model.places import short, spelled_section
from .dispersion import Scale, paragraphs_by_section, scale
from .strips import by_first_mention

if TYPE_CHECKING:
    from ..people.index import Entry
    from ..store.domain import EditionDomain

LEAST = 2
"""Paragraphs; a person of fewer has no row."""
ROWS = 30
"""At most so many rows: of more persons, those of the most paragraphs."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A paragraph that names a person: where it begins and how wide it is, in per cent."""

    docname: str
    anchor: str
    place: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One person: key, heading, where in words, the paragraphs."""

    key: str
    heading: str
    where: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """One section: where it begins and how wide it is, and how many names its paragraphs have."""

    docname: str
    label: str
    title: str
    start: float
    width: float
    names: int


@dataclass(frozen=True, slots=True)
class Account:
    """The whole table, and how many persons the text names in all."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    persons: int


def account(domain: EditionDomain) -> Account:
    """The account of the sections of an edition, persons by their first mention."""
    docnames = [name for name, place in domain.places.items() if place.of_text]
    on = scale([domain.sections[docname] for docname in docnames])
    entries = by_first_mention(domain)
    rows = [row for row in (_row(domain, entry, on) for entry in entries) if row.marks]
    counts = dict.fromkeys(docnames, 0)
    for row in rows:
        for mark in row.marks:
            counts[mark.docname] += 1
    shown = [row for row in rows if len(row.marks) >= LEAST]
    if len(shown) > ROWS:
        least = sorted((len(row.marks) for row in shown), reverse=True)[ROWS]
        shown = [row for row in shown if len(row.marks) > least]
    return Account(_heads(domain, on, counts), tuple(shown), len(rows))


def _row(domain: EditionDomain, entry: Entry, on: Scale) -> Row:
    places = {(m.docname, m.paragraph) for m in entry.mentions}
    anchors = {
        name: {one.number: one.anchor for one in domain.sections[name].paragraphs}
        for name in on.starts
    }
    marks = []
    for (docname, number), (start, end) in on.extents.items():
        if (docname, number) in places:
            anchor = anchors[docname][number]
            locator = domain.locator(docname, number, anchor)
            marks.append(Mark(docname, anchor, short(locator), start, end - start))
    counts = paragraphs_by_section(entry.mentions)
    where = "; ".join(
        f"{spelled_section(domain.places[docname])}, {count}"
        for docname, count in counts.items()
        if docname in on.starts
    )
    said = counted(
        len(on.extents),
        "named in {count} of {number} paragraph: {where}",
        "named in {count} of {number} paragraphs: {where}",
        count=len(marks),
        where=where,
    )
    return Row(entry.key, entry.person.heading, said, tuple(marks))


def _heads(domain: EditionDomain, on: Scale, counts: dict[str, int]) -> tuple[Head, ...]:
    starts: Sequence[float] = [*on.starts.values(), 100.0]
    return tuple(
        Head(
            docname,
            domain.places[docname].own,
            domain.sections[docname].title,
            start,
            end - start,
            counts[docname],
        )
        for docname, start, end in zip(on.starts, starts, starts[1:], strict=False)
    )
