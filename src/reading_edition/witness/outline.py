"""Headings that nothing marks, the title and date at the top, the closing line at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reading_edition.witness.draft import Draft, bare
from reading_edition.witness.headings import (
    is_byline,
    is_date,
    is_number,
    leads_to_notes,
    leads_to_reading,
    looks_like_heading,
)
from reading_edition.witness.notes import candidates
from reading_edition.witness.repairs import Kind, Log

CLOSING_WORDS = 15


@dataclass(slots=True)
class Front:
    """What comes before the text; its title and byline may hold draft marks."""

    title: str = ""
    byline: str = ""
    date: str = ""


def with_headings(drafts: list[Draft], log: Log) -> list[Draft]:
    """Make headings of short lines that stand alone before other text."""
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


def front(drafts: list[Draft], meta: Mapping[str, str], log: Log) -> Front:
    """Take the title, byline and date off the top of *drafts*."""
    head = Front(meta.get("title", ""), meta.get("author", ""), meta.get("date", ""))
    if not head.title and _is_title(drafts):
        head.title = drafts.pop(0).lines[0]
    # A web page repeats on top what it states about itself.
    stated = {bare(words) for words in meta.values()}
    while len(drafts) > 1 and len(drafts[0].lines) == 1 and bare(drafts[0].lines[0]) in stated:
        again = drafts.pop(0)
        log.leave("title or name, said again", again.place, again.lines[0])
    while head.title and len(drafts) > 1 and drafts[0].kind in {"heading", "paragraph"}:
        words = bare(drafts[0].lines[0])
        if not head.date and is_date(words):
            head.date = drafts.pop(0).lines[0]
        elif not head.byline and (is_byline(words) or _names_author(drafts)):
            head.byline = drafts.pop(0).lines[0]
        else:
            break
    return head


def _names_author(drafts: list[Draft]) -> bool:
    """Say whether the first of *drafts* is a short line that stands before a date."""
    dated = is_date(bare(drafts[1].lines[0]))
    return dated and looks_like_heading(bare(drafts[0].lines[0]))


def _is_title(drafts: list[Draft]) -> bool:
    """Say whether the first of *drafts* is the title: the one highest heading, or a short line."""
    first, *rest = drafts
    words = bare(first.lines[0])
    if is_number(words.split(". ")[0]) or leads_to_notes(words) or not rest:
        return False
    if first.kind == "paragraph":
        return first.level == 0 and not first.short and looks_like_heading(words)
    highest = min((one.level for one in rest if one.kind == "heading"), default=7)
    return first.kind == "heading" and (first.level == 0 or first.level < highest)


def closing(drafts: list[Draft], log: Log) -> str:
    """Take a short line off the end, where it follows notes or a list without being part of
    them."""
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
