"""Align the paragraphs of a copy with those of the edition.

Only equal hashes make a pair, so no paragraph can stand beside the wrong one. Paragraphs without
an equal on the other side are faults; each names its likeliest match among those left over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

from reading_edition.witness.fingerprint import (
    Fingerprint,
    Fingerprints,
    likeness,
    of_block,
    of_note,
)
from reading_edition.witness.model import Block, Note, Section, Text

# Of unrelated sketches one in twenty-five thousand is as alike as this by chance.
LIKELY = 0.5
WINDOW = 40


class FaultKind(StrEnum):
    """What can be wrong with a copy, paragraph by paragraph."""

    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    MOVED = "moved"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not fit: ``section`` and ``paragraph`` (from 1) are the edition’s.

    For an extra paragraph they are those of the copy; for a note, ``paragraph`` is 0 and
    ``section`` its label. ``place`` is where to look in the copy, 0 where there is nothing.
    """

    kind: FaultKind
    section: str
    paragraph: int
    place: int
    message: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """``pairs`` gives the copy’s block for (section id, paragraph from 1); ``notes`` those notes,
    by label, whose words are the ones that were restated; ``headings`` the copy’s section for
    each section id of which a paragraph fits."""

    pairs: dict[tuple[str, int], Block]
    notes: dict[str, Note]
    headings: dict[str, Section]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph on either side: where it is and its fingerprint."""

    section: str
    paragraph: int
    print: Fingerprint
    block: Block | None = None
    home: Section | None = None


def align(text: Text, fingerprints: Fingerprints) -> Alignment:
    """Return the pairs of *text* with *fingerprints*, and what does not fit. Linear in both."""
    ours = [
        _Unit(section, n, one)
        for section, prints in fingerprints.sections.items()
        for n, one in enumerate(prints, 1)
    ]
    theirs = [
        _Unit(section.id, n, of_block(block), block, section)
        for section in text.sections
        for n, block in enumerate(section.counted, 1)
    ]
    found = _matched(ours, theirs)
    pairs: dict[tuple[str, int], Block] = {}
    headings: dict[str, Section] = {}
    for mine, yours in sorted(found.items()):
        unit, other = ours[mine], theirs[yours]
        if other.block and other.home:
            pairs[unit.section, unit.paragraph] = other.block
            headings.setdefault(unit.section, other.home)
    notes, note_faults = _notes(text, fingerprints)
    faults = [*_moved(ours, theirs, found), *_unmatched(ours, theirs, found, text.unit)]
    return Alignment(pairs, notes, headings, (*faults, *note_faults))


def _matched(ours: list[_Unit], theirs: list[_Unit]) -> dict[int, int]:
    """Return which indexes pair up: unique equals first, then equals next to a pair."""
    mine = Counter(unit.print.hash for unit in ours)
    yours = Counter(unit.print.hash for unit in theirs)
    where = {unit.print.hash: n for n, unit in enumerate(theirs)}
    found = {
        n: where[unit.print.hash]
        for n, unit in enumerate(ours)
        if mine[unit.print.hash] == yours[unit.print.hash] == 1
    }
    taken = set(found.values())
    ends = {-1: -1, len(ours): len(theirs)}
    for step, order in ((1, range(len(ours))), (-1, range(len(ours) - 1, -1, -1))):
        for n in order:
            beside = found.get(n - step, ends.get(n - step))
            if n in found or beside is None:
                continue
            other = beside + step
            fits = 0 <= other < len(theirs) and other not in taken
            if fits and theirs[other].print.hash == ours[n].print.hash:
                found[n] = other
                taken.add(other)
    return found


def _moved(ours: list[_Unit], theirs: list[_Unit], found: dict[int, int]) -> list[Fault]:
    """Report the fewest pairs whose removal leaves the copy in the edition’s order."""
    order = sorted(found.items())
    steady = _longest_rise([yours for _, yours in order])
    return [
        Fault(
            FaultKind.MOVED,
            ours[mine].section,
            ours[mine].paragraph,
            _place(theirs[yours]),
            f"Section {ours[mine].section}, paragraph {ours[mine].paragraph} is elsewhere in "
            f"the copy: {_called(theirs[yours])}.",
        )
        for mine, yours in order
        if yours not in steady
    ]


def _longest_rise(numbers: list[int]) -> set[int]:
    """Return the members of a longest rising run of *numbers*, gaps allowed."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    member = tails[-1] if tails else None
    rise: set[int] = set()
    while member is not None:
        rise.add(member)
        member = before[member]
    return rise


def _unmatched(
    ours: list[_Unit], theirs: list[_Unit], found: dict[int, int], unit_name: str
) -> list[Fault]:
    taken = set(found.values())
    faults: list[Fault] = []
    expected = 0
    likened: set[int] = set()
    for n, unit in enumerate(ours):
        if n in found:
            expected = found[n] + 1
            continue
        near = (
            (likeness(unit.print.sketch, theirs[other].print.sketch), other)
            for other in range(max(0, expected - WINDOW), min(len(theirs), expected + WINDOW))
            if other not in taken and other not in likened
        )
        share, best = max(near, key=itemgetter(0), default=(0.0, 0))  # of equals the first
        name = f"Section {unit.section}, paragraph {unit.paragraph}"
        if share < LIKELY:
            message = f"{name} is not in the copy ({unit.print.words} words)."
            faults.append(Fault(FaultKind.MISSING, unit.section, unit.paragraph, 0, message))
            continue
        other = theirs[best]
        likened.add(best)
        expected = best + 1
        faults.append(
            Fault(
                FaultKind.CHANGED,
                unit.section,
                unit.paragraph,
                _place(other),
                f"{name} has other words in the copy. The likeliest match is {_called(other)} "
                f"({unit_name} {_place(other)}; {other.print.words} words in place of "
                f"{unit.print.words}; about {share:.0%} of its word pairs alike).",
            )
        )
    for n, other in enumerate(theirs):
        if n not in taken and n not in likened:
            message = (
                f"The copy has a paragraph that the edition does not restate: {_called(other)} "
                f"({unit_name} {_place(other)}, {other.print.words} words)."
            )
            faults.append(
                Fault(FaultKind.EXTRA, other.section, other.paragraph, _place(other), message)
            )
    return faults


def _notes(text: Text, fingerprints: Fingerprints) -> tuple[dict[str, Note], list[Fault]]:
    notes = {note.label: note for note in text.notes}
    fitting = {
        label: notes[label]
        for label, expected in fingerprints.notes.items()
        if label in notes and of_note(notes[label]).hash == expected.hash
    }
    faults: list[Fault] = []
    for label in fingerprints.notes.keys() | notes.keys():
        if label in fitting:
            continue
        place = notes[label].place if label in notes else 0
        if label not in notes:
            message = f"Note {label} is not in the copy."
        elif label not in fingerprints.notes:
            message = f"The copy has a note {label} that the edition does not restate."
        else:
            message = f"Note {label} has other words in the copy ({text.unit} {place})."
        faults.append(Fault(FaultKind.NOTE, label, 0, place, message))
    return fitting, sorted(faults, key=lambda fault: (len(fault.section), fault.section))


def _place(unit: _Unit) -> int:
    return unit.block.place if unit.block else 0


def _called(unit: _Unit) -> str:
    return f"paragraph {unit.paragraph} of the copy’s section “{unit.section}”"
