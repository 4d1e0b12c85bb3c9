"""Author's notes: where each hangs, the list of all of them, and the copies in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref, start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from .domain import Note, edition_domain
from .nodes import link_to, notes_list, person
from .paragraphs import NUMBER, ancestor, number_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


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


def note_of(footnote: nodes.Element, notes: list[Note]) -> Note | None:
    """The one of *notes* whose body *footnote* is."""
    return next((note for note in notes if note.anchor in footnote["ids"]), None)


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


class ListNotes(SphinxPostTransform):
    """Fill the list of notes: all notes of all sections, each with a link to its place."""

    default_priority = 4
    formats = ("html", "text", "man", "texinfo")

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(notes_list)):
            place.replace_self(self._sections())

    def _sections(self) -> list[nodes.Node]:
        domain = edition_domain(self.env)
        made: list[nodes.Node] = []
        for docname in domain.ordered_sections():
            notes = domain.notes.get(docname, [])
            if not notes:
                continue
            section = domain.sections[docname]
            label = domain.places[docname].label
            part = nodes.section(ids=[f"notes-{section.id}"])
            part += nodes.title("", label if section.label else f"{label} {section.title}")
            doctree = self.env.get_doctree(docname)
            bodies = {i: note for note in doctree.findall(nodes.footnote) for i in note["ids"]}
            entries = nodes.enumerated_list(classes=["re-notes"], enumtype="arabic")
            entries["prefix"], entries["suffix"] = "", "."
            entries["start"] = int(notes[0].label) if notes[0].label.isdigit() else 1
            for note in notes:
                item = nodes.list_item(ids=[f"note-{note.label}"])
                item += copied(bodies[note.anchor].children[1:], self.env.docname)
                back = nodes.paragraph(classes=["re-back"])
                locator = domain.locator(docname, note.paragraph, note.reference)
                back += link_to(locator, kind="backlink")
                item += back
                entries += item
            part += entries
            made.append(part)
        return made


class LeaveNotesPageOut(SphinxPostTransform):
    """On paper the notes stand at the foot of their pages: leave out the page of all notes."""

    default_priority = 4
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(notes_list)):
            page = ancestor(place, start_of_file)
            if page is not None:
                page.parent.remove(page)


class NotesInTheMargin(SphinxPostTransform):
    """Set a copy of each note before the paragraph that refers to it.

    It is shown where there is room beside the text; the list at the foot stays for all
    others, and is where the reference leads. Before::

        <paragraph ids="p2">
            … <footnote_reference refid="footnote-1">

    After::

        <container classes="re-sidenote">
            <paragraph>
        <paragraph ids="p2">

    Runs late (210), when what the notes cite has been resolved.
    """

    default_priority = 210
    builders = ("html",)

    def run(self, **kwargs: object) -> None:
        if "re_section" not in self.document:
            return
        bodies = {i: note for note in self.document.findall(nodes.footnote) for i in note["ids"]}
        for block in [b for b in self.document.findall(nodes.Element) if NUMBER in b]:
            asides = []
            for reference in block.findall(nodes.footnote_reference):
                body = bodies.get(reference.get("refid", ""))
                if body is not None:
                    asides.append(_aside(body, self.env.docname))
            block.parent[block.parent.index(block) : block.parent.index(block)] = asides


def _aside(body: nodes.Element, docname: str) -> nodes.Element:
    label = body[0].astext()
    aside = nodes.container(classes=["re-sidenote"], label=label)
    aside += copied(body.children[1:], docname)
    first = next(iter(aside.findall(nodes.paragraph)), aside)
    first.insert(0, nodes.inline("", f"{label} ", classes=["re-sidenote-label"]))
    return aside


def setup_notes(app: Sphinx) -> None:
    app.add_post_transform(ListNotes)
    app.add_post_transform(LeaveNotesPageOut)
    app.add_post_transform(NotesInTheMargin)


