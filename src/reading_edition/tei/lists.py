"""Lists of all kinds, glossaries, verse, and the characters of a play."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..model.address import Address
from ..read.numbering import SHARED
from ..read.places import BESIDE
from ..store.visitors import Visitors
from .inline import bare, close, element
from .tree import child

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

    from .translator import Translator


INVISIBLE = (nodes.comment, nodes.label, nodes.substitution_definition, nodes.target)
"""Blocks that nobody sees."""


def _list(self: Translator, node: Element) -> None:
    if self.part:
        self.bare(node)
        return
    rend = "numbered" if isinstance(node, nodes.enumerated_list) else "bulleted"
    if node.get("start", 1) != 1:
        rend += f" start-{node['start']}"
    self.open("list", node, rend=rend)


def _item(self: Translator, node: Element) -> None:
    if self.part:
        self.bare(node)
    else:
        self.open("item", node)


def _pairs(self: Translator, node: Element) -> None:
    self.open("list", node, type="gloss")


def _pair(self: Translator, labels: Sequence[Node], bodies: Sequence[Element]) -> None:
    """Write one entry of a list of explanations: the *labels*, and what the *bodies* hold."""
    self.open("label")
    self.write(labels)
    self.close()
    self.open("item")
    for body in bodies:
        self.write(body.children)
    self.close()
    raise nodes.SkipNode


def _definition(self: Translator, node: Element) -> None:
    bodies = [one for one in node.children if isinstance(one, nodes.definition)]
    _pair(self, [one for one in node.children if one not in bodies], bodies)


def _field(self: Translator, node: Element) -> None:
    name, body = node.children
    assert isinstance(name, nodes.Element)
    assert isinstance(body, nodes.Element)
    _pair(self, name.children, [body])


def _option(self: Translator, node: Element) -> None:
    self.open("label")
    self.tree.text(", ".join(one.astext() for one in node[0].children))
    self.close()
    self.open("item")
    self.write(node[1].children)
    self.close()
    raise nodes.SkipNode


def _term(self: Translator, node: Element) -> None:
    if len(self.tree.here):
        self.tree.text(", ")
    self.open("term", node)


def lines_in(block: Element, depth: int = 0) -> Iterator[tuple[int, nodes.line]]:
    """The lines of *block*, blank ones too, each with the depth of its indentation."""
    for one in block.children:
        if isinstance(one, nodes.line):
            yield depth, one
        elif isinstance(one, nodes.line_block):
            yield from lines_in(one, depth + 1)


def _stanzas(block: Element) -> list[list[tuple[int, nodes.line]]]:
    """The lines of *block*, divided where one is blank."""
    found: list[list[tuple[int, nodes.line]]] = [[]]
    for depth, line in lines_in(block):
        if line.children:
            found[-1].append((depth, line))
        elif found[-1]:
            found.append([])
    return [stanza for stanza in found if stanza]


def _verse(self: Translator, node: Element) -> None:
    stanzas = _stanzas(node)
    if self.part:
        self.bare(node)
        for stanza in stanzas:
            for _, line in stanza:
                self.open(self.part, line)
                self.write(line.children)
                self.close()
    else:
        poem = self.open("lg", node)
        if not stanzas:
            child(poem, "l")
        for stanza in stanzas:
            if len(stanzas) > 1:
                self.open("lg", type="stanza")
            for depth, line in stanza:
                _line(self, line, depth)
            if len(stanzas) > 1:
                self.close()
    self.close()
    raise nodes.SkipNode


def _line(self: Translator, line: nodes.line, depth: int) -> None:
    shared = SHARED in line["classes"]
    if shared and self.last_line is not None:
        self.last_line.set("part", "I" if self.last_line.get("part") != "F" else "M")
    rend = f"indent-{depth}" if depth and not shared else None
    made = self.open("l", line, part="F" if shared else None, rend=rend)
    if BESIDE in line:
        self.book.link(made, "corresp", Address(self.docname, line[BESIDE][1]))
    self.last_line = made
    self.write(line.children)
    self.close()


def cast(self: Translator, node: Element) -> None:
    """Write the container *node* as the list of the characters of a play."""
    made = self.open("castList", node)
    for one in node.children:
        _characters(self, one)
    if not any(one.tag in ("castItem", "castGroup") for one in made):
        self.open("castItem")
        self.close()
    self.close()


def _characters(self: Translator, node: Node) -> None:
    """Write the items of a list as characters, one with a list in it as a group; else a note."""
    if not isinstance(node, nodes.bullet_list | nodes.enumerated_list):
        self.open("castItem")
        _flat(self, [node])
        self.close()
        return
    for item in node.children:
        assert isinstance(item, nodes.list_item)
        inner = [one for one in item if isinstance(one, nodes.bullet_list | nodes.enumerated_list)]
        own = [one for one in item if one not in inner]
        self.open("castGroup" if inner else "castItem", item)
        if inner:
            self.open("head")
        _flat(self, own)
        if inner:
            self.close()
        for one in inner:
            _characters(self, one)
        self.close()


def _flat(self: Translator, blocks: Sequence[Node]) -> None:
    """Write the words of *blocks* in one line."""
    for position, block in enumerate(blocks):
        if position:
            self.tree.text(" ")
        if isinstance(block, nodes.TextElement):
            self.write(block.children)
        elif isinstance(block, nodes.Element):
            _flat(self, block.children)


LISTS: Visitors = {
    nodes.bullet_list: (_list, close),
    nodes.classifier: element("gloss"),
    nodes.definition_list: (_pairs, close),
    nodes.definition_list_item: (_definition, None),
    nodes.enumerated_list: (_list, close),
    nodes.field: (_field, None),
    nodes.field_list: (_pairs, close),
    nodes.line_block: (_verse, None),
    nodes.list_item: (_item, close),
    nodes.option_list: (_pairs, close),
    nodes.option_list_item: (_option, None),
    nodes.term: (_term, close),
    addnodes.glossary: (bare, close),
    addnodes.hlist: (bare, close),
    addnodes.hlistcol: (bare, close),
}
