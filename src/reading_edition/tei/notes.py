"""Notes, placed where they are first referred to, and the textual apparatus as ``app``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes

from ..model.address import Address
from ..read.variants import CORRECTION, GAPS, VARIANT
from ..store.nodes import note_mark, series_note, series_notes
from ..store.notes import AUTHOR
from ..store.parallel_nodes import original_mark, original_note
from ..store.visitors import Visitors, skip
from .book import WORKS
from .ids import is_automatic
from .inline import bare, close
from .tree import add_text, child

if TYPE_CHECKING:
    from docutils.nodes import Element

    from .translator import Translator

_SAID = {"add.": "addition", "del.": "deletion", "om.": "omission", "transp.": "transposition"}
"""What an editor says of a witness, and the type of its reading."""


def series_name(body: Element) -> str:
    """The series that the note *body* belongs to."""
    if isinstance(body, original_note):
        return "original"
    return str(body["series"]) if isinstance(body, series_note) else AUTHOR.name


def label_of(body: Element) -> str:
    """The label of the note *body*."""
    if "label" in body:
        return str(body["label"])
    return next((one.astext() for one in body.children if isinstance(one, nodes.label)), "")


def _mark(self: Translator, node: Element) -> None:
    body = self.bodies.get(node.get("refid", ""))
    if body is None:
        self.open("hi", node, rend="superscript")
        self.tree.text(node.astext())
        self.close()
    elif id(body) in self.placed:
        made = self.open("ref", node, type="note")
        self.book.link(made, "target", Address(self.docname, node["refid"]))
        self.tree.text(node.astext())
        self.close()
    else:
        self.placed.add(id(body))
        if series_name(body) == VARIANT.name and "readings" in body:
            _app(self, node, body)
        else:
            place_note(self, body, node)
    raise nodes.SkipNode


def place_note(self: Translator, body: Element, mark: Element | None = None) -> None:
    """Write the note *body* where the page now is; what leads to its *mark* leads to it."""
    series = series_name(body)
    works = [self.book.entry(WORKS, key) for key in _works_of(mark)]
    made = self.tree.open(
        "note",
        n=label_of(body),
        place="foot",
        type=series,
        resp=self.book.resp(series),
        source=" ".join(f"#{name}" for name in works if name),
    )
    _name(self, made, body, mark)
    part, self.part = self.part, ""
    self.write([one for one in body.children if not isinstance(one, nodes.label)])
    self.part = part
    self.close()


def _works_of(mark: Element | None) -> list[str]:
    """The works that a note is the citation of."""
    return [mark["cites"]] if mark is not None and "cites" in mark else []


def _name(self: Translator, made: ET.Element, body: Element, mark: Element | None) -> None:
    marked = mark["ids"] if mark is not None else []
    first = body["ids"][0]
    name = f"note-{label_of(body)}".rstrip("-") if is_automatic(first) else first
    self.book.identify(made, f"{self.stem}.{name}", self.docname, [*body["ids"], *marked])


def _app(self: Translator, mark: Element, body: Element) -> None:
    """Write an entry of the apparatus around its lemma, which has just been written."""
    here, kind, readings = self.tree.here, body["kind"], body["readings"]
    lemma = here[-1] if len(here) and here[-1].get("type") == "lemma" else None
    if lemma is None or lemma.tail or lemma.tag != "seg":
        lemma = ET.SubElement(here, "seg")
    lemma.attrib.clear()
    at = list(here).index(lemma)
    here.remove(lemma)
    if kind == GAPS:
        made = ET.Element("gap")
        child(made, "desc", readings[0][0])
    elif kind == CORRECTION and len(readings) == 1:
        made = ET.Element("choice")
        child(made, "sic", readings[0][0])
        lemma.tag = "corr"
        lemma.attrib |= {"resp": resp} if (resp := self.book.resp(VARIANT.name)) else {}
        made.append(lemma)
    else:
        made = ET.Element("app", n=label_of(body))
        lemma.tag = "lem"
        made.append(lemma)
        for words, sigla in readings:
            _reading(self, made, words, sigla)
    here.insert(at, made)
    _name(self, made, body, mark)


def _reading(self: Translator, app: ET.Element, words: str, sigla: tuple[str, ...]) -> None:
    said = next((one for one in _SAID if words.startswith(one)), "")
    known = [f"#{self.book.witnesses[siglum]}" for siglum in sigla if siglum in self.book.witnesses]
    child(app, "rdg", words.removeprefix(said).strip(), wit=" ".join(known), type=_SAID.get(said))


def place_others(self: Translator) -> None:
    """Write the notes of the page that nothing refers to, at its end."""
    for body in dict.fromkeys(self.bodies.values()):
        if id(body) not in self.placed:
            self.placed.add(id(body))
            place_note(self, body)


def _citation(self: Translator, node: Element) -> None:
    """An entry of a bibliography that has labels."""
    label = next((one.astext() for one in node.children if isinstance(one, nodes.label)), "")
    work = self.book.ids.of(Address(self.docname, node["ids"][0])) if node["ids"] else ""
    made = self.open("bibl", node, n=label, corresp=work and f"#{work}")
    if label:
        add_text(made, f"[{label}] ")


NOTES: Visitors = {
    nodes.citation: (_citation, close),
    nodes.citation_reference: (bare, close),
    nodes.footnote: (skip, None),
    nodes.footnote_reference: (_mark, None),
    note_mark: (_mark, None),
    original_mark: (_mark, None),
    original_note: (skip, None),
    series_note: (skip, None),
    series_notes: (bare, close),
}
