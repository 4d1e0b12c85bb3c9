"""Retired anchors forward to their new places, without scripts.

On a page that still exists, the old id is set beside the new one, or, where the words went
to another page, leads to a line that says where. A page that is gone gets a small one in
its place, with a link for each of its anchors.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from docutils import nodes

from ..locale import _, later
from ..model.address import Address
from ..model.ledger import Ledger
from ..model.places import UNITS, brief
from ..store.anchors import ledger_of
from ..store.assembled import elements_by_page, pages_of
from ..store.collectors import Listing
from ..store.domain import EditionDomain, edition_domain
from ..store.features import register
from ..store.formats import is_hypertext, is_web
from ..store.links import reference_to, uri_of
from ..store.persons import authority_of
from ..store.tables import NOTES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder


RETIRED = "re-retired"
"""Class of elements that carry the id of a retired place."""
_SERIES = {"note": later("Note"), "ednote": later("Editor’s note")}
_ENTRIES = {
    "person": later("The person “{name}”"),
    "ref": later("The work “{name}”"),
    "term": later("The term “{name}”"),
}


def aliases(ledger: Ledger, docname: str) -> dict[str, list[str]]:
    """Old ids on the page *docname* by the id, on the same page, that they lead to."""
    found: dict[str, list[str]] = {}
    for old, new in _retired(ledger):
        if old.docname == new.docname == docname and new.anchor:
            found.setdefault(new.anchor, []).append(old.anchor)
    return found


def departures(ledger: Ledger, docname: str) -> dict[str, Address]:
    """Old ids on the page *docname* whose words went to another, with the new addresses."""
    return {
        old.anchor: new
        for old, new in _retired(ledger)
        if old.docname == docname and new.docname != docname
    }


def _retired(ledger: Ledger) -> list[tuple[Address, Address]]:
    return [
        (Address.parse(place), Address.parse(ledger.place_of(place))) for place in ledger.retired
    ]


def name_of(
    anchor: str, unit: str = "paragraph", persons: Mapping[str, str] = MappingProxyType({})
) -> str:
    """What readers call a retired *anchor* on a page that counts *unit*s.

    *persons* are names by key.

    >>> name_of("p9"), name_of("ednote-a"), name_of("person-serge")
    ('Paragraph 9', 'Editor’s note a', 'The person “serge”')
    """
    if anchor.startswith("p") and anchor[1:].isdecimal():
        return f"{_(UNITS[unit].name).capitalize()} {anchor[1:]}"
    series, label = [*anchor.split("-", 1), ""][:2]
    if series in _SERIES:
        return f"{_(_SERIES[series])} {label}"
    if series == "person":
        label = persons.get(label, label)
    if series in _ENTRIES and label:
        return _(_ENTRIES[series]).format(name=label)
    return _("What was called “{name}”").format(name=anchor)


def _name(domain: EditionDomain, docname: str, anchor: str) -> str:
    place = domain.places.get(docname)
    persons = {key: one.display for key, one in authority_of(domain).persons.items()}
    return name_of(anchor, place.unit if place else "paragraph", persons)


def described(domain: EditionDomain, address: Address) -> str:
    """An address in words: the title of its page and, in the text, the paragraph or note."""
    docname, anchor = address.docname, address.anchor
    title = domain.env.titles.get(docname)
    words = _("“{title}”").format(title=title.astext()) if title is not None else docname
    if docname not in domain.sections:
        return words
    for paragraph in domain.sections[docname].paragraphs:
        if paragraph.anchor == anchor:
            return f"{words}, {brief(domain.locator(docname, paragraph.number, anchor))}"
    for note in NOTES.of(domain).get(docname, ()):
        if note.anchor == anchor:
            place = domain.locator(docname, note.paragraph, anchor, note.label)
            return f"{words}, {brief(place)}"
    return words


def redirect_page(moved: Mapping[str, tuple[str, str, str]], language: str) -> str:
    """The page that replaces a removed one.

    *moved* gives for each old id its name, and the address and words of its new place.

    A browser that comes for an anchor shows the link of that anchor.
    """
    rows = "\n".join(
        f'<p id="{escape(old)}">{escape(name)}: <a href="{escape(uri)}">{escape(words)}</a></p>'
        for old, (name, uri, words) in moved.items()
    )
    title = _("This page has moved")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n"
        "<style>p:target{font-weight:bold}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p>{_('Its text is now at:')}</p>\n"
        f"{rows}\n</main>\n</body>\n</html>\n"
    )


def _mark(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Set old ids beside new ones, and say what went elsewhere."""
    if not is_hypertext(app.builder):
        return
    ledger = ledger_of(edition_domain(app.env))
    if not ledger.retired:
        return
    for name, page in pages_of(doctree, docname):
        _set_aliases(page, name, aliases(ledger, name))
        body: nodes.Element = next(page.findall(nodes.section), page)
        body += _moved_lines(app, name)


def _set_aliases(page: nodes.Element, docname: str, alias: Mapping[str, list[str]]) -> None:
    if not alias:
        return
    for name, node in list(elements_by_page(page, docname)):
        if name != docname:
            continue
        for old in [old for new in node["ids"] for old in alias.get(new, ())]:
            first = next(iter(node.findall(nodes.TextElement)), node)
            # After the number of a paragraph, which stays first in it.
            first.insert(1, nodes.inline("", "", ids=[old], classes=[RETIRED]))


def _moved_lines(app: Sphinx, docname: str) -> list[nodes.Node]:
    """A line for each place of the page that is now on another."""
    domain = edition_domain(app.env)
    lines: list[nodes.Node] = []
    for anchor, target in departures(ledger_of(domain), docname).items():
        name = _name(domain, docname, anchor)
        line = nodes.paragraph("", _("{name} has moved to").format(name=name) + " ", ids=[anchor])
        line["classes"].append(RETIRED)
        words = nodes.Text(described(domain, target))
        line += [reference_to(app.builder, docname, target, words), nodes.Text(".")]
        lines.append(line)
    return lines


def _write(app: Sphinx, exception: Exception | None) -> None:
    """Write a page in place of each page that is gone; nothing links to a page of an e-book."""
    if exception is not None or not is_web(app.builder):
        return
    domain = edition_domain(app.env)
    gone = {Address.parse(place).docname for place in ledger_of(domain).retired}
    for docname in sorted(gone - set(app.env.found_docs)):
        moved = {
            anchor: (
                _name(domain, docname, anchor),
                uri_of(app.builder, docname, target),
                described(domain, target),
            )
            for anchor, target in departures(ledger_of(domain), docname).items()
        }
        path = cast("StandaloneHTMLBuilder", app.builder).get_output_path(docname)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(redirect_page(moved, app.config.language), encoding="utf-8")


def _forwarded(domain: EditionDomain) -> object:
    """What the pages say of places that went elsewhere: where each is now."""
    return [(old, new, described(domain, new)) for old, new in _retired(ledger_of(domain))]


def setup_redirects(app: Sphinx) -> None:
    register(app, Listing("", (_forwarded,)))
    app.connect("doctree-resolved", _mark)
    app.connect("build-finished", _write)
