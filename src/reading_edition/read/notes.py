"""Author's notes: where each hangs, the list of all of them, and the copies in the margin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..model.places import spelled
from ..store.assembled import page_of
from ..store.domain import Note, edition_domain
from ..store.formats import SCREENS, WEB
from ..store.nodes import ednote_reference, link_to, notes_list, parallel, person, sidenote
from .paragraphs import NUMBER, number_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


_IDS = re.compile(r' ids="[^"]*"')


def notes_in(document: nodes.document, docname: str) -> list[Note]:
    """The notes of a section page, in the order of the page's note list."""
    references = {ref["refid"]: ref for ref in document.findall(nodes.footnote_reference)}
    found = []
    for footnote in document.findall(nodes.footnote):
        anchor = next((i for i in footnote["ids"] if i in references), "")
        if not anchor:
            continue  # MyST warns of a note that nothing refers to
        reference = references[anchor]
        number, paragraph_anchor = number_of(reference)
        found.append(
            Note(
                footnote[0].astext(),
                docname,
                number,
                paragraph_anchor,
                anchor,
                reference["ids"][0],
                "".join(child.astext() for child in footnote.children[1:]),
            )
        )
    return found


def note_bodies(document: nodes.document) -> str:
    """All that the page's notes of either series have in them, markup and links included.

    Not the ids: citations number theirs through the page, and copies of notes have none.
    """
    from .editorial_notes import ednote

    kinds = (nodes.footnote, ednote)
    bodies = (n.pformat() for n in document.findall(nodes.Element) if isinstance(n, kinds))
    return _IDS.sub("", "".join(bodies))


def note_around(node: nodes.Node, notes: list[Note]) -> tuple[nodes.Element, Note] | None:
    """The body that *node* stands in of one of *notes*, with that note."""
    by_anchor = {note.anchor: note for note in notes}
    place = node.parent
    while place is not None:
        for anchor in place["ids"]:
            if anchor in by_anchor:
                return place, by_anchor[anchor]
        place = place.parent
    return None


def copied(elements: list[nodes.Node], docname: str) -> list[nodes.Node]:
    """Copies of *elements* for another place: without ids, never indexed twice.

    References in them are resolved as seen from *docname*.
    """
    copies = [element.deepcopy() for element in elements]
    for copy in copies:
        for node in copy.findall(nodes.Element):
            node["ids"] = []
            node["names"] = []
            if isinstance(node, pending_xref):
                node["refdoc"] = docname
            elif isinstance(node, person):
                node["unindexed"] = True
    return copies


class NoteList(SphinxPostTransform):
    """Fill a list of notes: all of them by section, each with a link to its place.

    A subclass says what stands for the list (*place*), what node a note is (*body*), in
    which table of the domain the notes are, and which child of a note its text begins at.
    """

    default_priority = 4
    formats = SCREENS
    place: ClassVar[type[nodes.Element]]
    body: ClassVar[type[nodes.Element]]
    table: ClassVar[str]
    start: ClassVar[int]

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(self.place)):
            place.replace_self(self._sections(page_of(place, self.env.docname)))

    def _sections(self, page: str) -> list[nodes.Node]:
        """The notes of each section, to stand on *page*."""
        domain = edition_domain(self.env)
        made: list[nodes.Node] = []
        taken = {note.anchor for note in domain.data[self.table].get(page, ())}
        for docname in domain.ordered_sections():
            notes: list[Note] = domain.data[self.table].get(docname, [])
            if not notes:
                continue
            section = domain.sections[docname]
            label = domain.places[docname].label
            part = nodes.section(ids=[f"{self.table}-{section.id}"])
            part += nodes.title("", label if section.label else f"{label} {section.title}")
            doctree = self.env.get_doctree(docname)
            bodies = {i: body for body in doctree.findall(self.body) for i in body["ids"]}
            entries = nodes.bullet_list(classes=["re-notes"])
            for note in notes:
                # Where notes are numbered anew on each page, the section tells them apart.
                anchor = note.anchor
                anchor = f"{section.id}-{anchor}" if anchor in taken else anchor
                taken.add(anchor)
                entries += self._entry(note, bodies[note.anchor], anchor)
            part += entries
            made.append(part)
        return made

    def _entry(self, note: Note, body: nodes.Element, anchor: str) -> nodes.Element:
        locator = edition_domain(self.env).locator(note.docname, note.paragraph, note.reference)
        item = nodes.list_item(ids=[anchor])
        item += copied(body.children[self.start :], self.env.docname)
        first = next(iter(item.findall(nodes.paragraph)), item)
        first.insert(0, nodes.inline("", f"{note.label} ", classes=["re-note-label"]))
        back = nodes.paragraph(classes=["re-back"])
        back += link_to(locator, kind="backlink", label=f"Note {note.label}: {spelled(locator)}")
        item += back
        return item


