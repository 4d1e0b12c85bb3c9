"""The references between the entries of an authority file: each must lead to locators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .checks import Fields, near
from .file import Lines, Tell


def without_bad_references(entries: dict[str, Fields], lines: Lines, tell: Tell) -> None:
    """Take out of *entries* each *see* and *see also* that leads nowhere, and report it."""
    see = {key: fields.get("see", ()) for key, fields in entries.items()}
    ends, circles = _ends(see), _circles(see)
    for key, fields in entries.items():
        for name in ("see", "see_also"):
            good = []
            for target in fields.get(name, ()):
                wrong = _wrong_target(key, target, name, see, ends, circles)
                if wrong:
                    line = lines.get((key, name)) or lines.get((key, ""), 1)
                    tell(line, f"[{key}] {name.replace('_', ' ')}: {wrong}")
                else:
                    good.append(target)
            if name in fields:
                fields[name] = tuple(good)


def _ends(see: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Where each entry leads in the end, by its first *see*: an entry with locators.

    What leads into a circle ends at one entry of that circle. Linear in the entries.
    """
    ends: dict[str, str] = {}
    for key in see:
        way: dict[str, None] = {}
        here = key
        while here not in ends and here not in way and see.get(here):
            way[here] = None
            here = see[here][0]
        end = ends.get(here, here)
        ends |= dict.fromkeys(way, end)
    return ends


Circle = tuple[Sequence[str], int]
"""Entries that refer in a circle, in their order, and the position of one of them."""


def _circles(see: Mapping[str, tuple[str, ...]]) -> dict[str, Circle]:
    """The circle of each entry that is in one. Linear in the entries."""
    found: dict[str, Circle] = {}
    seen: set[str] = set()
    for key in see:
        way: dict[str, int] = {}
        here = key
        while here not in seen and here not in way and see.get(here):
            way[here] = len(way)
            here = see[here][0]
        if here in way:
            members = list(way)[way[here] :]
            found |= {member: (members, n) for n, member in enumerate(members)}
        seen |= way.keys()
    return found


def _way(circle: Circle) -> str:
    """*circle* with arrows, from its entry back to it; of a long one the beginning."""
    members, start = circle
    shown = [members[(start + n) % len(members)] for n in range(min(len(members), 6))]
    if len(members) > len(shown):
        shown.append("…")
    return " → ".join([*shown, members[start]])


def _wrong_target(
    key: str,
    target: str,
    name: str,
    see: Mapping[str, tuple[str, ...]],
    ends: Mapping[str, str],
    circles: Mapping[str, Circle],
) -> str:
    """What is wrong with the reference from *key* to *target*, or nothing."""
    if target == key:
        return "an entry cannot refer to itself. Take it out."
    if target not in see:
        return f"there is no entry {target!r}.{near(target, see) or ' Add it or take it out.'}"
    if not see[target]:
        return ""
    end = ends.get(target, target)
    if name == "see" and key in circles and target in circles:
        return f"the entries refer in a circle ({_way(circles[key])}). Break it."
    if see.get(end):
        return f"{target!r} leads into a circle of references. Break it, or name another entry."
    return (
        f"{target!r} itself only refers to {see[target][0]!r}. "
        f"Refer to the entry with the locators: {end!r}."
    )
