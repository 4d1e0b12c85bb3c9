"""Names in the text that lead to what the edition says of the persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import settings_of
from ..read.places import ancestor
from ..store.domain import edition_domain
from ..store.formats import HYPERTEXT
from ..store.nodes import person
from ..store.persons import entry_of, page_of_persons

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class LinkPersons(SphinxPostTransform):
    """Make mentions lead to the persons' cards, as ``reading_edition_name_links`` says.

    Before::

        <person key="serge">Victor Serge

    After::

        <person key="serge" page="apparatus/names" entry="serge">Victor Serge

    A person whom no passage of the text names has no entry that a link could lead to. There are
    too many mentions to make each a reference for Sphinx to resolve.
    """

    default_priority = 5
    formats = HYPERTEXT

    def run(self, **kwargs: object) -> None:
        wanted = settings_of(self.config).name_links
        domain = edition_domain(self.env)
        page = page_of_persons(domain)
        if wanted == "none" or not page:
            return
        seen: set[str] = set()
        for node in self.document.findall(person):
            first = node["key"] not in seen
            seen.add(node["key"])
            if wanted == "first" and not first:
                continue
            entry = entry_of(domain, node["key"])
            if entry and not ancestor(node, nodes.title) and not ancestor(node, nodes.reference):
                node["page"], node["entry"] = page, entry


def setup_persons(app: Sphinx) -> None:
    app.add_post_transform(LinkPersons)
