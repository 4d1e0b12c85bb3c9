"""Ways of numbering a text: by paragraph, by the items of a list, and what others add.

A page says with ``numbering: <name>`` in its front matter how it is numbered; by
default by paragraph, and by item on a page with a ``section-label``, such as a reading list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docutils import nodes
from sphinx.addnodes import only


@dataclass(frozen=True, slots=True)
class Numbering:
    """A way of numbering: *blocks* finds on a page what gets a number, in order.

    *name* is that of the `~reading_edition.model.places.Unit` by which places are printed.
    """

    name: str
    blocks: Callable[[nodes.Element], Iterator[nodes.Element]]


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
    with its caption, an admonition, words reported from another.
    """
    for child in parent.children:
        if isinstance(child, nodes.container) and "reported" in child["classes"]:
            yield child
        elif isinstance(child, _TRANSPARENT):
            yield from paragraphs(child)
        elif isinstance(child, _PARAGRAPHS) and "contents" not in child["classes"]:
            yield child


def items(parent: nodes.Element) -> Iterator[nodes.Element]:
    """The items of the lists in *parent*; words reported from another count as one."""
    for child in parent.children:
        if isinstance(child, nodes.container) and "reported" in child["classes"]:
            yield child
        elif isinstance(child, _TRANSPARENT):
            yield from items(child)
        elif isinstance(child, nodes.bullet_list | nodes.enumerated_list):
            yield from (item for item in child.children if isinstance(item, nodes.list_item))


PARAGRAPHS = Numbering("paragraph", paragraphs)
ITEMS = Numbering("item", items)
