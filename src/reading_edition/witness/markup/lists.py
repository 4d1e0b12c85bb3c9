"""Lists and quotations: one draft each, as far as what they hold allows."""

from __future__ import annotations

from bs4 import Tag

from reading_edition.witness.draft import Draft
from reading_edition.witness.markup.tree import attribute


def made(tag: Tag, items: list[list[Draft]], place: int) -> list[Draft]:
    """Return the list *tag* of *items*; one whose items hold several blocks is divided at each."""
    ordered = tag.name == "ol"
    start = attribute(tag, "start")
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
    found: list[Draft] = []
    for label, drafts in enumerate(items, number):
        first, *rest = drafts or [Draft("paragraph", [""], place)]
        words, *more = [line for line in first.lines if line] or [""]
        _append(found, words, str(label) if ordered else "", place)
        if not ordered or any(draft.kind in {"list", "numbered"} for draft in rest):
            for line in [*more, *(line for draft in rest for line in draft.lines)]:
                _append(found, line, str(label) if ordered else "", place)
        else:
            found.extend(Draft("paragraph", [line], place) for line in more)
            found.extend(rest)
    return [draft for draft in found if any(draft.lines)]


def _append(found: list[Draft], words: str, label: str, place: int) -> None:
    if not found or found[-1].kind not in {"list", "numbered"}:
        found.append(Draft("numbered" if label else "list", [], place))
    found[-1].lines.append(words)
    found[-1].labels.extend([label] if label else [])


def quoted(drafts: list[Draft]) -> list[Draft]:
    """Return what a block quotation holds: its paragraphs in a row are one quotation."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.kind == "paragraph":
            draft.quoted += 1
        last = found[-1] if found else None
        if last and last.kind == draft.kind == "paragraph" and last.quoted == draft.quoted:
            last.lines.extend(draft.lines)
        else:
            found.append(draft)
    return found
