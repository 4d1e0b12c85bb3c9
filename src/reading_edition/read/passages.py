"""What a search finds on a page: its numbered paragraphs, its notes, its glossary entries.

Collected when a page is read, with the domain's other data: so the search costs nothing for a
page that has not changed. The words of a citation are known only when all pages are read;
until then it is kept as a reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import desc, desc_content, desc_signature, glossary, index
from sphinxcontrib.bibtex.nodes import bibliography

from ..config import settings_of
from ..model.records import Passage, Run
from ..store.collectors import Collector, Page
from ..store.features import register
from ..store.nodes import original
from ..store.parallel_nodes import original_note, version
from ..store.tables import NOTES, PASSAGES
from .places import NUMBER, Places, ancestors
from .words import runs_of, text_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


_ELSEWHERE = (
    glossary,
    bibliography,
    index,
    nodes.docinfo,
    nodes.raw,
    nodes.system_message,
    nodes.Invisible,
)
"""What has passages of its own, or no words."""


VERSION = "version"
"""The kind of what another version says beside the text."""


def _collect(page: Page) -> list[Passage] | None:
    if not settings_of(page.env).edition:
        return None
    if page.is_section:
        return _of_section(page)
    return [*_blocks(page.document, "", ""), *_entries(page.document)]


def _blocks(parent: nodes.Element, anchor: str, title: str) -> Iterator[Passage]:
    """The blocks of a page that is no section, each under the heading that it is below."""
    for child in parent.children:
        if isinstance(child, nodes.section):
            heading = child.next_node(nodes.title)
            yield from _blocks(child, child["ids"][0], text_of(heading) if heading else title)
        elif isinstance(child, desc):
            yield from _described(child, anchor)
        elif isinstance(child, nodes.Element) and not isinstance(child, _ELSEWHERE):
            runs = runs_of(child)
            if any(run.text.strip() or run.reference[0] for run in runs):
                yield Passage("page", 0, "", anchor, title, runs)


def _described(node: desc, anchor: str) -> Iterator[Passage]:
    """An object that a manual describes: its signatures, and what is said of it below them.

    What is said is found under the first signature.
    """
    signatures = [child for child in node.children if isinstance(child, desc_signature)]
    places = [(next(iter(child["ids"]), anchor), child.astext()) for child in signatures]
    for here, signature in places:
        yield Passage("page", 0, "", here, signature, (Run(signature),))
    for child in node.children:
        if isinstance(child, desc_content):
            yield from _blocks(child, *next(iter(places), (anchor, "")))


def _of_section(page: Page) -> list[Passage]:
    """The passages of a section page, in its order."""
    notes = {note.anchor: note for note in NOTES.on(page, [])}
    kind = "apparatus" if page.document["re_label"] else "text"
    found = []
    for node in page.document.findall(nodes.Element):
        if NUMBER in node:
            found.append(Passage(kind, node[NUMBER], "", node["ids"][0], "", runs_of(node)))
        elif isinstance(node, version):
            anchor = next(iter(node["ids"]), node["of"])
            found.append(Passage(VERSION, node["number"], "", anchor, "", runs_of(node)))
        elif isinstance(node, original):
            copied = node["number"]
            found.append(Passage("original", copied, "", node["ids"][0], "", runs_of(node)))
            for body in node.findall(original_note):
                place = (copied, body["label"], body["ids"][0])
                found.append(Passage("original", *place, "", runs_of(body)))
        else:
            for note in (notes[anchor] for anchor in node["ids"] if anchor in notes):
                place = (note.paragraph, note.label, note.anchor)
                found.append(Passage(note.series, *place, "", runs_of(node)))
    return [*found, *_uncounted(page, kind)]


def _uncounted(page: Page, kind: str) -> Iterator[Passage]:
    """The words of a section page that are in nothing counted, such as a stage direction.

    Each has the place of the block that follows it.
    """
    places = Places(page.document, NOTES.on(page, []))
    elsewhere = (original, version, *_ELSEWHERE)
    for node in page.document.findall(nodes.TextElement):
        holders = (node, *ancestors(node))
        if isinstance(node, nodes.Inline | nodes.title) or any(
            isinstance(holder, elsewhere) for holder in holders
        ):
            continue
        place = places.of(node)
        if place is not None and place.block is node and NUMBER not in node:
            runs = runs_of(node)
            if any(run.text.strip() or run.reference[0] for run in runs):
                yield Passage(kind, place.paragraph, "", place.anchor, "", runs)


def _entries(document: nodes.document) -> list[Passage]:
    """The entries of the glossaries on a page."""
    found = []
    lists = document.findall(glossary)
    for item in (i for part in lists for i in part.findall(nodes.definition_list_item)):
        terms = [child for child in item.children if isinstance(child, nodes.term)]
        if terms and terms[0]["ids"]:
            names = ", ".join(term.astext() for term in terms)
            bodies = (n for n in item.children[len(terms) :] if isinstance(n, nodes.Element))
            runs = (Run(f"{names}. "), *(run for body in bodies for run in runs_of(body)))
            anchor, title = terms[0]["ids"][0], terms[0].astext()
            found.append(Passage("apparatus", 0, "", anchor, title, runs))
    return found


def setup_passages(app: Sphinx) -> None:
    register(app, Collector(PASSAGES, _collect, after=(NOTES,)))
