"""Number notes marked with asterisks and daggers, which start again on every page.

Such a note begins a paragraph with its sign, “† I leave aside…”; its mark is at the end of a
word, “knows it.†”, in a paragraph before it and after the last note of the same sign.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reading_edition.witness.draft import Draft
from reading_edition.witness.notes import candidates
from reading_edition.witness.repairs import Kind, Log

_MARK = re.compile(r"(?<=[^\s*†‡(\[\\])(\*{1,3}|[†‡]{1,3})(?=[\s.,;:!?)\]”’»\"']|\Z)")
_NOTE = re.compile(r"(\*{1,3}|[†‡]{1,3})\s?(?=[^\s*†‡])")
_EMPHASIS = re.compile(r"(?<![*\w])(\*{1,2})(?=[^\s*])[^*]+(?<=\S)\1(?!\*)")
_HOLDERS = frozenset({"paragraph", "verse", "list", "numbered"})


def number(drafts: list[Draft], log: Log) -> list[Draft]:
    """Return *drafts* with such notes and their marks numbered, on from the highest number."""
    if not (log.wants(Kind.NOTE) and log.wants(Kind.NUMBERING)):
        return drafts
    found: list[Draft] = []
    waiting: dict[str, tuple[Draft, int, int]] = {}  # by sign: where its mark stands
    marks: list[tuple[Draft, int, int, str, str]] = []
    last = max(
        (int(one) for d in drafts for line in d.lines for one in candidates(line)), default=0
    )
    for draft in drafts:
        sign, words = _note(draft)
        if sign in waiting:
            last += 1
            marks.append((*waiting.pop(sign), sign, str(last)))
            log.add(Kind.NUMBERING, draft.place, f"note {sign}", f"note {last}")
            found.append(replace(draft, kind="note", lines=[words], labels=[str(last)]))
            continue
        found.append(draft)
        if draft.kind in _HOLDERS:
            waiting |= _marks(draft)
    # From the right, so that what comes before stays where it was.
    for holder, n, at, sign, label in sorted(marks, key=lambda mark: mark[2], reverse=True):
        line = holder.lines[n]
        holder.lines[n] = f"{line[:at]}^{label}^{line[at + len(sign) :]}"
    return found


def _note(draft: Draft) -> tuple[str, str]:
    """Return the sign and the words of *draft* if it reads as a note."""
    if len(draft.lines) != 1 or draft.quoted:
        return "", ""
    if draft.kind == "list":
        return "*", draft.lines[0]  # read as the bullet of a list of one
    sign = _NOTE.match(draft.lines[0]) if draft.kind == "paragraph" else None
    if sign is None or _EMPHASIS.match(draft.lines[0]):
        return "", ""
    return sign[1], draft.lines[0][sign.end() :]


def _marks(draft: Draft) -> dict[str, tuple[Draft, int, int]]:
    """Return where the first mark of each sign stands in *draft*."""
    found: dict[str, tuple[Draft, int, int]] = {}
    for n, line in enumerate(draft.lines):
        if not any(sign in line for sign in "*†‡"):
            continue
        hidden = _EMPHASIS.sub(lambda emphasis: " " * len(emphasis[0]), line)
        for mark in _MARK.finditer(hidden):
            found.setdefault(mark[1], (draft, n, mark.start(1)))
    return found
