"""Names of persons in a bibliography, and the DOI beside them."""

from __future__ import annotations

import pytest
from pybtex.database import parse_string

from reading_edition.works.bibliography import bare_doi, entry_item, files
from reading_edition.works.csl import bibtex, ris
from reading_edition.works.list_style import AuthorDateStyle
from reading_edition.works.person_names import full_name, goes_on, inverted, people


def entry(fields: str):
    text = f"@book{{k, title={{T}}, year={{2001}}, {fields}}}"
    return parse_string(text, "bibtex").entries["k"]


def printed(fields: str) -> str:
    made = AuthorDateStyle().format_entry("x 2001", entry(fields))
    return str(made.text)


@pytest.mark.parametrize("name", ["King, Jr., Martin Luther", "King Jr., Martin Luther"])
def test_a_suffix_stands_last(name: str) -> None:
    [person] = people(entry(f"author={{{name}}}"), "author")
    assert full_name(person) == "Martin Luther King Jr."


def test_a_suffix_follows_the_given_name_in_a_list() -> None:
    [person] = people(entry("author={King, Jr., Martin Luther}"), "author")
    assert inverted(person) == "King, Martin Luther, Jr."


@pytest.mark.parametrize("role", ["author", "editor", "translator"])
def test_others_are_no_person_in_any_role(role: str) -> None:
    work = entry(f"{role}={{Cole, Cy and Dee, Di and others}}")
    assert [str(person) for person in people(work, role)] == ["Cole, Cy", "Dee, Di"]
    assert goes_on(work, role)
    assert "others" not in str(entry_item("k", work))


def test_a_body_called_others_is_a_body() -> None:
    work = entry("author={{others}}")
    assert len(people(work, "author")) == 1
    assert not goes_on(work, "author")


def test_a_list_that_goes_on_ends_in_et_al() -> None:
    assert printed("author={Cole, Cy and others}").startswith("Cole, Cy, et al. 2001.")
    translated = printed("author={Poe, Pi}, translator={Cole, Cy and others}")
    assert "Translated by Cy Cole et al." in translated


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_an_and_in_braces_does_not_divide_a_body(role: str) -> None:
    text = printed(f"author={{Quin, Quy}}, {role}={{{{Smith and Sons}} and Roe, Rob}}")
    assert "Smith and Sons and Rob Roe" in text


def test_a_name_that_cannot_be_divided_is_printed_whole() -> None:
    assert "a, b, c, d" in printed("author={Quin, Quy}, translator={a, b, c, d}")


@pytest.mark.parametrize(
    "value",
    [
        "10.1000/x_1",
        "https://doi.org/10.1000/x_1",
        "http://dx.doi.org/10.1000/x_1",
        "doi:10.1000/x_1",
        " DOI: 10.1000/x_1 ",
        "doi.org/10.1000/x_1",
    ],
)
def test_a_doi_is_read_however_it_is_written(value: str) -> None:
    assert bare_doi(value) == "10.1000/x_1"
    assert printed(f"author={{Quin, Quy}}, doi={{{value}}}").endswith(
        "https://doi.org/10.1000/x_1."
    )


def test_exports_have_dates_in_words_and_suffixes_where_each_format_has_them() -> None:
    work = entry("author={King, Jr., Martin Luther}, date={{in press}}")
    work.fields["date"] = "in press"
    item = entry_item("k", work)
    assert "AU  - King, Martin Luther, Jr.\r\n" in ris(item)
    assert "PY  - " not in ris(item)
    assert "DA  - in press\r\n" in ris(item)
    assert "year = {in press}" in bibtex(item)
    assert "author = {King, Jr., Martin Luther}" in bibtex(item)


def test_a_span_has_its_first_year_in_ris() -> None:
    work = entry("author={Poe, Pi}")
    work.fields["date"] = "1988-02/1990"
    assert "PY  - 1988\r\n" in ris(entry_item("k", work))
    assert "DA  - 1988/02//\r\n" in ris(entry_item("k", work))


@pytest.mark.parametrize("name", [",", "{}", "%", "\\", "{,}"])
def test_a_name_of_no_letters_does_no_harm(name: str) -> None:
    text = f"@book{{k, title={{T}}, year=1, author={{{name}}}}}"
    entries = parse_string(text, "bibtex").entries
    assert "T" in str(AuthorDateStyle().format_entry("k", entries["k"]).text)
    assert files(entries)
