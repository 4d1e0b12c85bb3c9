"""The shape of a text that a reader brings: sections of blocks, notes, a reading list.

Everything here is frozen and holds plain strings: what looks like markup in the copy has become
text, so a writer only has to escape strings. Positions (``place``) count lines of a
plain-text file or blocks of any other, from 1; ``Text.unit`` says which.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

BlockKind: TypeAlias = Literal[
    "paragraph",
    "quotation",
    "verse",
    "list",
    "item",
    "speech",
    "spoken-verse",
    "heading",
    "stage",
    "cast",
    "dateline",
    "salutation",
    "closing",
    "signature",
    "dedication",
]
SectionKind: TypeAlias = Literal["text", "reading", "matter", "part"]
SPEECHES = frozenset({"speech", "spoken-verse"})
COUNTED = frozenset({"paragraph", "quotation", "verse", "list", "item", *SPEECHES})
"""The kinds of block that have a number; all others stand between them."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words set in bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage direction within a speech."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place where a note is referred to; ``label`` is the key of ``Text.note``."""

    label: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words linked to ``target``, which is always an absolute http or https address."""

    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words of a program or the like, in which no sign is repaired."""

    words: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page of the printed source begins: its ``number``, which is no word."""

    number: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation: ``roles`` is its markup, ``words`` what the copy prints for it."""

    roles: str
    words: str


Inline: TypeAlias = str | Emphasis | Strong | Stage | NoteMark | Link | Code | PageBreak | Citation
Line: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of a section, numbered if its kind is one of ``COUNTED``.

    ``lines`` holds one line for a paragraph or an item, the paragraphs of a quotation, the lines
    of verse (an empty one between stanzas) or the items of a list; for a speech the speaker and
    then the paragraphs or lines. ``level`` is that of a heading within a section.
    """

    kind: BlockKind
    lines: tuple[Line, ...]
    place: int
    ordered: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A section and its blocks; ``heading`` is empty for an untitled opening.

    In a section of the kind ``reading`` every entry of the reading list is a block of its own.
    ``matter`` comes before or after the text and is called by its heading; ``part`` is the
    beginning of a part, to which the sections of a lower ``level`` belong.
    """

    id: str
    heading: Line
    blocks: tuple[Block, ...]
    place: int
    kind: SectionKind = "text"
    level: int = 0

    @property
    def counted(self) -> tuple[Block, ...]:
        """The blocks that have a number."""
        return tuple(block for block in self.blocks if block.kind in COUNTED)


@dataclass(frozen=True, slots=True)
class Note:
    """An author's note; ``blocks`` are its paragraphs."""

    label: str
    blocks: tuple[Block, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in the copy that an editor should look at, and that the reader left as it is."""

    place: int
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that was changed or recognised: ``before`` and ``after`` are short excerpts."""

    kind: str
    place: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Left:
    """Words of the file that are not in the text, all of them, and why: “imprint”."""

    reason: str
    place: int
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """How often something was recognised, or was not, and its first places."""

    what: str
    count: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A copy that has been read.

    ``left`` holds what is not in the text, ``recognised`` what signs of the file were taken as,
    ``unknown`` those that mean nothing to the reader, whose words are plain text.
    """

    title: Line
    byline: Line
    date: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    closing: Line
    repairs: tuple[Repair, ...]
    remarks: tuple[Remark, ...]
    unit: Literal["line", "block"]
    left: tuple[Left, ...] = ()
    recognised: tuple[Finding, ...] = ()
    unknown: tuple[Finding, ...] = ()
    works: str = ""
    """BibTeX of the works that the file has records of."""

    @property
    def reading(self) -> Section | None:
        """The reading list, if the text has one."""
        return next((s for s in self.sections if s.kind == "reading"), None)


def plain(line: Line) -> str:
    """Return the words of *line* without note marks."""
    parts: list[str] = []
    stack: list[Inline] = list(reversed(line))
    while stack:
        inline = stack.pop()
        if isinstance(inline, str):
            parts.append(inline)
        elif isinstance(inline, Code | Citation):
            parts.append(inline.words)
        elif not isinstance(inline, NoteMark | PageBreak):
            stack.extend(reversed(inline.children))
    return "".join(parts)


def marks(line: Line) -> Iterator[str]:
    """Yield the labels of the notes of *line*, in order."""
    stack: list[Inline] = list(reversed(line))
    while stack:
        inline = stack.pop()
        if isinstance(inline, NoteMark):
            yield inline.label
        elif not isinstance(inline, str | Code | PageBreak | Citation):
            stack.extend(reversed(inline.children))


def block_text(block: Block) -> str:
    """Return the words of *block*, lines set apart by line feeds."""
    return "\n".join(plain(line) for line in block.lines)


def block_marks(block: Block) -> tuple[str, ...]:
    """Return the labels of the notes of *block*, in order."""
    return tuple(label for line in block.lines for label in marks(line))
