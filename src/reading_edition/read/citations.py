"""Citations of works, collected from a page with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from pybtex.plugin import find_plugin, register_plugin
from sphinx.addnodes import pending_xref
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.nodes import bibliography

from ..config import settings_of
from ..messages import Subtype, warn
from ..model.records import Citation
from ..store.collectors import Collector, Page
from ..store.domain import edition_domain
from ..store.features import register
from ..store.tables import CITATIONS, LISTS, NOTES
from ..store.works import shown_of_works
from .places import Places

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from ..store.domain import EditionDomain

_CITING = pending_xref | nodes.footnote_reference


def _collect(page: Page) -> list[Citation]:
    """The citations on a page, in its order; outside the text they have no paragraph."""
    places = Places(page.document, NOTES.on(page, []))
    found = []
    for node in page.document.findall(lambda node: isinstance(node, _CITING)):
        keys = _keys(node)
        if not keys:
            continue
        number, anchor, label = 0, "", ""
        if page.is_section:
            place = places.of(node)
            if place is None:
                warn(
                    Subtype.CITATION,
                    f"the citation of {', '.join(keys)} {places.lack(node)}, so that the list "
                    "of works can lead to it.",
                    location=node,
                )
            else:
                number, anchor, label = place.paragraph, place.anchor, place.note
        found += [Citation(key, page.docname, number, label, anchor) for key in keys]
    return found


def _keys(node: nodes.Node) -> list[str]:
    """The works that *node* cites: a citation, or the mark of a note that is one."""
    if isinstance(node, pending_xref) and node.get("refdomain") == "cite":
        return [target.key for target in parse_citation_targets(node["reftarget"])]
    return [node["cites"]] if isinstance(node, nodes.Element) and "cites" in node else []


def _lists(page: Page) -> list[str] | None:
    """The lists that the page shows; that of works is known by its bibliography."""
    shown = LISTS.of(edition_domain(page.env)).get(page.docname, [])
    if any(page.document.findall(bibliography)):
        return [*shown, "works"]
    return None


def _shows(domain: EditionDomain, docname: str) -> object:
    works = domain.derived(shown_of_works)
    citations = CITATIONS.of(domain).get(docname, ())
    return [works.get(key) for key in dict.fromkeys(c.key for c in citations)]


def _keep_plain_text(app: Sphinx, config: Config) -> None:
    """Have pybtex find its writer of plain text at once.

    sphinxcontrib-bibtex asks for it at each citation, and pybtex then looks through all packages
    of the machine: a tenth of the time that a build takes. What it finds stays the same.
    """
    if settings_of(config).edition:
        group, name = "pybtex.backends", "plaintext"
        register_plugin(group, name, find_plugin(group, name), force=True)


def setup_citations(app: Sphinx) -> None:
    app.connect("config-inited", _keep_plain_text, priority=100)
    register(app, Collector(CITATIONS, _collect, after=(NOTES,), shows=_shows))
    register(app, Collector(LISTS, _lists))
