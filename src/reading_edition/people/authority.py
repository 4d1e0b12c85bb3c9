"""The authority file of persons: read, checked, and every fault reported in one run.

The file is TOML, one table for each person; `schema.FIELDS` says what a table
may have. A fault costs what is at fault and no more: the rest of the entry, and every
other entry, is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from ..model import dates
from .at import At
from .checks import checked_entry
from .file import UNREAD, read, tables_in
from .schema import BY_NAME, KINDS, is_key
from .see import without_bad_references


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the authority file."""

    path: str
    line: int
    message: str
    """What is wrong, and what to do."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Person:
    """One entry: a person, a collective, what another index lists, or (with *see*) a reference."""

    key: str
    heading: str
    sort: str
    variants: tuple[str, ...] = ()
    born: str = ""
    """As the file has it; `dates.parse` reads it."""
    died: str = ""
    living: bool = False
    description: str = ""
    kind: str = KINDS[0]
    see: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Identifiers by the name of their field: ``{"wikidata": "Q855"}``."""
    at: tuple[At, ...] = ()
    """Where the text speaks of it, besides the places marked there."""
    note: str = ""
    certainty: str = ""
    """How far it is certain that a text means this person; empty if it is."""
    checked: date | None = None
    """The day on which somebody last saw whether the person is living."""
    line: int = 0
    at_line: int = 0
    """The line of the field *at*."""
    named: str = ""
    """The form for running text, where it is not the heading turned round."""

    @cached_property
    def display(self) -> str:
        """The name as running text has it: "Victor Serge", "Bashar al-Assad"."""
        if self.named:
            return self.named
        if self.kind != KINDS[0] or "," not in self.heading:
            return self.heading
        surname, given, *rest = (part.strip() for part in self.heading.split(","))
        space = "" if given.endswith(("-", "’", "'")) else " "
        return " ".join([f"{given}{space}{surname}", *rest]).strip()

    @property
    def dates(self) -> str:
        """The life as a heading has it: "1890–1947", "b. 1949", or nothing."""
        return dates.life(dates.parse(self.born), dates.parse(self.died))

    @cached_property
    def other_names(self) -> tuple[str, ...]:
        """The variants that are more than a part of the name: "Lavrenti Beria", not "Beria"."""
        words = set(self.display.split())
        return tuple(form for form in self.variants if not set(form.split()) <= words)

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Name and address of each authority record: ``("Wikidata", "https://…")``."""
        return tuple(
            (BY_NAME[name].title, BY_NAME[name].link.format(value.replace(" ", "")))
            for name, value in self.ids.items()
        )


@dataclass(frozen=True)
class Authority:
    """All persons by key, in the order of the file."""

    persons: Mapping[str, Person]

    def resolve(self, key: str) -> str | None:
        """The key of the entry that *key* means: itself, or the one that its *see* names.

        None if there is no such entry, or if its *see* names several.
        """
        person = self.persons.get(key)
        if person is None or len(person.see) > 1:
            return None
        target = person.see[0] if person.see else key
        return target if target in self.persons else None

    def forms(self) -> Iterator[tuple[str, str]]:
        """Every form of a name by which a text may mean a person, with that person's key."""
        for person in self.persons.values():
            key = self.resolve(person.key)
            if key is not None:
                for form in dict.fromkeys((person.display, *person.variants)):
                    yield form, key


def load(path: str | Path) -> tuple[Authority, list[Fault]]:
    """Read the authority file *path*; the faults come in the order of its lines."""
    faults: list[Fault] = []

    def tell(line: int, message: str) -> None:
        faults.append(Fault(str(path), line, message))

    text = read(Path(path), tell)
    tables, lines = tables_in(text, tell)
    entries: dict[str, dict[str, Any]] = {}
    for key, table in tables.items():
        if not isinstance(table, dict):
            tell(
                lines.get((key, ""), 1),
                f"{key!r} is not a table: write [{key}] on a line of its own, and its fields "
                "below.",
            )
            tables[key] = UNREAD
        entries[key] = checked_entry(key, tables[key], lines, tell)
    without_bad_references(entries, lines, tell)
    persons = {
        key: Person(
            key=key, line=lines.get((key, ""), 1), at_line=lines.get((key, "at"), 0), **fields
        )
        for key, fields in entries.items()
        if tables[key] is not UNREAD and is_key(key)
    }
    return Authority(persons), sorted(faults, key=lambda fault: fault.line)
