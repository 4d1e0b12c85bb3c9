"""The date of a work, as BibTeX's ``year`` and ``month`` and biblatex's ``date`` give it.

biblatex writes dates in a part of EDTF: ``2012-03-04``, ``1988/1990``, ``1988/``, ``1890~``,
``199X``, ``2004-21`` (a season). A date in other words ("in press") is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..locale import _
from .latex_text import plain

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d\dXX|[1-9]\d{0,2})"
    r"(?:-(?P<month>0[1-9]|1[0-2]|2[1-4]|[1-9])(?:-(?P<day>0?[1-9]|[12]\d|3[01]))?)?"
    r"(?:T[\d:.+Z-]*)?(?P<mark>[~?%]?)"
)
_OPEN = ("", "..")
"""What stands for an end of a range that is not known or not yet there."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A year, month or day. ``month`` is 21 to 24 for spring to winter, and 0 if not given."""

    year: str
    month: int
    day: int
    mark: str

    @property
    def printed(self) -> str:
        """The year, with what is known of it: "c. 1890", "1890?", "1990s", "45 BCE"."""
        if "X" in self.year:
            year = _("{year}s").format(year=self.year.replace("X", "0"))
        elif self.year.startswith("-"):
            year = _("{year} BCE").format(year=1 + int(self.year[1:]))
        else:
            year = str(int(self.year))
        if self.mark in ("~", "%"):
            year = _("c. {date}").format(date=year)
        return f"{year}{'?' if self.mark in ('?', '%') else ''}"

    @property
    def parts(self) -> list[int]:
        """Year, month and day as numbers, as far as they are given."""
        month = self.month if self.month < 21 else 0
        return [part for part in (int(self.year), month, self.day) if part]


def issued(fields: Mapping[str, str]) -> str:
    """The date in *fields*; an empty string if there is none."""
    if "date" in fields:
        return fields["date"].strip()
    year, month = plain(fields.get("year", "")), fields.get("month", "").strip().lower()
    if month[:3] in _MONTHS:
        month = str(_MONTHS.index(month[:3]) + 1)
    return f"{year}-{int(month):02d}" if year.isdigit() and month.isdigit() else year


def original(fields: Mapping[str, str]) -> str:
    """The date of the first edition in *fields*."""
    return fields.get("origdate", fields.get("origyear", "")).strip()


def year_in_words(date: str) -> str:
    """The year or years of *date* as a list of works prints them; else *date* itself."""
    days = _days(date)
    if not days:
        return plain(date).replace("--", "–").replace("/", "–")
    words = [day.printed if day else "" for day in days]
    return words[0] if len({*words}) == 1 else "–".join(words)


def sorting_year(date: str) -> int:
    """The first year of *date* as a number; undated works follow the dated."""
    known = next((day for day in _days(date) if day), None)
    if known:
        return int(known.year.replace("X", "0"))
    found = re.search(r"\d{4}", date)
    return int(found[0]) if found else 9999


def csl_date(date: str) -> dict[str, Any]:
    """*date* as CSL has it; in words where CSL has no other form for it."""
    if not date:
        return {}
    days = [day for day in _days(date) if day and "X" not in day.year]
    if not days or len(days) < len(date.split("/")):
        return {"literal": year_in_words(date)}
    found: dict[str, Any] = {"date-parts": [day.parts for day in days]}
    if days[0].month > 20:
        found["season"] = days[0].month - 20
    if any(day.mark for day in days):
        found["circa"] = True
    return found


def _days(date: str) -> list[_Day | None]:
    """The day of *date*, or both ends of a range, None where it is open; nothing if in words."""
    ends: list[_Day | None] = []
    for part in date.split("/"):
        found = _DAY.fullmatch(part.strip())
        if found:
            month, day = int(found["month"] or 0), int(found["day"] or 0)
            ends.append(_Day(found["year"], month, day, found["mark"]))
        elif part.strip() in _OPEN:
            ends.append(None)
        else:
            return []
    return ends if len(ends) <= 2 and any(ends) else []
