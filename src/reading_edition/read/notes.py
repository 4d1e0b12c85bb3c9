"""Author's notes: their anchors, and the notes of all series as a page has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..config import settings_of
from ..messages import Subtype, warn
from ..model.places import short
from ..model.records import Note
from ..store.collectors import Collector, Page
from ..store.features import register
from ..store.nodes import note_mark, series_note
from ..store.notes import AUTHOR
from ..store.tables import NOTE_BODIES, NOTES
from ..store.targets import Target, Targets
from .places import PlaceOnPage, Places, ancestors
from .words import text_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..store.domain import EditionDomain


_IDS = re.compile(r' ids="[^"]*"')


class NameNotes(SphinxTransform):
    """Give notes anchors that last: ``note-6``, and ``note-6-mark`` for their references.

    The ids that docutils makes count all that comes before on the page. Before::

        <footnote_reference ids="id3" refid="id7">
        <footnote ids="id7" backrefs="id3">
            <label>6

    After::

        <footnote_reference ids="note-6-mark" refid="note-6">
        <footnote ids="note-6" backrefs="note-6-mark">
            <label>6
    """

    default_priority = 841

    def apply(self) -> None:
        if "re_section" not in self.document and not settings_of(self.config).whole:
            return
        for line in list(self.document.findall(nodes.transition)):
            if "footnotes" in line["classes"]:
                line.parent.remove(line)  # MyST's line above the notes, which have a heading
        footnotes = list(self.document.findall(nodes.footnote))
        known = {old for footnote in footnotes for old in footnote["ids"]}
        marks: dict[str, list[nodes.Element]] = {}
        for mark in self.document.findall(nodes.footnote_reference):
            # A mark in translated words is not resolved yet: its label tells its note.
            target = mark.get("refid", "")
            marks.setdefault(target if target in known else mark.astext(), []).append(mark)
        for footnote in footnotes:
            label = footnote[0].astext()
            olds = dict.fromkeys((*footnote["ids"], label))
            own = [one for old in olds for one in marks.get(old, ())]
            anchor = self._free(f"note-{label}", footnote)
            footnote["ids"] = [anchor]
            footnote["backrefs"] = []
            for count, one in enumerate(own, start=1):
                one["ids"] = [self._free(f"{anchor}-mark" + f"-{count}" * (count > 1), one)]
                one["refid"] = anchor
                one.attributes.pop("refname", None)
                footnote["backrefs"] += one["ids"]

    def _free(self, name: str, node: nodes.Element) -> str:
        """*name*, or the first after it that no other node, such as a heading, has as its id."""
        ids = self.document.ids
        free, count = name, 1
        while ids.get(free, node) is not node:
            count += 1
            free = f"{name}-{count}"
        ids[free] = node
        return free


def _bodies(document: nodes.document) -> Iterator[tuple[str, nodes.Element]]:
    """The bodies of notes with the name of their series, in the order of the page."""
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.footnote):
            yield AUTHOR.name, node
        elif isinstance(node, series_note):
            yield node["series"], node


class _NotePlaces:
    """Where notes belong: in the paragraph of their first mark, through the notes it stands in."""

    def __init__(self, document: nodes.document, bodies: dict[str, nodes.Element]) -> None:
        self._places = Places(document)
        self._anchors = {id(body): anchor for anchor, body in bodies.items()}
        self.marks: dict[str, nodes.Element] = {}
        for mark in document.findall(nodes.Element):
            if isinstance(mark, nodes.footnote_reference | note_mark):
                self.marks.setdefault(mark.get("refid", ""), mark)

    def of(self, anchor: str) -> PlaceOnPage | None:
        """The place of the note *anchor*; None without a mark, or on a page without paragraphs."""
        seen: set[str] = set()
        while anchor in self.marks and anchor not in seen:
            seen.add(anchor)
            mark = self.marks[anchor]
            outer = next((a for a in ancestors(mark) if id(a) in self._anchors), None)
            if outer is None:
                return self._places.of(mark)
            anchor = self._anchors[id(outer)]
        return None


def _collect(page: Page) -> list[Note] | None:
    if not page.is_section:
        return None
    bodies = list(_bodies(page.document))
    places = _NotePlaces(page.document, {body["ids"][0]: body for _, body in bodies})
    notes: dict[str, list[Note]] = {}
    for series, body in bodies:
        anchor = body["ids"][0]
        if anchor not in places.marks:
            continue  # a warning has said so: Sphinx's own, or that of the series
        place = places.of(anchor)
        label = body["label"] if isinstance(body, series_note) else body[0].astext()
        if place is None:
            warn(
                Subtype.NOTE,
                f"note {label!r} is not in a paragraph, so the lists leave it out. "
                "Refer to it from the text of the page.",
                location=body,
            )
            continue
        mark = places.marks[anchor]["ids"][0]
        number, paragraph_anchor = place.paragraph, place.anchor
        text = text_of(body)
        notes.setdefault(series, []).append(
            Note(series, label, page.docname, number, paragraph_anchor, anchor, mark, text)
        )
    return [note for each in notes.values() for note in each]


def _collect_bodies(page: Page) -> str | None:
    """All that the page's notes have in them, markup and links included.

    Not the ids: citations number theirs through the page, and copies of notes have none.
    """
    if not page.is_section:
        return None
    return _IDS.sub("", "".join(body.pformat() for _, body in _bodies(page.document)))


def _targets(domain: EditionDomain) -> Iterator[Target]:
    for docname in domain.ordered_sections():
        section = domain.sections[docname].id
        for note in NOTES.of(domain).get(docname, ()):
            place = domain.locator(docname, note.paragraph, note.anchor, note.label)
            name, label = f"{section} {note.anchor}", f"{section}-{note.anchor}"
            yield Target("note", place.address, short(place), name, label)


def setup_notes(app: Sphinx) -> None:
    register(app, Targets(_targets))
    register(app, Collector(NOTES, _collect))
    register(app, Collector(NOTE_BODIES, _collect_bodies))
    app.add_transform(NameNotes)
