"""What changed since each version: a page that the ledger of anchors writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.nodes import Element, General
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from ..locale import _, counted
from ..model.releases import releases, unpublished
from ..store import staleness
from ..store.anchors import ledger_of
from ..store.collectors import Listing
from ..store.domain import EditionDomain, edition_domain
from ..store.features import register
from ..store.nodes import link_to
from ..store.visitors import fallback, skip
from ..works.styles import in_words

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


class changes_list(General, Element):
    """The place of the list of changes; filled when a page is written."""


class ChangesDirective(SphinxDirective):
    """What changed since each version goes here."""

    def run(self) -> list[Node]:
        edition_domain(self.env).note_list("changes", self.env.docname)
        return [changes_list()]


class ListChanges(SphinxPostTransform):
    """Write the versions, the newest first, with links to the paragraphs of each."""

    default_priority = 4

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(changes_list)):
            place.replace_self(_versions(edition_domain(self.env)))


def _versions(domain: EditionDomain) -> Element:
    found = releases(ledger_of(domain))
    if not found:
        return nodes.paragraph("", _("No version has been published yet."))
    whole = nodes.definition_list(classes=["re-versions"])
    current = {
        docname: {paragraph.anchor: paragraph.hash for paragraph in section.paragraphs}
        for docname, section in domain.sections.items()
    }
    added, changed = unpublished(current, ledger_of(domain))
    if added or changed:
        lines = [*_lines(domain, _("New:"), added), *_lines(domain, _("Changed:"), changed)]
        after = _("After version {version}, not yet published")
        whole += _entry(after.format(version=found[0].version), lines)
    for release in found[:-1]:
        lines = [
            *_lines(domain, _("New:"), release.added),
            *_lines(domain, _("Changed:"), release.changed),
        ] or [nodes.paragraph("", _("The paragraphs are those of the version before."))]
        whole += _entry(_named(release.version, release.day), lines)
    first = found[-1]
    pages = len({place.partition("#")[0] for place in first.added})
    words = _("The first version: {paragraphs} on {pages}.").format(
        paragraphs=counted(len(first.added), "{number} paragraph", "{number} paragraphs"),
        pages=counted(pages, "{number} page", "{number} pages"),
    )
    whole += _entry(_named(first.version, first.day), [nodes.paragraph("", words)])
    return whole


def _named(version: str, day: str) -> str:
    named = _("Version {version}, {day}") if day else _("Version {version}")
    return named.format(version=version, day=in_words(day))


def _entry(name: str, lines: Sequence[Element]) -> nodes.definition_list_item:
    return nodes.definition_list_item(
        "", nodes.term("", name), nodes.definition("", *lines), classes=["re-version"]
    )


def _lines(domain: EditionDomain, verb: str, places: Iterable[str]) -> list[Element]:
    """A line of links to *places*, in reading order; those that are gone are plain words."""
    locators, gone = [], []
    for place in places:
        docname, _, anchor = place.partition("#")
        section = domain.sections.get(docname)
        numbers = [p.number for p in section.paragraphs if p.anchor == anchor] if section else []
        if numbers:
            locators.append(domain.locator(docname, numbers[0], anchor))
        else:
            gone.append(place)
    links: list[Node] = [link_to(locator) for locator in sorted(locators)]
    links += [nodes.literal("", place) for place in gone]
    if not links:
        return []
    line = nodes.paragraph("", f"{verb} ")
    for position, link in enumerate(links):
        if position:
            line += nodes.Text(", ")
        line += link
    line += nodes.Text(".")
    return [line]


def setup_changes(app: Sphinx) -> None:
    register(app, Listing("changes", (staleness.sections, ledger_of)))
    app.add_node(changes_list, **{**fallback(), "html": (skip, None), "latex": (skip, None)})
    app.add_directive_to_domain("edition", "changes", ChangesDirective)
    app.add_post_transform(ListChanges)
