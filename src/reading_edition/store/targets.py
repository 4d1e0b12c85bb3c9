"""What can be cited in an edition: sections, paragraphs, notes, persons, works, terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..config import settings_of
from ..model.address import Address
from ..model.places import short
from .features import registered

if TYPE_CHECKING:
    from .domain import EditionDomain


NAMED = ("section", "paragraph", "note", "person", "work", "page")
"""The kinds of targets that have a name for other projects."""


@dataclass(frozen=True, slots=True)
class Target:
    """An element that may be cited: where it is, and what it is called."""

    kind: str
    """One of `NAMED`, or a kind that has names of its own, such as ``"term"``."""
    address: Address
    title: str = ""
    name: str = ""
    """What it is called among those of its kind, as the edition's roles have it; or nothing."""
    label: str = ""
    """What every Sphinx project may refer to it by; empty if it has another name for that."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What can be cited besides sections and paragraphs."""

    find: Callable[[EditionDomain], Iterable[Target]]


def targets_of(domain: EditionDomain) -> Sequence[Target]:
    """Everything that can be cited: sections and paragraphs in reading order, then the rest.

    Empty in a project that does not ask for an edition. Complete when all pages are read and
    the works are listed.
    """
    return domain.derived(_all)


def _all(domain: EditionDomain) -> Sequence[Target]:
    return list(_found(domain))


def _found(domain: EditionDomain) -> Iterator[Target]:
    if not settings_of(domain.env).edition:
        return
    for docname in domain.ordered_sections():
        section = domain.sections[docname]
        yield Target("section", Address(docname), section.title, section.id)
        for one in section.paragraphs:
            place = domain.locator(docname, one.number, one.anchor)
            name, label = f"{section.id} {one.number}", f"{section.id}-{one.anchor}"
            yield Target("paragraph", place.address, short(place), name, label)
    for more in registered(domain.env, Targets):
        yield from more.find(domain)


def named_targets(domain: EditionDomain) -> Sequence[Target]:
    """Those that other projects may refer to by a name; of two with one name the first."""
    return domain.derived(_named)


def _named(domain: EditionDomain) -> Sequence[Target]:
    first: dict[tuple[str, str], Target] = {}
    for target in targets_of(domain):
        if target.name:
            first.setdefault((target.kind, target.name), target)
    return list(first.values())
