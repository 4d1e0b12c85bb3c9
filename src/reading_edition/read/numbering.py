"""Ways of numbering a text: by paragraph, item, line of verse, speech, and what others add.

A page says with ``numbering: <name>`` in its front matter how it is numbered; by
default by paragraph, and by item on a page with a ``section-label``, such as a reading list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import TypeGuard

from docutils import nodes
from sphinx.addnodes import only


@dataclass(frozen=True, slots=True)
class Numbering:
    """A way of numbering: *blocks* finds on a page what gets a number, in order.

    *name* is that of the `~reading_edition.model.places.Unit` by which places are printed.
    """

    name: str
    blocks: Callable[[nodes.Element], Iterator[nodes.Element]]
    every: int = 1
    """How many numbers there are to one that is shown."""


REPORTED, SPEECH, SHARED = "reported", "re-speech", "re-shared"
"""Classes of words reported from another, of a speech, and of a line that completes another."""
PARTS = {
    name: f"re-{name}"
    for name in (
        "cast",
        "closing",
        "dateline",
        "dedication",
        "facsimile",
        "salutation",
        "signature",
        "stage",
    )
}
"""Parts of plays and letters that are not counted, and the classes of their containers."""
_NOT_COUNTED = frozenset(PARTS.values())

_PARAGRAPHS = (
    nodes.paragraph,
    nodes.block_quote,
    nodes.line_block,
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.definition_list,
    nodes.field_list,
    nodes.table,
    nodes.figure,
    nodes.Admonition,
    nodes.sidebar,
    nodes.topic,
    nodes.compound,
)
"""Blocks that have a number each, whatever they hold."""
_TRANSPARENT = (nodes.section, nodes.container, only)
"""Blocks whose own blocks are numbered."""


def paragraphs(parent: nodes.Element) -> Iterator[nodes.Element]:
    """The blocks of *parent* that count as paragraphs, in order.

    What one reads in one piece counts as one: a quotation, a list, a verse, a table, a figure
    with its caption, an admonition, a speech, words reported from another.
    """
    for child in parent.children:
        if _is(child, {REPORTED, SPEECH}):
            yield child
        elif _is(child, _NOT_COUNTED):
            continue
        elif isinstance(child, _TRANSPARENT):
            yield from paragraphs(child)
        elif isinstance(child, _PARAGRAPHS) and "contents" not in child["classes"]:
            yield child


def items(parent: nodes.Element) -> Iterator[nodes.Element]:
    """The items of the lists in *parent*; words reported from another count as one."""
    for child in parent.children:
        if _is(child, {REPORTED}):
            yield child
        elif isinstance(child, _TRANSPARENT):
            yield from items(child)
        elif isinstance(child, nodes.bullet_list | nodes.enumerated_list):
            yield from (item for item in child.children if isinstance(item, nodes.list_item))


def lines(parent: nodes.Element) -> Iterator[nodes.line]:
    """The lines of verse in *parent* that have words; one that completes another is not counted."""
    for child in parent.children:
        if isinstance(child, nodes.line):
            if child.astext().strip() and SHARED not in child["classes"]:
                yield child
        elif isinstance(child, (*_TRANSPARENT, nodes.line_block, nodes.block_quote)):
            yield from lines(child)


def speeches(parent: nodes.Element) -> Iterator[nodes.container]:
    """The speeches in *parent*."""
    for child in parent.children:
        if isinstance(child, nodes.container) and SPEECH in child["classes"]:
            yield child
        elif isinstance(child, _TRANSPARENT):
            yield from speeches(child)


def _is(node: nodes.Node, classes: Set[str]) -> TypeGuard[nodes.container]:
    """Whether *node* is a container with one of *classes*."""
    return isinstance(node, nodes.container) and not classes.isdisjoint(node["classes"])


PARAGRAPHS = Numbering("paragraph", paragraphs)
ITEMS = Numbering("item", items)