class ListNotes(NoteList):
    """Fill the list of author's notes."""

    place = notes_list
    body = nodes.footnote
    table = "notes"
    start = 1  # the label comes first


class NotesInTheMargin(SphinxPostTransform):
    """Set a copy of each note before the paragraph that refers to it.

    It is shown where there is room beside the text; the list at the foot stays for all
    others, and is where the reference leads. Before::

        <paragraph ids="p2">
            … <footnote_reference refid="footnote-1">

    After::

        <sidenote label="1">
            <paragraph>
        <paragraph ids="p2">

    Runs late (210), when what the notes cite has been resolved.
    """

    default_priority = 210
    builders = WEB

    def run(self, **kwargs: object) -> None:
        # Beside a parallel text there is no margin left.
        if "re_section" not in self.document or any(self.document.findall(parallel)):
            return
        from .editorial_notes import aside, ednote

        bodies = {i: note for note in self.document.findall(nodes.footnote) for i in note["ids"]}
        bodies |= {i: note for note in self.document.findall(ednote) for i in note["ids"]}
        kinds = (nodes.footnote_reference, ednote_reference)
        for block in [b for b in self.document.findall(nodes.Element) if NUMBER in b]:
            asides: list[nodes.Node] = []
            marks = (node for node in block.findall(nodes.Element) if isinstance(node, kinds))
            for anchor in dict.fromkeys(mark.get("refid", "") for mark in marks):
                body = bodies.get(anchor)
                if isinstance(body, ednote):
                    asides.append(aside(body, self.env.docname))
                elif body is not None:
                    asides.append(_aside(body, self.env.docname))
            place = block.parent.index(block)
            block.parent[place:place] = asides


def _aside(body: nodes.Element, docname: str) -> sidenote:
    made = sidenote("", label=body[0].astext())
    made += copied(body.children[1:], docname)
    return made


class NameNotes(SphinxTransform):
    """Give notes anchors that last: ``note-6``, and ``note-6-mark`` for their references.

    The ids that docutils makes count all that comes before on the page.
    """

    default_priority = 841

    def apply(self) -> None:
        for footnote in self.document.findall(nodes.footnote):
            label = footnote[0].astext()
            renamed = dict.fromkeys(footnote["ids"], f"note-{label}")
            marks = [
                mark
                for mark in self.document.findall(nodes.footnote_reference)
                if mark.get("refid") in renamed
            ]
            footnote["ids"] = [f"note-{label}"]
            footnote["backrefs"] = []
            for count, mark in enumerate(marks):
                mark["ids"] = [f"note-{label}-mark" + (f"-{count + 1}" if count else "")]
                mark["refid"] = f"note-{label}"
                footnote["backrefs"] += mark["ids"]


def setup_notes(app: Sphinx) -> None:
    app.add_transform(NameNotes)
    app.add_post_transform(ListNotes)
    app.add_post_transform(NotesInTheMargin)
