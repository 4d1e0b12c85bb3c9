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
    assert re.findall(r"Missing character: There is no .*", log) == []
    assert re.findall(r".*(?:Reference|reference) `.*", log) == []
    assert "undefined references" not in log
    assert "multiply defined" not in log
    assert "Token not allowed in a PDF string" not in log
    assert "Float too large" not in log  # its end, with the caption, would be cut off
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
    assert re.search(r"Page size: +396.85 x 612.283 pts", info)  # 140 by 216 mm
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
    lines = output("pdftotext", "-layout", built_pdf, "-").replace("\f", "\n")
    for label in "abcdefghijklmnopqrstuvwx":
        assert re.search(rf"^ *{label} +[A-Z“‘’\d]", lines, re.MULTILINE), label


def test_the_index_has_pages_notes_ranges_and_references(built_pdf: Path) -> None:
    index = index_of(built_pdf)
    flat = " ".join(index.split())
    assert re.search(r"Hunerven, Adam\..*, \d+ n\. 3 c\b", flat)
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


def test_no_work_is_broken_over_two_pages(built_pdf: Path) -> None:
    pages = [page for page in words_by_page(built_pdf) if page]
    first = next(n for n, page in enumerate(pages) if n > 6 and page[0][4] == "Works")
    last = next(n for n, page in enumerate(pages) if n > first and page[0][4] == "Index")
    works = [body(page) for page in pages[first + 1 : last]]
    assert len(works) > 5
    # The first line of a work begins at the margin, the others further in.
    assert [page[0] for page in works if page[0][0] > min(word[0] for word in page) + 1] == []


def test_the_timeline_is_whole(built_pdf: Path) -> None:
    text = words(built_pdf)
    assert "the dots are the works that the edition cites" in text


def test_dates_are_in_words_and_the_colophon_names_the_engine(built_pdf: Path) -> None:
    front = words(built_pdf, "-l", "4")
    assert "Version 0.1.0, 23 November 2026" in front
    assert "creativecommons.org/licenses/by/4.0" in front
    assert "To cite: Taking Stock, Settling Accounts" in front
    assert "©" in front
    assert "31 December 2019" in front
    assert "by LuaL" in front


Word = tuple[float, float, float, float, str]
"""Left, top, right and bottom of a word in points, and the word."""
TOP, BOTTOM = 21 / 25.4 * 72, (216 - 25) / 25.4 * 72
"""Where the lines of a page begin and end."""


def words_by_page(pdf: Path) -> list[list[Word]]:
    found = re.compile(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>'
    )
    pages = output("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    return [
        [(float(a), float(b), float(c), float(d), word) for a, b, c, d, word in found.findall(page)]
        for page in pages
    ]


def body(words_of_page: list[Word]) -> list[Word]:
    """The words between head and foot of a page."""
    return [w for w in words_of_page if w[1] > TOP - 4 and w[3] < BOTTOM + 6]


def test_a_full_line_of_the_text_has_60_to_70_characters(built_pdf: Path) -> None:
    width = (140 - 18 - 25) / 25.4 * 72
    lengths = []
    for page in words_by_page(built_pdf)[6:20]:
        lines: dict[int, list[Word]] = {}
        for word in body(page):
            if word[3] - word[1] > 10.5:  # the size of the text, not of notes
                lines.setdefault(round(word[3]), []).append(word)
        lengths += [
            len(" ".join(w[4] for w in sorted(line)))
            for line in lines.values()
            if max(w[2] for w in line) - min(w[0] for w in line) > 0.96 * width
        ]
    assert len(lengths) > 150
    assert 60 <= sorted(lengths)[len(lengths) // 2] <= 70


def test_a_running_head_names_no_author_of_a_restatement(built_pdf: Path) -> None:
    text = output("pdftotext", "-layout", built_pdf, "-")
    heads = [page.strip().split("\n")[0] for page in text.split("\f") if page.strip()]
    assert sum("Taking Stock, Settling Accounts" in head for head in heads) > 10
    assert [head for head in heads if ", Taking Stock" in head] == []


def test_no_page_is_less_than_a_third_full_but_the_last_of_a_part(built_pdf: Path) -> None:
    pages = words_by_page(built_pdf)
    used = [(max((w[3] for w in body(page)), default=TOP) - TOP) / (BOTTOM - TOP) for page in pages]
    text = output("pdftotext", "-layout", built_pdf, "-").split("\f")
    works = next(
        n for n, page in enumerate(text) if n > 6 and page.lstrip().startswith("Works Cited")
    )
    last_of_part = {works - 1, len(pages) - 1}
    slight = [n + 1 for n, part in enumerate(used) if n > 5 and part < 1 / 3]
    assert [n for n in slight if n - 1 not in last_of_part] == []


def test_no_letter_is_emboldened_and_no_figure_one_is_a_capital(built_pdf: Path) -> None:
    source = Path(str(built_pdf).replace("taking-stock.pdf", "edition-type.sty")).read_text()
    assert "FakeBold" not in source
    assert source.count("CharacterVariant=11") >= 2  # the other old-style 1
    fonts = output("pdffonts", built_pdf)
    assert "EBGaramond12-Regular" in fonts
    assert "EBGaramond08-Regular" in fonts


def test_the_front_matter_comes_in_order(built_pdf: Path) -> None:
    pages = output("pdftotext", "-layout", built_pdf, "-").split("\f")
    assert pages[0].split() == ["Taking", "Stock,", "Settling", "Accounts"]
    assert pages[1].split() == []
    assert "A Reading Edition" in pages[2]
    assert "To cite" in pages[3]
    assert pages[4].split()[0] == "Contents"
    assert pages[5].lstrip().startswith("How to Read")
    assert pages[6].lstrip().startswith("Introduction")
    # The front page's heading, whose words are for screens, is no chapter.
    assert "Whose words these are" not in pages[4]
    text = next(n for n, page in enumerate(pages) if page.split()[:2] == ["§1", "Opening"])
    assert text % 2 == 0  # on the right
    assert pages[text].split()[-1] == "1"


def test_a_place_is_not_broken_over_two_lines(built_pdf: Path) -> None:
    text = output("pdftotext", "-layout", built_pdf, "-")
    assert not re.findall(r"§\d *\n *¶", text)
