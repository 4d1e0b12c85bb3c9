"""Documents that a builder makes of many pages: one for print, one for a single HTML file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref, start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from .formats import HYPERTEXT

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def pages_of(document: nodes.document, docname: str) -> list[tuple[str, nodes.Element]]:
    """The pages that *document*, which begins as *docname*, is made of."""
    return [
        (docname, document),
        *((page["docname"], page) for page in document.findall(start_of_file)),
    ]


def elements_by_page(node: nodes.Element, docname: str) -> Iterator[tuple[str, nodes.Element]]:
    """*node*, which is of the page *docname*, and all elements in it, each with its page."""
    docname = node["docname"] if isinstance(node, start_of_file) else docname
    yield docname, node
    for child in node.children:
        if isinstance(child, nodes.Element):
            yield from elements_by_page(child, docname)


def page_of(node: nodes.Node, docname: str) -> str:
    """The page that *node* came from in a document that begins as *docname*."""
    place: nodes.Node | None = node
    while place is not None and not isinstance(place, start_of_file):
        place = place.parent
    return docname if place is None else str(place["docname"])


class JoinPages(SphinxPostTransform):
    """Make the pages of an assembled document know their parents.

    Sphinx hands the children of each page over to a `start_of_file`, and they still name the
    document that they were in as their parent. Runs before all that climbs.
    """

    default_priority = 1

    def run(self, **kwargs: object) -> None:
        for page in self.document.findall(start_of_file):
            for child in page.children:
                child.parent = page


class ReferFromPages(SphinxPostTransform):
    """Resolve the references of an assembled document relative to the page that they are on.

    A list that is filled when it is written knows the whole document only. Runs when all
    lists are filled (8) and before references are resolved (10).
    """

    default_priority = 9
    formats = HYPERTEXT

    def run(self, **kwargs: object) -> None:
        if next(self.document.findall(start_of_file), None) is None:
            return
        for docname, node in elements_by_page(self.document, self.env.docname):
            if isinstance(node, pending_xref):
                node["refdoc"] = docname


def setup_assembled(app: Sphinx) -> None:
    app.add_post_transform(JoinPages)
    app.add_post_transform(ReferFromPages)
