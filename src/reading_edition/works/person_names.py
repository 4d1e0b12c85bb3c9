"""Names of persons as pybtex has them, in the order and the list that a style prints."""

from __future__ import annotations

from collections.abc import Sequence

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Entry, InvalidNameString, Person

from ..locale import _, joined
from .latex_text import plain

OTHERS = "others"
"""BibTeX's last name of a list that goes on: ``Cole, Cy and others``."""


def people(entry: Entry, role: str) -> list[Person]:
    """The persons of *role* in *entry*, without the "others" of a list that goes on.

    pybtex reads only authors and editors as persons; other roles are fields of text. A name
    that cannot be divided is kept whole.
    """
    persons = entry.persons.get(role)
    if persons is None:
        persons = [_person(name) for name in split_name_list(entry.fields.get(role, ""))]
    return [person for person in persons if str(person) != OTHERS and full_name(person)]


def goes_on(entry: Entry, role: str) -> bool:
    """Whether the list of *role* ends in "and others"."""
    if role in entry.persons:
        return any(str(person) == OTHERS for person in entry.persons[role])
    return OTHERS in split_name_list(entry.fields.get(role, ""))


def _person(name: str) -> Person:
    try:
        return Person(name)
    except InvalidNameString:
        return Person(last=f"{{{name}}}")


def surname(person: Person) -> str:
    """Surname with particle, or the whole name of a collective."""
    return _spaced(person.prelast_names, person.last_names)


def full_name(person: Person) -> str:
    """Given name before surname: "Victor Serge", "Martin Luther King Jr."."""
    parts = (_given(person), surname(person), _spaced(person.lineage_names))
    return " ".join(filter(None, parts))


def inverted(person: Person) -> str:
    """Surname before given name: "Serge, Victor", "King, Martin Luther, Jr."."""
    parts = (surname(person), _given(person), _spaced(person.lineage_names))
    return ", ".join(filter(None, parts))


def initialled(person: Person) -> str:
    """Initials before the surname: "M. L. King Jr."."""
    given = (plain(name) for name in (*person.first_names, *person.middle_names))
    initials = [f"{name[0]}." for name in given if name]
    parts = (*initials, surname(person), _spaced(person.lineage_names))
    return " ".join(filter(None, parts))


def _given(person: Person) -> str:
    return _spaced(person.first_names, person.middle_names)


def _spaced(*groups: Sequence[str]) -> str:
    """The parts of a name, each LaTeX."""
    return " ".join(filter(None, (plain(part) for group in groups for part in group)))


def listed(names: Sequence[str], more: bool = False) -> str:
    """Names as a sentence has them: "A", "A and B", "A, B, and C"; with *more*, "A, B, et al."."""
    if more:
        return ", ".join(names) + ("" if len(names) == 1 else ",") + f" {_('et al.')}"
    return joined(names)
