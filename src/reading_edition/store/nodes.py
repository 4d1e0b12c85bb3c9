"""The nodes of an edition, and how each format writes the ones that are its own.

Text, manual-page and Texinfo writers get a plain fallback for every node: what it
contains, and nothing lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element, General, Inline, TextElement

from ..model.address import Address
from ..model.places import Locator, short, spelled
from .formats import PAPER, PLAIN
from .links import file_uri, uri_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class person(Inline, TextElement):
    """A mention of a person: ``key``, ``kind``, ``sub`` (a sub-heading or empty).

    Where it is to be a link, ``page`` names the page that has the person's ``entry``.
    """


class paragraph_number(Inline, TextElement):
    """The number of a paragraph, first in it: ``number``, ``anchor``, ``hash`` of its words."""


class ednote_reference(Inline, TextElement):
    """The letter in the text that leads to an editor's note: ``label``, ``refid``."""


class names_index(General, Element):
    """The place of the index of names; filled when a page is written."""


class person_cards(General, Element):
    """The place of the persons' cards; filled when a page is written."""


class dispersion_figure(General, Element):
    """The place of the figure of all persons across the text; filled when a page is written."""


class network_figure(General, Element):
    """The place of the figure of persons who share a paragraph; filled when a page is written."""


class index_section(General, Element):
    """The index of names as written: letter groups with their entries."""


class notes_list(General, Element):
    """The place of the list of all author's notes; filled when a page is written."""


class sidenote(General, Element):
    """A copy of a note beside the text: ``label``; the note itself stands at the foot."""


class work_list(General, Element):
    """The works cited: `work_entry` nodes."""


class work_entry(General, Element):
    """One work cited, with id and ``key``: a paragraph, and one that says where it is cited."""


class parallel(General, Element):
    """A numbered block of the edition beside the same block of the reader's copy."""


class original(General, Element):
    """One block of the reader's copy, in the author's words; its ids begin with ``original-``.

    ``number`` and ``of`` are number and anchor of the edition's block that it stands beside.
    """


class entry_link(Inline, TextElement):
    """A link to what the page ``page`` says of a person, at ``anchor``; elsewhere its words."""


class file_link(Inline, TextElement):
    """A link to a file that the web edition has beside its pages: ``path`` from their root."""


class locator_link(Inline, TextElement):
    """A link to a place in the text: ``locator``, ``spelled`` (its accessible name), ``kind``."""


def skip(_translator: Any, _node: Element) -> None:
    """Write nothing of the node."""
    raise nodes.SkipNode


def _pass(_translator: Any, _node: Element) -> None:
    """Write the node's children and nothing else."""


_FALLBACK = (_pass, _pass)


def fallback() -> dict[str, Any]:
    """Visitors for every writer but HTML's: the node's children, and nothing lost."""
    return dict.fromkeys((*PAPER, *PLAIN), _FALLBACK)


def href(translator: Any, address: Address) -> str:
    """The link to *address* from the page that *translator* is writing."""
    return uri_of(translator.builder, translator.docnames[-1], address)


def href_here(translator: Any, anchor: str) -> str:
    """The link to *anchor* on the page that *translator* is writing."""
    return href(translator, Address(translator.docnames[-1], anchor))


def _html_person(self: Any, node: Element) -> None:
    if "page" in node:
        uri = href(self, Address(node["page"], f"person-{node['entry']}"))
        # Written out: docutils' start tags take as long as all the rest, for very many names.
        self.body.append(f'<a class="reference internal" href="{self.attval(uri)}">')
    self.body.append('<span class="re-person">')


def _html_close_person(self: Any, node: Element) -> None:
    self.body.append("</span></a>" if "page" in node else "</span>")


def _html_number(self: Any, node: Element) -> None:
    number, anchor = node["number"], node["anchor"]
    self.body.append(
        self.starttag(
            node,
            "a",
            "",
            CLASS="re-number",
            HREF=href_here(self, anchor),
            **{
                "aria-label": f"Paragraph {number}, permanent link",
                "data-hash": node["hash"],
            },
        )
    )
    self.body.append(f"{number}</a> ")
    raise nodes.SkipNode


def _latex_number(self: Any, node: Element) -> None:
    # Begin the paragraph first: number and anchor belong to the page of its first line.
    self.body.append(r"\leavevmode" + self.hypertarget(node["anchor"]))
    self.body.append(rf"\reNumber{{{node['number']}}}%" + "\n")
    raise nodes.SkipNode


def _text_number(self: Any, node: Element) -> None:
    self.add_text(f"[{node['number']}] ")
    raise nodes.SkipNode


