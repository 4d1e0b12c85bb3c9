"""What twelve pages of the printed book look like: as they were approved."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.built.pictures import sheet

KINDS = {
    "title": ("Taking Stock,", 0),
    "imprint": ("© .*", 0),
    "contents": ("Contents", 0),
    "text": ("§1 Opening", 0),
    "notes": ("§1 Opening", 3),
    "sections": ("§3 Substitutionism", 0),
    "reading": ("Further Reading", 0),
    "works": ("Works Cited", 1),
    "index": ("Index of Names", 0),
    "columns": ("Index of Names", 2),
    "glossary": ("Glossary", 1),
    "timeline": ("Each row is an event.*", 0),
}
"""A page of each kind: so many pages after the first that has this as a line."""
SIZE = (110, 170)
"""Of a picture, in dots: a line of text is a band of four, grey by its letters and their weight."""


def page_of(pdf: Path, line: str, after: int) -> int:
    """The number of a page in the file, counted from 1."""
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    for number, page in enumerate(text.split("\f"), start=1):
        # In the contents and in running heads a title has a number beside it.
        if any(re.fullmatch(line, found.strip()) for found in page.splitlines()):
            return number + after
    raise AssertionError(line)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_of_the_book_looks_as_approved(
    built_pdf: Path, kind: str, image_regression
) -> None:
    """Compared small and grey, so that neither another machine nor another word is a difference.

    Another smoothing of letters comes to 1.2 at most, another word in each line to 0.5; margins
    that are 3 mm narrower to 2 and more, notes that are not at the foot to 6.

    Look at the new picture before approving it: ``pytest tests/built/test_book_look.py
    --force-regen``.
    """
    number = page_of(built_pdf, *KINDS[kind])
    image_regression.check(sheet(built_pdf, number, SIZE), diff_threshold=1.5)
