"""What the hooks mend in pages and in the e-book."""

from __future__ import annotations

import zipfile
from pathlib import Path

from reading_edition.epub.finish import finish, with_types
from reading_edition.epub.package import with_accessibility
from reading_edition.html.repairs import mend


def test_a_caption_of_the_contents_says_its_level() -> None:
    mended = mend('<p class="caption" role="heading"><span>Text</span></p>')
    assert 'role="heading" aria-level="2"' in mended
    assert mend(mended) == mended


def test_a_box_that_scrolls_takes_the_focus() -> None:
    assert mend("<pre>x</pre>") == '<pre tabindex="0">x</pre>'
    table = 'class="table-wrapper docutils container"'
    assert mend(f"<div {table}>") == f'<div tabindex="0" {table}>'
    assert mend('<div class="table">') == '<div class="table">'
    assert mend('<pre class="a" tabindex="0">x</pre>') == '<pre class="a" tabindex="0">x</pre>'


def test_notes_get_the_types_that_readers_open_in_place() -> None:
    mended = with_types('<a role="doc-noteref" href="#n">1</a><aside id="n" role="doc-footnote">')
    assert 'role="doc-noteref" epub:type="noteref"' in mended
    assert 'role="doc-footnote" epub:type="footnote"' in mended


def _book(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("content.opf", "<package>\n  <metadata>\n  </metadata>\n</package>")
    return path


def complete(_name: str, package: str, _files: list[str], _drawn: list[str]) -> str:
    return with_accessibility(package, index=True)


def test_a_finished_book_is_the_same_whenever_it_was_made(tmp_path: Path) -> None:
    first, second = _book(tmp_path / "a.epub"), _book(tmp_path / "b.epub")
    finish(first, 1_577_750_400, complete)
    finish(second, 1_577_750_400, complete)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as book:
        assert book.infolist()[0].filename == "mimetype"
        assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert book.read("content.opf").decode().count("schema:accessibilityFeature") == 6
        assert {info.date_time for info in book.infolist()} == {(2019, 12, 31, 0, 0, 0)}


def test_a_time_before_zips_is_the_earliest_they_know(tmp_path: Path) -> None:
    book = _book(tmp_path / "a.epub")
    finish(book, 0, complete)
    with zipfile.ZipFile(book) as made:
        assert made.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
