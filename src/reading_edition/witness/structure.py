"""Assemble drafts into a text: title, sections, notes and where they belong, reading list, closing
line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from reading_edition.witness import quotations
from reading_edition.witness.chapters import begins_page, begins_part, page_level
from reading_edition.witness.draft import Draft, bare, parse
from reading_edition.witness.headings import is_number, leads_to_notes, leads_to_reading
from reading_edition.witness.limits import Limits, SourceError
from reading_edition.witness.model import (
    Note,
    Remark,
    SectionKind,
    Text,
)
from reading_edition.witness.notes import Found, Group, candidates, tie
from reading_edition.witness.outline import closing, front, with_headings
from reading_edition.witness.overrule import Overruling
from reading_edition.witness.repairs import Kind, Log
from reading_edition.witness.rules import NAME, Rules
from reading_edition.witness.sections import Part, block, sections
from reading_edition.witness.typography import Typographer


def build(
    path: Path,
    drafts: list[Draft],
    log: Log,
    limits: Limits,
    *,
    language: str = "en",
    unit: Literal["line", "block"] = "line",
    raw: bool = False,
    rules: Rules | None = None,
    meta: Mapping[str, str] | None = None,
    given: Mapping[str, list[Draft]] | None = None,
) -> Text:
    """Return the text that *drafts* make up.

    *raw* says that nothing is marked as what it is: headings and emphasis are to be recognised.
    *rules* overrule what is recognised.
    *meta* has the ``title``, ``author`` and ``date`` that the file states about itself; *given*
    the notes that it marks as notes, by label. Raises :class:`SourceError` where nothing can be
    read or the text has more blocks than ``limits.blocks``.
    """
    if len(drafts) > limits.blocks:
        raise SourceError(
            path, 0, f"The text has more than {limits.blocks} paragraphs.", "Divide it in parts."
        )
    _typeset(drafts, given or {}, Typographer(language, log), raw)
    drafts = _without_rules(drafts, log)
    rules = rules or Rules()
    own = Overruling(rules, log)
    given = dict(given or {})
    drafts = own.headings(drafts if given else own.notes(drafts))
    if not drafts:
        raise SourceError(path, 0, "There are no words in the file.", "Name the file of the text.")
    if raw:
        drafts = own.headings(with_headings(drafts, log))
    drafts = own.skip(drafts, given)
    if not drafts:
        raise SourceError(path, 0, f"{NAME} skips all of the text.", "Take a rule away.")
    quotations.recognise(drafts, log)
    head = front(drafts, meta or {}, log)
    last = closing(drafts, log)
    parts, groups = _parts(drafts, rules.pages or page_level(drafts), log)
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
        sections=sections(parts, limits),
        notes=tuple(
            Note(note.label, tuple(block(draft, limits) for draft in note.drafts), note.place)
            for note in notes
        ),
        closing=parse(last, limits),
        repairs=log.repairs(),
        remarks=(*remarks, *own.remarks(noted=bool(given))),
        unit=unit,
        left=log.left(),
        recognised=log.findings(),
        unknown=log.findings(known=False),
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


def _parts(drafts: list[Draft], level: int, log: Log) -> tuple[list[Part], list[Group]]:
    """Divide *drafts* into sections and groups of notes; chapters have headings of *level*."""
    parts = [Part(None)]
    groups: list[Group] = []
    marks: set[str] = set()
    in_notes = False
    blocks = 0
    # After the last heading a numbered list whose numbers all stand in the text is the notes.
    tail = max((n for n, draft in enumerate(drafts) if draft.kind == "heading"), default=0)
    for n, draft in enumerate(drafts):
        follows = drafts[n + 1] if n + 1 < len(drafts) else None
        words = bare(draft.lines[0])
        if draft.kind == "heading" and begins_page(draft, level):
            notes = leads_to_notes(words) or (in_notes and not leads_to_reading(words))
            if notes and follows and follows.kind in {"numbered", "note"}:
                in_notes = True
                groups.append(Group(blocks))
                log.leave("heading of the notes", draft.place, words)
                continue
            if notes and _leads_to_chapters(drafts[n + 1 : n + 3]):
                in_notes = True  # “Notes”, then “I” and the notes of the first chapter
                log.leave("heading of the notes", draft.place, words)
                continue
            in_notes = False
            parts.append(Part(draft, _kind(draft, follows, level)))
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


def _kind(heading: Draft, follows: Draft | None, level: int) -> SectionKind:
    if leads_to_reading(bare(heading.lines[0])):
        return "reading"
    if begins_part(heading, follows, level):
        return "part"
    return "matter" if heading.role == "matter" else "text"


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
