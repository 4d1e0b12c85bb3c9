"""The list of works: plain entries, each with the places where it is cited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.nodes import bibliography

from ..locale import _
from ..model.address import Address
from ..model.places import distinct
from ..store import staleness
from ..store.collectors import Listing
from ..store.domain import EditionDomain, edition_domain
from ..store.features import register
from ..store.nodes import link_to, work_entry, work_list
from ..store.scope import lists_works
from ..store.targets import Target, Targets
from ..store.works import citations_of, items_of, shown_of_works

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinxcontrib.bibtex.domain import BibtexDomain


class NoteBibliography(SphinxPostTransform):
    """Mark the list of works before sphinxcontrib-bibtex fills it (5)."""

    default_priority = 4

    def run(self, **kwargs: object) -> None:
        if not lists_works(self.config):
            return
        for node in list(self.document.findall(bibliography)):
            place = nodes.container(classes=["re-works-place"])
            node.replace_self(place)
            place += node


class ListWorks(SphinxPostTransform):
    """Make the citations of a bibliography a plain list, and say where each is cited.

    A list in place of docutils' definition of labels: an author–date list has no labels,
    and the role that Sphinx gives an entry is deprecated. Before::

        <citation ids="ref-serge2012">
            <label>
            <paragraph>

    After::

        <work_list>
            <work_entry ids="ref-serge2012">
                <paragraph>
                <paragraph classes="re-cited-at">

    A bibliography as a bulleted or numbered list stays one.

    Runs after sphinxcontrib-bibtex has filled the list (5) and before references are
    resolved (10); in LaTeX also before Sphinx gathers all citations at the end (750).
    """

    default_priority = 6

    def run(self, **kwargs: object) -> None:
        cite = cast("BibtexDomain", self.env.get_domain("cite"))
        keys = {citation.citation_id: citation.key for citation in cite.citations}
        for place in list(self.document.findall(nodes.container)):
            if "re-works-place" not in place["classes"]:
                continue
            citations = list(place.findall(nodes.citation))
            if citations:
                entries = (self._entry(citation, keys) for citation in citations)
                place.replace_self(work_list("", *entries))
                continue
            for item in place.findall(nodes.list_item):  # the editor wants bullets or numbers
                if item["ids"] and item["ids"][0] in keys:
                    item += self._where(keys[item["ids"][0]])
            place.replace_self(place.children)

    def _entry(self, citation: nodes.Element, keys: dict[str, str]) -> nodes.Element:
        entry = work_entry(ids=citation["ids"])
        entry += [child for child in citation.children if not isinstance(child, nodes.label)]
        entry["key"] = keys[citation["ids"][0]]
        entry += self._where(entry["key"])
        return entry

    def _where(self, key: str) -> list[nodes.Element]:
        """The line on where the work *key* is cited; on paper it is never the first of a page."""
        where = self._cited_at(key)
        if where is None:
            return []
        where.insert(0, nodes.raw("", r"\reCitedAt ", format="latex"))
        where += nodes.raw("", r"\reCitedAtEnd ", format="latex")
        return [nodes.raw("", r"\nopagebreak", format="latex"), where]

    def _cited_at(self, key: str) -> nodes.paragraph | None:
        """The places in the text, then the other pages, that cite the work *key*."""
        domain = edition_domain(self.env)
        citing = citations_of(domain, key)
        places = distinct(
            domain.locator(c.docname, c.paragraph, c.anchor, c.note)
            for c in citing
            if c.docname in domain.sections and c.paragraph
        )
        pages = dict.fromkeys(c.docname for c in citing if c.docname not in domain.sections)
        if not places and not pages:
            return None
        line = nodes.paragraph(classes=["re-cited-at"])
        line += nodes.Text(_("Cited at") + " ")
        links: list[nodes.Node] = [link_to(locator) for locator in sorted(places)]
        links += [self._page(docname) for docname in pages]
        for position, link in enumerate(links):
            if position:
                line += nodes.Text(", ")
            line += link
        line += nodes.Text(".")
        return line

    def _page(self, docname: str) -> pending_xref:
        xref = pending_xref(
            "",
            refdomain="std",
            reftype="doc",
            reftarget=f"/{docname}",
            refdoc=self.env.docname,
            refexplicit=True,
        )
        xref += nodes.inline("", self.env.titles[docname].astext())
        return xref


def _targets(domain: EditionDomain) -> Iterator[Target]:
    cite = cast("BibtexDomain", domain.env.get_domain("cite"))
    for citation in cite.citations:
        address = Address(citation.bibliography_key.docname, citation.citation_id)
        (item,) = items_of(domain.env, [citation.key]) or ({},)
        title = str(item.get("title", citation.key))
        yield Target("work", address, title, citation.key, f"work-{citation.key}")


def setup_works_list(app: Sphinx) -> None:
    register(app, Targets(_targets))
    register(app, Listing("works", (staleness.citations, shown_of_works)))
    app.add_post_transform(NoteBibliography)
    app.add_post_transform(ListWorks)
