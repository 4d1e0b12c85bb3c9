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


def define(person: Person) -> str:
    r"""A ``\reDefine`` of what the index prints of *person*: name, dates, description.

    Entries hold the key alone. TeX writes an entry in a footnote otherwise than one in the
    text, with spaces behind commands; makeindex would take the two for two persons.
    """
    dates = f" ({person.dates})" if person.dates else ""
    stop = "." if person.description and not (person.heading + dates).endswith(".") else ""
    about = rf"\reAbout{{{_tex(person.description)}}}" if person.description else ""
    return rf"\reDefine{{{person.key}}}{{{_tex(person.heading)}}}{{{_tex(dates)}{stop}{about}}}"


def entry(
    person: Person, *, order: str, sub: str = "", kind: str = "mention", note: str = ""
) -> str:
    r"""An ``\index`` entry for *person* at this place.

    *order* is ``"word"`` or ``"letter"``; *note* is the label of the note that it stands in:
    its locator is then "17n4".
    """
    heading = _heading(person, order)
    if sub:
        heading += f"!{ascii_key(sub, order=order)}@{_quoted(_tex(sub))}"
    encap = f"reNoteLocator{{{note}}}" if note else ENCAPS[kind]
    return rf"\index[names]{{{heading}|{encap}}}"


def see_entry(person: Person, target: Person, *, order: str) -> str:
    r"""An ``\index`` entry that sends the reader from *person* to *target*."""
    return rf"\index[names]{{{_heading(person, order)}|see{{{_tex(target.heading)}}}}}"


def _heading(person: Person, order: str) -> str:
    return rf"{ascii_key(person.sort, order=order)}@\reEntry {{{person.key}}}"


def _tex(text: str) -> str:
    return escape(text, "lualatex")


def _quoted(text: str) -> str:
    """*text* with makeindex's own characters quoted."""
    return "".join('"' + c if c in '"@!|' else c for c in text)
