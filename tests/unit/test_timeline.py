"""Timelines: the years of printed dates, and a drawing in which nothing overlaps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry

from reading_edition.model.timeline_layout import Event, arrange, years_of
from reading_edition.pages.timeline import first_year


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("1789–1799", (1789, 1799, False)),
        ("18 March – 28 May 1871", (1871, 1871, False)),
        ("1870s – 1903", (1870, 1903, False)),
        ("Winter of 1939–40", (1939, 1940, False)),
        ("1948 or 1949 – 1953", (1948, 1953, False)),
        ("From 23 February 1944", (1944, 1944, True)),
        ("Probably 6 September 1936", (1936, 1936, False)),
        ("1917-11-07", (1917, 1917, False)),
        ("1917-11", (1917, 1917, False)),
        ("In the spring", None),
        ("20 April", None),
    ],
)
def test_the_years_of_a_date(date: str, years: tuple[int, int, bool] | None) -> None:
    assert years_of(date) == years


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"year": "2012", "origdate": "1951"}, 1951),
        ({"date": "1987-07"}, 1987),
        ({"year": "n.d."}, None),
        ({}, None),
    ],
)
def test_a_work_stands_at_its_first_publication(fields: dict[str, str], year: int | None) -> None:
    assert first_year(Entry("book", fields)) == year


YEARS = st.integers(1000, 2999)
EVENTS = st.builds(
    lambda label, first, length, is_open: Event(label, first, first + length, is_open),
    st.text("abé ", max_size=60),
    YEARS,
    st.integers(0, 300),
    st.booleans(),
)


@given(st.lists(EVENTS, min_size=1, max_size=30), st.lists(YEARS, max_size=60))
def test_nothing_overlaps_and_all_is_within(events: list[Event], works: list[int]) -> None:
    drawing = arrange(events, works, width=560, size=12, letter=0.56)
    assert len(drawing.bars) == len(events)
    for before, after in pairwise(drawing.bars):
        assert after.y - before.y >= drawing.size
    for bar in drawing.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= drawing.width
        room = drawing.width - bar.label_x if bar.anchor == "start" else bar.label_x
        assert len(bar.label) <= max(2, room / (0.5 * drawing.size))
    assert all(b - a >= 2.5 * drawing.size for (a, _), (b, _) in pairwise(drawing.ticks))
    dots = sorted(drawing.dots)
    assert len(dots) == len(works)
    assert len(set(dots)) == len(dots)
    for (x, y), (across, down) in pairwise(sorted(dots, key=lambda dot: (dot[1], dot[0]))):
        assert down - y >= drawing.dot or across - x >= drawing.dot
    assert all(y + drawing.dot <= drawing.height for _, y in dots)


def test_years_without_events_are_drawn_closer_together() -> None:
    drawing = arrange(
        [Event("a", 1800, 1800, False), Event("b", 1901, 1901, False)],
        [],
        width=100,
        size=4,
        letter=0.5,
    )
    ((start, end),) = drawing.quiet
    first, last = drawing.bars
    assert end - start == pytest.approx(25 * (92 / 27))
    assert first.x + 92 / 27 == pytest.approx(start)
    assert last.x == pytest.approx(end)


def test_the_same_events_are_drawn_the_same() -> None:
    events = [Event("a", 1800, 1810, True)]
    assert arrange(events, [1805, 1801], width=9, size=1, letter=0.5) == arrange(
        events, [1801, 1805], width=9, size=1, letter=0.5
    )
