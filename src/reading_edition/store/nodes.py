"""The nodes of an edition; how they are written, each format's package says."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Element, General, Inline, TextElement

from ..model.places import Locator, short, spelled


class person(Inline, TextElement):
    """A mention of a person: ``key``, ``kind``, ``sub`` (a sub-heading or empty).

    Where it is to be a link, ``page`` names the page that has the person's ``entry``.
    """


class phrase(Inline, TextElement):
    """Words in another language than the page's: ``lang``, ``dir`` (each may be empty)."""


class paragraph_number(Inline, TextElement):
    """The number of a paragraph, first in it: ``number``, ``anchor``, ``hash`` of its words.

    ``unit`` is what it counts, if not paragraphs; ``quiet`` says that it is not printed.
    """


class _mark(Inline, TextElement):
    """What stands among words and is none of them."""

    def astext(self) -> str:
        """Nothing: Sphinx asks for the words of a heading to make links and titles of them."""
        return ""


class page_break(_mark):
    """Where a page of the source begins: ``number``; shown as "[12]"."""


class note_mark(_mark):
    """The mark in the text that leads to a note of a series: ``series``, ``label``, ``refid``.

    ``title`` and ``abbreviation`` are those of a note of the series.
    """


class series_note(General, Element):
    """A note of a series: ``series``, ``label``, ``title``, ``mark`` (the id of its mark)."""


class series_notes(General, Element):
    """The notes of one ``series`` on a page; ``title`` says what they are."""


class note_list(General, Element):
    """The place of the list of all notes of a ``series``; filled when a page is written."""


class index_mark(Inline, TextElement):
    """Words, or none, that an index leads to: ``index``, ``key``, ``kind``, ``sub``."""


class index_place(General, Element):
    """The place of an index, ``index``; filled when a page is written."""


class names_index(index_place):
    """The place of the index of names."""


class person_cards(General, Element):
    """The place of the persons' cards; filled when a page is written."""


class dispersion_figure(General, Element):
    """The place of the figure of all persons across the text; filled when a page is written."""


class index_section(General, Element):
    """An index as written: letter groups with their entries."""


class sidenote(General, Element):
    """A copy of a note beside the text: ``label``, ``title``; the note itself is at the foot."""


class work_list(General, Element):
    """The works cited: `work_entry` nodes."""


class work_entry(General, Element):
    """One work cited, with id and ``key``: a paragraph, and one that says where it is cited."""


class parallel(General, Element):
    """A numbered block of the edition beside the same block of the reader's copy."""


class original(General, Element):
    """One block of the reader's copy, in the author's words; its ids begin with ``original-``.

    ``number`` and ``of`` are number and anchor of the edition's block that it is beside.
    """


class entry_link(Inline, TextElement):
    """A link to what the page ``page`` says of a person, at ``anchor``; elsewhere its words."""


class file_link(Inline, TextElement):
    """A link to a file that the web edition has beside its pages: ``path`` from their root."""


class locator_link(Inline, TextElement):
    """A link to a place in the text: ``locator``, ``spelled`` (its accessible name), ``kind``."""


def link_to(
    locator: Locator, *, kind: str = "mention", text: str = "", label: str = ""
) -> locator_link:
    """Make a link to *locator*, which shows *text* and is read aloud as *label*.

    Both say the place if nothing is given.
    """
    return locator_link(
        "",
        text or short(locator),
        locator=locator,
        spelled=label or spelled(locator),
        kind=kind,
    )


def person_link(key: str, shown: nodes.Element, page: str, anchor: str = "") -> nodes.Element:
    """A link around *shown* to the person's card or entry on *page*; *shown* if there is none."""
    if not page:
        return shown
    return entry_link("", "", shown, page=page, anchor=anchor or f"person-{key}")
