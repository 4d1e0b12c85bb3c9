"""Verse in markup: lines, stanzas and indents, in the ways that e-books and web pages have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from reading_edition.witness.draft import Draft
from reading_edition.witness.markup.inlines import Inlines
from reading_edition.witness.markup.tree import BLOCKS, children, classes, tags, types

_TYPES = frozenset({"verse", "poem", "song", "hymn", "lyrics"})
_CLASSES = frozenset({"poem", "poetry", "verse", "stanza", "linegroup", "lg", "poetry-container"})
_LINES = frozenset({"line", "verse", "l", "poemline"})
_INDENT = re.compile(r"i(?:ndent)?-?(\d{1,2})\Z")
_STEP = 2
"""So many spaces before a line are one level."""


def is_verse(tag: Tag) -> bool:
    """Say whether *tag* is marked as verse."""
    return bool(types(tag) & _TYPES or classes(tag) & _CLASSES)


def is_line(tag: Tag) -> bool:
    """Say whether *tag* is one line of verse, as ``<div class="line">`` is."""
    return bool(classes(tag) & _LINES) and not any(one.name in BLOCKS for one in tags(tag))


def stanzas(drafts: list[Draft]) -> list[Draft]:
    """Return *drafts* with verse in a row as one poem, an empty line between two stanzas."""
    found: list[Draft] = []
    for draft in drafts:
        if found and found[-1].kind == draft.kind == "verse":
            found[-1].lines += ["", *draft.lines]
        else:
            found.append(draft)
    return found


def lines_of(tag: Tag, inlines: Inlines, depth: int) -> list[str]:
    """Return the lines in the stanza *tag*; spaces at the beginning of each indent it."""
    groups: list[list[Tag | str]] = [[]]
    for node in children(tag):
        if not isinstance(node, Tag):
            groups[-1].append(node)
        elif node.name == "br":
            groups.append([])
        elif is_line(node):
            groups += [[node], []]
        else:
            groups[-1].append(node)
    found: list[str] = []
    for group in groups:
        # A line break may be within the element of a line: the next line has its own element.
        broken = inlines.run(group, depth).split("\n")
        indents = _indents(group)
        found += [
            " " * (next(indents, 0) * _STEP) + line.strip() for line in broken if line.strip()
        ]
    return found


def _indents(group: list[Tag | str]) -> Iterator[int]:
    """Yield the level of each element in *group* that is a line or a part of one."""
    for node in group:
        if isinstance(node, Tag):
            names = [*classes(node), *(name for one in tags(node) for name in classes(one))]
            levels = [int(found[1]) for name in names if (found := _INDENT.match(name))]
            yield levels[0] if levels else 0
