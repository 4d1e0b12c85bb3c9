"""Notes as old pages of Project Gutenberg have them: ``[Footnote 1: …]`` below its paragraph."""

from __future__ import annotations

import re
from dataclasses import replace

from reading_edition.witness.draft import Draft, bare, note_mark
from reading_edition.witness.model import Remark
from reading_edition.witness.repairs import Log

_HEAD = re.compile(r"\s*\[Footnotes? ?(\w{1,5}|[*†‡§]+)?: *", re.IGNORECASE)
_MARK = re.compile(r"\[(\w{1,5}|[*†‡§]+)\]")
_LONGEST = 30
"""A note has no more paragraphs than this; one that is not closed by then ends where it began."""


def unwrap(drafts: list[Draft], log: Log) -> list[Draft]:
    """Return the *drafts* of a note without the bracket around it, and the word in it."""
    if not drafts or not (head := _HEAD.match(drafts[0].lines[0])):
        return drafts
    log.leave("sign of a note", drafts[0].place, head[0])
    first = replace(drafts[0], lines=[drafts[0].lines[0][head.end() :], *drafts[0].lines[1:]])
    made = [first, *drafts[1:]]
    if bare(made[-1].lines[-1]).rstrip().endswith("]"):
        before, _bracket, after = made[-1].lines[-1].rpartition("]")
        made[-1] = replace(made[-1], lines=[*made[-1].lines[:-1], before + after])
    return [draft for draft in made if any(bare(line).strip() for line in draft.lines)]


def unlabelled(drafts: list[Draft], sign: str) -> list[Draft]:
    """Return the *drafts* of a note without its *sign* at the beginning: “[1] ”, “2. ”."""
    if not sign or not drafts or not drafts[0].lines:
        return drafts
    label = re.compile(
        rf"\s*(?:[\[({{]\s*{re.escape(sign)}\s*[\])}}]|{re.escape(sign)}[.:)])[.:]?\s+"
    )
    first = label.sub("", drafts[0].lines[0], count=1) if label.match(drafts[0].lines[0]) else ""
    if not bare(first).strip():
        return drafts
    return [replace(drafts[0], lines=[first, *drafts[0].lines[1:]]), *drafts[1:]]


def take(
    drafts: list[Draft], given: dict[str, list[Draft]], log: Log
) -> tuple[list[Draft], list[Remark]]:
    """Take such notes out of *drafts* into *given*, each tied to the last mark before it.

    Returns the drafts that are left, and what an editor should look at.
    """
    kept: list[Draft] = []
    remarks: list[Remark] = []
    waiting: dict[str, list[tuple[Draft, int, int]]] = {}
    cuts: list[tuple[Draft, int, int, str, str]] = []
    at = 0
    while at < len(drafts):
        draft = drafts[at]
        head = _HEAD.match(draft.lines[0]) if draft.kind != "heading" else None
        if head is None:
            _look_for_marks(draft, waiting)
            kept.append(draft)
            at += 1
            continue
        end = _end(drafts, at)
        label = str(len(given) + 1)
        given[label] = unwrap(drafts[at:end], log) or [Draft("paragraph", ["…"], draft.place)]
        at = end
        log.find("note in brackets", draft.place)
        if marks := waiting.get(head[1] or ""):
            cuts.append((*marks.pop(), head[1], label))
        else:
            remarks.append(
                Remark(draft.place, f"{head[0].strip()} …: nothing refers to it.",
                       "Put its mark where the note belongs.")
            )  # fmt: skip
    # From the right, so that what comes before stays where it was.
    for draft, n, start, sign, label in sorted(cuts, key=lambda cut: cut[2], reverse=True):
        line = draft.lines[n]
        draft.lines[n] = line[:start].rstrip() + note_mark(label) + line[start + len(sign) + 2 :]
    return kept, remarks


def _look_for_marks(draft: Draft, waiting: dict[str, list[tuple[Draft, int, int]]]) -> None:
    for n, line in enumerate(draft.lines):
        for found in _MARK.finditer(line):
            waiting.setdefault(found[1], []).append((draft, n, found.start()))


def _end(drafts: list[Draft], at: int) -> int:
    """Where the note that begins at *at* ends: after the draft in which its bracket closes."""
    depth = 0
    for n in range(at, min(at + _LONGEST, len(drafts))):
        if drafts[n].kind == "heading":
            break
        words = bare(" ".join(drafts[n].lines))
        depth += words.count("[") - words.count("]")
        if depth <= 0:
            return n + 1
    return at + 1
