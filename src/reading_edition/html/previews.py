"""Previews: for each page of the web edition, a small file of what links to it lead to.

``_static/previews/<page>.js`` maps the anchors of a page to a title and the content in
plain HTML: paragraphs, notes, persons, works, glossary terms. The script of the edition
fetches it when a reader first asks for a preview of something on that page, so that no
page grows by it, and it serves every page that refers there. It is a script rather than JSON
because a page opened from a disk may load scripts but not data.

A page's file holds only what is on that page and is written together with it, so whatever makes
Sphinx rewrite the page also rewrites its previews.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes

from ..config import settings_of
from ..model.address import Address
from ..model.places import short
from ..read.places import NUMBER
from ..store.domain import EditionDomain, edition_domain
from ..store.formats import is_web
from ..store.links import root_uri_of
from ..store.nodes import (
    note_mark,
    original,
    paragraph_number,
    phrase,
    series_note,
    sidenote,
    work_entry,
)
from ..store.persons import index_of
from ..store.tables import LISTS, NOTES
from .citing import templates_for

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "_static/previews"
Preview = tuple[str, str]
"""Title, as text; content, as HTML."""
_SKIPPED = (
    paragraph_number,
    nodes.footnote_reference,
    note_mark,
    nodes.label,
    nodes.raw,
    nodes.image,
    nodes.system_message,
    sidenote,
    original,
)
_ELEMENTS: dict[type[nodes.Node], str] = {
    nodes.paragraph: "p",
    nodes.line: "p",
    nodes.emphasis: "em",
    nodes.title_reference: "em",
    nodes.strong: "strong",
    nodes.literal: "code",
    nodes.superscript: "sup",
    nodes.subscript: "sub",
}


def markup(node: nodes.Node) -> str:
    """The words of *node* as plain HTML: without links, numbers and marks of notes.

    >>> markup(nodes.paragraph("", "", nodes.Text("R & D, "), nodes.emphasis("", "so")))
    '<p>R &amp; D, <em>so</em></p>'
    """
    if isinstance(node, nodes.Text):
        return escape(node.astext(), quote=False)
    if isinstance(node, _SKIPPED):
        return ""
    inside = "".join(map(markup, node.children))
    if isinstance(node, phrase):
        given = [f'{name}="{escape(node[name])}"' for name in ("lang", "dir") if node[name]]
        return f"<{' '.join(['span', *given])}>{inside}</span>"
    name = _ELEMENTS.get(type(node))
    return f"<{name}>{inside}</{name}>" if name and inside else inside


def page_name(uri: str) -> str:
    """The name of a page's file, without its ending, from the page's address in the edition.

    >>> page_name("text/opening.html"), page_name("text/opening/"), page_name("")
    ('text/opening', 'text/opening', 'index')
    """
    return unquote(uri).removesuffix(".html").rstrip("/") or "index"


def previews_of(
    domain: EditionDomain, docname: str, document: nodes.document
) -> dict[str, Preview]:
    """The previews on the page *docname*, by anchor."""
    found = dict(_places(domain, docname, document)) if docname in domain.places else {}
    found.update(_terms(document))
    title = domain.env.titles[docname].astext()
    for work in document.findall(work_entry):
        # What follows the work itself says where it is cited, and what takes it along.
        found.update(dict.fromkeys(work["ids"], (title, markup(work[0]))))
    if {"names", "persons"} & set(LISTS.of(domain).get(docname, ())):
        found.update(_persons(domain))
    return found


def _places(
    domain: EditionDomain, docname: str, document: nodes.document
) -> Iterator[tuple[str, Preview]]:
    """Paragraphs and notes of a section page."""
    bodies: dict[str, nodes.Element] = {}
    for node in document.findall(nodes.Element):
        if NUMBER in node:
            anchor = node["ids"][0]
            yield anchor, (short(domain.locator(docname, node[NUMBER], anchor)), markup(node))
        elif isinstance(node, nodes.footnote | series_note):
            bodies.update(dict.fromkeys(node["ids"], node))
    for note in NOTES.of(domain).get(docname, ()):
        if note.anchor in bodies:
            place = domain.locator(docname, note.paragraph, note.anchor, note.label)
            yield note.anchor, (short(place), markup(bodies[note.anchor]))


def _terms(document: nodes.document) -> Iterator[tuple[str, Preview]]:
    """Terms of a glossary; those that share a definition have a preview each."""
    for item in document.findall(nodes.definition_list_item):
        definition = "".join(markup(n) for n in item.children if isinstance(n, nodes.definition))
        for term in item.findall(nodes.term):
            for anchor in term["ids"]:
                yield anchor, (term.astext(), definition)


def _persons(domain: EditionDomain) -> Iterator[tuple[str, Preview]]:
    """The persons whom the text names, as the authority file has them."""
    for entry in index_of(domain).entries:
        if entry.mentions:
            person = entry.person
            title = f"{person.heading} ({person.dates})" if person.dates else person.heading
            text = escape(person.description, quote=False)
            yield f"person-{person.key}", (title, f"<p>{text}</p>" if text else "")


def _write(
    app: Sphinx,
    pagename: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is None or not is_web(app.builder) or not settings_of(app).edition:
        return
    data: dict[str, Any] = {**previews_of(edition_domain(app.env), pagename, doctree)}
    if cite := templates_for(app.env, pagename):
        data["cite"] = cite
    path = Path(app.outdir, FOLDER, page_name(root_uri_of(app.builder, Address(pagename))) + ".js")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"document.currentScript.found={text};\n", encoding="utf-8")


def setup_previews(app: Sphinx) -> None:
    app.connect("html-page-context", _write)
