"""The nodes of an edition as HTML, on the web and in the e-book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element

from ..locale import _
from ..model.address import Address
from ..model.places import UNITS
from ..store.formats import is_ebook
from ..store.links import file_uri, uri_of
from ..store.nodes import (
    dispersion_figure,
    entry_link,
    file_link,
    index_mark,
    index_place,
    index_section,
    locator_link,
    names_index,
    note_list,
    note_mark,
    page_break,
    paragraph_number,
    person,
    person_cards,
    phrase,
    series_note,
    series_notes,
    sidenote,
    work_entry,
    work_list,
)
from ..store.visitors import Visitors, add_visitors, children, skip

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def href(translator: Any, address: Address) -> str:
    """The link to *address* from the page that *translator* is writing."""
    return uri_of(translator.builder, translator.docnames[-1], address)


def href_here(translator: Any, anchor: str) -> str:
    """The link to *anchor* on the page that *translator* is writing."""
    return href(translator, Address(translator.docnames[-1], anchor))


def _closing(tag: str) -> Any:
    """A function that closes an element."""

    def depart(self: Any, _node: Element) -> None:
        self.body.append(tag)

    return depart


def _person(self: Any, node: Element) -> None:
    if "page" in node:
        uri = href(self, Address(node["page"], f"person-{node['entry']}"))
        # Written out, since docutils' start tags would double the time for very many names.
        self.body.append(f'<a class="reference internal" href="{self.attval(uri)}">')
    self.body.append('<span class="re-person">')


def _close_person(self: Any, node: Element) -> None:
    self.body.append("</span></a>" if "page" in node else "</span>")


def _phrase(self: Any, node: Element) -> None:
    lang, direction = node["lang"], node["dir"]
    said = {"lang": lang, "xml:lang": lang if is_ebook(self.builder) else "", "dir": direction}
    given = {name: value for name, value in said.items() if value}
    self.body.append(self.starttag(node, "span", "", **given))


def _number(self: Any, node: Element) -> None:
    number, uri = node["number"], href_here(self, node["anchor"])
    label = _("Paragraph {number}, permanent link").format(number=number)
    if "unit" in node:
        place = f"{_(UNITS[node['unit']].name)} {number}"
        label = _("{place}, permanent link").format(place=place)
    said = {"aria-label": label, "data-hash": node["hash"]}
    classes = "re-number re-quiet" if node.get("quiet") else "re-number"
    self.body.append(self.starttag(node, "a", "", CLASS=classes, HREF=uri, **said))
    self.body.append(f"{number}</a> ")
    raise nodes.SkipNode


def _index(self: Any, node: Element) -> None:
    said = {"aria-label": node["label"]}
    self.body.append(self.starttag(node, "section", CLASS="re-index", role="doc-index", **said))


def _sidenote(self: Any, node: Element) -> None:
    label = node["label"]
    said = {"aria-label": f"{node['title']} {label}"}
    name = "span" if node.get("inline") else "div"
    self.body.append(self.starttag(node, name, "", CLASS="re-sidenote", role="note", **said))
    self.body.append(f'<span class="re-sidenote-label" aria-hidden="true">{label}</span> ')


def _close_sidenote(self: Any, node: Element) -> None:
    self.body.append("</span>" if node.get("inline") else "</div>\n")


def _note(self: Any, node: Element) -> None:
    name = f"{node['title']} {node['label']}"
    said = {"role": "note", "aria-label": name}
    classes = f"re-ednote re-series-{node['series']}"
    back = _("{name}, return to text").format(name=name)
    self.body.append(
        self.starttag(node, "aside", CLASS=classes, **said)
        + f'<a class="re-ednote-label" href="{href_here(self, node["mark"])}" role="doc-backlink" '
        f'aria-label="{back}">{node["label"]}</a>\n'
    )


def _notes(self: Any, node: Element) -> None:
    self.body.append(
        self.starttag(node, "section", CLASS="re-ednotes", **{"aria-label": node["title"]})
        + f'<p class="rubric">{self.encode(node["title"])}</p>\n'
    )


def _mark(self: Any, node: Element) -> None:
    said = {"role": "doc-noteref", "aria-label": f"{node['title']} {node['label']}"}
    uri = f"#{node['refid']}"
    self.body.append(self.starttag(node, "a", "", CLASS="re-ednote-ref", HREF=uri, **said))


def _page_break(self: Any, node: Element) -> None:
    said = {"role": "doc-pagebreak", "aria-label": _("p. {number}").format(number=node["number"])}
    self.body.append(self.starttag(node, "span", "", CLASS="re-page-break", **said))


def _works(self: Any, node: Element) -> None:
    self.body.append(self.starttag(node, "ul", CLASS="re-works"))


def _work(self: Any, node: Element) -> None:
    self.body.append(self.starttag(node, "li", "", CLASS="re-work"))


def _locator(self: Any, node: Element) -> None:
    uri = href(self, node["locator"].address)
    said = {"aria-label": f"{node.astext()}, {node['spelled']}"}
    classes = f"re-locator re-{node['kind']}"
    self.body.append(self.starttag(node, "a", "", CLASS=classes, HREF=uri, **said))


def _entry(self: Any, node: Element) -> None:
    uri = href(self, Address(node["page"], node["anchor"]))
    self.body.append(self.starttag({}, "a", "", CLASS="reference internal", HREF=uri))


def _file(self: Any, node: Element) -> None:
    uri = file_uri(self.builder, self.docnames[-1], node["path"])
    self.body.append(self.starttag(node, "a", "", CLASS="reference internal", HREF=uri))


_SECTION, _LINK = _closing("</section>\n"), _closing("</a>")
HTML: Visitors = {
    **dict.fromkeys(
        (dispersion_figure, index_place, names_index, note_list, person_cards), (skip, None)
    ),
    entry_link: (_entry, _LINK),
    file_link: (_file, _LINK),
    index_mark: (children, children),
    index_section: (_index, _SECTION),
    locator_link: (_locator, _LINK),
    note_mark: (_mark, _LINK),
    page_break: (_page_break, _closing("</span>")),
    paragraph_number: (_number, None),
    person: (_person, _close_person),
    phrase: (_phrase, _closing("</span>")),
    series_note: (_note, _closing("</aside>\n")),
    series_notes: (_notes, _SECTION),
    sidenote: (_sidenote, _close_sidenote),
    work_entry: (_work, _closing("</li>\n")),
    work_list: (_works, _closing("</ul>\n")),
}


def setup_visitors(app: Sphinx) -> None:
    add_visitors(app, "html", HTML)
