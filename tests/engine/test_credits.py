"""Who made what: every form of a small edition credits whom its record names."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from lxml import html

if TYPE_CHECKING:
    from conftest import Build, Edition

BASE: dict[str, Any] = {
    "title": "Letters",
    "date": "2026-11-23",
    "version": "1.2",
    "publisher": "Press",
    "licence": "CC-BY-4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
}
PRINTED = BASE | {
    "authors": ["Istrati, Panaït"],
    "translators": ["Rivière, Jeanne"],
    "editors": ["Marsh, Ada"],
    "illustrators": ["Holz, Ernst"],
    "contributors": {"wpr": ["Rolland, Romain"], "ctb": ["{The Club}"]},
    "series": {"title": "Lives", "number": 3},
    "edition": "Second edition",
    "isbn": "978-0-306-40615-7",
    "doi": "https://doi.org/10.1000/182",
    "text_rights": "The text is in the public domain.",
    "source": {"title": "Lettres", "kind": "book", "authors": ["Istrati, Panaït"]},
}
RESTATED = BASE | {
    "editors": ["Marsh, Ada"],
    "source": {"title": "Lettres", "authors": ["Istrati, Panaït"], "date": "1931"},
}
WITHOUT_EDITOR = BASE | {"authors": ["Istrati, Panaït"]}
RECORDS = {"printed": PRINTED, "restated": RESTATED, "without editor": WITHOUT_EDITOR}


def built(edition: Build, record: dict[str, Any], builder: str) -> Edition:
    conf = f"html_theme = 'furo'\nreading_edition_record = {record!r}\n"
    made = edition(builder=builder, conf=conf)
    assert made.warnings == ""
    return made


def meta(page: html.HtmlElement, name: str) -> list[str]:
    return page.xpath(f"//meta[@name='{name}']/@content")


def data(page: html.HtmlElement) -> dict[str, Any]:
    return json.loads(page.xpath("//script[@type='application/ld+json']")[0].text_content())


def test_a_section_is_by_whom_wrote_its_words(edition: Build) -> None:
    page = html.fromstring(built(edition, PRINTED, "html").read("one.html").encode())
    assert meta(page, "citation_author") == ["Istrati, Panaït"]
    assert meta(page, "citation_editor") == ["Marsh, Ada"]
    assert meta(page, "citation_isbn") == ["978-0-306-40615-7"]
    assert meta(page, "dcterms.creator") == ["Istrati, Panaït"]
    assert meta(page, "dcterms.rights") == ["The text is in the public domain."]
    assert meta(page, "dcterms.license") == []
    chapter = data(page)
    assert [name["name"] for name in chapter["author"]] == ["Panaït Istrati"]
    book = chapter["isPartOf"]
    roles = ("author", "translator", "editor", "illustrator", "contributor")
    assert {role: [name["name"] for name in book[role]] for role in roles} == {
        "author": ["Panaït Istrati"],
        "translator": ["Jeanne Rivière"],
        "editor": ["Ada Marsh"],
        "illustrator": ["Ernst Holz"],
        "contributor": ["Romain Rolland", "The Club"],
    }
    assert book["isPartOf"] == {"@type": "BookSeries", "name": "Lives"}
    assert (book["position"], book["isbn"]) == ("3", "978-0-306-40615-7")
    assert book["identifier"] == "https://doi.org/10.1000/182"
    assert page.find_class("re-home")[0].text_content() == "Istrati, Letters"
    said = " ".join(page.find_class("re-how-to-cite")[0].text_content().split())
    assert "Istrati, P. (2026). One. In A. Marsh (Ed.), Letters (J. Rivière, Trans.; " in said
    foot = " ".join(page.find_class("re-imprint")[0].text_content().split())
    assert "The text is in the public domain. What the editors have added is under" in foot


def test_an_edition_that_restates_is_its_editors_and_names_the_author_with_the_source(
    edition: Build,
) -> None:
    page = html.fromstring(built(edition, RESTATED, "html").read("one.html").encode())
    assert meta(page, "citation_author") == []
    assert meta(page, "citation_editor") == meta(page, "dcterms.creator") == ["Marsh, Ada"]
    assert meta(page, "dcterms.license") == [BASE["licence_url"]]
    chapter = data(page)
    assert "author" not in chapter
    assert "author" not in chapter["isPartOf"]
    assert chapter["isBasedOn"]["author"][0]["name"] == "Panaït Istrati"
    assert page.find_class("re-home")[0].text_content() == "Letters"
    foot = page.find_class("re-imprint")[0]
    assert [a.text_content() for a in foot.xpath(".//a[@rel='license']")] == ["CC-BY-4.0"]


@pytest.mark.parametrize("kind", RECORDS)
def test_the_title_page_and_the_running_head_of_the_book(edition: Build, kind: str) -> None:
    tex = built(edition, RECORDS[kind], "latex").read("anedition.tex")
    given = dict(re.findall(r"^\\renewcommand\\(re\w+)\{(.*)\}$", tex, re.MULTILINE))
    assert {name: given[name] for name in ("reByline", "reCredits", "reRunningAuthor")} == {
        "printed": {
            "reByline": "Panaït Istrati",
            "reCredits": r"Translated by Jeanne Rivière\par Edited by Ada Marsh"
            r"\par Illustrated by Ernst Holz\par Preface by Romain Rolland\par With The Club",
            "reRunningAuthor": "Istrati",
        },
        "restated": {"reByline": "Ada Marsh", "reCredits": "", "reRunningAuthor": ""},
        "without editor": {
            "reByline": "Panaït Istrati",
            "reCredits": "",
            "reRunningAuthor": "Istrati",
        },
    }[kind]
    author = {"restated": "Ada Marsh"}.get(kind, "Panaït Istrati")
    assert f"pdfauthor={{{author}}}" in tex
    imprint = given["reImprint"].replace(r"\sphinxhyphen{}", "-")
    if kind == "printed":
        for words in ("Second edition.", "Lives, 3.", "ISBN 978-0-306-40615-7", "10.1000/182"):
            assert words in imprint
        assert "To cite: Panaït Istrati, Letters, Second edition, version 1.2, translated by" in (
            imprint
        )
        assert "An edition of “Lettres”, by Panaït Istrati." in imprint
    if kind == "restated":
        assert "whose words are its author’s and not part of this licence" in imprint
    assert ("edited by" in imprint) == (kind != "without editor")


@pytest.mark.parametrize(
    ("kind", "persons"),
    [
        (
            "printed",
            [
                ("creator", "aut", "Panaït Istrati"),
                ("contributor", "trl", "Jeanne Rivière"),
                ("contributor", "edt", "Ada Marsh"),
                ("contributor", "ill", "Ernst Holz"),
                ("contributor", "wpr", "Romain Rolland"),
                ("contributor", "ctb", "The Club"),
            ],
        ),
        ("restated", [("creator", "edt", "Ada Marsh")]),
        ("without editor", [("creator", "aut", "Panaït Istrati")]),
    ],
)
def test_the_e_book_says_what_each_did(
    edition: Build, kind: str, persons: list[tuple[str, str, str]]
) -> None:
    made = built(edition, RECORDS[kind], "epub")
    (book,) = made.app.outdir.glob("*.epub")
    with ZipFile(book) as held:
        package = held.read("content.opf").decode()
        title_page = held.read("title-page.xhtml").decode()
    found = re.findall(r'<dc:(creator|contributor) id="(\w+)-\d+">([^<]*)<', package)
    assert found == persons
    assert ("Translated by Jeanne Rivière" in title_page) == (kind == "printed")
    rights = re.findall(r"<dc:rights>([^<]*)<", package)[0]
    assert rights.startswith("The text is in the public domain. ") == (kind == "printed")
