"""Mentions of persons: collected from a page, linked to their cards, listed in the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref, start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..latex.index import mark
from ..people.index import Mention
from ..store.domain import Note, edition_domain
from ..store.formats import HYPERTEXT, PAPER
from ..store.nodes import ednote_reference, original, paragraph_number, person
from ..store.parallel_nodes import original_mark, original_note
from .notes import note_around
from .paragraphs import NUMBER, ancestor, number_of
from .passages import unknown

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CONTEXT = 48
"""Characters of context kept on each side of a mention, cut back to whole words."""
_UNREAD = (
    paragraph_number,
    nodes.footnote_reference,
    nodes.label,
    original_mark,
    ednote_reference,
)
"""What stands in a paragraph without being of its words."""
_WHITE = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r" +(?=[.,;:])")


def mentions_in(document: nodes.document, docname: str, notes: list[Note]) -> list[Mention]:
    """The mentions of persons on a section page, in the order of the page."""
    found = []
    texts: dict[int, tuple[str, dict[int, int]]] = {}
    for node in document.findall(person):
        around = note_around(node, notes)
        if around is not None:
            block, note = around
            number, anchor, label = note.paragraph, note.anchor, note.label
        else:
            (number, anchor), label = number_of(node), ""
            if not number:
                continue  # a title, or front matter: not a passage that one can turn to
            block = _numbered(node)
            if isinstance(block, original_note):  # the edition's note of this number
                twin = next((note for note in notes if note.label == block["label"]), None)
                if twin is not None:
                    anchor, label = twin.anchor, twin.label
        if id(block) not in texts:  # a list may hold hundreds: its text is gathered once
            texts[id(block)] = _text_of(block)
        text, starts = texts[id(block)]
        before, after = context(text, starts[id(node)], len(_plain(node)))
        found.append(
            Mention(
                key=node["key"],
                docname=docname,
                paragraph=number,
                note=label,
                kind=node["kind"],
                sub=node["sub"],
                anchor=anchor,
                before=before,
                text=node.astext(),
                after=after,
                witness="original" if isinstance(block, original | original_note) else "",
            )
        )
    return found


def _numbered(node: nodes.Node) -> nodes.Element:
    """The block that *node* stands in: numbered, or of the reader's copy."""
    place = node.parent
    while NUMBER not in place and not isinstance(place, original | original_note):
        place = place.parent
    return place


def _text_of(block: nodes.Element) -> tuple[str, dict[int, int]]:
    """The text of *block*, and where in it each mention begins, by the node's identity."""
    pieces: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    # A citation is still its key here, which is nothing to read; so is a paragraph's reference.
    keys = {
        id(text): "" if xref["refdomain"] == "cite" and xref["reftype"] != "t" else "…"
        for xref in block.findall(pending_xref)
        if unknown(xref)
        for text in xref.findall(nodes.Text)
    }
    for node in block.findall():
        if isinstance(node, person):
            starts[id(node)] = length
        elif isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline):
            pieces.append(" ")  # between the paragraphs of a quotation, the items of a list
            length += 1
        elif isinstance(node, nodes.Text) and not isinstance(node.parent, _UNREAD):
            pieces.append(keys.get(id(node), _plain(node)))
            length += len(pieces[-1])
    return "".join(pieces), starts


def _plain(node: nodes.Node) -> str:
    """The text of *node* with each run of white space as one space."""
    return _WHITE.sub(" ", node.astext())


def context(text: str, start: int, length: int) -> tuple[str, str]:
    """A few words of *text* on each side of the stretch that begins at *start*."""
    end = start + length
    before = _tidied(text[max(0, start - 2 * CONTEXT) : start]).lstrip()
    after = _tidied(text[end : end + 2 * CONTEXT]).rstrip()
    return _last_words(before), _first_words(after)


def _tidied(text: str) -> str:
    """*text* without the spaces that a citation has left before a stop."""
    return _BEFORE_STOP.sub("", _WHITE.sub(" ", text))


def _last_words(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return "… " + text[-CONTEXT:].partition(" ")[2]


def _first_words(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return text[:CONTEXT].rpartition(" ")[0] + " …"


class LinkPersons(SphinxPostTransform):
    """Let mentions lead to the persons' cards, as ``reading_edition_name_links`` says.

    Before::

        <person key="serge">Victor Serge

    After::

        <person key="serge" page="apparatus/names" entry="serge">Victor Serge

    A person whom no passage of the text names has no entry that a link could lead to. There
    are many mentions, so none becomes a reference that is to be resolved.
    """

    default_priority = 5
    formats = HYPERTEXT

    def run(self, **kwargs: object) -> None:
        wanted = self.config.reading_edition_name_links
        domain = edition_domain(self.env)
        page = domain.page_of_persons
        if wanted == "none" or not page:
            return
        seen: set[str] = set()
        for node in self.document.findall(person):
            first = node["key"] not in seen
            seen.add(node["key"])
            if wanted == "first" and not first:
                continue
            entry = domain.entry_of(node["key"])
            if entry and not ancestor(node, nodes.title) and not ancestor(node, nodes.reference):
                node["page"], node["entry"] = page, entry


class IndexPersonsInLaTeX(SphinxPostTransform):
    """Let each mention that the index lists note its page."""

    default_priority = 5
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        domain = edition_domain(self.env)
        entries = {entry.key: entry for entry in domain.index.entries if entry.mentions}
        pages = _pages_of_mentions(self.document)
        listed = {
            (mention.docname, mention.note, mention.key, mention.sub)
            for docname in domain.ordered_sections()
            for mention in domain.mentions[docname]
        }
        for node in self.document.findall(person):
            key, sub = domain.authority.resolve(node["key"]), node["sub"]
            docname = pages.get(id(node), self.config.root_doc)
            if node.get("unindexed") or key not in entries:
                continue
            # A title, front matter and a note without a reference are no places that one can
            # turn to; a note of the reader's copy that the edition lacks is of its paragraph.
            for note in (_note_label(node), ""):
                known = (docname, note, node["key"], sub) in listed
                if known and (note or number_of(node)[0]):
                    made = mark(entries[key], sub=sub, kind=node["kind"], note=note)
                    node["latex_index"] = made
                    break


def _note_label(node: nodes.Node) -> str:
    """The label of the note that *node* stands in, the author's or the editor's."""
    footnote = ancestor(node, nodes.footnote)
    if footnote is not None:
        return str(footnote[0].astext())
    copied = ancestor(node, original_note)
    if copied is not None:
        return str(copied["label"])
    reference = ancestor(node, ednote_reference)
    return reference["label"] if reference is not None else ""


def _pages_of_mentions(document: nodes.document) -> dict[int, str]:
    """For each mention, by identity, the page it came from in a document made of many.

    The parents of a page's top nodes are not to be trusted there: they still name the
    document that the page was before. So this goes down from the pages; an inner one,
    which comes later, has the last word.
    """
    return {
        id(node): page["docname"]
        for page in document.findall(start_of_file)
        for node in page.findall(person)
    }


def setup_names(app: Sphinx) -> None:
    app.add_post_transform(LinkPersons)
    app.add_post_transform(IndexPersonsInLaTeX)
