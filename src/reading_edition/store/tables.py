"""The tables of the domain: what is kept of each page, by docname, each with its type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from ..model.records import Citation, FirstLine, Mention, Note, Passage, Section

if TYPE_CHECKING:
    from .collectors import Page
    from .domain import EditionDomain

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table of the domain: a mapping from docname to what the page has."""

    name: str

    def of(self, domain: EditionDomain) -> dict[str, T]:
        """The table as *domain* has it; the pages are in no order."""
        return cast("dict[str, T]", domain.table(self.name))

    def on(self, page: Page, default: T) -> T:
        """What has been found on *page*, which is being read; *default* if nothing was."""
        return cast("T", page.found.get(self.name, default))


SECTIONS: Table[Section] = Table("sections")
NOTES: Table[list[Note]] = Table("notes")
"""Notes of all series, each series in the order of the page."""
NOTE_BODIES: Table[str] = Table("note_bodies")
"""All that the notes of a page have in them, markup included."""
MENTIONS: Table[list[Mention]] = Table("mentions")
MARKS: Table[list[tuple[str, Mention]]] = Table("marks")
"""What a page marks for the indexes besides that of names: the name of the index, the mention."""
CITATIONS: Table[list[Citation]] = Table("citations")
PASSAGES: Table[list[Passage]] = Table("passages")
PAGES: Table[list[tuple[str, str]]] = Table("pages")
"""Pages of the source that begin on a page: number and id."""
FIRST_LINES: Table[list[FirstLine]] = Table("first_lines")
LISTS: Table[list[str]] = Table("lists")
"""Which lists a page shows ("names", "notes", "works"…)."""
NAMED: Table[dict[str, None]] = Table("named")
"""Keys of the persons whom roles on a page name."""
