"""Where the links of pages lead, and which of them are the marks of notes."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urldefrag

from bs4 import Tag

from reading_edition.witness.markup.tree import (
    BLOCKS,
    HEADINGS,
    Page,
    ancestors,
    attribute,
    classes,
    tags,
    types,
    words,
)

_MARK_TYPES = frozenset({"noteref", "annoref"})
_MARK_CLASSES = frozenset({"footnote-ref", "noteref", "fnanchor", "footnote-reference"})
NOTE_TYPES = frozenset({"footnote", "endnote", "rearnote", "note", "annotation"})
LISTS = frozenset({"footnotes", "endnotes", "rearnotes", "notes"})
BACK_TYPES = frozenset({"backlink", "referrer"})
BACK_CLASSES = frozenset({"footnote-back", "mw-cite-backlink", "backlink"})
LABEL = re.compile(r"[\[({]?\s*(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶‖#]{1,4})\s*[\])}]?[.:]?", re.I)
_BARE = " []().:{}"
HOLDERS = frozenset({"li", "aside", "dd"})


class Targets:
    """Where links lead, in all pages."""

    def __init__(self, pages: list[Page]) -> None:
        self._pages = {page.name for page in pages}
        self._found: dict[tuple[str, str], Tag] = {}
        for page in pages:
            for tag in tags(page.root):
                for name in ("id", "name") if tag.name == "a" else ("id",):
                    if anchor := attribute(tag, name):
                        self._found.setdefault((page.name, anchor), tag)

    def of(self, link: Tag, page: Page) -> Tag | None:
        """The element that *link*, on *page*, leads to."""
        address, fragment = urldefrag(attribute(link, "href"))
        if not fragment:
            return None
        name = page.name
        if address:
            name = posixpath.normpath(
                posixpath.join(posixpath.dirname(page.name), unquote(address))
            )
            if name not in self._pages and not page.name:
                return None  # another page of the web
        return self._found.get((name, unquote(fragment)))


def is_mark(link: Tag, target: Tag, back: dict[int, Tag]) -> bool:
    kinds = types(link)
    if kinds & BACK_TYPES or classes(link) & BACK_CLASSES:
        return False
    if any(classes(one) & BACK_CLASSES for one in ancestors(link)):
        return False
    if kinds & _MARK_TYPES or classes(link) & _MARK_CLASSES:
        return True
    text = words(link)
    if not LABEL.fullmatch(text):
        return False
    if types(target) & NOTE_TYPES or "footnote" in classes(target) or _in_list(target):
        return True
    holder = holder_of(target)
    if holder.name in HEADINGS:
        return False
    begins = words(holder).lstrip(_BARE).startswith(text.strip(_BARE))
    ours = {id(one) for one in ancestors(link)} | {id(one) for one in tags(link)}
    returns = any(
        id(back[id(one)]) in ours or _beside(back[id(one)], link)
        for one in [holder, *tags(holder)]
        if id(one) in back
    )
    raised = any(one.name == "sup" for one in [*ancestors(link), *tags(link)])
    # Of two that link to each other the note is the one that begins with its label.
    return (returns or raised) and begins and not _begins_block(link)


def _beside(target: Tag, link: Tag) -> bool:
    """Whether *target* is the empty anchor just before *link*, or the block that it is in."""
    before = link.previous_sibling
    return before is target or _block(link) is target


def _begins_block(link: Tag) -> bool:
    """Whether nothing is before *link* in its paragraph: then it is the label of a note."""
    block = _block(link)
    return (
        words(block).startswith(words(link))
        and next((one for one in tags(block) if one.name == "a" and attribute(one, "href")), None)
        is link
    )


def _in_list(target: Tag) -> bool:
    """Whether *target* is an item of a list of notes."""
    above = list(ancestors(target))
    return any(one.name == "li" for one in above) and any(
        types(one) & LISTS or classes(one) & (LISTS | {"references"}) for one in above
    )


def _block(tag: Tag) -> Tag:
    return next((one for one in ancestors(tag) if one.name in BLOCKS), tag)


def holder_of(target: Tag) -> Tag:
    """The element that is the note to which *target* belongs, or the first block of it."""
    block = target if target.name in BLOCKS else _block(target)
    if types(target) & NOTE_TYPES and target.name in BLOCKS:
        return target
    for one in ancestors(block):
        if one.name in HOLDERS or types(one) & NOTE_TYPES or "footnote" in classes(one):
            return one
        if one.name in {"body", "section", "article", "blockquote", "td"}:
            break
    return block
