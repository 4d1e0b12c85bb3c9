"""HTML and EPUB files into drafts, with their notes and what they state about the work."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from bs4 import Tag

from reading_edition.witness.draft import Draft, bare
from reading_edition.witness.gutenberg import END as GUTENBERG_END
from reading_edition.witness.gutenberg import START as GUTENBERG_START
from reading_edition.witness.headings import leads_to_notes
from reading_edition.witness.limits import Limits, SourceError
from reading_edition.witness.markup import epub, notes
from reading_edition.witness.markup.blocks import Blocks
from reading_edition.witness.markup.bracketed import take, unlabelled, unwrap
from reading_edition.witness.markup.headings import untitled
from reading_edition.witness.markup.inlines import Inlines
from reading_edition.witness.markup.leave import leave_out
from reading_edition.witness.markup.tree import (
    BLOCKS,
    Page,
    attribute,
    line_of,
    parse,
    squeeze,
    tags,
)
from reading_edition.witness.markup.vocabulary import tell_unknown
from reading_edition.witness.model import Remark
from reading_edition.witness.repairs import Log

_CREDITS = re.compile(r"\s*(?:Produced|E-text prepared|Transcribed|This etext was) by ", re.I)
_ABOVE, _NAME = 3, 8
"""Above a title are so many short blocks at most, and none has more words than a name has."""
_SITE = re.compile(r"\s+[-–—|]\s+(?:Wikisource|Wikipedia|Project Gutenberg|Wikibooks)\b.*\Z", re.I)


@dataclass(slots=True)
class Marked:
    """What a marked-up file holds."""

    drafts: list[Draft]
    notes: dict[str, list[Draft]]
    meta: dict[str, str]
    remarks: list[Remark]


def read_html(
    path: Path, markup: str, log: Log, limits: Limits, keep: Set[str] = frozenset()
) -> Marked:
    """Return the text of a web page; places are lines of the file."""
    page = Page("", parse(markup))
    found = _read(path, [page], _stated(page.root), log, limits, keep, line_of)
    found.drafts = _without_name(found.drafts, found.meta, log)
    return found


def read_epub(
    path: Path, data: bytes, log: Log, limits: Limits, keep: Set[str] = frozenset()
) -> Marked:
    """Return the text of an EPUB; places count its blocks."""
    pages, meta = epub.pages(path, data, log)
    places: dict[int, int] = {}
    number = 1
    for page in pages:
        for tag in tags(page.root):
            places[id(tag)] = number
            number += tag.name in BLOCKS
    return _read(path, pages, meta, log, limits, keep, lambda tag: places.get(id(tag), 1))


def _read(
    path: Path, pages: list[Page], meta: dict[str, str], log: Log, limits: Limits,
    keep: Set[str], place: Callable[[Tag], int],
) -> Marked:  # fmt: skip
    found = notes.take(pages, log, place)
    for page in pages:
        leave_out(page, log, place, keep)
    found.leave_out(pages, log, place)
    inlines = Inlines(path, found.marks, log, limits, place)
    held = [Page("", tag) for some in found.held.values() for tag in some]
    blocks = Blocks([*pages, *held], inlines, log, place)
    drafts: list[Draft] = []
    for page in pages:
        made = [draft for draft in blocks.of(page.root) if draft.lines]
        head = untitled(page.root, page.title, place(page.root)) if made and page.name else None
        if head:
            log.find(f"page without a heading, called “{head.lines[0]}”", head.place)
            drafts.append(head)
        drafts += made
    given: dict[str, list[Draft]] = {}
    for label, some in found.held.items():
        body = [draft for tag in some for draft in blocks.of_note(tag) if draft.lines]
        given[label] = unlabelled(unwrap(body, log), found.signs.get(label, "")) or [
            Draft("paragraph", ["…"], place(some[0]))
        ]
    if not drafts and not given:
        raise SourceError(path, 0, "There are no words in the file.", "Name the file of the text.")
    remarks = [
        Remark(place(found.held[label][0]), f"Note {label} has no mark in the text.",
               "Put its mark where the note belongs.")
        for label in found.unmarked
    ]  # fmt: skip
    tell_unknown(pages, log, place)
    drafts, more = take(_without_frame(drafts, log), given, log)
    return Marked(_without_empty(drafts, log) if given else drafts, given, meta, remarks + more)


def _stated(root: Tag) -> dict[str, str]:
    """The title and author that a web page states about itself."""
    found: dict[str, str] = {}
    titles = [squeeze(tag.get_text()).strip() for tag in tags(root) if tag.name == "title"]
    # One heading of the highest level is the title of the text; that of the page may say more.
    if titles and sum(tag.name == "h1" for tag in tags(root)) != 1:
        found["title"] = _SITE.sub("", titles[0])
    for tag in tags(root):
        if tag.name == "meta":
            name = attribute(tag, "name").lower().removeprefix("dcterms.").removeprefix("dc.")
            content = squeeze(attribute(tag, "content")).strip()
            if content and name in {"author", "creator"}:
                found.setdefault("author", content)
    return found


def _without_name(drafts: list[Draft], meta: dict[str, str], log: Log) -> list[Draft]:
    """Leave out the author’s name above the one heading of the highest level, the title."""
    tops = [n for n, one in enumerate(drafts) if one.kind == "heading" and one.level == 1]
    if len(tops) != 1 or not 0 < tops[0] <= _ABOVE:
        return drafts
    above = [" ".join(bare(line) for line in one.lines) for one in drafts[: tops[0]]]
    if any(len(words.split()) > _NAME for words in above):
        return drafts
    names = 0 if "author" in meta else 1
    meta.setdefault("author", above[0])
    for draft in drafts[names : tops[0]]:
        log.leave("words above the title", draft.place, " ".join(draft.lines))
    return drafts[tops[0] :]


def _without_frame(drafts: list[Draft], log: Log) -> list[Draft]:
    """Leave out what Project Gutenberg sets around a text, where no element says so."""
    starts = [n for n, one in enumerate(drafts) if _matches(GUTENBERG_START, one)]
    first = starts[0] + 1 if starts else 0
    ends = [n for n, one in enumerate(drafts) if n >= first and _matches(GUTENBERG_END, one)]
    last = ends[0] if starts and ends else len(drafts)
    for draft in drafts[:first]:
        log.leave("header of Project Gutenberg", draft.place, " ".join(draft.lines))
    while starts and first < last and _CREDITS.match(" ".join(map(bare, drafts[first].lines))):
        log.leave("credits", drafts[first].place, " ".join(drafts[first].lines))
        first += 1
    for draft in drafts[last:]:
        log.leave("licence of Project Gutenberg", draft.place, " ".join(draft.lines))
    return drafts[first:last]


def _without_empty(drafts: list[Draft], log: Log) -> list[Draft]:
    """Leave out the headings of notes that have been taken from below them."""
    kept: list[Draft] = []
    for draft, follows in zip_longest(drafts, drafts[1:]):
        empty = follows is None or follows.kind == "heading"
        if draft.kind == "heading" and empty and leads_to_notes(bare(draft.lines[0])):
            log.leave("heading of the notes", draft.place, draft.lines[0])
        else:
            kept.append(draft)
    return kept


def _matches(pattern: re.Pattern[str], draft: Draft) -> bool:
    return any(pattern.search(bare(line).strip()) for line in draft.lines)
