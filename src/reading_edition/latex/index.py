"""An index in the printed book, written by the engine except for the page numbers.

Each mention notes its page in TeX's auxiliary file; the next run of TeX prints them with the
entry. Headings, their order and references are those of the other editions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.index import KINDS
from ..store.indexes import NAMES
from .escaping import tex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..people.authority import Person
    from ..people.index import Entry, Index


def mark(
    entry: Entry, *, sub: str = "", kind: str = "mention", note: str = "", name: str = NAMES
) -> str:
    r"""A ``\reMention`` that notes the page it stands on, for *entry* of the
    index *name*, or its *sub*-heading.

    *note* is the label of the note that it stands in: its locator is then "17 n. 4".
    """
    position = [s.heading for s in entry.subs].index(sub) + 1 if sub else 0
    return rf"\reMention{{{_id(entry, position, name)}}}{{{tex(note)}}}{{{KINDS.index(kind)}}}"


def whole(index: Index, name: str = NAMES) -> str:
    """The index *name* in TeX, every entry with its sub-entries and references."""
    lines = [r"\begin{reIndex}"]
    for group in index.groups:
        lines.append(rf"\reLetter{{{tex(group.letter)}}}")
        for entry in group.entries:
            lines += _lines(entry, name)
    return "\n".join([*lines, r"\end{reIndex}", ""])


def _lines(entry: Entry, name: str) -> Iterable[str]:
    person = entry.person
    dates = f" ({person.dates})" if person.dates else ""
    stop = "." if person.description and not (person.heading + dates).endswith(".") else ""
    about = rf"\reAbout{{{tex(person.description)}}}" if person.description else ""
    heading, more = tex(person.heading), f"{tex(dates)}{stop}{about}"
    yield rf"\reEntry{{{_id(entry, 0, name)}}}{{{heading}}}{{{more}}}"
    if entry.see:
        yield rf"\reSee{{{_links(entry.see, name)}}}"
    for position, sub in enumerate(entry.subs, start=1):
        yield rf"\reSub{{{_id(entry, position, name)}}}{{{tex(sub.heading)}}}"
    if entry.see_also:
        yield rf"\reSeeAlso{{{entry.key}}}{{{_links(entry.see_also, name)}}}"


def _id(entry: Entry | Person, position: int, name: str) -> str:
    """What TeX calls the entry, or its sub-entry at *position*, which counts from 1."""
    prefix = "" if name == NAMES else f"{name}."
    return f"{prefix}{entry.key}/{position}"


def _links(persons: Iterable[Person], name: str) -> str:
    return "; ".join(rf"\reToEntry{{{_id(p, 0, name)}}}{{{tex(p.heading)}}}" for p in persons)
