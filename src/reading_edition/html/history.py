"""At the end of each page, the version that its words date from: "Published in version 0.1; …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..locale import _
from ..model.address import Address
from ..model.places import UNITS
from ..model.releases import Change, changes, unpublished
from ..store.anchors import ledger_of
from ..store.assembled import pages_of
from ..store.domain import edition_domain
from ..store.formats import is_hypertext
from ..store.links import reference_to

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def _add_history(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    if is_hypertext(app.builder) and ledger_of(edition_domain(app.env)).pages:
        for name, page in pages_of(doctree, docname):
            page += _history_lines(app, name)  # after the notes


def _history_lines(app: Sphinx, docname: str) -> list[nodes.Node]:
    """The line that names the version the page's words date from, if it was published."""
    domain = edition_domain(app.env)
    since, found = changes(ledger_of(domain).pages.get(docname, {}))
    if not since:
        return []
    section = domain.sections.get(docname)
    now = {p.anchor: p.hash for p in section.paragraphs} if section else {}
    added, changed = unpublished({docname: now}, ledger_of(domain))
    if added or changed:
        found.append(Change("", _anchors(added), _anchors(changed)))
    place = domain.places.get(docname)
    sign = _(UNITS[place.unit if place else "paragraph"].sign)
    return [_history(app.builder, docname, since, found, sign)]


def _anchors(places: list[str]) -> tuple[str, ...]:
    return tuple(Address.parse(place).anchor for place in places)


def _history(
    builder: Builder, docname: str, first: str, found: list[Change], sign: str
) -> nodes.paragraph:
    """The words of that line; "" stands for the next version, and *sign* goes before a number."""
    line = nodes.paragraph(classes=["re-changes"])
    line += nodes.Text(_("Published in version {version}").format(version=first))
    for change in found:
        added, changed = _("since then added"), _("since then changed")
        if change.version:
            added, changed = _("version {version} added"), _("version {version} changed")
        for said, anchors in ((added, change.added), (changed, change.changed)):
            if anchors:
                line += nodes.Text(f"; {said.format(version=change.version)} ")
            for position, anchor in enumerate(anchors):
                line += nodes.Text(", " * bool(position))
                name = nodes.Text(sign + anchor.removeprefix("p"))
                line += reference_to(builder, docname, Address(docname, anchor), name)
    line += nodes.Text("." if found else f"; {_('unchanged since')}.")
    return line


def setup_history(app: Sphinx) -> None:
    # After the lines of redirects.py (500).
    app.connect("doctree-resolved", _add_history, priority=600)
