"""How a format's package says how it writes nodes, and what is written where none says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from docutils import nodes
from docutils.nodes import Element

from .formats import PAPER, PLAIN

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Visitors: TypeAlias = "dict[type[Element], tuple[Any, Any]]"
"""Visit and depart functions of one format, by node."""


def skip(_translator: Any, _node: Element) -> None:
    """Write nothing of the node."""
    raise nodes.SkipNode


def children(_translator: Any, _node: Element) -> None:
    """Write the node's children and nothing else."""


def fallback() -> dict[str, Any]:
    """Visitors for every writer but HTML's: the node's children, and nothing lost."""
    return dict.fromkeys((*PAPER, *PLAIN), (children, children))


def add_visitors(app: Sphinx, format: str, visitors: Visitors) -> None:
    """Register *visitors* for the writer of *format*."""
    for node, functions in visitors.items():
        app.add_node(node, override=True, **{format: functions})
