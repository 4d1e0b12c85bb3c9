"""What can be found on a page: its numbered paragraphs, its notes, its glossary entries.

Collected when a page is read, with the domain's other data: so search costs
nothing for a page that has not changed. The words of a citation are known only when all
pages are read; until then it is kept as a reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.addnodes import glossary, pending_xref

from ..store.nodes import ednote_reference, original, paragraph_number, person
from ..store.parallel_nodes import original_mark, original_note
from .paragraphs import NUMBER
from .roles import NO_NAME

if TYPE_CHECKING:
    from ..store.domain import Note

KINDS = ("text", "note", "ednote", "apparatus", "original")
"""Kinds of units: the text, the author's notes, the editor's, the apparatus, a reader's copy."""

NOBODY = "-"
"""In place of a person's key: the words look like a name, and are none."""


class Part(NamedTuple):
    """A piece of a unit: its words; whom they mean; what they refer to."""

    text: str
    person: str = ""
    """Key of the person that the words mean, however they name them, or `NOBODY`."""
    reference: tuple[str, str, str] = ("", "", "")
    """Domain, type and target of a reference whose words are not known yet."""


class Unit(NamedTuple):
    """A paragraph, a note or an entry: what a search finds, and where it leads."""

    kind: str
    """One of `KINDS`."""
    paragraph: int
    """Number of the paragraph that it is, or hangs on; 0 for an entry."""
    note: str
    """Label of the note, or nothing."""
    anchor: str
    title: str
    """What an entry explains, or nothing."""
    parts: tuple[Part, ...]

    @property
    def words(self) -> str:
        """The unit's own words: without what it refers to."""
        return "".join(part.text for part in self.parts)


_SKIPPED = (
    paragraph_number,
    nodes.footnote_reference,
    nodes.label,
    nodes.raw,
    nodes.comment,
    nodes.system_message,
    ednote_reference,
    original,
    original_mark,
    original_note,
)


def parts_of(element: nodes.Element) -> Iterator[Part]:
    """What *element* says, in order; blocks in it are parted by a space."""
    for child in element.children:
        if isinstance(child, nodes.Text):
            yield Part(" ".join(child.astext().split("\n")))
        elif isinstance(child, _SKIPPED) or not isinstance(child, nodes.Element):
            continue
        elif isinstance(child, person):
            yield Part(" ".join(child.astext().split("\n")), person=child["key"])
        elif NO_NAME in child.get("classes", ()):
            yield Part(" ".join(child.astext().split("\n")), person=NOBODY)
        elif isinstance(child, pending_xref) and unknown(child):
            reference = (child["refdomain"], child["reftype"], child["reftarget"])
            yield Part("", reference=reference)
        else:
            yield from parts_of(child)
            if isinstance(child, nodes.TextElement) and not isinstance(child, nodes.Inline):
                yield Part(" ")


def unknown(node: pending_xref) -> bool:
    """Whether the words of the reference *node* are known only when all pages are read."""
    if node.get("refdomain") == "cite":
        return True
    kind = (node.get("refdomain"), node.get("reftype"))
    return kind == ("edition", "para") and not node["refexplicit"]


def units_in(
    document: nodes.document, notes: list[Note], ednotes: list[Note], *, label: str
) -> list[Unit]:
    """The units of a section page, in its order; *label* is empty if it is a numbered one."""
    kinds = {note.anchor: ("note", note) for note in notes}
    kinds |= {note.anchor: ("ednote", note) for note in ednotes}
    found = []
    for node in document.findall(nodes.Element):
        if NUMBER in node:
            kind = "apparatus" if label else "text"
            found.append(Unit(kind, node[NUMBER], "", node["ids"][0], "", _parts(node)))
        elif isinstance(node, original):
            copied = node["number"]
            found.append(Unit("original", copied, "", node["ids"][0], "", _parts(node)))
            for body in node.findall(original_note):
                place = (copied, body["label"], body["ids"][0])
                found.append(Unit("original", *place, "", _parts(body)))
        else:
            for anchor in node["ids"]:
                if anchor in kinds:
                    kind, note = kinds[anchor]
                    found.append(Unit(kind, note.paragraph, note.label, anchor, "", _parts(node)))
    return found


def entries_in(document: nodes.document) -> list[Unit]:
    """The entries of the glossaries on a page."""
    found = []
    lists = document.findall(glossary)
    for item in (i for part in lists for i in part.findall(nodes.definition_list_item)):
        terms = [child for child in item.children if isinstance(child, nodes.term)]
        if terms and terms[0]["ids"]:
            names = ", ".join(term.astext() for term in terms)
            body = [part for child in item.children[len(terms) :] for part in _parts(child)]
            parts = (Part(f"{names}. "), *body)
            found.append(Unit("apparatus", 0, "", terms[0]["ids"][0], terms[0].astext(), parts))
    return found


def _parts(node: nodes.Node) -> tuple[Part, ...]:
    """The parts of *node*, plain words that follow one another made one."""
    joined: list[Part] = []
    assert isinstance(node, nodes.Element)
    for part in parts_of(node):
        if joined and _plain(joined[-1]) and _plain(part):
            joined[-1] = Part(joined[-1].text + part.text)
        else:
            joined.append(part)
    return tuple(joined)


def _plain(part: Part) -> bool:
    return not part.person and not any(part.reference)
