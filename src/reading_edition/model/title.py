"""A title in two lines, as a title page or a cover sets it."""

from __future__ import annotations

import re

_BREAK = re.compile(r"(.+?[,:;.?!–—])\s+(.+)")


def in_lines(title: str) -> tuple[str, str]:
    """The first line of *title* and the second, which is empty where nothing divides it.

    >>> in_lines("Taking Stock, Settling Accounts")
    ('Taking Stock,', 'Settling Accounts')
    >>> in_lines("Letters")
    ('Letters', '')
    """
    found = _BREAK.fullmatch(" ".join(title.split()))
    if not found:
        return title, ""
    first, second = found[1], found[2]
    return first.removesuffix(":").rstrip(), second
