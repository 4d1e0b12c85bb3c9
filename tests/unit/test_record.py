"""The edition's record is read whole, and each fault names the field and what to do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.model.record import Name, Record
from reading_edition.model.record_reading import is_isbn, read_record

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
    record, faults = read_record(WHOLE)
    assert faults == []
    assert record.full_title == "Letters: A Reading Edition"
    assert [name.direct for name in record.editors] == ["Victor Serge", "The Letters Collective"]
    assert record.editors[1].corporate
    assert record.source.authors == (Name("Anonymous"),)


def test_what_is_missing_is_asked_for() -> None:
    record, faults = read_record({})
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
        ({"source": {"kind": "blog"}}, "source.kind must be one of article, "),
        ({"source": {"translators": "X"}}, "source.translators must be a list of names"),
        ({"contributors": ["X"]}, "contributors must be a dict such as {'wpr': "),
        ({"contributors": {"xyz": ["X"]}}, "unknown relator contributors.xyz. Use a code of"),
        ({"contributors": {"trl": ["X"]}}, "contributors.trl has a field of its own. Name them in"),
        ({"contributors": {"wpr": "X"}}, "contributors.wpr must be a list of names"),
        ({"contributors": {7: ["X"]}}, "unknown relator contributors.7."),
        ({"series": "Lives"}, "series must be a dict such as {'title': "),
        ({"series": {"number": True}}, "series.number must be a number or a string, not True."),
        ({"isbn": "978-0-306-40615-8"}, "isbn must be an ISBN of 10 or 13 digits"),
        ({"isbn": "12"}, "isbn must be an ISBN of 10 or 13 digits"),
        ({"doi": "182"}, "doi must be a DOI such as 10.1000/182"),
        ({"text_licence_url": "javascript:x"}, "text_licence_url must be a whole address"),
    ],
)
def test_a_faulty_field_is_named(change: dict[str, Any], fault: str) -> None:
    _, faults = read_record(WHOLE | change)
    assert faults[0].startswith(fault)


def test_who_made_what() -> None:
    persons = {
        "authors": ["Istrati, Panaït"],
        "translators": ["Rivière, Jeanne"],
        "contributors": {"wpr": ["Rolland, Romain"], "pht": []},
        "doi": "doi: 10.1000/182",
        "series": {"title": "Lives", "number": 3},
    }
    record, faults = read_record(WHOLE | persons)
    assert faults == []
    assert [(credit.relator, len(credit.names)) for credit in record.credits] == [
        ("aut", 1),
        ("trl", 1),
        ("edt", 2),
        ("wpr", 1),
    ]
    assert record.byline == "Panaït Istrati"
    assert (record.doi, record.series.number) == ("10.1000/182", "3")


def test_an_edition_of_an_author_s_words_needs_no_editor() -> None:
    without = {name: value for name, value in WHOLE.items() if name != "editors"}
    assert read_record(without)[1] == [
        "editors is missing. Say in it who answers for it, or in authors whose words it prints."
    ]
    record, faults = read_record(without | {"authors": ["Istrati, Panaït"]})
    assert (record.byline, faults) == ("Panaït Istrati", [])


@given(st.text("0123456789X- ", max_size=17))
def test_a_wrong_digit_makes_no_isbn(text: str) -> None:
    if is_isbn(text):
        last = text.rstrip("- ")
        digit = last[-1]
        other = "0123456789X".replace(digit, "")[0]
        assert not is_isbn(last[:-1] + other)


def test_a_date_of_python_is_taken() -> None:
    record, faults = read_record(WHOLE | {"date": date(2026, 1, 2)})
    assert (record.date, faults) == ("2026-01-02", [])


@given(
    st.dictionaries(
        st.sampled_from([*WHOLE, "nonsense"]),
        st.none() | TEXT | st.integers() | st.lists(TEXT) | st.dictionaries(TEXT, TEXT),
    )
)
def test_no_mapping_raises(data: dict[str, Any]) -> None:
    record, _ = read_record(data)
    assert isinstance(record, Record)


@given(st.text("abc –é", min_size=1), st.text("abc –é", min_size=1))
def test_a_name_survives_inversion(family: str, given: str) -> None:
    name = Name.parse(f"{family},{given}")
    assert Name.parse(name.inverted) == name
