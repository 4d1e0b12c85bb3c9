"""The index of names is the same in every edition: on the web, in the e-book, on paper."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from reading_edition.people.authority import load
from tests.conftest import ROOT

PLACES = r"(?:, ?\d+(?:–\d+)?(?:nn?\.(?:\d+|[a-z]))?[qc]?)*"
"""Locators of the printed index: pages, ranges of pages, notes on pages, with their marks."""


@dataclass(frozen=True)
class Place:
    """A place as the web edition gives it: a paragraph, or a note in it."""

    page: str
    paragraph: int
    note: str = ""


@dataclass(frozen=True)
class Line:
    """An entry, or one of its sub-entries, of the web edition or the e-book."""

    key: str
    head: str
    """All that is printed before the locators, without spaces and hyphens."""
    places: tuple[Place, ...]
    see: str


def squeezed(text: str) -> str:
    """*text* without spaces and hyphens, at which a line may break."""
    return re.sub(r"[\s\u00ad‐-]", "", text)


def said(element: html.HtmlElement, path: str) -> str:
    return " ".join("".join(e.text_content() for e in element.xpath(path)).split())


def lines(page: str) -> list[Line]:
    """The index on *page* line by line."""
    found = []
    for item in html.fromstring(page.encode()).xpath("//li[starts-with(@id, 'person-')]"):
        key = item.get("id").removeprefix("person-")
        heading, dates = (said(item, f".//*[@class='re-{c}']") for c in ("heading", "dates"))
        about = said(item, "p[@class='re-description']")
        stop = "." if about and not (heading + dates).endswith(".") else ""
        own = [place for a in item.xpath("p/a") for place in places_of(a)]
        see = said(item, "p[1][em]") if not own else ""
        head = squeezed(f"{heading}{dates}{stop}{about}")
        found.append(Line(key, head, tuple(own), squeezed(see.partition(". ")[2])))
        for sub in item.xpath("ul/li/p"):
            places = [place for a in sub.xpath("a") for place in places_of(a)]
            found.append(Line(key, squeezed(sub.text.rstrip(", ")), tuple(places), ""))
        if also := said(item, "p[@class='re-see-also']"):
            found.append(Line(key, "", (), squeezed(also)))
    return found


def places_of(link: html.HtmlElement) -> Iterator[Place]:
    """The places of one locator, a range's one by one."""
    if "re-locator" not in link.get("class", ""):
        return
    spelled = link.get("aria-label")
    page = re.sub(r"^.*/|\.x?html#.*$", "", link.get("href"))
    paragraph = re.search(r"(?:paragraph|item)s? (\d+)(?: to (\d+))?", spelled)
    note = re.search(r"note (\w+)$", spelled)
    notes = re.search(r"notes (\d+) to (\d+)$", spelled)
    if notes:
        for number in range(int(notes[1]), int(notes[2]) + 1):
            yield Place(page, 0, str(number))
    else:
        assert paragraph, spelled
        for number in range(int(paragraph[1]), int(paragraph[2] or paragraph[1]) + 1):
            yield Place(page, number, note[1] if note else "")


@pytest.fixture(scope="module")
def web(built_html: Path) -> list[Line]:
    return lines((built_html / "apparatus" / "names.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def printed(built_pdf: Path) -> str:
    """The index of the book without its running heads and letters, squeezed."""
    text = subprocess.run(
        ["pdftotext", "-raw", built_pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    start = text.rindex("Index of Names\nEvery person")
    # What follows may begin on the last page of the index.
    found = re.search(r"[\n\f]Index of Subjects\n", text[start:])
    assert found
    pages = text[start : start + found.start()].split("\f")
    # A chapter's first page has its folio at the foot; each of the others has a running head.
    kept = pages[0].splitlines()
    if kept[-1].isdigit():
        kept.pop()
    kept += [line for page in pages[1:] for line in page.splitlines()[1:]]
    start = kept.index("A")
    lines = kept[start:]
    listed = [
        line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        # A capital that is kerned ("Warwick") may come out as a line of its own.
        if (len(line) > 1 or after[:1].islower()) and not line.endswith("(continued)")
    ]
    return squeezed("\n".join(listed))


@pytest.fixture(scope="module")
def extents(built_pdf: Path) -> dict[tuple[str, int], range]:
    """The pages that each paragraph may stand on: to that on which the next begins."""
    aux = built_pdf.with_suffix(".aux").read_text(encoding="utf-8")
    labels = re.findall(r"\\newlabel\{(?:\w+/)?([\w-]+):(?::doc|p(\d+))\}\{\{\w*\}\{(\d+)\}", aux)
    found = {}
    for (page, number, start), (_, _, end) in pairwise([*labels, ("", "", "999")]):
        if number:
            # A section may begin on the page that the one before ends on.
            found[page, int(number)] = range(int(start), int(end) + 1)
    return found


def test_the_e_book_has_the_lines_of_the_web_edition(built_epub: Path, web: list[Line]) -> None:
    with zipfile.ZipFile(built_epub) as book:
        assert lines(book.read("apparatus/names.xhtml").decode()) == web
    assert {line.key for line in web} == set(load(ROOT / "names.toml")[0].persons)


def test_the_book_has_the_lines_and_places_of_the_web_edition_and_no_others(
    printed: str, web: list[Line], extents: dict[tuple[str, int], range]
) -> None:
    # All lines at once: the "c" of "10crimes" is a mark only if the next line is "rimes".
    found = re.fullmatch(
        "".join(rf"{re.escape(line.head)}({PLACES})\.?{re.escape(line.see)}" for line in web),
        printed,
    )
    assert found
    for line, places in zip(web, found.groups(), strict=True):
        pages = set(pages_of(places))
        wanted = [(extent(place, extents), place.note) for place in line.places]
        for where, note in wanted:
            assert any((page, note) in pages for page in where), (line, places)
        for page, note in pages:
            assert any(page in where and note == of for where, of in wanted), (line, page, note)


def pages_of(places: str) -> Iterator[tuple[int, str]]:
    """Page and note of each of the *places*, as they are printed; ranges page by page."""
    for first, last, note in re.findall(r",(\d+)(?:–(\d+))?(?:nn?\.(\d+|[a-z]))?[qc]?", places):
        for page in range(int(first), int(last or first) + 1):
            yield page, note


def extent(place: Place, extents: dict[tuple[str, int], range]) -> range:
    if place.paragraph:
        return extents[place.page, place.paragraph]
    section = [pages for (page, _), pages in extents.items() if page == place.page]
    return range(section[0].start, section[-1].stop)
