"""Assemble drafts into a text: title, sections, notes and where they belong, reading list, closing
line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from reading_edition.witness import quotations
from reading_edition.witness.draft import Draft, bare, parse
from reading_edition.witness.headings import is_number, leads_to_notes, leads_to_reading
from reading_edition.witness.limits import Limits, SourceError
from reading_edition.witness.model import Block, Line, Note, Remark, Section, SectionKind, Text
from reading_edition.witness.notes import Found, Group, candidates, tie
from reading_edition.witness.outline import closing, front, with_headings
from reading_edition.witness.repairs import Kind, Log
from reading_edition.witness.typography import Typographer

OPENING = "opening"
_ASCII = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class _Part:
    """A section that is being filled."""

    heading: Draft | None
    kind: SectionKind = "text"
    drafts: list[Draft] = field(default_factory=list)


def build(
    path: Path,
    drafts: list[Draft],
    log: Log,
    limits: Limits,
    *,
    language: str = "en",
    unit: Literal["line", "block"] = "line",
    meta: Mapping[str, str] | None = None,
    given: Mapping[str, list[Draft]] | None = None,
) -> Text:
    """Return the text that *drafts* make up.

    *meta* has the ``title``, ``author`` and ``date`` that the file states about itself; *given*
    the notes that it marks as notes, by label. Raises :class:`SourceError` where nothing can be
    read or the text has more blocks than ``limits.blocks``.
    """
    if len(drafts) > limits.blocks:
        raise SourceError(
            path, 0, f"The text has more than {limits.blocks} paragraphs.", "Divide it in parts."
        )
    _typeset(drafts, given or {}, Typographer(language, log), unit == "line")
    drafts = _without_rules(drafts, log)
    if not drafts:
        raise SourceError(path, 0, "There are no words in the file.", "Name the file of the text.")
    if unit == "line":
        drafts = with_headings(drafts, log)
    quotations.recognise(drafts, log)
    head = front(drafts, meta or {})
    last = closing(drafts, log)
    parts, groups = _parts(drafts)
    remarks: list[Remark] = []
    if given:
        notes = [Found(label, held, held[0].place) for label, held in given.items() if held]
    else:
        marked = [draft for part in parts for draft in (part.heading, *part.drafts) if draft]
        notes, remarks = tie(marked, groups, log)
    return Text(
        title=parse(head.title, limits),
        byline=parse(head.byline, limits),
        date=bare(head.date),
        sections=_sections(parts, limits),
        notes=tuple(
            Note(note.label, tuple(_block(draft, limits) for draft in note.drafts), note.place)
            for note in notes
        ),
        closing=parse(last, limits),
        repairs=log.repairs(),
        remarks=tuple(remarks),
        unit=unit,
    )


def _typeset(
    drafts: list[Draft], given: Mapping[str, list[Draft]], typographer: Typographer, stars: bool
) -> None:
    for draft in [*drafts, *(draft for held in given.values() for draft in held)]:
        for n, line in enumerate(draft.lines):
            place = draft.places[n] if draft.places else draft.place
            words = typographer.emphasis(line, place) if stars else line
            draft.lines[n] = typographer.repair(words, place)


def _without_rules(drafts: list[Draft], log: Log) -> list[Draft]:
    """Drop rows of asterisks and other blocks without a word."""
    kept: list[Draft] = []
    for draft in drafts:
        if any(char.isalnum() for line in draft.lines for char in line) or draft.labels:
            kept.append(draft)
        else:
            log.add(Kind.FLATTENED, draft.place, draft.lines[0] if draft.lines else "", "")
    return kept


def _parts(drafts: list[Draft]) -> tuple[list[_Part], list[Group]]:
    """Divide *drafts* into sections and groups of notes."""
    parts = [_Part(None)]
    groups: list[Group] = []
    marks: set[str] = set()
    in_notes = False
    blocks = 0
    # After the last heading a numbered list whose numbers all stand in the text is the notes.
    tail = max((n for n, draft in enumerate(drafts) if draft.kind == "heading"), default=0)
    for n, draft in enumerate(drafts):
        follows = drafts[n + 1] if n + 1 < len(drafts) else None
        words = bare(draft.lines[0])
        if draft.kind == "heading":
            notes = leads_to_notes(words) or (in_notes and not leads_to_reading(words))
            if notes and follows and follows.kind in {"numbered", "note"}:
                in_notes = True
                groups.append(Group(blocks))
                continue
            if notes and _leads_to_chapters(drafts[n + 1 : n + 3]):
                in_notes = True  # “Notes”, then “I” and the notes of the first chapter
                continue
            in_notes = False
            parts.append(_Part(draft, "reading" if leads_to_reading(words) else "text"))
        elif in_notes and groups and draft.kind in {"numbered", "note"}:
            _define(draft, groups[-1])
            continue
        elif (in_notes and groups and groups[-1].notes) or (
            follows and follows.kind == "note" and _between(groups, follows, blocks)
        ):
            groups[-1].notes[-1].drafts.append(draft)
            continue
        elif n >= tail and draft.kind == "numbered" and marks.issuperset(draft.labels):
            in_notes = True
            groups.append(Group(blocks))
            _define(draft, groups[-1])
            continue
        elif draft.kind == "note" and marks.issuperset(_label(one) for one in draft.labels):
            if not groups or groups[-1].after != blocks:
                groups.append(Group(blocks))
            _define(draft, groups[-1])
            continue
        else:
            parts[-1].drafts.append(draft)
        blocks += 1
        for line in draft.lines:
            marks.update(candidates(line))
    return parts, groups


def _leads_to_chapters(drafts: list[Draft]) -> bool:
    """Say whether *drafts* begin with the number of a chapter and a note of it."""
    if [draft.kind for draft in drafts] not in (["heading", "numbered"], ["heading", "note"]):
        return False
    return is_number(bare(drafts[0].lines[0]))


def _between(groups: list[Group], follows: Draft, blocks: int) -> bool:
    """Say whether what comes before *follows* belongs to the note that precedes it."""
    if not groups or groups[-1].after != blocks or not groups[-1].notes:
        return False
    return int(follows.labels[0]) == int(groups[-1].notes[-1].label) + 1


def _define(draft: Draft, group: Group) -> None:
    places = draft.places or [draft.place] * len(draft.lines)
    for line, label, place in zip(draft.lines, draft.labels, places, strict=True):
        group.notes.append(Found(_label(label), [Draft("paragraph", [line], place)], place))


def _label(label: str) -> str:
    return label.lstrip("0") or "0"


def _sections(parts: list[_Part], limits: Limits) -> tuple[Section, ...]:
    ids: set[str] = set()
    found: list[Section] = []
    for part in parts:
        if part.heading is None and not part.drafts:
            continue
        heading: Line = parse(part.heading.lines[0], limits) if part.heading else ()
        place = part.heading.place if part.heading else part.drafts[0].place
        blocks = [block for draft in part.drafts for block in _blocks(draft, part.kind, limits)]
        name = slug(bare(part.heading.lines[0]) if part.heading else OPENING, ids)
        found.append(Section(name, heading, tuple(blocks), place, part.kind))
    return tuple(found)


def _blocks(draft: Draft, kind: SectionKind, limits: Limits) -> list[Block]:
    """Return the blocks of *draft*: one, or one for each entry of a reading list."""
    if kind == "reading" and draft.kind in {"list", "numbered"}:
        places = draft.places or [draft.place] * len(draft.lines)
        return [
            Block("item", (parse(line, limits),), place)
            for line, place in zip(draft.lines, places, strict=True)
        ]
    return [_block(draft, limits)]


def _block(draft: Draft, limits: Limits) -> Block:
    lines = draft.lines
    if draft.kind in {"numbered", "note"} and len(lines) == 1:
        sign = "{}. {}" if draft.kind == "numbered" else "[{}] {}"
        lines = [sign.format(draft.labels[0], lines[0]).strip()]
        return Block("paragraph", (parse(lines[0], limits),), draft.place)
    parsed = tuple(parse(line, limits) for line in lines)
    if draft.kind in {"list", "numbered", "note"}:
        return Block("list", parsed, draft.place, ordered=draft.kind != "list")
    if draft.kind == "verse":
        return Block("verse", parsed, draft.place)
    quoted = draft.kind == "quotation" or draft.quoted > 0
    return Block("quotation" if quoted else "paragraph", parsed, draft.place)


def slug(words: str, taken: set[str]) -> str:
    """Return an id of lower-case ASCII for *words* that is not in *taken*, and take it."""
    folded = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    base = _ASCII.sub("-", folded).strip("-")[:60].strip("-") or "section"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name
