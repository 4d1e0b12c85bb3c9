"""What an entry takes over from others: ``crossref`` and ``xdata``, after biblatex's rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pybtex.database import Entry

_OWN = {
    "crossref", "entryset", "entrysubtype", "execute", "ids", "keywords", "label", "options",
    "presort", "related", "relatedoptions", "relatedstring", "relatedtype", "shortauthor",
    "shorteditor", "shorthand", "shorthandintro", "sortinit", "sortkey", "sortname", "sorttitle",
    "sortyear", "xdata", "xref",
}  # fmt: skip
"""Fields that are never taken over."""
_PARTS = frozenset(
    {"inbook", "incollection", "inproceedings", "bookinbook", "suppbook", "inreference"}
)
_VOLUMES = frozenset({"book", "collection", "proceedings", "reference"})
_ISSUES = frozenset({"article", "suppperiodical"})
_TITLES = ("title", "subtitle", "titleaddon")


def complete(entries: Mapping[str, Entry]) -> list[tuple[str, str, str]]:
    """Give each of *entries* the fields that it takes over from others, in place.

    Returns what cannot be taken over: key, field, and the key that is missing or that leads
    back to the entry.
    """
    faults: list[tuple[str, str, str]] = []
    done: set[str] = set()
    for key in entries:
        faults += _complete(key, entries, done, ())
    return faults


def _complete(
    key: str, entries: Mapping[str, Entry], done: set[str], path: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    """Complete the entry *key*, after the entries that it takes over from."""
    if key in done:
        return
    entry = entries[key]
    for field, named in _sources(entry):
        if named not in entries or named in (*path, key):
            yield key, field, named
            continue
        yield from _complete(named, entries, done, (*path, key))
        _take_over(entry, entries[named], whole=field == "xdata")
    done.add(key)


def _sources(entry: Entry) -> list[tuple[str, str]]:
    """The entries that *entry* names: shared data first, which counts as its own."""
    shared = [("xdata", name.strip()) for name in entry.fields.get("xdata", "").split(",")]
    return [pair for pair in (*shared, ("crossref", entry.fields.get("crossref", ""))) if pair[1]]


def _take_over(entry: Entry, source: Entry, whole: bool) -> None:
    kind, parent = entry.type, source.type
    for name, value in source.fields.items():
        taken = name if whole else _name(name, kind, parent)
        if taken and taken not in entry.fields and name.lower() not in _OWN:
            entry.fields[taken] = value
    for role, persons in source.persons.items():
        if whole or role != "author" or kind not in _PARTS:
            entry.persons.setdefault(role, persons)
        elif "bookauthor" not in entry.fields:
            entry.fields["bookauthor"] = " and ".join(map(str, persons))


def _name(field: str, kind: str, parent: str) -> str:
    """The field of a *kind* of entry that takes *field* of its *parent*; empty if none does."""
    prefix = ""
    if kind in _PARTS and parent in _VOLUMES:
        prefix = "book"
    elif kind in _ISSUES and parent == "periodical":
        prefix = "journal"
    elif parent.startswith("mv"):
        prefix = "main"
    if field in _TITLES:
        return prefix + field if prefix else ""
    return field
