"""Files that a page includes: their text, and where in the file it begins."""

from __future__ import annotations

from collections.abc import Mapping
from os.path import normpath
from pathlib import Path
from typing import NamedTuple

_NOT_PROSE = frozenset({"literal", "code", "parser", "number-lines"})
"""Options with which what is included is not prose."""


class Included(NamedTuple):
    """The text of an included file, and how many lines come before it."""

    path: Path
    text: str
    offset: int


def included(page: Path, root: Path, name: str, options: Mapping[str, str]) -> Included | None:
    """What *page* includes as *name*; None if it is no prose, or cannot be read.

    A file that is not there, or is not UTF-8, is reported by the directive.
    """
    if _NOT_PROSE & options.keys() or name.startswith("<"):
        return None
    path = root / name[1:] if name.startswith("/") else page.parent / name
    path = Path(normpath(path))
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        first = _line(options.get("start-line"), 0, len(lines))
        last = _line(options.get("end-line"), len(lines), len(lines))
    except (OSError, ValueError):  # ValueError: a wrong number, or a file that is not UTF-8
        return None
    text = "\n".join(lines[first:last])
    after, before = options.get("start-after", ""), options.get("end-before", "")
    if after and after in text:
        left_out, _, text = text.partition(after)
        first += (left_out + after).count("\n")
    if before:
        text = text.partition(before)[0]
    return Included(path, text, first)


def _line(value: str | None, default: int, count: int) -> int:
    number = default if value is None else int(value)
    return number + count if number < 0 else number
