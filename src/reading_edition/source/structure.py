"""Drafts into a text: title, sections, notes and where they hang, reading list, closing line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from reading_edition.source import quotations
from reading_edition.source.draft import Draft, bare, parse
from reading_edition.source.headings import (
    is_number,
    leads_to_notes,
    leads_to_reading,
    looks_like_heading,
)
from reading_edition.source.limits import Limits, SourceError
from reading_edition.source.model import Block, Line, Note, Section, SectionKind, Text
from reading_edition.source.notes import Found, Group, candidates, tie
from reading_edition.source.repairs import Kind, Log
from reading_edition.source.typography import Typographer

OPENING = "opening"
CLOSING_WORDS = 15
_DATE = re.compile(
    r"(?:.{0,24}\b(?:1[4-9]|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d(?:-\d\d)?)\.?\Z"
)
_BYLINE = re.compile(r"(?:by|von|par|por|di|av|af|door)\s+\S", re.IGNORECASE)
_ASCII = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class _Part:
    """A section while it fills."""

    heading: Draft | None
    kind: SectionKind = "text"
    drafts: list[Draft] = field(default_factory=list)


@dataclass(slots=True)
class _Front:
    title: str = ""
    byline: str = ""
    date: str = ""


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
        drafts = _with_headings(drafts, log)
    quotations.recognise(drafts, log)
    front = _front(drafts, meta or {})
    closing = _closing(drafts, log)
    parts, groups = _parts(drafts)
    if given:
        notes = [Found(label, held, held[0].place) for label, held in given.items() if held]
        remarks = []
    else:
        marked = [draft for part in parts for draft in (part.heading, *part.drafts) if draft]
        notes, remarks = tie(marked, groups, log)
    return Text(
        title=parse(front.title, limits),
        byline=parse(front.byline, limits),
        date=bare(front.date),
        sections=_sections(parts, limits),
        notes=tuple(
            Note(note.label, tuple(_block(draft, limits) for draft in note.drafts), note.place)
            for note in notes
        ),
        closing=parse(closing, limits),
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


def _with_headings(drafts: list[Draft], log: Log) -> list[Draft]:
    """Make headings of the short lines that stand alone before something else."""
    if not log.wants(Kind.HEADING):
        return drafts
    notes = False
    run = 0
    found: list[Draft] = []
    for n, draft in enumerate(drafts):
        follows = drafts[n + 1] if n + 1 < len(drafts) else None
        words = _heading_words(draft, follows, notes) if follows else ""
        # A third short line in a row, after the front matter, is a list of something.
        run = run + 1 if words else 0
        before = found[-1] if found else None
        if not words or (run > 2 and n > 4 and follows and _heading_words(follows, None, notes)):
            found.append(draft)
        elif before and before.kind == "heading" and is_number(bare(before.lines[0])):
            before.lines[0] = f"{before.lines[0].rstrip('.:')}. {words}"
        else:
            log.add(Kind.HEADING, draft.place, words, "heading")
            found.append(replace(draft, kind="heading", lines=[words], labels=[]))
            notes = leads_to_notes(bare(words)) or (notes and is_number(bare(words)))
    return found


def _heading_words(draft: Draft, follows: Draft | None, notes: bool) -> str:
    """Return the words of *draft* if it reads as a heading before *follows*."""
    if draft.kind == "verse" and len(draft.lines) == 2 and is_number(draft.lines[0]):
        words = f"{draft.lines[0].rstrip('.:')}. {draft.lines[1]}"
        return words if looks_like_heading(draft.lines[1]) else ""
    if not draft.short or draft.quoted:
        return ""
    if draft.kind == "numbered" and len(draft.lines) == 1:
        words = f"{draft.labels[0]}. {draft.lines[0]}".strip()
        next_is_prose = follows is not None and follows.kind not in {"numbered", "note"}
        return words if not notes and next_is_prose and looks_like_heading(words) else ""
    words = draft.lines[0]
    return words if draft.kind == "paragraph" and looks_like_heading(bare(words)) else ""


def _front(drafts: list[Draft], meta: Mapping[str, str]) -> _Front:
    """Take the title, byline and date off the top of *drafts*."""
    front = _Front(meta.get("title", ""), meta.get("author", ""), meta.get("date", ""))
    if not front.title and drafts[0].kind == "heading":
        words = bare(drafts[0].lines[0])
        alone = drafts[0].level == 0 or all(
            draft.level > drafts[0].level for draft in drafts[1:] if draft.kind == "heading"
        )
        if alone and not is_number(words.split(". ")[0]) and not leads_to_notes(words):
            front.title = drafts.pop(0).lines[0]
    while front.title and len(drafts) > 1 and drafts[0].kind in {"heading", "paragraph"}:
        words = bare(drafts[0].lines[0])
        if not front.date and len(words) < 60 and _DATE.match(words):
            front.date = drafts.pop(0).lines[0]
        elif not front.byline and len(words) < 60 and words[-1] != "." and _BYLINE.match(words):
            front.byline = drafts.pop(0).lines[0]
        else:
            break
    return front


def _closing(drafts: list[Draft], log: Log) -> str:
    """Take a short line off the end, where it follows notes or a list and is none of them."""
    if len(drafts) < 2 or not log.wants(Kind.CLOSING):
        return ""
    last, before = drafts[-1], drafts[-2]
    words = bare(last.lines[0])
    if last.kind != "paragraph" or before.kind not in {"note", "numbered", "list"}:
        return ""
    under = next((bare(one.lines[0]) for one in drafts[::-1] if one.kind == "heading"), "")
    if not leads_to_notes(under) and not leads_to_reading(under):
        return ""
    if len(words) > 120 or len(words.split()) > CLOSING_WORDS or candidates(words):
        return ""
    log.add(Kind.CLOSING, last.place, words, "closing line")
    return drafts.pop().lines[0]


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
            in_notes = False
            parts.append(_Part(draft, "reading" if leads_to_reading(words) else "text"))
        elif in_notes and draft.kind in {"numbered", "note"}:
            _define(draft, groups[-1])
            continue
        elif in_notes and groups[-1].notes:
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
