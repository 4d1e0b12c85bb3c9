"""Persons named together: who shares a paragraph with whom, and how often.

A paragraph counts with the notes that hang on it. The figure is an arc diagram: names in a
column, an arc for each pair, the thicker the more paragraphs they share. It needs no layout
that is searched for, so it is the same at every build, and no name crosses another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.records import Mention

Pair = tuple[str, str]

ROW, AXIS, WIDTH = 17, 150, 320
"""Height of a row, place of the axis that the arcs stand on, whole width: in pixels."""
_MARGIN = 6
_LONGEST = 27
"""Letters of a name that there is room for; more would run out of the drawing."""


def together(mentions: Mapping[str, Iterable[Mention]]) -> dict[Pair, int]:
    """In how many paragraphs the persons of each pair meet, from the *mentions* of each by key.

    The keys of a pair stand in alphabetical order.
    """
    met: dict[tuple[str, int], set[str]] = {}
    for key, places in mentions.items():
        for place in places:
            met.setdefault((place.docname, place.paragraph), set()).add(key)
    counts: dict[Pair, int] = {}
    for keys in met.values():
        for pair in combinations(sorted(keys), 2):
            counts[pair] = counts.get(pair, 0) + 1
    return counts


def companions(pairs: Mapping[Pair, int]) -> dict[str, list[tuple[str, int]]]:
    """For each person the others of their paragraphs, those most often met first."""
    found: dict[str, list[tuple[str, int]]] = {}
    for (one, other), count in pairs.items():
        found.setdefault(one, []).append((other, count))
        found.setdefault(other, []).append((one, count))
    return {key: sorted(met, key=lambda c: (-c[1], c[0])) for key, met in found.items()}


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def arcs(names: Mapping[str, str], pairs: Mapping[Pair, int], label: str) -> str:
    """An SVG drawing of *pairs* over *names*, which are by key and in the order of the rows.

    *label* is its accessible name. A name that is too long for its row is cut short.
    """
    rows = {key: (position + 0.5) * ROW for position, key in enumerate(names)}
    drawn = []
    for (one, other), count in sorted(pairs.items()):
        top, bottom = sorted((rows[one], rows[other]))
        high = (bottom - top) / 2
        # A long arc is flattened, so that the drawing is no wider than its column.
        wide = min(high, AXIS - _MARGIN - 4)
        path = f"M{AXIS - _MARGIN} {top:g}A{wide:g} {high:g} 0 0 0 {AXIS - _MARGIN} {bottom:g}"
        drawn.append(f'<path d="{path}" stroke-width="{min(0.6 + 0.7 * count, 5):g}"/>')
    texts = "".join(
        f'<text x="{AXIS + _MARGIN}" y="{rows[key] + 4:g}">{escape(_cut(name))}</text>'
        f'<circle cx="{AXIS}" cy="{rows[key]:g}" r="2"/>'
        for key, name in names.items()
    )
    height = len(rows) * ROW
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="re-arcs" role="img" '
        f'aria-label="{escape(label)}" viewBox="0 0 {WIDTH} {height}">'
        f'<g fill="none" stroke="currentColor">{"".join(drawn)}</g>'
        f'<g fill="currentColor">{texts}</g></svg>\n'
    )
