"""Which headings begin a page, and which only divide one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reading_edition.witness.draft import Draft, bare
from reading_edition.witness.headings import leads_to_notes


def page_level(drafts: Sequence[Draft]) -> int:
    """Return the level of the headings that begin chapters; those above it begin a page too.

    The file may say which headings are chapters. If it does not, the highest level is that of
    chapters, unless most of its headings stand above one of a lower level and have no words of
    their own: then they begin parts. 0 where the file knows no levels.
    """
    headings = [draft for draft in drafts if draft.kind == "heading" and draft.level]
    chapters = [draft.level for draft in headings if draft.role == "chapter"]
    if chapters:
        return max(set(chapters), key=chapters.count)
    levels = sorted({draft.level for draft in headings})
    bare_of_text = {
        id(one): other.level
        for one, other in pairwise(drafts)
        if one.kind == other.kind == "heading" and 0 < one.level < other.level
    }
    for level in levels:
        here = [draft for draft in headings if draft.level == level]
        empty = [draft for draft in here if id(draft) in bare_of_text]
        if not empty or len(empty) * 2 <= len(here):
            return level
    return levels[-1] if levels else 0


def begins_page(draft: Draft, level: int) -> bool:
    """Say whether the heading *draft* begins a page where chapters are of *level*."""
    return draft.level <= level or leads_to_notes(bare(draft.lines[0]))


def begins_part(draft: Draft, follows: Draft | None, level: int) -> bool:
    """Say whether the heading *draft* begins a part, to which the pages after it belong."""
    if draft.role in {"chapter", "matter"} or not 0 < draft.level < level:
        return False
    above = follows is not None and follows.kind == "heading" and follows.level > draft.level
    return draft.role == "part" or above
