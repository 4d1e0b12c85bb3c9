"""The nodes of an edition: names, index marks, page breaks, lists, texts beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes
from docutils.nodes import Element

from ..model.address import Address
from ..pages.changes import changes_list
from ..pages.drawing import diagram, strip
from ..pages.front import account_of_names, apparatus_list, begin_reading, sections_list
from ..pages.progress import where
from ..pages.timeline import timeline_figure
from ..store.indexes import authority_of
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
    original,
    page_break,
    paragraph_number,
    parallel,
    person,
    person_cards,
    sidenote,
    work_entry,
    work_list,
)
from ..store.parallel_nodes import (
    restatement,
    text_cell,
    version,
    version_row,
    version_switch,
    witness_label,
    witness_switch,
)
from ..store.visitors import Visitors, skip
from .book import ORIGINAL, PERSONS, PLACES, WORKS
from .inline import bare, close
from .tree import child

if TYPE_CHECKING:
    from .translator import Translator


def _person(self: Translator, node: Element) -> None:
    name = self.book.entry(PERSONS, node["key"])
    if node.get("part"):  # the rest of a name that markup divides
        self.open("seg", node, type="name", corresp=name and f"#{name}")
        return
    entry = authority_of(self.book.domain).persons.get(node["key"])
    tag = "persName" if entry is None or entry.kind == "person" else "orgName"
    kind = node["kind"] if node["kind"] != "mention" else None
    self.open(tag, node, type=kind, ref=name and f"#{name}")


def _close_person(self: Translator, node: Element) -> None:
    self.close()
    if node["sub"]:
        _index(self, PERSONS, node)


def _index(self: Translator, index: str, node: Element) -> None:
    """Write the place in an index that *node* asks for, with its sub-heading."""
    entry = authority_of(self.book.domain, index).persons.get(node["key"])
    name = self.book.entry(index, node["key"])
    made = child(self.tree.here, "index", indexName=index)
    child(made, "term", entry.heading if entry else node["key"], ref=name and f"#{name}")
    if node["sub"]:
        child(child(made, "index"), "term", node["sub"])


def _index_mark(self: Translator, node: Element) -> None:
    index, name = node["index"], self.book.entry(node["index"], node["key"])
    if not node.children:
        self.bare(node)
        return
    tag = {PLACES: "placeName", WORKS: "title"}.get(index, "term")
    given = {"type": index} if tag == "term" else {}
    self.open(tag, node, ref=name and f"#{name}", **given)


def _close_index_mark(self: Translator, node: Element) -> None:
    self.close()
    if not node.children or node["sub"]:
        _index(self, node["index"], node)


def _page_break(self: Translator, node: Element) -> None:
    made = self.tree.open("pb", n=node["number"])
    self.identify(made, node)
    self.tree.close()
    raise nodes.SkipNode


def _generated(self: Translator, node: Element) -> None:
    """The place of a list that is made of what the text and the ``standOff`` say."""
    named: dict[type[Element], str] = {
        person_cards: "persons",
        dispersion_figure: "dispersion",
        names_index: f"index-{PERSONS}",
    }
    kind = named.get(type(node)) or (
        node["series"] if isinstance(node, note_list) else f"index-{node['index']}"
    )
    if self.tree.here.tag in ("div", "body"):
        child(self.tree.here, "divGen", type=kind)
    else:  # a division can stand in no other element
        child(self.tree.here, "milestone", type="divGen", unit=kind)
    raise nodes.SkipNode


def _locator(self: Translator, node: Element) -> None:
    self.book.link(self.open("ref", node), "target", node["locator"].address)


def _entry(self: Translator, node: Element) -> None:
    self.book.link(self.open("ref", node), "target", Address(node["page"], node["anchor"]))


def _works(self: Translator, node: Element) -> None:
    if node.children:
        self.open("listBibl", node)
    else:
        self.bare()


def _work(self: Translator, node: Element) -> None:
    name = self.book.entry(WORKS, node["key"])
    self.open("bibl", node, corresp=name and f"#{name}")
    for one in node.children:
        if not (isinstance(one, nodes.paragraph) and "re-cited-at" in one["classes"]):
            one.walkabout(self)
    self.close()
    raise nodes.SkipNode


def _original(self: Translator, node: Element) -> None:
    language = node.get("language") or None
    self.tree.enter(_beside(self, ORIGINAL, language))
    made = self.open("div", node, n=str(node["number"]))
    self.book.link(made, "corresp", Address(self.docname, node["of"]))


def _version(self: Translator, node: Element) -> None:
    self.tree.enter(_beside(self, node["name"], node["language"]))
    made = self.open("div", node)
    if node.get("alone"):
        return
    first, last = node["number"], node["last"]
    made.set("n", str(first) if first == last else f"{first}-{last}")
    section = self.book.domain.sections.get(self.docname)
    beside = [p.anchor for p in section.paragraphs if first <= p.number <= last] if section else []
    anchors = beside or [node["of"]]
    if not made.get("xml:id"):
        name = f"{self.stem}.version-{node['name']}-{node['of']}"
        self.book.identify(made, name, self.docname, [name])
    self.book.link(made, "corresp", *(Address(self.docname, anchor) for anchor in anchors))


def _close_beside(self: Translator, _node: Element) -> None:
    self.close()
    self.close()


def _beside(self: Translator, name: str, language: str | None) -> ET.Element:
    """The part of the text *name*, beside the text, that goes with this page."""
    kind = {"type": ORIGINAL} if name == ORIGINAL else {"type": "version", "subtype": name}
    if name not in self.book.beside:
        made = ET.Element("div", {**kind, **({"xml:lang": language} if language else {})})
        self.book.beside[name] = made
    text = self.book.beside[name]
    page = self.book.ids.of(Address(self.docname))
    if not len(text) or text[-1].get("corresp") != f"#{page}":
        child(text, "div", corresp=f"#{page}")
    return text[-1]


EDITION: Visitors = {
    entry_link: (_entry, close),
    file_link: (bare, close),
    index_mark: (_index_mark, _close_index_mark),
    locator_link: (_locator, close),
    original: (_original, _close_beside),
    page_break: (_page_break, None),
    person: (_person, _close_person),
    version: (_version, _close_beside),
    work_entry: (_work, None),
    work_list: (_works, close),
    **dict.fromkeys(
        (dispersion_figure, index_place, names_index, note_list, person_cards), (_generated, None)
    ),
    **dict.fromkeys(
        (
            changes_list,
            diagram,
            index_section,
            parallel,
            restatement,
            strip,
            text_cell,
            version_row,
        ),
        (bare, close),
    ),
    **dict.fromkeys(
        (
            account_of_names,
            apparatus_list,
            begin_reading,
            paragraph_number,
            sections_list,
            sidenote,
            timeline_figure,
            version_switch,
            where,
            witness_label,
            witness_switch,
        ),
        (skip, None),
    ),
}  # fmt: skip
