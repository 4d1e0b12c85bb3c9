"""The ``standOff``: persons, places, works and events, which the text refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ..model import dates
from ..model.address import Address
from ..model.places import short
from ..store.indexes import authority_of, index_names, listed
from ..store.tables import CITATIONS, MARKS
from ..store.works import entries_of, items_of, shown_of_works
from .book import PERSONS, PLACES, WORKS
from .tree import add_text, child
from .works import structured

if TYPE_CHECKING:
    from ..model.records import Mention
    from ..model.timeline_layout import Event
    from ..people.authority import Person
    from ..store.domain import EditionDomain
    from .book import Book

CERTAINTY = {"probable": "medium", "possible": "low", "disputed": "unknown"}
"""How far an identification is certain, as TEI says it."""


def stand_off(book: Book, events: list[Event]) -> ET.Element | None:
    """All that the text refers to; None if there is nothing."""
    made = ET.Element("standOff")
    for index, tag in ((PERSONS, "listPerson"), (PLACES, "listPlace")):
        if index in index_names(book.domain):
            group = ET.Element(tag)
            authority = authority_of(book.domain, index)
            for key, entry in authority.persons.items():
                if not entry.see or authority.resolve(key) is None:
                    _entry(group, book, index, key)
            if len(group):
                made.append(group)
    works = _works(book)
    if len(works):
        made.append(works)
    if events:
        _events(child(made, "listEvent"), events)
    return made if len(made) else None


def _entry(group: ET.Element, book: Book, index: str, key: str) -> None:
    authority = authority_of(book.domain, index)
    entry = authority.persons[key]
    tag, name = ("place", "placeName") if index == PLACES else ("person", "persName")
    if tag == "person" and entry.kind != "person":
        tag, name = "org", "orgName"
    sort = entry.sort if entry.sort != entry.heading else None
    made = child(group, tag, xml_id=book.entry(index, key), n=key, sortKey=sort)
    certainty = CERTAINTY.get(entry.certainty)
    child(made, name, entry.display, type="main", cert=certainty)
    child(made, name, entry.heading, type="sort")
    for form in entry.variants:
        child(made, name, form, type="variant")
    for other in book.domain.derived(_sent).get((index, key), ()):
        child(made, name, other.display, type="variant", n=other.key)
    if tag == "place" and entry.description:
        child(made, "desc", entry.description)
    if tag == "person":
        _day(made, "birth", entry.born)
        _day(made, "death", entry.died)
    for kind, value in entry.ids.items():
        child(made, "idno", value, type=kind if kind == "wikidata" else kind.upper())
    if tag != "place" and entry.description:
        child(made, "note", entry.description, type="bio")
    _note_places(made, book, index, key)
    for kind, keys in (("see", entry.see), ("see-also", entry.see_also)):
        if targets := [name for name in (book.entry(index, one) for one in keys) if name]:
            note = child(made, "note", type=kind)
            child(note, "ptr", target=" ".join(f"#{name}" for name in targets))


def _sent(domain: EditionDomain) -> dict[tuple[str, str], list[Person]]:
    """By index and key of an entry the others that the index sends to it."""
    found: dict[tuple[str, str], list[Person]] = {}
    for index in (PERSONS, PLACES):
        authority = authority_of(domain, index) if index in index_names(domain) else None
        for other in authority.persons.values() if authority else ():
            if authority and other.see and (target := authority.resolve(other.key)):
                found.setdefault((index, target), []).append(other)
    return found


def _without_words(domain: EditionDomain) -> dict[tuple[str, str], list[Mention]]:
    """By index and key the mentions that authority files list, without words in the text."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for index in index_names(domain):
        for one in listed(domain, index):
            if one.text and one.docname in domain.sections:
                found.setdefault((index, one.key), []).append(one)
    return found


def _day(person: ET.Element, tag: str, text: str) -> None:
    day = dates.parse(text)
    if day is None or day is dates.UNKNOWN:
        return
    name = {"before": "notAfter", "after": "notBefore"}.get(day.hedge, "when")
    made = child(person, tag, day.printed)
    if day.year > 0:
        made.set(name, day.iso)
    if day.hedge == "c.":
        made.set("cert", "medium")


def _note_places(made: ET.Element, book: Book, index: str, key: str) -> None:
    if (index, key) in book.domain.derived(_without_words):
        places_of(child(made, "note", type="places"), book, index, key)


def places_of(made: ET.Element, book: Book, index: str, key: str) -> None:
    """Add to *made* the places that the authority file lists of the entry *key*, without words."""
    for one in book.domain.derived(_without_words).get((index, key), ()):
        place = book.domain.locator(one.docname, one.paragraph, one.anchor, one.note)
        add_text(made, " " if made.text else "")
        words = f"{short(place)}: {one.sub}" if one.sub else short(place)
        ref = child(made, "ref", words, type=one.kind)
        book.link(ref, "target", Address(one.docname, one.anchor))


def _works(book: Book) -> ET.Element:
    """The works that are cited, listed or marked."""
    domain = book.domain
    used = set(domain.derived(shown_of_works))
    used |= {one.key for found in CITATIONS.of(domain).values() for one in found}
    marked = {m.key for found in MARKS.of(domain).values() for name, m in found if name == WORKS}
    entries = entries_of(book.env)
    made = ET.Element("listBibl")
    for item in items_of(book.env, [key for key in entries if key in used | marked]):
        work = structured(item, book.entry(WORKS, item["id"]))
        _note_places(work, book, WORKS, item["id"])
        made.append(work)
    authority = authority_of(domain, WORKS)
    for key, entry in authority.persons.items():
        if key not in entries and (not entry.see or authority.resolve(key) is None):
            work = child(made, "bibl", xml_id=book.entry(WORKS, key), n=key)
            child(work, "title", entry.heading)
            if entry.description:
                child(work, "note", entry.description)
            _note_places(work, book, WORKS, key)
    return made


def _events(made: ET.Element, events: list[Event]) -> None:
    for number, event in enumerate(events, start=1):
        years = {"when": event.first} if event.first == event.last else {
            "from": event.first, "to": event.last}  # fmt: skip
        given = {name: f"{year:04d}" for name, year in years.items() if year and year > 0}
        child(child(made, "event", n=str(number), **given), "label", event.label)
