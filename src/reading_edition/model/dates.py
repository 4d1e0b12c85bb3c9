"""Dates of a life, as an editor writes them: "1890", "c. 1890", "before 1890-05", "?"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..locale import _, later

_FORM = re.compile(
    r"(?P<hedge>c\. |before |after )?(?P<year>[1-9]\d{0,3})"
    r"(?P<era> BCE)?(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)

_HEDGES = {
    "c.": later("c. {date}"),
    "before": later("before {date}"),
    "after": later("after {date}"),
}


@dataclass(frozen=True, slots=True)
class LifeDate:
    """A year, month or day, with what is known of it."""

    hedge: str
    """``"c."``, ``"before"``, ``"after"``, ``"?"`` (not known) or an empty string."""
    year: int
    """Astronomical: 1 BCE is 0; 0 as well where the date is not known."""
    iso: str
    """ISO 8601, as far as it is known; an empty string if it is not."""

    @property
    def printed(self) -> str:
        """Hedge and year: "c. 1890"."""
        if self.hedge == "?":
            return "?"
        year = str(self.year) if self.year > 0 else _("{year} BCE").format(year=1 - self.year)
        return _(_HEDGES[self.hedge]).format(date=year) if self.hedge else year


UNKNOWN = LifeDate("?", 0, "")


@lru_cache(maxsize=4096)
def parse(text: str) -> LifeDate | None:
    """Read a date; None if *text* is none, or a day that no calendar has."""
    if text == "?":
        return UNKNOWN
    found = _FORM.fullmatch(text)
    if found is None or (found["era"] and found["month"]):
        return None
    year, month, day = int(found["year"]), found["month"], found["day"]
    try:
        date(year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    if found["era"]:
        year = 1 - year
    iso = "-".join(
        part for part in (f"{year:04d}" if year >= 0 else f"{year:05d}", month, day) if part
    )
    return LifeDate((found["hedge"] or "").strip(), year, iso)


def life(born: LifeDate | None, died: LifeDate | None) -> str:
    """A life as a heading has it: "1890–1947", "b. 1949", "d. c. 1300", or nothing."""
    if born is not None and died is not None:
        return "" if born is died is UNKNOWN else f"{born.printed}–{died.printed}"
    if born is not None and born is not UNKNOWN:
        return _("b. {date}").format(date=born.printed)
    if died is not None and died is not UNKNOWN:
        return _("d. {date}").format(date=died.printed)
    return ""


def reversed_life(born: LifeDate | None, died: LifeDate | None) -> bool:
    """Whether a death stands before a birth, hedges left aside."""
    if born is None or died is None or UNKNOWN in (born, died):
        return False
    if born.year != died.year or born.hedge or died.hedge:
        return born.year > died.year
    known = min(len(born.iso), len(died.iso))  # as far as both are given
    return born.iso[:known] > died.iso[:known]
