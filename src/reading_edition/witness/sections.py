"""Sections of a text from the drafts that belong to each."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from reading_edition.witness.draft import Draft, bare, parse
from reading_edition.witness.limits import Limits
from reading_edition.witness.model import Block, Line, Section, SectionKind

OPENING = "opening"
_ASCII = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Part:
    """A section that is being filled."""

    heading: Draft | None
    kind: SectionKind = "text"
    drafts: list[Draft] = field(default_factory=list)


def sections(parts: list[Part], limits: Limits) -> tuple[Section, ...]:
    """Return the sections that *parts* make up, each with an id of its own."""
    ids: set[str] = set()
    found: list[Section] = []
    for part in parts:
        if part.heading is None and not part.drafts:
            continue
        heading: Line = parse(part.heading.lines[0], limits) if part.heading else ()
        place = part.heading.place if part.heading else part.drafts[0].place
        blocks = [block for draft in part.drafts for block in _blocks(draft, part.kind, limits)]
        name = slug(bare(part.heading.lines[0]) if part.heading else OPENING, ids)
        level = part.heading.level if part.heading else 0
        found.append(Section(name, heading, tuple(blocks), place, part.kind, level))
    return tuple(found)


def _blocks(draft: Draft, kind: SectionKind, limits: Limits) -> list[Block]:
    """Return the blocks of *draft*: one, or one for each entry of a reading list."""
    if kind == "reading" and draft.kind in {"list", "numbered"}:
        places = draft.places or [draft.place] * len(draft.lines)
        return [
            Block("item", (parse(line, limits),), place)
            for line, place in zip(draft.lines, places, strict=True)
        ]
    return [block(draft, limits)]


def block(draft: Draft, limits: Limits) -> Block:
    """Return the block of *draft*; a list of one note or number is a paragraph."""
    lines = draft.lines
    if draft.kind in {"numbered", "note"} and len(lines) == 1:
        sign = "{}. {}" if draft.kind == "numbered" else "[{}] {}"
        lines = [sign.format(draft.labels[0], lines[0]).strip()]
        return Block("paragraph", (parse(lines[0], limits),), draft.place)
    parsed = tuple(parse(line, limits) for line in lines)
    if draft.kind == "list" or draft.kind == "numbered" or draft.kind == "note":
        return Block("list", parsed, draft.place, ordered=draft.kind != "list")
    if draft.kind == "paragraph" and draft.quoted:
        return Block("quotation", parsed, draft.place)
    return Block(draft.kind, parsed, draft.place, level=draft.level)


def slug(words: str, taken: set[str]) -> str:
    """Return an id of lower-case ASCII for *words* that is not in *taken*, and take it."""
    folded = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    base = _ASCII.sub("-", folded).strip("-") or "section"
    # An id begins with a letter.
    base = (base if base[0].isalpha() else f"section-{base}")[:60].strip("-")
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name
