"""A translator's notes: a series of their own is one value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from reading_edition.option_values import note_series
from reading_edition.read.note_series import anchor_of

if TYPE_CHECKING:
    from conftest import Build

TRANSLATED = """
def setup(app):
    from reading_edition.read.note_series import add_note_series
    from reading_edition.store.notes import NoteSeries

    add_note_series(app, NoteSeries("trnote", "Translator’s note", "Translator’s notes", "trnotes", "tr."))
"""
ONE = """---\nsection: first\n---\n# One\n\nWords.{trnote}`x`\n\nB.\n\nC.\n
:::{trnote} x\nSo in {person}`trotsky`’s copy {cite:p}`lewin2005`.\n:::\n"""


def test_a_translators_notes_are_one_value(edition: Build) -> None:
    files = {"one.md": ONE, "notes.md": "# Notes\n\n```{trnotes}\n```\n"}
    built = edition(files, conf=TRANSLATED)
    assert "trnote" not in built.warnings
    page = html.fromstring(built.read("one.html"))
    assert page.get_element_by_id("trnote-x").get("aria-label") == "Translator’s note x"
    assert page.find_class("re-sidenote")[0].text_content().split()[:2] == ["x", "So"]
    listed = html.fromstring(built.read("notes.html")).get_element_by_id("trnote-x")
    assert listed.find_class("re-backlink")[0].get("href") == "one.html#trnote-x-mark"
    assert "one.html#trnote-x" in built.read("names.html")
    assert "one.html#trnote-x" in built.read("works.html")
    assert "Translator’s notes" in built.read("search-data.js")
    assert "So in" in built.read("_static/previews/one.js")
    tex = edition(files, conf=TRANSLATED, builder="latex").read("anedition.tex")
    assert r"\reSeriesNote{tr.}{x}{" in tex


OPTION = """
reading_edition_note_series = {
    "trnote": {"note": "Translator’s note", "notes": "Translator’s notes", "abbreviation": "tr."},
    "ednote": {"sourced": False},
}
"""
SIGNS = """---\nsection: first\n---\n# One\n\nWords,{trnote}`*` and more.{trnote}`†`{ednote}`a`\n
:::{trnote} *\nSo in {person}`trotsky`’s copy.\n:::\n
:::{trnote} †\nAnd so.\n:::\n
:::{ednote} a\nWithout a source.\n:::\n"""


def test_a_series_is_an_option(edition: Build) -> None:
    files = {
        "one.md": SIGNS,
        "two.md": None,
        "notes.md": "# Notes\n\n```{trnotes}\n```\n\n```{ednotes}\n```\n",
        "index.md": "# E\n\n```{toctree}\none\nnames\nnotes\n```\n",
        "works.md": None,
    }
    built = edition(files, conf=OPTION + 'suppress_warnings = ["edition.index"]\n')
    assert built.warnings == ""
    page = html.fromstring(built.read("one.html"))
    assert page.get_element_by_id("trnote-u2020").get("aria-label") == "Translator’s note †"
    assert "one.html#trnote-u002a" in built.read("names.html")
    listed = html.fromstring(built.read("notes.html")).get_element_by_id("trnote-u2020")
    assert listed.find_class("re-backlink")[0].get("href") == "one.html#trnote-u2020-mark"


@pytest.mark.parametrize("name", ["note", "person", "variant"])
def test_a_series_has_a_name_of_its_own(edition: Build, name: str) -> None:
    conf = f"reading_edition_note_series = {{{name!r}: {{'note': 'Note'}}}}\n"
    built = edition(conf=conf)
    assert f"conf.py:1: WARNING: reading_edition_note_series: {name!r} or" in built.warnings


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"Tr": {"note": "N"}}, "a series cannot be called 'Tr'"),
        ({3: {"note": "N"}}, "a series cannot be called 3"),
        ({"tr": "N"}, "'tr': write a dict"),
        ({"tr": {}}, "'tr': say in 'note'"),
        ({"tr": {"note": ""}}, "'tr': 'note' must be a string with words"),
        ({"tr": {"note": "N", "sourced": 1}}, "'tr': 'sourced' must be True or False"),
        ({"tr": {"note": "N", "abbr": "t."}}, "'tr': unknown field 'abbr'. Did you mean"),
        ({"ednote": {"note": "N"}}, "'ednote': unknown field 'note'."),
    ],
)
def test_what_is_no_series_is_said(given: dict[object, object], fault: str) -> None:
    good, faults = note_series(given)
    assert not good
    assert len(faults) == 1
    assert fault in faults[0]


def test_a_label_of_any_signs_makes_an_id() -> None:
    labels = ["a", "12", "*", "**", "†", "a*", "u002a", "α", "a b"]
    ids = [anchor_of("trnote", label) for label in labels]
    assert len({*ids}) == len(ids) - 1  # only "*" and what it is written as are one
    assert all(re.fullmatch(r"[\w.-]+", name) for name in ids)


def test_a_label_of_letters_in_any_script_is_its_id() -> None:
    assert anchor_of("ednote", "α") == "ednote-α"
    assert anchor_of("ednote", "a_1") == "ednote-a_1"
