"""Paragraphs and notes that a page break cut in two, joined again."""

from __future__ import annotations

import re

from reading_edition.witness.draft import Draft, bare
from reading_edition.witness.headings import is_byline, is_date, looks_like_heading
from reading_edition.witness.repairs import Kind, Log
from reading_edition.witness.typography import opens_elision

# What may stand after a sentence’s last sign: quotes, brackets, asterisks, note marks.
_TAIL = re.compile(r"(?:[\"'”’»“‘›)\]}*_\s⁰¹²³⁴-⁹]|\[\d{1,4}\]|\^\d{1,4}\^)+\Z")
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]\Z")
_HEAD = re.compile(r"\A[\"'“‘«„(\[*_\s]*")
_STOPS = frozenset(".?!…:;。？！؟।")
# A closing mark is one that no letter follows: an apostrophe within a word is none.
_CLOSINGS = {
    opened: re.compile(rf"(?<!\s)[{closing}](?!\w)")
    for opened, closing in (('"', '"”'), ("'", "'’"), ("“", '”"'), ("‘", "’'"), ("«", "»"))
}
_JOINED = frozenset({"paragraph", "quotation"})
_ITEMS = frozenset({"numbered", "note", "list"})
FRONT = 3
LONG = 80
WINDOW = 400


def join(drafts: list[Draft], log: Log) -> list[Draft]:
    """Return *drafts* with the pieces of broken paragraphs put together.

    A paragraph goes on where it ends without a full stop and the next begins in lower case; where
    it is too long for a heading and the next is no heading either; and where it opens with a
    quotation mark that only the next one closes.
    """
    if not log.wants(Kind.JOIN):
        return drafts
    found: list[Draft] = []
    pieces: list[str] = []
    for draft in drafts:
        last = found[-1] if found else None
        front = len(found) < FRONT and (is_byline(draft.lines[0]) or is_date(draft.lines[0]))
        if last and pieces and not front and _goes_on(last, pieces, draft):
            log.add(Kind.JOIN, draft.place, pieces[-1][-28:], draft.lines[0][:28])
            pieces.append(draft.lines[0])
            continue
        _finish(last, pieces)
        found.append(draft)
        pieces = draft.lines[-1:] if draft.kind in _JOINED | _ITEMS else []
    _finish(found[-1] if found else None, pieces)
    return found


def _finish(draft: Draft | None, pieces: list[str]) -> None:
    if draft is not None and len(pieces) > 1:
        draft.lines[-1] = " ".join(pieces)
        draft.short = False


def _goes_on(last: Draft, pieces: list[str], draft: Draft) -> bool:
    if draft.kind != "paragraph" or draft.quoted != last.quoted:
        return False
    end, start = pieces[-1][-WINDOW:], draft.lines[0][:WINDOW]
    if len(pieces) == 1 and _quote_goes_on(pieces[0], draft.lines[0]):
        return True
    if not ends_open(end):
        return False
    first = _HEAD.sub("", start, count=1)[:1]
    if first.islower():
        return True
    if last.kind in _ITEMS or (draft.short and looks_like_heading(start)):
        return False
    return first.isalnum() and len(pieces) == 1 and len(bare(end)) > LONG


def ends_open(text: str) -> bool:
    """Say whether *text* breaks off without the sign that ends a sentence or leads to the next."""
    end = bare(text[-WINDOW:]).rstrip()
    core = _TAIL.sub("", end)
    aside = _TAIL.sub("", _ASIDE.sub("", end))
    return bool(core) and core[-1] not in _STOPS and aside[-1:] not in _STOPS


def _quote_goes_on(first: str, second: str) -> bool:
    """Say whether *first* opens with a quotation mark that only *second* closes."""
    opened = first[:1]
    if opened not in _CLOSINGS or second[:1] == opened or opens_elision(first):
        return False
    closing = _CLOSINGS[opened]
    return not closing.search(first, 1) and any(
        second[found.start() - 1] in _STOPS | {","} for found in closing.finditer(second, 1)
    )
