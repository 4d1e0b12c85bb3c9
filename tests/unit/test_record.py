"""The edition's record is read whole, and each fault names the field and what to do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.model.record import Name, Record

TEXT = st.text("ab,:/{}-2019 é", max_size=12)
WHOLE: dict[str, Any] = {
    "title": "Letters",
    "subtitle": "A Reading  Edition",
    "editors": ["Serge, Victor", "{The Letters Collective}"],
    "publisher": "A Press",
    "date": "2026-11-23",
    "version": "1.2",
    "language": "en-GB",
    "url": "https://example.org/en/1.2/",
    "keywords": ["letters", "exile"],
    "source": {"title": "Lettres", "authors": ["Anonymous"], "date": "1931-05"},
}


def test_a_whole_record_is_read_without_fault() -> None:
    record, faults = Record.from_mapping(WHOLE)
    assert faults == []
    assert record.full_title == "Letters: A Reading Edition"
    assert [name.direct for name in record.editors] == ["Victor Serge", "The Letters Collective"]
    assert record.editors[1].corporate
    assert record.source.authors == (Name("Anonymous"),)


def test_what_is_missing_is_asked_for() -> None:
    record, faults = Record.from_mapping({})
    assert record == Record()
    assert [fault.split()[0] for fault in faults] == ["title", "editors", "date", "version"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"editor": ["X"]}, "unknown field editor. Did you mean editors"),
        ({"editors": "Serge, Victor"}, "editors must be a list of names"),
        ({"keywords": [1]}, "keywords must be a list of strings, not [1]."),
        ({"title": 7}, "title must be a string, not 7."),
        ({"date": "23.11.2026"}, "date must be a date such as 2019-12-31"),
        ({"date": "2026-02-30"}, "date must be a date such as 2019-12-31"),
        ({"language": "English!"}, "language must be a language tag"),
        ({"url": "example.org"}, "url must be a whole address"),
        ({"source": "Lettres"}, "source must be a dict"),
        ({"source": {"year": "1931"}}, "unknown field source.year."),
        ({"source": {"date": "spring"}}, "source.date must be a date"),
    ],
)
def test_a_faulty_field_is_named(change: dict[str, Any], fault: str) -> None:
    _, faults = Record.from_mapping(WHOLE | change)
    assert faults[0].startswith(fault)


def test_a_date_of_python_is_taken() -> None:
    record, faults = Record.from_mapping(WHOLE | {"date": date(2026, 1, 2)})
    assert (record.date, faults) == ("2026-01-02", [])


@given(
    st.dictionaries(
        st.sampled_from([*WHOLE, "nonsense"]),
        st.none() | TEXT | st.integers() | st.lists(TEXT) | st.dictionaries(TEXT, TEXT),
    )
)
def test_no_mapping_raises(data: dict[str, Any]) -> None:
    record, _ = Record.from_mapping(data)
    assert isinstance(record, Record)


@given(st.text("abc –é", min_size=1), st.text("abc –é", min_size=1))
def test_a_name_survives_inversion(family: str, given: str) -> None:
    name = Name.parse(f"{family},{given}")
    assert Name.parse(name.inverted) == name
