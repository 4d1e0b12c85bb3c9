"""Speeches of plays in markup: tables with a column of speakers, paragraphs that begin with one."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

from reading_edition.witness.draft import END, STAGE, Draft, bare
from reading_edition.witness.markup.tree import attribute, tags, types, words

_CELLS = frozenset({"td", "th", "caption"})
Convert = Callable[[Tag], list[Draft]]


def is_drama(table: Tag) -> bool:
    """Say whether *table* has speeches: its type says so, or its cells name speakers.

    All its words must be in cells, or in the caption.
    """
    if "drama" not in types(table) and not any("persona" in types(tag) for tag in tags(table)):
        return False
    cells = [tag for tag in tags(table) if tag.name in _CELLS]
    if any(one.name in _CELLS | {"table"} for cell in cells for one in tags(cell)):
        return False
    return sum(len(words(cell).split()) for cell in cells) == len(words(table).split())


def speeches(table: Tag, convert: Convert, place: Callable[[Tag], int]) -> list[Draft]:
    """Return the speeches and stage directions in the rows of *table*.

    *convert* gives the drafts of a cell. A row without a speaker and with words in one cell is a
    direction, or goes on with the speech before where nothing says that it is one.
    """
    found: list[Draft] = []
    for row in (tag for tag in tags(table) if tag.name in {"tr", "caption"}):
        cells = [tag for tag in tags(row) if tag.name in {"td", "th"} and _row_of(tag) is row]
        cells = cells or [row]
        speaker = cells.pop(0) if len(cells) > 1 else None
        name = " ".join(" ".join(d.lines) for d in convert(speaker)) if speaker else ""
        drafts = [draft for cell in cells for draft in convert(cell)]
        found += _rows(row, name, drafts, place(row), found)
    return found


def _row_of(cell: Tag) -> Tag | None:
    return next((one for one in cell.parents if one.name == "tr"), None)


def _rows(row: Tag, name: str, drafts: list[Draft], place: int, before: list[Draft]) -> list[Draft]:
    if not drafts and not bare(name).strip():
        return []
    staged = [tag for tag in tags(row) if "stage-direction" in types(tag)]
    whole = any(words(tag) == words(row) for tag in staged)
    if not bare(name).strip():
        lines = [line for draft in drafts for line in draft.lines]
        last = before[-1] if before else None
        if whole or last is None or last.kind not in {"speech", "spoken-verse"}:
            return [Draft("stage", list(map(unstaged, lines)), place)]
        return [speech(last.lines[0], drafts, place)]
    return [speech(" ".join(name.split()), drafts, place)]


def unstaged(line: str) -> str:
    """Return *line* without the signs of a stage direction that is all of it."""
    line = line.strip()
    if line.startswith(STAGE) and line.endswith(END) and line.count(END) == 1:
        return line[1:-1]
    return line


def speech(name: str, drafts: list[Draft], place: int) -> Draft:
    """Return what *name* says in *drafts* as one speech, in verse where all of it is verse."""
    said = [draft for draft in drafts if any(bare(line).strip() for line in draft.lines)]
    if said and all(draft.kind == "verse" for draft in said):
        lines: list[str] = []
        for draft in said:
            lines += ["", *draft.lines] if lines else draft.lines
        return Draft("spoken-verse", [name, *lines], place)
    lines = [line for draft in said for line in draft.lines if line.strip()]
    return Draft("speech", [name, *(lines or ["…"])], place)


def persona(tag: Tag) -> Tag | None:
    """Return the name of the speaker that the paragraph *tag* begins with, if it does."""
    first = next((one for one in tag.children if not isinstance(one, str) or one.strip()), None)
    if isinstance(first, Tag) and (
        "persona" in types(first) or "speaker" in attribute(first, "class").split()
    ):
        return first
    return None
