"""Page numbers of the source: marks in the text, where a page begins, that can be cited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from ..locale import _
from ..messages import Subtype, warn
from ..model.address import Address
from ..store.collectors import Collector, Page
from ..store.domain import EditionDomain
from ..store.features import register
from ..store.nodes import page_break
from ..store.tables import PAGES
from ..store.targets import Target, Targets

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx


class PageRole(SphinxRole):
    """A page of the source begins here: ``{page}`12```."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        number = self.text.strip()
        anchor = f"page-{nodes.make_id(number) or number}"
        node = page_break(self.rawtext, f"[{number}]", number=number, ids=[anchor])
        self.set_source_info(node)
        return [node], []


def _collect(page: Page) -> list[tuple[str, str]]:
    """Number and id of each page of the source that begins here; one comes once."""
    found: dict[str, str] = {}
    for node in page.document.findall(page_break):
        number = node["number"]
        if number in found:
            warn(
                Subtype.SECTION,
                f"page {number!r} of the source begins twice on this page. Correct one of them.",
                location=node,
            )
            node["ids"] = []
        else:
            found[number] = node["ids"][0]
    return list(found.items())


def _targets(domain: EditionDomain) -> Iterator[Target]:
    for docname in domain.order:
        for number, anchor in PAGES.of(domain).get(docname, ()):
            title = _("p. {number}").format(number=number)
            yield Target("page", Address(docname, anchor), title, number, anchor)


def setup_milestones(app: Sphinx) -> None:
    app.add_role_to_domain("edition", "page", PageRole())
    register(app, Collector(PAGES, _collect))
    register(app, Targets(_targets))
