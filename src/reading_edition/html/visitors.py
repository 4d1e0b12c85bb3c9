"""The nodes of an edition as HTML, on the web and in the e-book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element

from ..store.nodes import (
    dispersion_figure,
    entry_link,
    index_section,
    locator_link,
    names_index,
    note_list,
    note_mark,
    paragraph_number,
    person,
    person_cards,
    series_note,
    series_notes,
    sidenote,
    work_entry,
    work_list,
)
from ..store.visitors import Visitors, add_visitors, skip

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def address_of(translator: Any, docname: str, anchor: str) -> str:
    """The address of *anchor* on the page *docname*, from the page that is being written."""
    builder = translator.builder
    # A page's address of itself is empty: the fragment alone stays on the page.
    return f"{builder.get_relative_uri(builder.current_docname, docname)}#{anchor}"


def _closing(tag: str) -> Any:
    """A function that closes an element."""

    def depart(self: Any, _node: Element) -> None:
        self.body.append(tag)

    return depart


def _person(self: Any, node: Element) -> None:
    if "page" in node:
        uri = address_of(self, node["page"], f"person-{node['entry']}")
        # Written out: docutils' start tags take as long as all the rest, for very many names.
        self.body.append(f'<a class="reference internal" href="{self.attval(uri)}">')
    self.body.append('<span class="re-person">')


def _close_person(self: Any, node: Element) -> None:
    self.body.append("</span></a>" if "page" in node else "</span>")


def _number(self: Any, node: Element) -> None:
    number, anchor = node["number"], node["anchor"]
    said = {"aria-label": f"Paragraph {number}, permanent link", "data-hash": node["hash"]}
    if "former" in node:
        said["data-former-hash"] = node["former"]
    self.body.append(self.starttag(node, "a", "", CLASS="re-number", HREF=f"#{anchor}", **said))
    self.body.append(f"{number}</a> ")
    raise nodes.SkipNode


def _index(self: Any, node: Element) -> None:
    said = {"aria-label": node["label"]}
    self.body.append(self.starttag(node, "section", CLASS="re-index", role="doc-index", **said))


def _sidenote(self: Any, node: Element) -> None:
    label = node["label"]
    said = {"aria-label": f"{node['title']} {label}"}
    self.body.append(self.starttag(node, "div", CLASS="re-sidenote", role="note", **said))
    self.body.append(f'<span class="re-sidenote-label" aria-hidden="true">{label}</span>\n')


def _note(self: Any, node: Element) -> None:
    name = f"{node['title']} {node['label']}"
    said = {"role": "note", "aria-label": name}
    classes = f"re-ednote re-series-{node['series']}"
    self.body.append(
        self.starttag(node, "aside", CLASS=classes, **said)
        + f'<a class="re-ednote-label" href="#{node["mark"]}" role="doc-backlink" '
        f'aria-label="{name}, return to text">{node["label"]}</a>\n'
    )


def _notes(self: Any, node: Element) -> None:
    self.body.append(
        self.starttag(node, "section", CLASS="re-ednotes", **{"aria-label": node["title"]})
        + f'<p class="rubric">{self.encode(node["title"])}</p>\n'
    )


def _mark(self: Any, node: Element) -> None:
    said = {"role": "doc-noteref", "aria-label": f"{node['title']} {node['label']}"}
    href = f"#{node['refid']}"
    self.body.append(self.starttag(node, "a", "", CLASS="re-ednote-ref", HREF=href, **said))


def _works(self: Any, node: Element) -> None:
    self.body.append(self.starttag(node, "ul", CLASS="re-works"))


def _work(self: Any, node: Element) -> None:
    self.body.append(self.starttag(node, "li", "", CLASS="re-work"))


def _locator(self: Any, node: Element) -> None:
    href = address_of(self, node["locator"].docname, node["locator"].anchor)
    said = {"aria-label": f"{node.astext()}, {node['spelled']}"}
    classes = f"re-locator re-{node['kind']}"
    self.body.append(self.starttag(node, "a", "", CLASS=classes, HREF=href, **said))


def _entry(self: Any, node: Element) -> None:
    uri = address_of(self, node["page"], f"person-{node['key']}")
    self.body.append(self.starttag({}, "a", "", CLASS="reference internal", HREF=uri))


_SECTION, _DIV, _LINK = _closing("</section>\n"), _closing("</div>\n"), _closing("</a>")
HTML: Visitors = {
    **dict.fromkeys((dispersion_figure, names_index, note_list, person_cards), (skip, None)),
    entry_link: (_entry, _LINK),
    index_section: (_index, _SECTION),
    locator_link: (_locator, _LINK),
    note_mark: (_mark, _LINK),
    paragraph_number: (_number, None),
    person: (_person, _close_person),
    series_note: (_note, _closing("</aside>\n")),
    series_notes: (_notes, _SECTION),
    sidenote: (_sidenote, _DIV),
    work_entry: (_work, _closing("</li>\n")),
    work_list: (_works, _closing("</ul>\n")),
}


def setup_visitors(app: Sphinx) -> None:
    add_visitors(app, "html", HTML)
