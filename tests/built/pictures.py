"""Small grey pictures of pages, in which another machine's smoothing of letters shows little."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest


def small(picture: bytes, size: tuple[int, int]) -> bytes:
    """*picture* in grey, as PNG of *size* in dots; the test is skipped without Pillow."""
    image = pytest.importorskip("PIL.Image")
    made = io.BytesIO()
    grey = image.open(io.BytesIO(picture)).convert("L")
    grey.resize(size, image.Resampling.BOX).save(made, "PNG", optimize=True)
    return made.getvalue()


def sheet(pdf: Path, number: int, size: tuple[int, int]) -> bytes:
    """Page *number* of *pdf*, counted from 1, as such a picture."""
    page = ["-f", str(number), "-l", str(number)]
    drawn = subprocess.run(
        ["pdftoppm", "-r", "100", "-gray", *page, pdf], capture_output=True, check=True
    ).stdout
    return small(drawn, size)
