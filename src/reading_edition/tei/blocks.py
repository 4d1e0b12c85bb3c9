"""Blocks: sections, paragraphs, quotations, figures, tables, admonitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element
from sphinx import addnodes

from ..read.numbering import PARTS, REPORTED, SPEECH
from ..store.nodes import paragraph_number
from ..store.visitors import Visitors
from .inline import bare, close, close_two, element
from .lists import INVISIBLE, cast
from .tree import word

if TYPE_CHECKING:
    from .translator import Translator

_LETTER = {
    PARTS["closing"]: ("closer", "salute"),
    PARTS["dateline"]: ("opener", "dateline"),
    PARTS["dedication"]: ("opener", "seg"),
    PARTS["salutation"]: ("opener", "salute"),
    PARTS["signature"]: ("closer", "signed"),
}
"""The parts of a letter, by their classes: the element, and that of each of their paragraphs."""
_WORDS = (nodes.paragraph, nodes.line_block, nodes.line, nodes.Sequential, nodes.list_item)
NO_LANGUAGE = (None, "", "default", "none", "text")
_HOLDERS: tuple[type[Any], ...] = (nodes.Admonition, nodes.sidebar, nodes.topic)


def _section(self: Translator, node: Element) -> None:
    alone = isinstance(node.parent, nodes.document) and not any(
        isinstance(one, nodes.section) and one is not node for one in node.parent.children
    )
    if alone:  # the page itself
        for name in node["ids"]:
            self.book.lead_to_page(self.docname, name)
        self.tree.enter(self.tree.here)
    else:
        self.open("div", node)


def _title(self: Translator, node: Element) -> None:
    self.open("head", node)


def _paragraph(self: Translator, node: Element) -> None:
    if "re-whose" in node["classes"]:  # the header says whose words a reader's copy has
        raise nodes.SkipNode
    is_empty = all(isinstance(one, paragraph_number) for one in node.children)
    if is_empty or _names_speaker(node):
        self.bare(node)
    elif self.part:
        self.open(self.part, node)
    elif self.is_alone(node) or self.tree.here.tag == "bibl":
        self.bare(node)
    else:
        self.open("p", node, rend=" ".join(_rend(node)))


def _names_speaker(node: Element) -> bool:
    """Whether the paragraph *node* says who speaks."""
    parts = (one for one in node.children if isinstance(one, nodes.inline))
    return any("re-speaker" in part["classes"] for part in parts)


def _rend(node: Element) -> list[str]:
    return [word(name) for name in node["classes"] if not name.startswith("re-")]


def _container(self: Translator, node: Element) -> None:
    classes = set(node["classes"])
    in_speech = self.tree.here.tag == "sp"  # which holds neither another nor a cast
    if SPEECH in classes and not in_speech:
        self.open("sp", node)
    elif PARTS["stage"] in classes:
        self.open("stage", node)
    elif PARTS["cast"] in classes and not in_speech and _holds_words_only(node):
        cast(self, node)
        raise nodes.SkipNode
    elif REPORTED in classes:
        self.open("said", node, direct="false")
    elif (found := next((name for name in _LETTER if name in classes), "")) and (
        self.tree.here.tag in ("div", "body") and _holds_words_only(node)
    ):
        tag, self.part = _LETTER[found]
        rend = "dedication" if found == PARTS["dedication"] else None
        self.open(tag, node, rend=rend)
    else:
        self.bare(node)


def _holds_words_only(node: Element) -> bool:
    """Whether *node* has paragraphs, lines and lists of them, and no other blocks."""
    blocks = (one for one in node.findall(nodes.Element) if not isinstance(one, nodes.Inline))
    kinds = (*_WORDS, nodes.Inline, *INVISIBLE)
    return all(one is node or isinstance(one, kinds) for one in blocks)


def _close_container(self: Translator, node: Element) -> None:
    if not set(_LETTER).isdisjoint(node["classes"]):
        self.part = ""
    self.close()


def _quotation(self: Translator, node: Element) -> None:
    said = next((one for one in node.children if isinstance(one, nodes.attribution)), None)
    is_epigraph = "epigraph" in node["classes"]
    epigraph = is_epigraph and self.tree.here.tag == "div"
    if epigraph:
        self.open("epigraph", node)
    if said is not None:
        self.open("cit", None if epigraph else node)
    holder = None if epigraph or said is not None else node
    kinds = [name for name in _rend(node) if name != "epigraph"]
    kind = "epigraph" if is_epigraph and not epigraph else None
    self.open("quote", holder, type=kind, rend=" ".join(kinds))
    self.write([one for one in node.children if one is not said])
    self.close()
    if said is not None:
        self.open("bibl", said)
        self.write(said.children)
        self.close()
        self.close()
    if epigraph:
        self.close()
    raise nodes.SkipNode


def _code(self: Translator, node: Element) -> None:
    language = node.get("language")
    kind = word(language) if language not in NO_LANGUAGE else None
    self.open("ab", node, type="code", subtype=kind, xml_space="preserve")


def _formula(self: Translator, node: Element) -> None:
    self.open("p", node)
    self.open("formula", None, notation="TeX", rend="block")


def _holder(self: Translator, node: Element) -> None:
    """A text of its own within the text, such as a box."""
    name = type(node).__name__
    kind = (
        next(iter(_rend(node)), name) if isinstance(node, nodes.topic | nodes.container) else name
    )
    self.open("floatingText", node, type=kind)
    self.open("body")


def _compound(self: Translator, node: Element) -> None:
    if node["ids"]:
        _holder(self, node)
    else:
        self.bare()
        self.bare()


def _rule(self: Translator, node: Element) -> None:
    self.open("milestone", node, unit="section", rend="rule")


BLOCKS: Visitors = {
    nodes.attribution: element("bibl"),
    nodes.block_quote: (_quotation, None),
    nodes.compound: (_compound, close_two),
    nodes.container: (_container, _close_container),
    nodes.doctest_block: (_code, close),
    nodes.document: (bare, close),
    nodes.literal_block: (_code, close),
    nodes.math_block: (_formula, close_two),
    nodes.paragraph: (_paragraph, close),
    nodes.section: (_section, close),
    nodes.subtitle: element("head", type="sub"),
    nodes.title: (_title, close),
    nodes.transition: (_rule, close),
    addnodes.centered: element("p", rend="centered"),
    addnodes.compact_paragraph: (_paragraph, close),
    addnodes.only: (bare, close),
    **dict.fromkeys(_HOLDERS, (_holder, close_two)),
}
