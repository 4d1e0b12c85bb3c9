"""The translator: it walks the doctree of a page and writes TEI, by a table of visitors.

A visitor is a pair of functions, as in the other formats. It opens elements with `open` and
closes them with `close`, or writes a node whole and raises `nodes.SkipNode`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.util.docutils import SphinxTranslator

from ..messages import Subtype, warn
from ..read.places import NUMBER
from ..store.nodes import series_note
from ..store.parallel_nodes import original_note
from .ids import is_automatic
from .lists import INVISIBLE
from .tree import Tree
from .visitors import VISITORS

if TYPE_CHECKING:
    from docutils.nodes import Element, Node
    from sphinx.builders import Builder

    from .book import Book

TEXTLESS = frozenset(
    {"back", "body", "div", "figure", "front", "lg", "list", "listBibl", "row", "sp", "table"}
)
"""Elements that hold elements and no text of their own."""
BARE = frozenset({"item", "cell", "note", "stage"})
"""Elements in which a paragraph that stands alone needs no element of its own."""
PHRASES = frozenset(
    {
        *("abbr", "bibl", "castItem", "dateline", "foreign", "gloss", "label", "orgName"),
        *("persName", "placeName", "speaker", "term"),
    }
)
"""Elements that hold phrases only: no citation, no stage direction, no formula."""
NOTES = (nodes.footnote, series_note, original_note)


class Translator(SphinxTranslator):
    """Writes the page *docname* into *tree*."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self.book: Book
        self.docname = ""
        self.stem = ""
        """What the ids of the page begin with."""
        self.tree: Tree
        self.part = ""
        """The element of a paragraph in a part of a letter."""
        self.last_line: ET.Element | None = None
        self.bodies = {
            name: node
            for node in document.findall(nodes.Element)
            if isinstance(node, NOTES)
            for name in node["ids"]
        }
        """The notes of the page by their ids; `placed` are those that stand in the text."""
        self.placed: set[int] = set()
        self._unknown: set[str] = set()

    def start(self, book: Book, docname: str, stem: str, place: ET.Element) -> None:
        """Write into the element *place*, as the page *docname*."""
        self.book, self.docname, self.stem = book, docname, stem
        self.tree = Tree(place)

    # -- elements --------------------------------------------------------------------

    def open(self, tag: str, node: Element | None = None, **given: str | None) -> ET.Element:
        """Begin an element, with the id and the number of *node*."""
        made = self.tree.open(tag, **given)
        if node is not None:
            self.identify(made, node)
        return made

    def identify(self, element: ET.Element, node: Element) -> None:
        """Give *element* the id of *node*, if it has one that lasts, and its number."""
        names = [name for name in node["ids"] if not is_automatic(name)]
        if names:
            self.book.identify(element, f"{self.stem}.{names[0]}", self.docname, node["ids"])
        if NUMBER in node:
            element.set("n", str(node[NUMBER]))

    def open_phrase(self, tag: str, node: Element, **given: str | None) -> ET.Element:
        """Begin an element that phrases cannot hold: in them it is a segment of its type."""
        if self.tree.here.tag in PHRASES:
            return self.open("seg", node, type=given.get("type") or tag)
        return self.open(tag, node, **given)

    def bare(self, node: Element | None = None) -> None:
        """Go on in the element that is open; the ids of *node* lead to an anchor in it."""
        if node is not None:
            self.anchor(node)
        self.tree.enter(self.tree.here)

    def anchor(self, node: Element) -> None:
        """Write the ids of *node*, if they are of nothing else, where the page now is."""
        made = ET.Element("anchor")
        self.identify(made, node)
        if made.get("xml:id"):
            self.tree.here.append(made)

    def close(self) -> None:
        """End the innermost element."""
        self.tree.close()

    def write(self, children: Sequence[Node]) -> None:
        """Write *children* where the page now is."""
        for one in children:
            one.walkabout(self)

    def is_alone(self, node: Element) -> bool:
        """Whether the paragraph *node* is all that the element that is open will hold."""
        if self.tree.here.tag not in BARE or len(self.tree.here) or node["ids"]:
            return False
        return all(one is node or isinstance(one, INVISIBLE) for one in node.parent.children)

    # -- nodes -----------------------------------------------------------------------

    def dispatch_visit(self, node: Node) -> None:
        """Write *node* as an extension says, or else as `VISITORS` does, for it or its kind."""
        for kind in type(node).__mro__:
            if method := getattr(self, f"visit_{kind.__name__}", None):
                method(node)
                return
            if kind in VISITORS:
                VISITORS[kind][0](self, node)
                return
        self.unknown_visit(node)

    def dispatch_departure(self, node: Node) -> None:
        for kind in type(node).__mro__:
            if method := getattr(self, f"depart_{kind.__name__}", None):
                method(node)
                return
            if kind in VISITORS:
                VISITORS[kind][1](self, node)
                return
        self.unknown_departure(node)

    def visit_Text(self, node: nodes.Text) -> None:
        words = node.astext()
        if words.strip() and self.tree.here.tag in TEXTLESS:
            self.tree.open("p")
            self.tree.text(words)
            self.tree.close()
        else:
            self.tree.text(words)

    def depart_Text(self, node: nodes.Text) -> None:
        """The text is written."""

    def unknown_visit(self, node: Node) -> None:
        name = type(node).__name__
        if name not in self._unknown:
            self._unknown.add(name)
            warn(
                Subtype.TEI,
                f"the TEI has no element for the node {name!r}; its text is kept, without markup. "
                f"Say how it is written: app.add_node({name}, tei=(visit, depart)).",
                location=node,
            )
        if isinstance(node, nodes.TextElement) and self.tree.here.tag in TEXTLESS:
            self.tree.open("p")
        elif isinstance(node, nodes.Inline):
            self.tree.open("seg", type=name)
        else:
            self.bare()

    def unknown_departure(self, node: Node) -> None:
        self.close()
