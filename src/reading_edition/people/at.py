"""The places that an authority file gives an entry: ``at = ["opening 3-5", "lib n. 14 ! in war"]``.

An address is a section's id with the number of a paragraph, a range of them, or the label of a
note. As in a role, an exclamation mark before it makes it the principal passage, and one behind
it is followed by a sub-heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = re.compile(
    r"(?P<principal>!)?\s*(?P<section>[^\s!]+)\s+"
    r"(?:(?P<first>[1-9]\d*)(?:\s*[-–]\s*(?P<last>[1-9]\d*))?|n\.\s*(?P<note>\w+))"
    r"(?:\s*!\s*(?P<sub>\S.*))?"
)


@dataclass(frozen=True, slots=True)
class At:
    """Consecutive paragraphs of a section, or one of its notes."""

    section: str
    first: int
    """0 for a note."""
    last: int
    note: str = ""
    sub: str = ""
    principal: bool = False

    @property
    def numbers(self) -> range:
        """The numbers of the paragraphs; none for a note."""
        return range(self.first, self.last + 1) if self.first else range(0)

    def __str__(self) -> str:
        if self.note:
            return f"{self.section} n. {self.note}"
        end = f"-{self.last}" if self.last > self.first else ""
        return f"{self.section} {self.first}{end}"


def parse(text: str) -> At | None:
    """The place that *text* says, or None if it says none.

    >>> parse("lib 2-3 ! of the worker").numbers
    range(2, 4)
    """
    found = _PLACE.fullmatch(text.strip())
    if found is None:
        return None
    first = int(found["first"] or 0)
    last = int(found["last"] or first)
    if last < first:
        return None
    sub, principal = (found["sub"] or "").strip(), bool(found["principal"])
    return At(found["section"], first, last, found["note"] or "", sub, principal)
