"""The blocks of the text and of its versions, as they are set beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docutils import nodes
from sphinx.addnodes import only

from ..model.alignment import Unit
from ..store.nodes import person
from ..store.parallel_nodes import version_text
from .numbering import REPORTED, SPEECH, Numbering
from .places import NUMBER, ancestor
from .words import text_of

_FIGURES = re.compile(r"\d+")


@dataclass(slots=True)
class Block:
    """What has a place of its own in a row: one numbered block, or a stanza of several lines."""

    elements: list[nodes.Element]
    """The block, and in another version what stands before it and is not counted."""
    numbered: list[nodes.Element] = field(default_factory=list)
    """What in it has a number; nothing in another version."""

    @property
    def numbers(self) -> list[int]:
        return [node[NUMBER] for node in self.numbered]

    @property
    def unit(self) -> Unit:
        """Its length, and the figures and persons in it."""
        text = " ".join(map(text_of, self.elements))
        named = (one["key"] for node in self.elements for one in node.findall(person))
        return Unit(len(text), frozenset([*_FIGURES.findall(text), *named]))


def outermost(node: nodes.Element) -> nodes.Element:
    """The block of a page that *node*, a numbered block, is or is in; an item is a block."""
    while not (isinstance(node, nodes.list_item) or _holds_blocks(node.parent)):
        node = node.parent
    return node


def _holds_blocks(node: nodes.Element) -> bool:
    if isinstance(node, nodes.container):
        return not {REPORTED, SPEECH} & set(node["classes"])
    return isinstance(node, nodes.document | nodes.section | only | version_text)


def divide_stanzas(block: nodes.Element) -> list[nodes.Element]:
    """Make each stanza of *block* a block of its own, if it is verse."""
    if not isinstance(block, nodes.line_block):
        return [block]
    made: list[nodes.Element] = [_like(block)]
    for child in list(block.children):
        if isinstance(child, nodes.line) and not child.astext().strip():
            if made[-1].children:
                made.append(_like(block))
        else:
            made[-1] += child
    made = [stanza for stanza in made if stanza.children]
    at = block.parent.index(block)
    block.parent.children[at : at + 1] = []
    block.parent.insert(at, made)
    return made


def _like(block: nodes.line_block) -> nodes.line_block:
    made = nodes.line_block(classes=list(block["classes"]))
    made.source, made.line = block.source, block.line
    return made


def blocks_of_text(document: nodes.document) -> list[Block]:
    """The blocks of the text, in order, each with the numbers that are in it."""
    numbered = [
        node
        for node in document.findall(nodes.Element)
        if NUMBER in node and not ancestor(node, version_text)
    ]
    holders = list({id(one): one for one in map(outermost, numbered)}.values())
    for holder in holders:
        if NUMBER not in holder:  # a poem that counts as one block stays one
            divide_stanzas(holder)
    found: dict[int, Block] = {}
    for node in numbered:
        holder = outermost(node)
        found.setdefault(id(holder), Block([holder])).numbered.append(node)
    return list(found.values())


def blocks_of_version(held: version_text, numbering: Numbering) -> list[Block]:
    """The blocks of a version, in order; what is not counted belongs to the block after it."""
    units = list(numbering.blocks(held))
    counted = list({id(o): o for o in map(outermost, units)}.values())
    if not counted:
        return [Block(list(_elements(held)))] if held.children else []
    whole = {id(unit) for unit in units}
    divided = ([one] if id(one) in whole else divide_stanzas(one) for one in counted)
    starts = {id(stanza): True for stanzas in divided for stanza in stanzas}
    found: list[Block] = []
    waiting: list[nodes.Element] = []
    for node in _tops(held, starts):
        waiting.append(node)
        if id(node) in starts:
            found.append(Block(waiting))
            waiting = []
    found[-1].elements += waiting
    return found


def _tops(parent: nodes.Element, starts: dict[int, bool]) -> Iterator[nodes.Element]:
    """What stands in *parent*: of a list that has counted items, these."""
    for child in _elements(parent):
        if any(id(one) in starts for one in child.children if isinstance(one, nodes.list_item)):
            yield from _elements(child)
        elif _holds_blocks(child):
            yield from _tops(child, starts)
        else:
            yield child


def _elements(node: nodes.Element) -> Iterator[nodes.Element]:
    return (child for child in node.children if isinstance(child, nodes.Element))
