"""A section of a text as a MyST page: front matter, heading, blocks, notes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from reading_edition.witness import myst
from reading_edition.witness.model import (
    COUNTED,
    SPEECHES,
    Block,
    Citation,
    Code,
    Line,
    Note,
    NoteMark,
    PageBreak,
    Section,
    block_marks,
    marks,
    plain,
)

_PAGE = re.compile(r"\{page\}`\w+`")
_STEP = 2
"""So many spaces before a line of verse are one level of indentation."""


def page(
    section: Section,
    name: str,
    notes: Mapping[str, Note],
    cites: Mapping[str, str],
    below: Sequence[str] = (),
) -> str:
    """Return the page of *section*, whose id is *name*.

    *cites* is the citation markup to add to each note; *below* are the pages of a part.
    """
    # A page needs a title, and a note has no place in one.
    title = myst.line(section.heading, notes=False) or "Opening"
    parts = [_front(section, name), f"# {title}"]
    hung = _hung(section.heading, notes)
    if section.kind == "reading":
        if hung:
            parts.append("".join(hung))
        parts.extend(_reading(section.blocks))
    else:
        parts.extend(_flow(section.blocks, hung, notes))
    if below:
        parts.append(toctree(below))
    parts += [_note(notes[label], cites.get(label, "")) for label in _labels(section, notes)]
    return _once("\n\n".join(parts) + "\n")


def _once(words: str) -> str:
    """Return *words* with the mark of each printed page once: a book may be of several volumes."""
    seen: set[str] = set()

    def first(found: re.Match[str]) -> str:
        again = found[0] in seen
        seen.add(found[0])
        return "" if again else found[0]

    return _PAGE.sub(first, words)


def toctree(names: Sequence[str]) -> str:
    """Return the list of the pages *names*."""
    return "```{toctree}\n" + "\n".join(names) + "\n```"


def blocks_of(note: Note) -> Iterator[str]:
    """Yield the blocks of *note* as MyST."""
    return map(block, note.blocks)


def _front(section: Section, name: str) -> str:
    title = json.dumps(plain(section.heading).strip(), ensure_ascii=False)
    if section.kind == "part":
        return f"---\npart: {title}\n---"
    fields = [f"section: {json.dumps(name)}"]
    if section.kind in {"reading", "matter"} and section.heading:
        fields.append(f"section-label: {title}")
    numbering = _numbering(section)
    if numbering != ("item" if section.kind == "reading" else "paragraph"):
        fields.append(f"numbering: {numbering}")
    elif section.kind == "matter":
        fields.append("numbering: paragraph")
    return "---\n" + "\n".join(fields) + "\n---"


def _numbering(section: Section) -> str:
    """What is counted on the page: lines or speeches where there is nothing else."""
    kinds = {one.kind for one in section.counted}
    if section.kind == "reading":
        return "item"
    if kinds == {"verse"}:
        return "line"
    return "speech" if kinds and kinds <= SPEECHES else "paragraph"


def _labels(section: Section, notes: Mapping[str, Note]) -> list[str]:
    """The notes that *section* refers to, and those that these refer to, in order."""
    waiting = [
        *marks(section.heading),
        *(label for one in section.blocks for label in block_marks(one)),
    ]
    found: dict[str, None] = {}
    for label in waiting:  # which grows while it is gone through
        if label in notes and label not in found:
            found[label] = None
            waiting += [mark for one in notes[label].blocks for mark in block_marks(one)]
    return list(found)


def _hung(heading: Line, notes: Mapping[str, Note]) -> list[str]:
    """The marks that have no place in *heading*, of printed pages and of notes."""
    numbers = [f"{{page}}`{number}`" for number in _printed(heading)]
    return numbers + [f"[^{label}]" for label in marks(heading) if label in notes]


def _printed(line: Line) -> Iterator[str]:
    """Yield the numbers of the printed pages that begin in *line*, in order."""
    for inline in line:
        if isinstance(inline, PageBreak):
            yield inline.number
        elif not isinstance(inline, str | Code | NoteMark | Citation):
            yield from _printed(inline.children)


def _flow(blocks: Sequence[Block], hung: list[str], notes: Mapping[str, Note]) -> Iterator[str]:
    """Yield the blocks; marks of notes on a heading move to the paragraph after it."""
    levels: list[int] = []
    for one in blocks:
        if one.kind == "heading":
            # No level of headings may be left out on a page.
            levels = [*(level for level in levels if level < one.level), one.level]
            yield f"{'#' * (len(levels) + 1)} {myst.line(one.lines[0], notes=False)}"
            hung += _hung(one.lines[0], notes)
            continue
        if hung and one.kind in COUNTED:
            if one.kind == "paragraph":
                yield "".join(hung) + block(one)
                hung = []
                continue
            yield "".join(hung)
            hung = []
        yield block(one)
    if hung:
        yield "".join(hung)


def _reading(blocks: Sequence[Block]) -> list[str]:
    """Return the entries of a reading list as one list, apart from what is between them."""
    parts: list[str] = []
    items = False
    for one in blocks:
        words = block(one)
        if one.kind == "item" and items:
            parts[-1] += f"\n- {words}"
        else:
            parts.append(f"- {words}" if one.kind == "item" else words)
        items = one.kind == "item"
    return parts


def block(one: Block) -> str:
    """Return *one* as MyST."""
    if one.kind == "verse":
        return _directive("verse", _verse(one.lines))
    if one.kind in SPEECHES:
        return _speech(one)
    lines = [myst.line(line) for line in one.lines]
    if one.kind == "list":
        return _list(lines, ordered=one.ordered)
    if one.kind == "quotation":
        return "\n>\n".join(f"> {line}" for line in lines)
    if one.kind == "cast":
        return _directive("cast", _list(lines, ordered=False))
    if one.kind not in COUNTED:
        return _directive(one.kind, "\n\n".join(lines))
    return lines[0]


def _list(lines: Sequence[str], *, ordered: bool) -> str:
    signs = [f"{n}. " if ordered else "- " for n in range(1, len(lines) + 1)]
    return "\n".join(sign + line for sign, line in zip(signs, lines, strict=True))


def _speech(one: Block) -> str:
    speaker, *said = one.lines
    name = " ".join(myst.line(speaker).split()) or "—"
    if one.kind == "spoken-verse":
        return _directive(f"speech}} {name}", f":verse:\n\n{_verse(said)}", head=True)
    return _directive(f"speech}} {name}", "\n\n".join(map(myst.line, said)), head=True)


def _directive(name: str, content: str, *, head: bool = False) -> str:
    # What follows the name of a directive on its line may hold no backtick.
    fence = "~~~" if "`" in name else "```"
    return f"{fence}{{{name}{'' if head else '}'}\n{content}\n{fence}"


def _verse(lines: Sequence[Line]) -> str:
    """Return lines of verse, indented as they are; what could begin an option is escaped."""
    return "\n".join(" " * _indent(line) + myst.line(line) for line in lines).strip("\n")


def _indent(line: Line) -> int:
    first = line[0] if line and isinstance(line[0], str) else ""
    return (len(first) - len(first.lstrip(" "))) // _STEP * _STEP


def _note(note: Note, cite: str) -> str:
    paragraphs = [block(one).replace("\n", "\n    ") for one in note.blocks]
    if cite:
        paragraphs[-1] += f" {cite}"
    return f"[^{note.label}]: " + "\n\n    ".join(paragraphs)
