"""What the pages of an edition contain: sections, notes, citations, mentions, passages.

The store keeps these by page; everything that the edition prints is made from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

ORIGINAL = "(original)"
"""The witness of the reader's copy; no version can be called so."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered block: its number within the page, its anchor, its words' count and hash."""

    number: int
    anchor: str
    words: int
    hash: str
    former: str = ""
    """Its hash as a ledger of an earlier version has it, if the ledger is one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the text. *label* is empty if the section is numbered (§1, §2…)."""

    docname: str
    id: str
    label: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    unit: str = "paragraph"
    """What its numbers count: the name of a `~.places.Unit`."""

    @property
    def words(self) -> int:
        return sum(paragraph.words for paragraph in self.paragraphs)

    @property
    def first(self) -> int:
        """Its first number; 0 if nothing in it is numbered."""
        return min((paragraph.number for paragraph in self.paragraphs), default=0)

    @property
    def last(self) -> int:
        """Its last number; 0 if nothing in it is numbered."""
        return max((paragraph.number for paragraph in self.paragraphs), default=0)


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its series, the paragraph that its mark is in, the ids of body and mark."""

    series: str
    label: str
    docname: str
    paragraph: int
    paragraph_anchor: str
    anchor: str
    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a work: in which paragraph or note of which page it stands."""

    key: str
    docname: str
    paragraph: int
    """0 on a page that is no section."""
    note: str
    anchor: str


@dataclass(frozen=True, slots=True)
class FirstLine:
    """The line that a poem begins with: its words, and the paragraph or line that it is."""

    words: str
    paragraph: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a person, with a few words of context on each side."""

    key: str
    docname: str
    paragraph: int
    note: str
    kind: str
    """One of `~reading_edition.people.index.KINDS`."""
    sub: str
    """Sub-heading, or an empty string."""
    anchor: str
    before: str
    text: str
    after: str
    witness: str = ""
    """Empty in the text's own words, `ORIGINAL` in the reader's copy beside them, or the name
    of another version."""


class Run(NamedTuple):
    """A run of words: the words, whom they name, or what they refer to."""

    text: str
    person: str = ""
    """Key of the person that the words name, or `NOBODY`."""
    reference: tuple[str, str, str] = ("", "", "")
    """Domain, type and target of a reference whose words are not known yet."""


NOBODY = "-"
"""In place of a person's key: the words look like a name but are not one."""


class Passage(NamedTuple):
    """A paragraph, a note or an entry: what a search finds, and where it leads."""

    kind: str
    """``"text"``, ``"apparatus"``, ``"original"``, ``"version"``, or the name of a series
    of notes."""
    paragraph: int
    """Number of the paragraph that it is, or that its mark is in; 0 for an entry."""
    note: str
    """Label of the note, or nothing."""
    anchor: str
    title: str
    """What an entry explains, or nothing."""
    runs: tuple[Run, ...]

    @property
    def words(self) -> str:
        """The passage's own words: without what it refers to."""
        return "".join(run.text for run in self.runs)
