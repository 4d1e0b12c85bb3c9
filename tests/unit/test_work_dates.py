"""Dates of works: printed, sorted and exported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.works.dates import csl_date, issued, original, sorting_year, year_in_words


@pytest.mark.parametrize(
    ("date", "printed", "year", "csl"),
    [
        ("2012-03-04", "2012", 2012, {"date-parts": [[2012, 3, 4]]}),
        ("2012-03-04T10:00:00Z", "2012", 2012, {"date-parts": [[2012, 3, 4]]}),
        ("1988/1990", "1988–1990", 1988, {"date-parts": [[1988], [1990]]}),
        ("2012-03/2012-05", "2012", 2012, {"date-parts": [[2012, 3], [2012, 5]]}),
        ("1999/", "1999–", 1999, {"literal": "1999–"}),
        ("1999/..", "1999–", 1999, {"literal": "1999–"}),
        ("/1990", "–1990", 1990, {"literal": "–1990"}),
        ("1890~", "c. 1890", 1890, {"date-parts": [[1890]], "circa": True}),
        ("1890?", "1890?", 1890, {"date-parts": [[1890]], "circa": True}),
        ("1890%", "c. 1890?", 1890, {"date-parts": [[1890]], "circa": True}),
        ("199X", "1990s", 1990, {"literal": "1990s"}),
        ("19XX", "1900s", 1900, {"literal": "1900s"}),
        ("2004-22", "2004", 2004, {"date-parts": [[2004]], "season": 2}),
        ("-0044", "45 BCE", -44, {"date-parts": [[-44]]}),
        ("in press", "in press", 9999, {"literal": "in press"}),
        ("c. 1890", "c. 1890", 1890, {"literal": "c. 1890"}),
        ("1951--52", "1951–52", 1951, {"literal": "1951–52"}),
        ("1951-52", "1951-52", 1951, {"literal": "1951-52"}),
        ("", "", 9999, {}),
    ],
)
def test_each_form_of_a_date(date, printed, year, csl) -> None:
    assert year_in_words(date) == printed
    assert sorting_year(date) == year
    assert csl_date(date) == csl


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"year": "2012"}, "2012"),
        ({"year": "2012", "month": "mar"}, "2012-03"),
        ({"year": "2012", "month": "March"}, "2012-03"),
        ({"year": "2012", "month": "3"}, "2012-03"),
        ({"year": "{in press}", "month": "mar"}, "in press"),
        ({"date": "2012-03-04", "year": "1999"}, "2012-03-04"),
        ({}, ""),
    ],
)
def test_the_date_comes_from_either_model(fields, date) -> None:
    assert issued(fields) == date


def test_the_first_edition_s_date_has_two_names() -> None:
    assert original({"origdate": "1951"}) == original({"origyear": "1951"}) == "1951"


@given(st.text(max_size=30))
def test_any_words_are_a_date_of_some_kind(date: str) -> None:
    year_in_words(date)
    sorting_year(date)
    csl_date(date)
