"""Words within a block: emphasis, references, terms, line breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinxcontrib.bibtex.nodes import raw_latex

from ..model.address import Address
from ..read.numbering import PARTS
from ..store.nodes import phrase
from ..store.visitors import Visitors, skip
from .tree import child, word

if TYPE_CHECKING:
    from docutils.nodes import Element

    from .translator import Translator

_TRANSPARENT = {"any", "bibtex-citation", "doc", "std", "std-doc", "std-ref", "std-term", "xref"}
"""Classes of Sphinx's that say what a reference was before it was resolved."""


def close(self: Translator, _node: Element) -> None:
    """End the innermost element."""
    self.close()


def element(tag: str, **given: str) -> tuple[Any, Any]:
    """Visitors that write a node as the element *tag*."""

    def visit(self: Translator, node: Element) -> None:
        self.open(tag, node, **given)

    return visit, close


def bare(self: Translator, node: Element) -> None:
    """Write the node's children and nothing else."""
    self.bare(node)


def _emphasis(self: Translator, node: Element) -> None:
    if PARTS["stage"] in node["classes"]:
        self.open_phrase("stage", node)
    else:
        self.open("emph", node)


def _code(self: Translator, node: Element) -> None:
    self.open("code", node)
    self.tree.text(node.astext())  # which has no markup in TEI
    self.close()
    raise nodes.SkipNode


def _inline(self: Translator, node: Element) -> None:
    classes = [name for name in node["classes"] if name not in _TRANSPARENT]
    if "re-speaker" in classes:
        self.open("speaker")
    elif "re-unclear" in classes:
        self.open("unclear", node)
    elif "re-lemma" in classes:
        self.open("seg", node, type="lemma")
    elif classes and not isinstance(node.parent, nodes.reference):
        ours = next((name.removeprefix("re-") for name in classes if name.startswith("re-")), None)
        rend = " ".join(word(name) for name in classes if not name.startswith("re-"))
        self.open("seg", node, type=ours, rend=rend)
    else:
        self.bare(node)


def _close_inline(self: Translator, node: Element) -> None:
    if "re-unclear" in node["classes"]:
        unmark(self.tree.here)
    self.close()


def unmark(unclear: Any) -> None:
    """Take the brackets and the question mark of the page from a doubtful reading."""
    unclear.text = (unclear.text or "").removeprefix("[")
    last, name = (unclear[-1], "tail") if len(unclear) else (unclear, "text")
    setattr(last, name, (getattr(last, name) or "").removesuffix("?]"))


def address_of(uri: str, docname: str) -> Address | None:
    """The address of *uri* on the page *docname*; None if it leads out of the edition.

    >>> address_of("%text/one#p1", "two"), address_of("#p2", "two")
    (Address(docname='text/one', anchor='p1'), Address(docname='two', anchor='p2'))
    """
    page, _, anchor = uri.partition("#")
    if page.startswith("%"):
        return Address(page[1:], anchor)
    return Address(docname, anchor) if not page and anchor else None


def _reference(self: Translator, node: Element) -> None:
    if self.tree.here.tag in ("div", "body", "sp"):  # around a picture that stands alone
        self.tree.open("p")
    else:
        self.bare()
    _open_reference(self, node)


def _open_reference(self: Translator, node: Element) -> None:
    uri = f"#{node['refid']}" if "refid" in node else node.get("refuri", "")
    address = address_of(uri, self.docname)
    if self.tree.here.tag == "figure":  # which holds a picture, and no link around it
        if address is None:
            self.tree.here.set("corresp", uri.replace(" ", "%20"))
        else:
            self.book.link(self.tree.here, "corresp", address)
        self.bare()
        return
    if address is None:
        self.open("ref", node, target=uri.replace(" ", "%20"))
        return
    work = self.book.ids.of(address)
    if work and self.book.is_work(work):
        self.open("ref", node, type="citation", target=f"#{work}")
        return
    is_term = any("std-term" in one.get("classes", ()) for one in node.findall(nodes.Element))
    made = self.open("term" if is_term else "ref", node)
    self.book.link(made, "ref" if is_term else "target", address)


def close_two(self: Translator, _node: Element) -> None:
    """End the two innermost elements."""
    self.close()
    self.close()


def _phrase(self: Translator, node: Element) -> None:
    style = f"direction: {node['dir']}" if node["dir"] else None
    self.open("foreign" if node["lang"] else "seg", node, xml_lang=node["lang"], style=style)


def _abbreviation(self: Translator, node: Element) -> None:
    if said := node.get("explanation"):
        self.open("choice")
        self.tree.open("expan")
        self.tree.text(said)
        self.tree.close()
        self.open("abbr", node)
    else:
        self.tree.enter(self.tree.here)
        self.open("abbr", node)


def _raw(self: Translator, node: Element) -> None:
    if node.get("format") == "html" and "<br" in node.astext():  # a line break, as MyST writes it
        self.tree.open("lb")
        self.tree.close()
    raise nodes.SkipNode


def _index(self: Translator, node: Element) -> None:
    """Write what Sphinx's own index leads to, with its sub-headings."""
    for _kind, words, *_rest in node["entries"]:
        place = self.tree.here
        for part in filter(None, (one.strip() for one in words.split(";"))):
            place = child(place, "index", indexName="general")
            child(place, "term", part)
    raise nodes.SkipNode


def _math(self: Translator, node: Element) -> None:
    self.open_phrase("formula", node, notation="TeX")


def _target(self: Translator, node: Element) -> None:
    if node["ids"] and "refid" not in node and not node.children:
        self.anchor(node)
    self.bare()


def _hi(rend: str) -> tuple[Any, Any]:
    return element("hi", rend=rend)


INLINE: Visitors = {
    nodes.abbreviation: (_abbreviation, close_two),
    nodes.acronym: element("abbr", type="acronym"),
    nodes.emphasis: (_emphasis, close),
    nodes.generated: (bare, close),
    nodes.inline: (_inline, _close_inline),
    nodes.literal: (_code, None),
    nodes.math: (_math, close),
    nodes.problematic: element("hi", rend="problematic"),
    nodes.raw: (_raw, None),
    nodes.reference: (_reference, close_two),
    nodes.strong: _hi("bold"),
    nodes.subscript: _hi("subscript"),
    nodes.superscript: _hi("superscript"),
    nodes.target: (_target, close),
    nodes.title_reference: element("title"),
    addnodes.index: (_index, None),
    addnodes.download_reference: element("seg", type="file"),
    addnodes.literal_emphasis: (_code, None),
    addnodes.literal_strong: (_code, None),
    addnodes.manpage: (_code, None),
    addnodes.number_reference: (_reference, close_two),
    addnodes.pending_xref: (bare, close),
    phrase: (_phrase, close),
    **dict.fromkeys(
        (
            nodes.comment,
            nodes.label,
            nodes.meta,
            nodes.pending,
            nodes.substitution_definition,
            nodes.system_message,
            addnodes.highlightlang,
            addnodes.tabular_col_spec,
            addnodes.toctree,
            raw_latex,
        ),
        (skip, None),
    ),
}
