"""Places in the text: their order, and how they are printed and spelled out.

A place is a paragraph of a section, or a note to it. Printed, it is short
("§3 ¶4", "§3 n. 6"); spelled out, it can be read aloud ("section 3, paragraph 4").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import total_ordering
from typing import NamedTuple

from ..locale import _, later
from .address import Address

_SIGN = "§"


@dataclass(frozen=True, slots=True)
class Unit:
    """What the numbers of a section count: how one and several are printed and read aloud.

    In English: `_` has the words in the edition's language.
    """

    sign: str
    signs: str
    name: str
    names: str


UNITS = {
    "paragraph": Unit(later("¶"), later("¶¶"), later("paragraph"), later("paragraphs")),
    "item": Unit("", "", later("item"), later("items")),
    "line": Unit(later("l. "), later("ll. "), later("line"), later("lines")),
    "speech": Unit(later("sp. "), later("spp. "), later("speech"), later("speeches")),
    "row": Unit(later("r. "), later("rr. "), later("row"), later("rows")),
    "part": Unit(later("pt. "), later("pts. "), later("part"), later("parts")),
}
"""Units by name; a section counts one of them."""


class Place(NamedTuple):
    """A section page: its position in reading order, its printed label, what it counts."""

    order: int
    own: str
    """``"§3"``, or a title such as ``"Further Reading"``: what it is called in its part."""
    unit: str = "paragraph"
    """One of `UNITS`."""
    part: str = ""
    """The part of the text that it belongs to, such as ``"Book II"``, if there are any."""

    @property
    def label(self) -> str:
        """What it is called in the whole text: "§3", "Book II §3", "Book II, Preface"."""
        return self.part + (" " if self.numbered else ", ") + self.own if self.part else self.own

    @property
    def numbered(self) -> bool:
        """Whether the section has a number; others are called by a title."""
        return self.own.startswith(_SIGN)

    def named_by(self, title: str) -> bool:
        """Whether *title*, the heading of its page, says already what it is called."""
        return not self.of_text or (not self.numbered and self.own.casefold() in title.casefold())

    @property
    def stop(self) -> str:
        """What parts what it is called from a title behind it: "§3 Title", "Letter 3. Title"."""
        return " " if self.numbered else ". "

    @property
    def of_text(self) -> bool:
        """Whether it is a section of the text; a list of numbered items goes with the text."""
        return self.numbered or self.unit != "item"


@total_ordering
@dataclass(frozen=True, slots=True)
class Locator:
    """One place in the text; locators sort in reading order."""

    order: int
    label: str
    unit: str
    paragraph: int
    note: str
    """Label of the note, or an empty string for the paragraph itself."""
    docname: str
    anchor: str

    @property
    def address(self) -> Address:
        return Address(self.docname, self.anchor)

    @property
    def position(self) -> tuple[int, int, tuple[int, str]]:
        """Section, paragraph, note: a note follows the paragraph that it belongs to."""
        return (self.order, self.paragraph, note_order(self.note))

    def __lt__(self, other: Locator) -> bool:
        return self.position < other.position


def note_order(note: str) -> tuple[int, str]:
    """Sort key of a note's label: numbers by value, then letters; none comes first."""
    if not note:
        return (-1, "")
    return (int(note), "") if note.isdecimal() else (10**9, note)


def short(first: Locator, last: Locator | None = None) -> str:
    """Print a place, or the range from *first* to *last* of one section.

    "§3 ¶4", "§3 n. 6", "Further Reading 3"; "§1 ¶¶10–13", "§1 nn. 4–5".
    """
    return f"{first.label} {brief(first, last)}"


def brief(first: Locator, last: Locator | None = None) -> str:
    """Print a place without its section, where the section has just been named: "¶4"."""
    several = last is not None and last != first
    unit = UNITS[first.unit]
    if first.note:
        number, sign = first.note, _("nn. ") if several else _("n. ")
        end = last.note if last else ""
    else:
        number, sign = str(first.paragraph), _(unit.signs if several else unit.sign)
        end = str(last.paragraph) if last else ""
    return f"{sign}{number}–{end}" if several else f"{sign}{number}"


def spelled(first: Locator, last: Locator | None = None) -> str:
    """Spell a place or range out: "section 3, paragraph 4, note 6"."""
    section = spelled_section(first)
    if last is None or last == first:
        note = ", " + _("note {label}").format(label=first.note) if first.note else ""
        return f"{section}, {_(UNITS[first.unit].name)} {first.paragraph}{note}"
    if first.note:
        notes = _("notes {first} to {last}").format(first=first.note, last=last.note)
        return f"{section}, {notes}"
    numbers = _("{first} to {last}").format(first=first.paragraph, last=last.paragraph)
    return f"{section}, {_(UNITS[first.unit].names)} {numbers}"


def spelled_section(place: Place | Locator) -> str:
    """Spell the section of *place* out: "section 3", "Book II, section 3", or its title."""
    part, sign, number = place.label.rpartition(_SIGN)
    if not sign:
        return place.label
    section = _("section {number}").format(number=number)
    return f"{part.strip()}, {section}" if part.strip() else section


def follows(before: Locator, after: Locator) -> bool:
    """Whether *after* is the next paragraph, or the next numbered note, of the same section."""
    if before.docname != after.docname or bool(before.note) != bool(after.note):
        return False
    if not before.note:
        return after.paragraph == before.paragraph + 1
    if before.note.isdecimal() and after.note.isdecimal():
        return int(after.note) == int(before.note) + 1
    return False


def distinct(locators: Iterable[Locator]) -> list[Locator]:
    """*locators* without those that print as one before: a heading's place is its paragraph's."""
    return list({place.position: place for place in reversed(list(locators))}.values())[::-1]


def runs(locators: Iterable[Locator]) -> list[tuple[Locator, Locator]]:
    """Join three or more adjoining places into ranges (first, last), in reading order; none twice.

    A range says that a person is treated from the first place to the last (Chicago Manual of
    Style); two mentions that happen to be neighbours do not.
    """
    found: list[tuple[Locator, Locator]] = []
    # Paragraphs and notes are joined apart: a note between two paragraphs does not separate them.
    for place in sorted(distinct(locators), key=lambda p: (bool(p.note), p.position)):
        if found and follows(found[-1][1], place):
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    several = [
        run
        for first, last in found
        for run in (
            [(first, first), (last, last)]
            if first != last and follows(first, last)
            else [(first, last)]
        )
    ]
    return sorted(several, key=lambda run: run[0].position)
