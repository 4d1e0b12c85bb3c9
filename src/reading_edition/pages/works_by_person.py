"""Which works of a bibliography are by which person of the authority file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..people.authority import Authority
    from ..works.csl import Item

ROLES = ("author", "editor")


def works_by(authority: Authority, items: Iterable[Item]) -> dict[str, list[Item]]:
    """The works of each person by key, in the order of *items*, which are CSL items.

    A name is a person's if it is a full form of it in the authority file: a surname alone
    does not tell one Serge from another, nor does a form that two persons share.
    """
    owners: dict[str, set[str]] = {}
    for form, key in authority.forms():
        owners.setdefault(_folded(form), set()).add(key)
    found: dict[str, list[Item]] = {}
    for item in items:
        names = [_full(name) for role in ROLES for name in item.get(role, ())]
        keys = (owners.get(_folded(name), set()) for name in names)
        for key in dict.fromkeys(key for (key, *others) in filter(None, keys) if not others):
            found.setdefault(key, []).append(item)
    return found


def _full(name: dict[str, str]) -> str:
    """A name as running text has it; nothing if it is a surname alone."""
    if "literal" in name:
        return name["literal"]
    if "given" not in name:
        return ""
    parts = ("given", "non-dropping-particle", "family", "suffix")
    return " ".join(name[part] for part in parts if part in name)


def _folded(name: str) -> str:
    return name.casefold().replace("’", "'")
