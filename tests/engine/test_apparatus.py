"""The textual apparatus and the pages of the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from reading_edition.read.variants import split

if TYPE_CHECKING:
    from conftest import Build, Edition

PAGE = """
---
section: first
---

# One

The {variant}`gulls | terns B | om. A, C` begin {page}`12`to row.{variant}`| add. quickly B`

We {corr}`had | hadd` it, {gap}`two words lost`, from {unclear}`Lena` and Victor {page}`13` Serge.
"""
PAGES = {
    "one.md": PAGE,
    "two.md": "# Two\n\nSee {ref}`page-13`.\n",
    "notes.md": "# Notes\n\n```{variants}\n```\n\n```{sigla}\n```\n",
}
CONF = """
reading_edition_recognise = True
reading_edition_sigla = {"A": "Autograph", "B": "First edition, 1931", "C": "A typed copy"}
suppress_warnings = ["edition.index"]
"""
ENTRIES = [
    "gulls] terns B; om. A C",
    "add. quickly B",
    "had] hadd copy-text",
    "two words lost",
]


def built(edition: Build, builder: str = "html") -> Edition:
    made = edition(PAGES, builder=builder, conf=CONF)
    assert made.warnings == ""
    return made


def page(edition: Build, name: str) -> html.HtmlElement:
    return html.fromstring(built(edition).read(f"{name}.html").encode())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_reading_is_in_the_text_and_the_others_in_the_apparatus(edition: Build) -> None:
    one = page(edition, "one")
    notes = one.xpath("//aside[contains(@class, 're-series-variant')]")
    assert [text(note.find_class("re-ednote-label")[0]) for note in notes] == [
        "i",
        "ii",
        "iii",
        "iv",
    ]
    assert [text(note.find("p")) for note in notes] == ENTRIES
    first = text(one.get_element_by_id("p1"))
    assert first.startswith("1 The gullsi")
    assert one.xpath("//a[@href='#variant-i']/@id") == ["variant-i-mark"]
    assert "We hadiii" in text(one.get_element_by_id("p2"))
    assert "[Lena?]" in text(one.get_element_by_id("p2"))


def test_the_apparatus_is_listed_and_in_every_format(edition: Build) -> None:
    listed = text(page(edition, "notes"))
    assert all(entry in listed for entry in ENTRIES)
    plain = built(edition, "text").read("one.txt").replace("*", "")
    assert all(entry in plain for entry in ENTRIES)
    tex = built(edition, "latex").read("anedition.tex")
    assert re.search(
        r"\\reSeriesNote\{\}\{i\}\{\s*.*\s*gulls\{\]\} terns \\DUrole\{re-siglum\}\{B\}", tex
    )


def test_sigla_are_listed_with_what_they_stand_for(edition: Build) -> None:
    (listed,) = page(edition, "notes").xpath("//dl[contains(@class, 're-sigla')]")
    terms = [text(term) for term in listed.findall("dt")]
    assert terms == ["A", "B", "C"]
    assert text(listed.findall("dd")[1]) == "First edition, 1931"


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("{variant}`gulls`", "'gulls' has one reading only. Write others behind |"),
        ("{variant}`gulls | terns D`", "no siglum stands behind 'terns D'. Write one that"),
        ("{variant}`gulls | terns b`", "no siglum stands behind 'terns b'."),
        ("{corr}`had`", "'had' must be the correction, |, and what the copy-text has"),
    ],
)
def test_a_faulty_variant_is_told_and_loses_nothing(
    edition: Build, markup: str, fault: str
) -> None:
    one = f"---\nsection: first\n---\n\n# One\n\nThe {markup} row.\n"
    made = edition({**PAGES, "one.md": one, "two.md": "# Two\n"}, conf=CONF)
    role = markup[: markup.index("}") + 1]
    assert f"one.md:7: WARNING: {role}: {fault}" in made.warnings
    words = re.findall(r"\w+", markup.partition("`")[2])
    shown = text(html.fromstring(made.read("one.html")))
    assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize(
    ("sigla", "fault"),
    [
        ({"A B": "x"}, "'A B' is not a siglum: write signs without space"),
        ({"A": 1}, "'A' must be explained in a string"),
        ({}, "{sigla}: there are none"),
    ],
)
def test_faulty_sigla_are_told(edition: Build, sigla: dict[str, object], fault: str) -> None:
    one = "---\nsection: first\n---\n\n# One\n\nWords.\n\n```{sigla}\n```\n"
    conf = f"reading_edition_sigla = {sigla!r}\nsuppress_warnings = ['edition.index']\n"
    assert fault in edition({"one.md": one, "two.md": "# Two\n"}, conf=conf).warnings


def test_a_page_of_the_source_can_be_cited_and_is_no_word(edition: Build) -> None:
    one = page(edition, "one")
    mark = one.get_element_by_id("page-12")
    assert (text(mark), mark.get("role"), mark.get("aria-label")) == (
        "[12]", "doc-pagebreak", "p. 12",
    )  # fmt: skip
    (link,) = page(edition, "two").xpath("//a[@href='one.html#page-13']")
    assert text(link) == "p. 13"
    assert "begin to row." in built(edition).read("search-data.js")
    assert r"\rePageBreak{{[}12{]}}" in built(edition, "latex").read("anedition.tex")


def test_a_name_goes_on_over_a_page_break(edition: Build) -> None:
    names = page(edition, "names")
    entry = names.get_element_by_id("person-serge")
    assert [text(a) for a in entry.find_class("re-locator")] == ["§1 ¶2"]


def test_a_page_that_begins_twice_is_told(edition: Build) -> None:
    one = "---\nsection: first\n---\n\n# One\n\nThe {page}`1` gulls {page}`1` row.\n"
    made = edition({**PAGES, "one.md": one, "two.md": "# Two\n"}, conf=CONF)
    assert "one.md:7: WARNING: page '1' of the source begins twice" in made.warnings


def test_an_e_book_has_a_list_of_the_pages(edition: Build) -> None:
    made = built(edition, "epub")
    (book,) = made.app.outdir.glob("*.epub")
    with ZipFile(book) as held:
        navigation = held.read("nav.xhtml").decode()
        one = held.read("one.xhtml").decode()
    assert '<nav epub:type="page-list" hidden="hidden">' in navigation
    assert '<li><a href="one.xhtml#page-12">12</a></li>' in navigation
    assert re.search(r'<span[^>]*role="doc-pagebreak"[^>]* epub:type="pagebreak"', one)


@given(st.text("ab|, AB", max_size=20))
def test_nothing_of_a_variant_is_lost(words: str) -> None:
    lemma, readings = split(words, {"A", "B"})
    kept = [lemma, *(f"{said} {' '.join(sigla)}" for said, sigla in readings)]
    assert sorted(re.findall(r"\w+", words)) == sorted(re.findall(r"\w+", " ".join(kept)))
