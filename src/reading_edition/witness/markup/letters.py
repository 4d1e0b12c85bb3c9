"""The parts of letters, by the types of EPUB and the classes of web pages."""

from __future__ import annotations

from types import MappingProxyType

from bs4 import Tag

from reading_edition.witness.draft import DraftKind
from reading_edition.witness.markup.tree import classes, types

_PARTS: MappingProxyType[str, DraftKind] = MappingProxyType(
    {
        "letter.dateline": "dateline",
        "dateline": "dateline",
        "salutation": "salutation",
        "valediction": "closing",
        "signature": "signature",
        "sender": "signature",
    }
)


def part_of_letter(tag: Tag) -> DraftKind | None:
    """Return which part of a letter *tag* is; in a quotation or a list it is none."""
    if any(one.name in {"blockquote", "li"} for one in tag.parents):
        return None
    return next((_PARTS[one] for one in sorted(types(tag) | classes(tag)) if one in _PARTS), None)
