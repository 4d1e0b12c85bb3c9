"""The printed book, read back from its PDF."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path


def output(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def words(pdf: Path, *options: str) -> str:
    return " ".join(output("pdftotext", *options, pdf, "-").split())


def index_of(pdf: Path) -> str:
    text = output("pdftotext", "-raw", pdf, "-").replace("\f", "\n")
    start = text.rindex("Index of Names\nEvery person")
    return text[start : text.index("\nGlossary\n", start)]


def test_the_log_knows_no_overfull_line_and_no_undefined_reference(built_pdf: Path) -> None:
    log = built_pdf.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    wide = [float(w) for w in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)]
    assert [w for w in wide if w > 2] == []
    assert "undefined references" not in log
    assert "multiply defined" not in log
    assert "Missing character" not in log
    assert "Token not allowed in a PDF string" not in log
    # An odd page on the left of the spread would swap inner and outer margins.
    assert "Consecutive odd pages" not in log
    assert "has been referenced but does not exist" not in log


def test_all_fonts_are_embedded(built_pdf: Path) -> None:
    rows = output("pdffonts", built_pdf).splitlines()[2:]
    assert rows
    for row in rows:
        embedded = re.search(r" (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", row)
        assert embedded
        assert embedded[1] == "yes", row


def test_the_file_is_sound_and_says_what_it_is(built_pdf: Path) -> None:
    assert "No syntax or stream encoding errors" in output("qpdf", "--check", built_pdf)
    info = output("pdfinfo", built_pdf)
    assert re.search(r"Title: +Taking Stock, Settling Accounts", info)
    assert re.search(r"Subject: +A restatement", info)
    assert re.search(r"Author: +The editors of sphinx-reading-edition$", info, re.MULTILINE)
    assert re.search(r"Page size: +432 x 648 pts", info)
    assert b"/Lang" in built_pdf.read_bytes() or "en" in output("qpdf", "--json", built_pdf)


def test_every_section_note_and_work_is_in_the_book(built_pdf: Path) -> None:
    text = words(built_pdf)
    for title in (
        "§1 Opening",
        "§3 Substitutionism",
        "§6 On “Necessity”",
        "Works Cited",
        "Glossary",
    ):
        assert title in text
    assert "Hermit in Paris" in text
    assert "Begin reading" not in text
    for label in "abcdefghijklmnopqrstuvwx":
        assert re.search(rf"{label}\[ed\.\]|{label} \[ed\.\]", text, re.IGNORECASE), label


def test_the_index_has_pages_notes_ranges_and_references(built_pdf: Path) -> None:
    index = index_of(built_pdf)
    flat = " ".join(index.split())
    assert re.search(r"Hunerven, Adam\..*, \d+n3c\b", flat)
    assert re.search(r"Bronstein, Lev\. See Trotsky, Leon", index)
    assert re.search(r"Stalin, Joseph \(1878–1953\)\..*\d+–\d+", flat)
    assert "Deng Xiaoping" in index[: index.index("\nF\n")]


def test_the_outline_leads_to_every_chapter(built_pdf: Path) -> None:
    outline = output("qpdf", "--json", "--json-key=outlines", built_pdf)
    for title in ("Substitutionism", "Works Cited", "Index of Names", "About This Edition"):
        assert title in outline


def test_no_page_begins_with_the_places_of_a_work(built_pdf: Path) -> None:
    pages = output("pdftotext", "-raw", built_pdf, "-").split("\f")
    # The first line of a page is its running head.
    bodies = [page.split("\n", 1)[-1] for page in pages]
    assert sum("Cited at" in body for body in bodies) > 3
    assert not [body for body in bodies if body.lstrip().startswith("Cited at")]


def test_dates_are_in_words_and_the_colophon_names_the_engine(built_pdf: Path) -> None:
    front = words(built_pdf, "-l", "2")
    assert "Version 0.1.0 · 23 November 2026" in front
    assert "31 December 2019" in front
    assert "by LuaL" in front
