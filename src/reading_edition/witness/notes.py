"""Note marks in the text, the notes that they lead to, and the numbers both carry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reading_edition.witness.draft import Draft, note_mark
from reading_edition.witness.model import Remark
from reading_edition.witness.repairs import Kind, Log

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# A superscript after a digit or a unit is a power, not a note: 10², km², E=mc².
_MARK = re.compile(
    r"\s?\[\^?(\d{1,4})\]|\^(\d{1,4})\^|(?<![\d⁰¹²³⁴-⁹])(?<!\b[kcmdxyabr])(?<!\b[kcm]m)"
    r"(?<!mc)([⁰¹²³⁴-⁹]{1,4})"
)


@dataclass(slots=True)
class Found:
    """A note as it was found: its label in the copy, its paragraphs, its place."""

    label: str
    drafts: list[Draft]
    place: int


@dataclass(slots=True)
class Group:
    """Notes in a row, after the first ``after`` blocks of the text."""

    after: int
    notes: list[Found] = field(default_factory=list)


def candidates(line: str) -> list[str]:
    """Return the labels that look like note marks in *line*, in order."""
    if "[" not in line and "^" not in line and line.isascii():
        return []
    return [_label(found) for found in _MARK.finditer(line)]


def tie(blocks: list[Draft], groups: list[Group], log: Log) -> tuple[list[Found], list[Remark]]:
    """Tie the marks in *blocks* to the notes of *groups*.

    Each mark becomes a draft mark in place. Where labels start again (a group for each chapter)
    the notes are numbered through. Returns the notes in order and what does not fit together.
    """
    notes = [note for group in groups for note in group.notes]
    numbers = _numbers(notes, log)
    if not notes or not log.wants(Kind.NOTE):
        for note in notes:
            note.label = numbers[id(note)]
        return notes, []
    holders: dict[str, list[tuple[int, str]]] = {}
    for group in groups:
        for note in group.notes:
            holders.setdefault(note.label, []).append((group.after, numbers[id(note)]))
    used: set[str] = set()
    lost: list[Remark] = []
    count = _Count()
    for index, block in enumerate(blocks):
        count.chapter(block.kind == "heading")
        for n, line in enumerate(block.lines):
            if not candidates(line):
                continue
            place = block.places[n] if block.places else block.place

            def tied(found: re.Match[str], index: int = index, place: int = place) -> str:
                label = _label(found)
                held = [one for one in holders.get(label, ()) if one[0] > index]
                if not held:
                    if not (found[1] and len(found[1]) == 4):
                        lost.append(_lost_mark(place, found[0].strip()))
                    return found[0]
                round_ = count.seen(label)
                number = held[min(round_, len(held) - 1) if held[0][0] == held[-1][0] else 0][1]
                used.add(number)
                log.add(Kind.NOTE, place, found[0].strip(), f"note {number}")
                return note_mark(number)

            block.lines[n] = _MARK.sub(tied, line)
    for note in notes:
        note.label = numbers[id(note)]
    return notes, lost + [_lost_note(note) for note in notes if note.label not in used]


class _Count:
    """How often the numbers of the marks have started again."""

    def __init__(self) -> None:
        self._last = 0
        self._round = 0
        self._fresh = False

    def chapter(self, begins: bool) -> None:
        self._fresh = self._fresh or begins

    def seen(self, label: str) -> int:
        number = int(label)
        if number == 1 and (self._last > 1 or (self._last and self._fresh)):
            self._round += 1
        self._fresh = False
        self._last = number
        return self._round


def _numbers(notes: list[Found], log: Log) -> dict[int, str]:
    """Return the label that each note gets: its own, or its number in all where they repeat."""
    if len({note.label for note in notes}) == len(notes):
        return {id(note): note.label for note in notes}
    for number, note in enumerate(notes, 1):
        if note.label != str(number):
            log.add(Kind.NUMBERING, note.place, f"note {note.label}", f"note {number}")
    return {id(note): str(number) for number, note in enumerate(notes, 1)}


def _label(found: re.Match[str]) -> str:
    label = found[1] or found[2] or found[3].translate(_SUPERSCRIPT)
    return label.lstrip("0") or "0"


def _lost_mark(place: int, mark: str) -> Remark:
    return Remark(
        place,
        f"The mark {mark} has no note; it is left as text.",
        "Compare the list of notes with the printed text.",
    )


def _lost_note(note: Found) -> Remark:
    return Remark(
        note.place,
        f"Note {note.label} has no mark in the text.",
        f"Put [{note.label}] in your copy where the note belongs.",
    )
