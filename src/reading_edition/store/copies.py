"""Copies of nodes for another place in the edition."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.addnodes import pending_xref

from .nodes import person


def copied(elements: Iterable[nodes.Node], docname: str) -> list[nodes.Node]:
    """Copies of *elements*: without ids, never indexed twice.

    References in them are resolved relative to *docname*.
    """
    copies = [element.deepcopy() for element in elements]
    for copy in copies:
        for node in copy.findall(nodes.Element):
            node["ids"] = []
            node["names"] = []
            if isinstance(node, pending_xref):
                node["refdoc"] = docname
            elif isinstance(node, person):
                node["unindexed"] = True
    return copies
