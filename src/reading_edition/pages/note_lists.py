"""The list of all notes of a series, by section, each with a link to its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..locale import _
from ..model.address import Address
from ..model.places import spelled
from ..store.assembled import page_of
from ..store.copies import copied
from ..store.domain import EditionDomain, edition_domain
from ..store.features import register
from ..store.formats import SCREENS
from ..store.nodes import link_to, note_list, series_note
from ..store.notes import series_of
from ..store.tables import NOTES
from ..store.targets import Target, Targets

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..model.records import Note


class ListNotes(SphinxPostTransform):
    """Fill the lists of notes.

    Before::

        <note_list series="ednote">

    After::

        <section ids="ednotes-opening">
            <title>§1 Opening
            <bullet_list classes="re-notes">
                <list_item ids="ednote-a">
    """

    default_priority = 4
    formats = SCREENS

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(note_list)):
            place.replace_self(self._sections(place["series"], page_of(place, self.env.docname)))

    def _sections(self, name: str, page: str) -> list[nodes.Node]:
        """The notes of the series *name*, to be shown on *page*."""
        domain = edition_domain(self.env)
        series = next(one for one in series_of(self.env) if one.name == name)
        made: list[nodes.Node] = []
        for docname in domain.ordered_sections():
            notes = [note for note in NOTES.of(domain).get(docname, ()) if note.series == name]
            if not notes:
                continue
            section = domain.sections[docname]
            label = domain.places[docname].label
            part = nodes.section(ids=[f"{series.listing}-{section.id}"])
            part += nodes.title("", label if section.label else f"{label} {section.title}")
            bodies = {
                anchor: body
                for body in self.env.get_doctree(docname).findall(nodes.Element)
                if isinstance(body, nodes.footnote | series_note)
                for anchor in body["ids"]
            }
            entries = nodes.bullet_list(classes=["re-notes"])
            anchors = anchors_in_list(domain, name, page)
            for note in notes:
                anchor = anchors[docname, note.anchor]
                entries += self._entry(note, bodies[note.anchor], anchor)
            part += entries
            made.append(part)
        return made

    def _entry(self, note: Note, body: nodes.Element, anchor: str) -> nodes.Element:
        locator = edition_domain(self.env).locator(note.docname, note.paragraph, note.reference)
        item = nodes.list_item(ids=[anchor])
        words = [child for child in body.children if not isinstance(child, nodes.label)]
        item += copied(words, self.env.docname)
        first = next(iter(item.findall(nodes.paragraph)), item)
        first.insert(0, nodes.inline("", f"{note.label} ", classes=["re-note-label"]))
        back = nodes.paragraph(classes=["re-back"])
        label = _("Note {label}: {place}").format(label=note.label, place=spelled(locator))
        back += link_to(locator, kind="backlink", label=label)
        item += back
        return item


def anchors_in_list(domain: EditionDomain, name: str, page: str) -> dict[tuple[str, str], str]:
    """The ids in the list on *page* of the series *name*, by page and anchor of the note.

    Where notes are numbered from 1 on each page, the section distinguishes them, and so where
    the notes themselves stand on the page.
    """
    found: dict[tuple[str, str], str] = {}
    taken = {note.anchor for note in NOTES.of(domain).get(page, ())}
    for docname in domain.ordered_sections():
        for note in NOTES.of(domain).get(docname, ()):
            if note.series == name:
                anchor = note.anchor
                if anchor in taken:
                    anchor = f"{domain.sections[docname].id}-{anchor}"
                taken.add(anchor)
                found[docname, note.anchor] = anchor
    return found


def _targets(domain: EditionDomain) -> Iterator[Target]:
    for series in series_of(domain.env):
        for page in domain.pages_with(series.listing):
            for anchor in anchors_in_list(domain, series.name, page).values():
                yield Target("note", Address(page, anchor))


def setup_note_lists(app: Sphinx) -> None:
    register(app, Targets(_targets))
    app.add_post_transform(ListNotes)
