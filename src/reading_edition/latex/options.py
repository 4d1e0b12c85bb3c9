"""What an editor can choose for the printed book: the option ``reading_edition_book``, a dict."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from ..messages import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

TRIM = re.compile(r"(\d{2,3})\s*[x×]\s*(\d{2,3})")
SMALLEST, LARGEST = (90, 130), (297, 420)
"""The least and the greatest width and height of a page, in millimetres."""
MARGINS = (18, 25)
"""Inner and outer margin of a page that is no wider than the lines allow, in millimetres."""
LONGEST = 97
"""The greatest width of the lines, in millimetres: with it a line has 60 to 70 characters."""
_FONT = re.compile(r"[^\\{}%#$&~^\[\],;\"]+")


@dataclass(frozen=True)
class Book:
    """The look of the book."""

    trim: str = "140x216"
    """Width and height of a page, in millimetres."""
    font: str = ""
    """Name of the typeface, as TeX finds it; empty for EB Garamond."""
    fallback_fonts: tuple[str, ...] = ()
    """Typefaces for letters that it lacks, such as "Noto Serif CJK SC"; with LuaLaTeX."""
    notes: str = "foot"
    """Where notes belong: at the ``foot`` of the page, or at the ``end`` of the text."""
    new_pages: bool = False
    """Begin every section on a new page."""
    colour: bool = True
    """Print the editor's letters and the numbers of sections in red."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of a page, in millimetres."""
        found = TRIM.fullmatch(self.trim)
        assert found, "a trim is checked when it is read"
        return int(found[1]), int(found[2])

    @property
    def geometry(self) -> str:
        """Page and margins as options of TeX's ``geometry``.

        What a wide page has beyond the longest line goes to the margins, in their proportion.

        >>> Book().geometry
        'paperwidth=140mm,paperheight=216mm,inner=18.0mm,outer=25.0mm'
        """
        width, height = self.size
        inner, outer = MARGINS
        spare = max(0, width - inner - outer - LONGEST)
        share = spare * inner / (inner + outer)
        return (
            f"paperwidth={width}mm,paperheight={height}mm,"
            f"inner={inner + share:.1f}mm,outer={outer + spare - share:.1f}mm"
        )


def read(data: Mapping[str, Any]) -> tuple[Book, list[str]]:
    """Read the option: the book, with a default for what cannot be used, and the faults."""
    known = [item.name for item in fields(Book)]
    values: dict[str, Any] = {}
    faults: list[str] = []
    for name, value in data.items():
        if name not in known:
            faults.append(f"there is no {name!r} to choose.{nearest(str(name), known)}")
        elif fault := _fault(name, value):
            faults.append(f"{name} {fault}, not {value!r}.")
        else:
            values[name] = tuple(value) if name == "fallback_fonts" else value
    return Book(**values), faults


def _fault(name: str, value: object) -> str:
    """Say what the *value* of the choice *name* must be, or nothing."""
    if name in ("new_pages", "colour"):
        return "" if isinstance(value, bool) else "must be True or False"
    if name == "notes":
        return "" if value in ("foot", "end") else "must be 'foot' or 'end'"
    if name == "font":
        good = isinstance(value, str) and (not value or _FONT.fullmatch(value))
        return "" if good else "must be the name of a typeface such as 'TeX Gyre Pagella'"
    if name == "fallback_fonts":
        good = isinstance(value, (list, tuple)) and all(
            isinstance(one, str) and _FONT.fullmatch(one) for one in value
        )
        return "" if good else "must be a list of typefaces such as ['Noto Serif CJK SC']"
    found = TRIM.fullmatch(value) if isinstance(value, str) else None
    fits = found and all(
        least <= int(side) <= most
        for side, least, most in zip(found.groups(), SMALLEST, LARGEST, strict=True)
    )
    return "" if fits else "must be width and height in millimetres such as '140x216'"
