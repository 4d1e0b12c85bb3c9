"""A translator's notes: a series of their own is one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

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