def _latex_person(self: Any, node: Element) -> None:
    self.body.append(node.get("latex_index", "") + r"\rePerson{")


def _latex_close_group(self: Any, _node: Element) -> None:
    self.body.append("}")


def _html_index(self: Any, node: Element) -> None:
    self.body.append(
        self.starttag(
            node, "section", CLASS="re-index", role="doc-index", **{"aria-label": node["label"]}
        )
    )


def _html_close_section(self: Any, _node: Element) -> None:
    self.body.append("</section>\n")


def _html_sidenote(self: Any, node: Element) -> None:
    label = node["label"]
    self.body.append(
        self.starttag(
            node, "div", CLASS="re-sidenote", role="note", **{"aria-label": f"Note {label}"}
        )
    )
    self.body.append(f'<span class="re-sidenote-label" aria-hidden="true">{label}</span>\n')


def _html_close_div(self: Any, _node: Element) -> None:
    self.body.append("</div>\n")


def _html_works(self: Any, node: Element) -> None:
    self.body.append(self.starttag(node, "ul", CLASS="re-works"))


def _html_close_works(self: Any, _node: Element) -> None:
    self.body.append("</ul>\n")


def _html_work(self: Any, node: Element) -> None:
    self.body.append(self.starttag(node, "li", "", CLASS="re-work"))


def _html_close_work(self: Any, _node: Element) -> None:
    self.body.append("</li>\n")


def _latex_works(self: Any, _node: Element) -> None:
    self.body.append("\n\\begin{reWorks}\n")


def _latex_close_works(self: Any, _node: Element) -> None:
    self.body.append("\n\\end{reWorks}\n")


def _latex_work(self: Any, node: Element) -> None:
    # sphinxcontrib-bibtex links to the names that Sphinx gives entries of a bibliography.
    names = (f"cite.{self.curfilestack[-1]}:{node_id}" for node_id in node["ids"])
    targets = "".join(rf"\hypertarget{{{name}}}{{}}" for name in names)
    self.body.append(f"\n\\reWork {targets}{self.hypertarget_to(node, anchor=True)}%\n")


def _html_locator(self: Any, node: Element) -> None:
    self.body.append(
        self.starttag(
            node,
            "a",
            "",
            CLASS=f"re-locator re-{node['kind']}",
            HREF=href(self, node["locator"].address),
            **{"aria-label": f"{node.astext()}, {node['spelled']}"},
        )
    )


def _html_close_link(self: Any, _node: Element) -> None:
    self.body.append("</a>")


def link_to(
    locator: Locator, *, kind: str = "mention", text: str = "", label: str = ""
) -> locator_link:
    """Make a link to *locator*, which shows *text* and is read aloud as *label*.

    Both say the place if nothing is given.
    """
    return locator_link(
        "",
        text or short(locator),
        locator=locator,
        spelled=label or spelled(locator),
        kind=kind,
    )


def _html_entry(self: Any, node: Element) -> None:
    uri = href(self, Address(node["page"], node["anchor"]))
    self.body.append(self.starttag({}, "a", "", CLASS="reference internal", HREF=uri))


def _html_file(self: Any, node: Element) -> None:
    uri = file_uri(self.builder, self.docnames[-1], node["path"])
    self.body.append(self.starttag(node, "a", "", CLASS="reference internal", HREF=uri))


def person_link(key: str, shown: nodes.Element, page: str, anchor: str = "") -> nodes.Element:
    """A link around *shown* to the person's card or entry on *page*; *shown* if there is none."""
    if not page:
        return shown
    return entry_link("", "", shown, page=page, anchor=anchor or f"person-{key}")


def setup_nodes(app: Sphinx) -> None:
    def add(node: type[Element], **visitors: Any) -> None:
        app.add_node(node, **{**fallback(), **visitors})

    add(
        person,
        html=(_html_person, _html_close_person),
        latex=(_latex_person, _latex_close_group),
    )
    add(
        paragraph_number,
        html=(_html_number, None),
        latex=(_latex_number, None),
        text=(_text_number, None),
    )
    for placeholder in (names_index, person_cards, dispersion_figure, network_figure, notes_list):
        add(placeholder, html=(skip, None), latex=(skip, None))
    add(index_section, html=(_html_index, _html_close_section))
    add(sidenote, html=(_html_sidenote, _html_close_div))
    add(work_list, html=(_html_works, _html_close_works), latex=(_latex_works, _latex_close_works))
    add(work_entry, html=(_html_work, _html_close_work), latex=(_latex_work, _pass))
    add(entry_link, html=(_html_entry, _html_close_link))
    add(file_link, html=(_html_file, _html_close_link))
    add(locator_link, html=(_html_locator, _html_close_link))
