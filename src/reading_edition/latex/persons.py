"""Mentions of persons in the printed book: each notes its page for the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..read.places import ancestor
from ..store.domain import edition_domain
from ..store.formats import PAPER
from ..store.nodes import note_mark, person
from ..store.parallel_nodes import original_note
from ..store.persons import authority_of, index_of
from ..store.tables import MENTIONS
from .index import mark

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class IndexPersonsInLaTeX(SphinxPostTransform):
    """Make each mention that the index lists note its page.

    One in a heading notes it after the heading, which TeX writes to the contents as well.
    """

    default_priority = 5
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        domain = edition_domain(self.env)
        entries = {entry.key: entry for entry in index_of(domain).entries if entry.mentions}
        pages = _pages_of_mentions(self.document)
        listed = {
            (mention.docname, mention.note, mention.key, mention.sub)
            for docname in domain.ordered_sections()
            for mention in MENTIONS.of(domain).get(docname, ())
        }
        for node in self.document.findall(person):
            key, sub = authority_of(domain).resolve(node["key"]), node["sub"]
            docname = pages.get(id(node), self.config.root_doc)
            if node.get("unindexed") or node.get("part") or key not in entries:
                continue
            # A note of the reader's copy that the edition lacks is of its paragraph.
            for note in dict.fromkeys((note_label(node), "")):
                if (docname, note, node["key"], sub) in listed:
                    made = mark(entries[key], sub=sub, kind=node["kind"], note=note)
                    heading = ancestor(node, nodes.title)
                    if heading is None or ancestor(node, nodes.footnote):
                        node["latex_index"] = made
                    else:
                        after = heading.parent.index(heading) + 1
                        heading.parent.insert(after, nodes.raw("", made, format="latex"))
                    break


def note_label(node: nodes.Node) -> str:
    """The label of the note that contains *node*, of any series."""
    footnote = ancestor(node, nodes.footnote)
    if footnote is not None:
        return str(footnote[0].astext())
    copied = ancestor(node, original_note)
    if copied is not None:
        return str(copied["label"])
    reference = ancestor(node, note_mark)
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


def setup_persons(app: Sphinx) -> None:
    app.add_post_transform(IndexPersonsInLaTeX)
