"""Pages of the web edition on paper, as a browser prints them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.built.pictures import sheet
from tests.conftest import need

PAGES = ("text/opening", "text/liberalism", "apparatus/works-cited", "apparatus/names", "index")
SIZE = (110, 156)
"""Of a picture, in dots (see `test_book_look`)."""


@pytest.fixture(scope="module")
def printed(browser, built_html: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages as PDF files."""
    need("pdftotext", "pdftoppm")
    folder, files = tmp_path_factory.mktemp("printed"), {}
    context = browser.new_context()
    page = context.new_page()
    for name in PAGES:
        page.goto((built_html / f"{name}.html").as_uri())
        files[name] = folder / f"{name.replace('/', '-')}.pdf"
        page.pdf(path=files[name], format="A4")
    context.close()
    return files


def words(file: Path) -> str:
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_printed_that_one_cannot_press_on_paper(printed, name: str) -> None:
    text = words(printed[name])
    for label in ("Skip to content", "Reading settings", "On this page", "Previous", "Search"):
        assert label not in text
    assert not re.search(r"\bAa\b", text)


def test_the_notes_of_both_series_are_printed_once_each(printed) -> None:
    text = words(printed["text/liberalism"])
    assert text.count("abolished the guillotine") == 1
    assert text.count("On 6 April 1871") == 1
    assert text.index("abolished the guillotine") > text.index("deserve Davis’s support")


def test_the_address_of_a_work_is_printed_and_that_of_a_page_is_not(printed) -> None:
    assert "https://theleftwind.wordpress.com/" in words(printed["apparatus/works-cited"])
    assert "opening.html" not in words(printed["apparatus/works-cited"])
    assert "http" not in words(printed["text/opening"])


def test_no_heading_is_the_last_of_a_sheet(printed) -> None:
    text = subprocess.run(
        ["pdftotext", printed["index"], "-"], capture_output=True, text=True, check=True
    ).stdout
    ends = [sheet.split("\n\n")[-1].strip() for sheet in text.split("\f") if sheet.strip()]
    assert not any(re.match(r"§\d", end) for end in ends)


@pytest.mark.parametrize("name", PAGES)
def test_a_sheet_looks_as_approved(printed, name: str, image_regression) -> None:
    """Look at the new picture first: ``pytest tests/built/test_print.py --force-regen``."""
    image_regression.check(sheet(printed[name], 1, SIZE), diff_threshold=1.5)
