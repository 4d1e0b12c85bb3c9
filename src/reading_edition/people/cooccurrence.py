"""Persons named together: who shares a paragraph with whom, and how often.

A paragraph counts with its notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.records import Mention

Pair = tuple[str, str]


def together(mentions: Mapping[str, Iterable[Mention]]) -> dict[Pair, int]:
    """In how many paragraphs the persons of each pair meet, from the *mentions* of each by key.

    The keys of a pair are in alphabetical order.
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
