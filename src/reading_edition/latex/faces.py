"""Which letters the typefaces of this machine have, as fontconfig knows without running TeX."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Sequence

UPRIGHT = ":slant=0:weight=80"
"""How fontconfig asks for the upright face of a family, neither light nor bold."""


def letters_of(families: Iterable[str]) -> frozenset[int] | None:
    """The letters that *families* have together; None if one of them cannot be asked for."""
    found: set[int] = set()
    for family in families:
        lines = _ask("--format=%{charset}\n", family + UPRIGHT)
        if not lines:
            return None
        found.update(*map(ranges, lines))
    return frozenset(found)


def families_with(letters: str) -> Sequence[str]:
    """The families on this machine that have all of *letters*, by name."""
    codes = ",".join(f"{ord(letter):x}" for letter in letters)
    lines = _ask("--format=%{family[0]}\n", f":charset={codes.replace(',', ' ')}" + UPRIGHT)
    return sorted(set(lines))


def ranges(charset: str) -> Iterable[int]:
    """The numbers of a set as fontconfig writes it.

    >>> list(ranges("20-22 a0"))
    [32, 33, 34, 160]
    """
    for part in charset.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def _ask(how: str, pattern: str) -> list[str]:
    """What ``fc-list`` answers, line by line; nothing on a machine without it."""
    tool = shutil.which("fc-list")
    if tool is None:
        return []
    done = subprocess.run(
        [tool, how, pattern],
        capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    return done.stdout.splitlines()
