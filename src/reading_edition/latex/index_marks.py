"""The places of the indexes in the printed book: each notes its page for TeX.

Words that a role marks note theirs where they are. A paragraph that is listed as a whole notes
the page on which it begins and the one on which it ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..people.index import Entry
from ..read.places import NUMBER, ancestor, ancestors
from ..store.assembled import elements_by_page
from ..store.domain import EditionDomain, edition_domain
from ..store.formats import PAPER
from ..store.indexes import authority_of, index_names, index_of, listed, listing
from ..store.nodes import index_mark, note_mark, paragraph_number
from .index import mark
from .persons import note_label
from .sections import raw

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Blocks = dict[tuple[str, int, str], nodes.Element]
"""The paragraphs, with the label ``""``, and the notes, with the number 0, by page."""


class MarkIndexesInLaTeX(SphinxPostTransform):
    """Make each place that a printed index leads to note its page.

    Runs when the notes are at their marks (4), and before Sphinx moves footnotes.
    """

    default_priority = 5
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        domain = edition_domain(self.env)
        shown = [name for name in index_names(domain) if domain.pages_with(listing(name))]
        entries = {
            name: {entry.key: entry for entry in index_of(domain, name).entries if entry.mentions}
            for name in shown
        }
        for node in self.document.findall(index_mark):
            name, key = node["index"], authority_of(domain, node["index"]).resolve(node["key"])
            entry = entries.get(name, {}).get(key or "")
            if entry is not None:
                note = note_label(node)
                made = mark(entry, sub=node["sub"], kind=node["kind"], note=note, name=name)
                _set(node, made)
        if any(listed(domain, name) for name in shown):
            blocks = _blocks(self.document, self.env.docname)
            for name in shown:
                self._mark_listed(domain, name, entries[name], blocks)

    def _mark_listed(
        self, domain: EditionDomain, name: str, entries: dict[str, Entry], blocks: Blocks
    ) -> None:
        for one in listed(domain, name):
            entry = entries.get(authority_of(domain, name).resolve(one.key) or "")
            place = (one.docname, 0 if one.note else one.paragraph, one.note)
            block = blocks.get(place)
            if entry is None or block is None:
                continue  # what prints no entry, or a page that is not printed
            made = mark(entry, sub=one.sub, kind=one.kind, note=one.note, name=name)
            texts = list(_texts(block))
            if texts:
                first = texts[0]
                begin = 1 if first.children and isinstance(first[0], paragraph_number) else 0
                first.insert(begin, raw(made))
                if not one.note:
                    texts[-1].append(raw(made))


def _set(node: nodes.Element, made: str) -> None:
    """Note the page at *node*; after a heading, which TeX writes to the contents as well."""
    heading = ancestor(node, nodes.title)
    if heading is None or ancestor(node, nodes.footnote):
        node["latex_index"] = made
    else:
        heading.parent.insert(heading.parent.index(heading) + 1, raw(made))


def _texts(block: nodes.Element) -> Iterator[nodes.Element]:
    """The paragraphs, lines or the like that *block* is made of."""
    for node in block.findall(nodes.TextElement):
        inner = isinstance(node, nodes.Inline | nodes.title | nodes.label)
        if not inner and _note_of(node) is (block if _is_note(block) else _note_of(block)):
            yield node


def _is_note(node: nodes.Element) -> bool:
    return isinstance(node, nodes.footnote | note_mark)


def _note_of(node: nodes.Node) -> nodes.Element | None:
    """The note that contains *node*."""
    return next((one for one in ancestors(node) if _is_note(one)), None)


def _blocks(document: nodes.document, docname: str) -> Blocks:
    """The paragraphs and the notes of *document*, which begins as the page *docname*."""
    found: Blocks = {}
    for page, node in elements_by_page(document, docname):
        if NUMBER in node:
            found.setdefault((page, node[NUMBER], ""), node)
        elif isinstance(node, nodes.footnote):
            found.setdefault((page, 0, str(node[0].astext())), node)
        elif isinstance(node, note_mark) and node.children:
            found.setdefault((page, 0, str(node["label"])), node)
    return found


def setup_index_marks(app: Sphinx) -> None:
    app.add_post_transform(MarkIndexesInLaTeX)
