"""How works are sorted and told apart: labels of an author–date list, registered with pybtex.

A label is never printed whole. It is unique, as sphinxcontrib-bibtex wants it, and holds what
a citation prints: the name of the first creator, and the year with its letter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase

from pybtex.database import Entry, Person
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle

from ..locale import _
from ..model.alphabetical import fold
from .dates import issued, sorting_year, year_in_words
from .fields import state, whole_title
from .latex_text import plain
from .person_names import full_name, initialled, inverted, people, surname

_BETWEEN = " | "


def creators(entry: Entry) -> tuple[Sequence[Person], str]:
    """The persons that *entry* is listed under, and their role: authors, else editors."""
    for role in ("author", "editor"):
        persons = people(entry, role)
        if persons:
            return persons, role
    return (), ""


def year_of(entry: Entry) -> str:
    """The year or years that *entry* prints, or what stands for them."""
    return year_in_words(issued(entry.fields)) or _(state(entry.fields)) or _("n.d.")


def sorting_key(entry: Entry) -> tuple[str, int, str]:
    """By author, diacritics folded, then year, then title; anonymous works by title."""
    title = fold(plain(whole_title(entry.fields)))
    return (_author_key(entry), sorting_year(issued(entry.fields)), title)


def _author_key(entry: Entry) -> str:
    persons = creators(entry)[0]
    names = "; ".join(inverted(person) for person in persons)
    return fold(names or plain(whole_title(entry.fields))).removeprefix("the ")


class AuthorYearOrder(BaseSortingStyle):  # type: ignore[misc]  # pybtex has no types
    """The order of an author–date list."""

    def sorting_key(self, entry: Entry) -> tuple[str, int, str]:
        return sorting_key(entry)


class YearLabels(BaseLabelStyle):  # type: ignore[misc]
    """Author and year, with a letter where one author has several works of one year."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> list[str]:
        entries = list(sorted_entries)
        groups = [(_author_key(entry), year_of(entry)) for entry in entries]
        names = _told_apart(entries)
        sizes, seen = Counter(groups), Counter[tuple[str, str]]()
        labels = []
        for entry, (author, year) in zip(entries, groups, strict=True):
            letter = _letter(seen[author, year]) if sizes[author, year] > 1 else ""
            seen[author, year] += 1
            hyphen = "-" if letter and not year[-1].isdigit() else ""
            name = names.get(_first(entry), "")
            labels.append(_BETWEEN.join((author, name, f"{year}{hyphen}{letter}")))
        return labels


def name_in_label(label: str) -> str:
    """The name that stands for the first creator in citations; empty if it needs no other."""
    return label.split(_BETWEEN)[-2] if label.count(_BETWEEN) > 1 else ""


def year_in_label(label: str) -> str:
    """The year with its letter, "2003b"; an empty string if the label is of another style."""
    return label.rpartition(_BETWEEN)[2] if label.count(_BETWEEN) > 1 else ""


def _first(entry: Entry) -> str:
    persons = creators(entry)[0]
    return inverted(persons[0]) if persons else ""


def _told_apart(entries: Iterable[Entry]) -> Mapping[str, str]:
    """Names with initials, or in full, for first creators who share their surname."""
    sharing: dict[str, dict[str, Person]] = defaultdict(dict)
    for entry in entries:
        for person in creators(entry)[0][:1]:
            sharing[fold(surname(person))][inverted(person)] = person
    told: dict[str, str] = {}
    for persons in sharing.values():
        short = {key: initialled(person) for key, person in persons.items()}
        same = len({*short.values()}) < len(short)
        for key, person in persons.items() if len(persons) > 1 else ():
            told[key] = full_name(person) if same else short[key]
    return told


def _letter(number: int) -> str:
    """a … z, aa, ab …"""
    quotient, rest = divmod(number, 26)
    return (_letter(quotient - 1) if quotient else "") + ascii_lowercase[rest]
