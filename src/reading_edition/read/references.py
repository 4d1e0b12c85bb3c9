"""Where the references of an edition lead: to works, places and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.addnodes import pending_xref

from ..messages import Subtype, nearest, warn
from ..model.address import Address
from ..model.places import Locator, short, spelled
from ..store.collectors import Collector, Page
from ..store.features import register
from ..store.links import reference_to
from ..store.references import Resolver
from ..store.tables import Table

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinxcontrib.bibtex.domain import BibtexDomain

    from ..store.domain import EditionDomain


TARGETS: Table[dict[str, None]] = Table("targets")
"""The sections that references to paragraphs on a page name."""


def _locator(
    domain: EditionDomain,
    fromdocname: str,
    builder: Builder,
    target: str,
    node: pending_xref,
    contnode: Element,
) -> Element:
    place: Locator = node["locator"]
    # On paper a note stands on the page of its paragraph, and has no anchor of its own.
    anchor = f"p{place.paragraph}" if place.note else place.anchor
    return reference_to(builder, fromdocname, Address(place.docname, anchor), contnode)


def _work(
    domain: EditionDomain,
    fromdocname: str,
    builder: Builder,
    target: str,
    node: pending_xref,
    contnode: Element,
) -> Element:
    cite = cast("BibtexDomain", domain.env.get_domain("cite"))
    work = next((c for c in cite.citations if c.key == target), None)
    if work is None:
        return contnode
    address = Address(work.bibliography_key.docname, work.citation_id)
    return reference_to(builder, fromdocname, address, contnode)


def _paragraph(
    domain: EditionDomain,
    fromdocname: str,
    builder: Builder,
    target: str,
    node: pending_xref,
    contnode: Element,
) -> Element:
    """A reference to the *target* "section number"; a missing one is reported."""
    name, _, number = target.rpartition(" ")
    section = domain.find_section(name)
    if section is None:
        known = [s.id for s in domain.sections.values()]
        warn(
            Subtype.PARAGRAPH,
            f"{{para}} names the section {name!r}, which no page has in its front matter."
            f"{nearest(name, known)} Sections: {', '.join(sorted(known))}.",
            location=node,
        )
        return contnode
    paragraph = next((p for p in section.paragraphs if str(p.number) == number), None)
    if paragraph is None:
        warn(
            Subtype.PARAGRAPH,
            f"{{para}} names paragraph {number!r} of {name!r}, which has paragraphs "
            f"{section.first} to {section.last}.",
            location=node,
        )
        return contnode
    place = domain.locator(section.docname, paragraph.number, paragraph.anchor)
    if not node["refexplicit"]:
        contnode = nodes.inline("", short(place), classes=["re-para"])
    return reference_to(builder, fromdocname, place.address, contnode, spelled(place))


def _collect(page: Page) -> dict[str, None]:
    return {
        node["reftarget"].rpartition(" ")[0]: None
        for node in page.document.findall(pending_xref)
        if node.get("reftype") == "para" and node.get("refdomain") == "edition"
    }


def _shows(domain: EditionDomain, docname: str) -> object:
    """Where the sections are that the page refers to, and which paragraphs they have."""
    sections = ((name, domain.find_section(name)) for name in TARGETS.of(domain).get(docname, ()))
    return [
        (name, one and (one.docname, [(p.number, p.anchor) for p in one.paragraphs]))
        for name, one in sections
    ]


def setup_references(app: Sphinx) -> None:
    register(app, Collector(TARGETS, _collect, shows=_shows))
    register(app, Resolver("work", _work))
    register(app, Resolver("locator", _locator))
    register(app, Resolver("para", _paragraph))
