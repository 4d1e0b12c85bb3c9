"""Rules on quotation marks and dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .citations import roles, targets
from .model import Breach, Edition, Piece
from .syntax import DASHES, QUOTES

_QUOTES = {'"': "double quotation mark", "'": "single quotation mark or apostrophe"}
_RANGE = re.compile(r"(?<![\w./:–-])(\d{1,4})(-{1,3})(\d{1,4})(?![\w–-]|\.\d)")
_NO_PROSE = frozenset(
    [
        "date",
        "doi",
        "eprint",
        "eventdate",
        "file",
        "isbn",
        "issn",
        "origdate",
        "url",
        "urldate",
        "verba",
    ]
)
"""Fields of a work in a form for machines, such as a date of ISO 8601."""
_EXPLICIT = re.compile(r"(.+?)\s*<[^<>]*>", re.DOTALL)


_CODE = frozenset({"code", "eq", "file", "kbd", "literal", "math", "raw", "samp"})
"""Roles whose content is no prose."""


def _printed(edition: Edition) -> Iterator[tuple[Piece, str]]:
    """All pieces that print words of a page's own, with those words."""
    for page in edition.pages:
        for piece in page.of("text", "role"):
            if piece.kind == "text":
                yield piece, piece.text
            elif piece.name not in _CODE and (found := _EXPLICIT.fullmatch(piece.text)):
                yield piece, found[1]


def straight_quote(edition: Edition) -> Iterator[Breach]:
    if QUOTES in edition.mended:
        return
    for piece, text in _printed(edition):
        for sign in _QUOTES.keys() & set(text):
            where = text.index(sign)
            yield (
                piece.path,
                piece.line,
                f"a straight {_QUOTES[sign]} in {text[max(0, where - 12) : where + 12]!r}",
                "Write “ ” or ‘ ’",
            )


def hyphen_range(edition: Edition) -> Iterator[Breach]:
    right = {"--"} if DASHES in edition.mended else set()
    for piece, text in _printed(edition):
        for found in _RANGE.finditer(text):
            if _ascends(found[1], found[3]) and found[2] not in right:
                yield _breach(piece, found)
    for piece in roles(edition):
        for target in targets(piece.text):
            for found in _RANGE.finditer(target.post):
                if _ascends(found[1], found[3]):
                    yield _breach(piece, found)
    yield from _fields(edition)


def _fields(edition: Edition) -> Iterator[Breach]:
    """Ranges in the fields of works, where two hyphens make an en rule."""
    for work in edition.works.values():
        for name, value in work.entry.fields.items():
            if name.lower() in _NO_PROSE:
                continue
            for found in _RANGE.finditer(value):
                if found[2] == "-" and _ascends(found[1], found[3]):
                    yield (
                        work.path,
                        work.lines.get(name.lower(), work.line),
                        f"a hyphen joins the range {found[0]} in the {name} of {work.key}",
                        f"Write an en rule, which is two hyphens there: {found[1]}--{found[3]}",
                    )


def _ascends(first: str, last: str) -> bool:
    """Tell a range from a date or a number: its end, filled up if shortened, is higher."""
    return int(first) < int(first[: -len(last)] + last if len(last) < len(first) else last)


def _breach(piece: Piece, found: re.Match[str]) -> Breach:
    return (
        piece.path,
        piece.line,
        f"a hyphen joins the range {found[0]}",
        f"Write an en rule: {found[1]}–{found[3]}",
    )
