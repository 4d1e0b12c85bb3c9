"""The title page, as the record has it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ..works.credits import credit_lines
from .tree import child

if TYPE_CHECKING:
    from .book import Book


def title_page(book: Book) -> list[ET.Element]:
    """The title page of *book*; nothing if it has no record."""
    record = book.settings.record
    if not record.title:
        return []
    made = ET.Element("titlePage")
    title = child(made, "docTitle")
    child(title, "titlePart", record.title, type="main")
    if record.subtitle:
        child(title, "titlePart", record.subtitle, type="sub")
    if record.byline:
        child(made, "byline", record.byline)
    for line in credit_lines(record):
        child(made, "byline", line)
    if record.edition:
        child(made, "docEdition", record.edition)
    if record.publisher or record.place or record.date:
        imprint = child(made, "docImprint")
        for tag, words in (("pubPlace", record.place), ("publisher", record.publisher)):
            if words:
                child(imprint, tag, words)
        if record.date:
            child(imprint, "docDate", record.date, when=record.date)
    return [made]
