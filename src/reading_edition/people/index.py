"""An index, that of names for one: from mentions to letter groups, entries and locators.

The usage is that of a scholarly printed index (Chicago's manual): locators in reading
order, adjoining paragraphs as a range, sub-entries in alphabetical order, *see* from a
heading without locators, *see also* only between headings that have some.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from ..model.alphabetical import IN_ENGLISH, Order
from ..model.places import Locator, Place, runs, short, spelled
from ..model.records import Mention
from .authority import Authority, Person

KINDS = ("principal", "quotation", "mention", "citation")
"""Kinds of mention, from the weightiest: a place that has several is marked by the first."""
CROWDED = 6
"""This many locators that nothing distinguishes need sub-headings."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A place, or a range of adjoining places, where a person is mentioned."""

    first: Locator
    last: Locator
    kind: str

    @property
    def short(self) -> str:
        """As printed: "§1 ¶¶10–13"."""
        return short(self.first, self.last)

    @property
    def spelled(self) -> str:
        """As read aloud: "section 1, paragraphs 10 to 13"."""
        return spelled(self.first, self.last)


@dataclass(frozen=True, slots=True)
class SubEntry:
    """A topic or work under an entry."""

    heading: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading; with *see* it has no references of its own."""

    person: Person
    references: tuple[Reference, ...]
    """Those without a sub-heading."""
    subs: tuple[SubEntry, ...]
    see: tuple[Person, ...]
    see_also: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    """All mentions, in reading order."""

    @property
    def key(self) -> str:
        return self.person.key


@dataclass(frozen=True, slots=True)
class Group:
    """The entries under one letter; "#" holds what begins with no letter."""

    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an indexer would correct."""

    rule: str
    """``crowded``, ``blind``, ``unknown`` or ``unmentioned``."""
    key: str
    message: str


@dataclass(frozen=True, slots=True)
class Index:
    """The finished index, and what needs correction in it."""

    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in alphabetical order."""
        return tuple(entry for group in self.groups for entry in group.entries)


def build(
    mentions: Iterable[Mention],
    authority: Authority,
    sections: Mapping[str, Place],
    order: Order = IN_ENGLISH,
) -> Index:
    """Make the index of *mentions* on the pages of *sections*, by docname.

    A mention on a page that is no section, or of what the authority does not have, is a finding.
    """
    findings: list[Finding] = []
    by_person: dict[str, list[tuple[Locator, Mention]]] = {}
    for mention in mentions:
        place = sections.get(mention.docname)
        key = authority.resolve(mention.key)
        if key is None or place is None:
            findings.append(_lost(mention, place))
            continue
        by_person.setdefault(key, []).append((_locator(mention, place), mention))

    entries = []
    for key, person in authority.persons.items():
        if person.see:
            targets = [k for k in person.see if k in by_person]
            if targets:
                entries.append(Entry(person, (), (), _sorted(targets, authority, order), (), ()))
            else:
                findings.append(
                    Finding(
                        "blind",
                        key,
                        f"{person.heading!r} sends readers to an entry "
                        "without locators, and is left out of the index.",
                    )
                )
        elif key in by_person:
            entry = _entry(person, by_person[key], by_person, authority, order)
            entries.append(entry)
            findings += _lint(entry)
        else:
            findings.append(
                Finding(
                    "unmentioned",
                    key,
                    f"{person.heading!r} is in the authority file, but no page mentions it.",
                )
            )
    entries.sort(key=lambda e: (order.key(e.person.sort), e.key))
    groups = tuple(
        Group(letter, tuple(members))
        for letter, members in groupby(entries, key=lambda e: order.letter(e.person.sort))
    )
    return Index(groups, tuple(findings))


def _lost(mention: Mention, place: Place | None) -> Finding:
    what = "is not in the authority file" if place else f"is on {mention.docname}, no section"
    return Finding(
        "unknown",
        mention.key,
        f"The mention {mention.text!r} of {mention.key!r} {what}; it is left out of the index.",
    )


def _locator(mention: Mention, place: Place) -> Locator:
    return Locator(
        place.order,
        place.label,
        place.unit,
        mention.paragraph,
        mention.note,
        mention.docname,
        mention.anchor,
    )


def _sorted(keys: Iterable[str], authority: Authority, order: Order) -> tuple[Person, ...]:
    persons = [authority.persons[key] for key in keys]
    return tuple(sorted(persons, key=lambda p: order.key(p.sort)))


def _entry(
    person: Person,
    found: list[tuple[Locator, Mention]],
    mentioned: Mapping[str, object],
    authority: Authority,
    order: Order,
) -> Entry:
    found = sorted(found, key=lambda pair: pair[0].position)
    subs: dict[str, list[tuple[Locator, str]]] = {}
    for place, mention in found:
        subs.setdefault(mention.sub, []).append((place, mention.kind))
    headings = sorted((sub for sub in subs if sub), key=order.sub_key)
    return Entry(
        person,
        _references(subs.get("", [])),
        tuple(SubEntry(heading, _references(subs[heading])) for heading in headings),
        (),
        _sorted((k for k in person.see_also if k in mentioned), authority, order),
        tuple(mention for _, mention in found),
    )


def _references(places: list[tuple[Locator, str]]) -> tuple[Reference, ...]:
    """One reference for each place or run of places of one kind."""
    first = {place.position: place for place, _ in reversed(places)}
    kinds: dict[Locator, str] = {}
    for place, kind in ((first[place.position], kind) for place, kind in places):
        kinds[place] = min(kinds.get(place, KINDS[-1]), kind, key=KINDS.index)
    found = [
        Reference(first, last, kind)
        for kind in KINDS
        for first, last in runs(place for place, k in kinds.items() if k == kind)
    ]
    return tuple(sorted(found, key=lambda reference: reference.first.position))


def _lint(entry: Entry) -> list[Finding]:
    plain = [r for r in entry.references if r.kind != "citation"]
    found = []
    if len(plain) >= CROWDED:
        found.append(
            Finding(
                "crowded",
                entry.key,
                f"{entry.person.heading!r} has {len(plain)} locators and no sub-headings. "
                "Add sub-headings, with an exclamation mark, where it is marked or listed.",
            )
        )
    led_to = {person.key for person in entry.see_also}
    found += [
        Finding(
            "blind",
            entry.key,
            f"{entry.person.heading!r}: see also {key!r} is left out, "
            "for that entry has no locators.",
        )
        for key in entry.person.see_also
        if key not in led_to
    ]
    return found
