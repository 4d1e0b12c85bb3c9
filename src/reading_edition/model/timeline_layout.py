"""Where everything in a timeline is placed: one row an event, the works as dots below. Pure.

Lengths are in units of the drawing (pixels on a screen, points on paper); *y* runs downwards.
A stretch of years without events is drawn at a quarter of the scale, with a dashed axis.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..locale.small_words import small_words

QUIET = 15
"""A longer stretch of years without an event is drawn closer together…"""
CLOSER = 0.25
"""…by this factor."""
_YEAR = re.compile(r"\b([12]\d{3})(?:s|\b)(?:\s*[–-]\s*(\d\d)\b(?!-))?")


@dataclass(frozen=True, slots=True)
class Event:
    """An event: *open* says that it began in its year, and went on."""

    label: str
    first: int
    last: int
    open: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """An event as drawn: a bar, and its label to the right (``start``) or left (``end``)."""

    x: float
    y: float
    width: float
    open: bool
    label: str
    label_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing: ``ticks`` are (x, year), ``quiet`` the dashed stretches of the axis (from, to)."""

    width: float
    height: float
    size: float
    axis: float
    works_y: float
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, int], ...]
    quiet: tuple[tuple[float, float], ...]
    dots: tuple[tuple[float, float], ...]
    dot: float
    """The diameter of a dot."""


def years_of(date: str, language: str = "en") -> tuple[int, int, bool] | None:
    """First and last year that a printed *date* names, and whether it is open; None without one.

    >>> years_of("Winter of 1939–40"), years_of("1870s – 1903"), years_of("From 1953")
    ((1939, 1940, False), (1870, 1903, False), (1953, 1953, True))
    """
    found = []
    for year, short in _YEAR.findall(date):
        found.append(int(year))
        if short > year[2:]:  # an earlier one is no year, but the month of "1917-11"
            found.append(int(year[:2] + short))
    if not found:
        return None
    since = tuple(f"{word} " for word in small_words(language).since.split())
    return min(found), max(found), date.lower().startswith(since)


def arrange(
    events: Sequence[Event],
    works: Iterable[int],
    *,
    width: float,
    size: float,
    letter: float,
    pitch: float = 1.5,
) -> Timeline:
    """Lay the *events*, at least one, and the years of *works* out over *width*.

    *size* is that of the type; a row is so high *pitch* times. *letter* is the width of a letter
    over that size, rather too wide than too narrow: a label that finds no room is cut short.
    Nothing overlaps anything.
    """
    published = sorted(works)
    place, quiet = _scale(events, published, width - 2 * size, size)
    row, axis = pitch * size, 1.6 * size
    bars = tuple(
        _bar(event, place, axis + row * (number + 0.75), width, size, letter * size)
        for number, event in enumerate(events)
    )
    bottom = axis + row * (len(events) + 0.75)
    dot = 0.36 * size
    levels = _levels([place(year + 0.5) for year in published], dot * 1.15)
    highest = max((level for _, level in levels), default=-1) + 1
    works_y = bottom + row
    height = works_y + highest * dot * 1.15 + 0.6 * size if published else bottom
    dots = tuple((x, works_y + 0.5 * size + level * dot * 1.15) for x, level in levels)
    years = [year for event in events for year in (event.first, event.last)] + published
    ticks = _ticks(min(years), max(years), place, 3.2 * size, width)
    return Timeline(width, height, size, axis, works_y, bars, ticks, quiet, dots, dot)


def _scale(
    events: Sequence[Event], published: Sequence[int], width: float, left: float
) -> tuple[Callable[[float], float], tuple[tuple[float, float], ...]]:
    """The place of a year, and the quiet stretches, on *width* from *left* on."""
    edges = [min([*published, *(event.first for event in events)])]
    edges += [max([*published, *(event.last for event in events)]) + 1]
    busy: list[list[int]] = []
    for event in sorted(events, key=lambda event: event.first):
        if busy and event.first - busy[-1][1] <= QUIET:
            busy[-1][1] = max(busy[-1][1], event.last + 1)
        else:
            busy.append([event.first, event.last + 1])
    knots = sorted({*edges, *(year for span in busy for year in span)})
    loud = {tuple(span) for span in busy}
    stretches = [
        (a, b, 1.0 if any(x <= a and b <= y for x, y in loud) else CLOSER)
        for a, b in pairwise(knots)
    ]
    unit = width / sum((b - a) * factor for a, b, factor in stretches)

    def place(year: float) -> float:
        x = left
        for a, b, factor in stretches:
            x += (min(max(year, a), b) - a) * factor * unit
        return x

    quiet = tuple((place(a), place(b)) for a, b, factor in stretches if factor == CLOSER)
    return place, quiet


def _bar(
    event: Event,
    place: Callable[[float], float],
    y: float,
    width: float,
    size: float,
    letter: float,
) -> Bar:
    x, end = place(event.first), place(event.last + 1)
    bar = max(end - x, 0.35 * size)
    gap = (1.4 if event.open else 0.4) * size  # an open bar has a tail
    right, left = width - (x + bar + gap), x - 0.4 * size
    needed = letter * len(event.label)
    to_the_right = right >= needed or right >= left
    room = right if to_the_right else left
    label = event.label
    if needed > room:
        label = label[: max(1, int(room / letter) - 1)].rstrip() + "…"
    if to_the_right:
        return Bar(x, y, bar, event.open, label, x + bar + gap, "start")
    return Bar(x, y, bar, event.open, label, left, "end")


def _levels(places: Sequence[float], room: float) -> list[tuple[float, int]]:
    """Put each of the sorted *places* into the first row where *room* is left."""
    ends: list[float] = []
    found = []
    for x in places:
        level = next((n for n, end in enumerate(ends) if x - end >= room), len(ends))
        ends[level : level + 1] = [x]
        found.append((x, level))
    return found


def _ticks(
    first: int, last: int, place: Callable[[float], float], room: float, width: float
) -> tuple[tuple[float, int], ...]:
    """The decades that can be labelled without touching each other or the edges."""
    found: list[tuple[float, int]] = []
    for year in range(first - first % 10, last + 1, 10):
        x = place(year)
        fits = room / 2 <= x <= width - room / 2
        if year >= first and fits and (not found or x - found[-1][0] >= room):
            found.append((x, year))
    return tuple(found)
