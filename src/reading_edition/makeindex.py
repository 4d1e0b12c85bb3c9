"""Entries for makeindex: the index of names in the printed book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.texescape import escape

from .collate import ascii_key

if TYPE_CHECKING:
    from .authority import Person

ENCAPS = {
    "mention": "reAt",
    "principal": "rePrincipal",
    "quotation": "reQuoted",
    "citation": "reCited",
}
"""The TeX command that each kind of mention wraps its page number in.

On one page makeindex sorts by these names: the plain number comes first.
"""


def entry(
    person: Person, *, order: str, sub: str = "", kind: str = "mention", note: str = ""
) -> str:
    r"""An ``\index`` entry for *person* at this place.

    *order* is ``"word"`` or ``"letter"``; *note* is the label of the note that it stands in:
    its locator is then "17n4".
    """
    heading = _level(person.sort, person.heading, order)
    if sub:
        heading += f"!{_level(sub, sub, order)}"
    encap = f"reNoteLocator{{{note}}}" if note else ENCAPS[kind]
    return rf"\index[names]{{{heading}|{encap}}}"


def see_entry(person: Person, target: Person, *, order: str) -> str:
    r"""An ``\index`` entry that sends the reader from *person* to *target*."""
    heading = _level(person.sort, person.heading, order)
    return rf"\index[names]{{{heading}|see{{{escape(target.heading, 'lualatex')}}}}}"


def _level(sort: str, text: str, order: str) -> str:
    return f"{ascii_key(sort, order=order)}@{_quoted(escape(text, 'lualatex'))}"


def _quoted(text: str) -> str:
    """*text* with makeindex's own characters quoted."""
    return "".join('"' + c if c in '"@!|' else c for c in text)
