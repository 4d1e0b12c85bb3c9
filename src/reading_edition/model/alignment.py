"""The alignment of two versions of a text, block by block, by their lengths and what they share.

The method is that of W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual
Corpora", *Computational Linguistics* 19 (1993), 75–102: the length of a translation is nearly
proportional to that of its original, so of all ways of pairing the blocks in their order the
likeliest is found by dynamic programming. What both have whatever their language, such as
numbers, speaks for a pair as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import erfc, inf, log, sqrt
from typing import NamedTuple

_PRIORS = {
    (1, 1): 0.89,
    (1, 0): 0.005,
    (0, 1): 0.005,
    (2, 1): 0.04,
    (1, 2): 0.04,
    (2, 2): 0.01,
    (3, 1): 0.005,
    (1, 3): 0.005,
}
"""How likely it is that so many blocks of one version are so many of the other."""
_VARIANCE = 6.8
"""Of the length of a translation, for each letter of the original (Gale and Church, p. 83)."""
_MARKS_WEIGHT = 6.0
"""What it counts if all marks of two blocks are the same; nothing if none is."""
MUCH = log(1000)
"""How much likelier another alignment must be, to doubt that blocks are paired in order."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A block: the number of its letters, and its *marks*, which another version has too."""

    length: int
    marks: frozenset[str] = frozenset()


class Group(NamedTuple):
    """Blocks of two versions that belong together, by their positions; one side may be empty."""

    ours: range
    theirs: range


def align(ours: Sequence[Unit], theirs: Sequence[Unit]) -> list[Group]:
    """The likeliest groups: every block is in one, and all are in order.

    Takes time and memory proportional to the product of both numbers of blocks.
    """
    ratio = _ratio(ours, theirs)
    best = [[inf] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            for here, there in _PRIORS:
                if here > i or there > j or best[i - here][j - there] == inf:
                    continue
                step = _step(Group(range(i - here, i), range(j - there, j)), ours, theirs, ratio)
                if best[i - here][j - there] + step < best[i][j]:
                    best[i][j] = best[i - here][j - there] + step
                    came[i, j] = (i - here, j - there)
    return list(_back(came, len(ours), len(theirs)))[::-1]


def _back(came: dict[tuple[int, int], tuple[int, int]], i: int, j: int) -> Iterator[Group]:
    """The groups from the last to the first."""
    while i or j:
        before = came[i, j]
        yield Group(range(before[0], i), range(before[1], j))
        i, j = before


def likelier(ours: Sequence[Unit], theirs: Sequence[Unit]) -> list[Group]:
    """The groups that are much likelier than pairs in order, if there are such; both as many."""
    found = align(ours, theirs)
    pairs = [Group(range(i, i + 1), range(i, i + 1)) for i in range(len(ours))]
    ratio = _ratio(ours, theirs)
    cost = [sum(_step(group, ours, theirs, ratio) for group in side) for side in (found, pairs)]
    return found if cost[1] - cost[0] > MUCH else []


def _step(group: Group, ours: Sequence[Unit], theirs: Sequence[Unit], ratio: float) -> float:
    here = ours[group.ours.start : group.ours.stop]
    there = theirs[group.theirs.start : group.theirs.stop]
    return _cost(here, there, ratio) - log(_PRIORS[len(here), len(there)])


def _ratio(ours: Sequence[Unit], theirs: Sequence[Unit]) -> float:
    """How many letters of the other version there are to one of ours."""
    length = sum(unit.length for unit in ours)
    return (sum(unit.length for unit in theirs) or 1) / (length or 1)


def _deviation(here: int, there: int, ratio: float) -> float:
    """How far the length *there* is from what *here* lets one expect, in standard deviations."""
    expected = (here * ratio + there) / 2  # the mean of both, as neither is the measure
    return (there - here * ratio) / sqrt(_VARIANCE * max(expected, 1.0))


def _cost(ours: Sequence[Unit], theirs: Sequence[Unit], ratio: float) -> float:
    """How unlikely it is that *ours* and *theirs* belong together: a negative logarithm."""
    if not ours or not theirs:
        return 0.0  # the prior says all
    here, there = (sum(unit.length for unit in side) for side in (ours, theirs))
    cost = -log(max(erfc(abs(_deviation(here, there, ratio)) / sqrt(2)), 1e-300))
    marks = [frozenset().union(*(unit.marks for unit in side)) for side in (ours, theirs)]
    together = len(marks[0] | marks[1])
    shared = len(marks[0] & marks[1]) / together if together else 0.0
    return cost - _MARKS_WEIGHT * shared
