"""Citations of works, with the pages that they cite, each as a ``bibl``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes
from docutils.nodes import Element, Inline, TextElement
from sphinx.addnodes import pending_xref
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from ..store.visitors import Visitors
from .book import WORKS
from .tree import clean

if TYPE_CHECKING:
    from .translator import Translator

_PAGES = re.compile(r"(\d+)(?:\s*[-–]+\s*(\d+))?")


class cited(Inline, TextElement):
    """A citation: ``ranges``, the key of each work with what is cited of it."""


def keep_ranges(document: nodes.document) -> None:
    """Keep what citations cite of their works, which nobody knows when they are resolved."""
    for xref in list(document.findall(pending_xref)):
        if xref.get("refdomain") == "cite":
            targets = parse_citation_targets(xref["reftarget"])
            made = cited(ranges=[(target.key, target.post) for target in targets])
            xref.replace_self(made)
            made += xref


def _cited(self: Translator, node: Element) -> None:
    self.open_phrase("bibl", node, type="citation")


def _close_cited(self: Translator, node: Element) -> None:
    made = self.tree.here
    self.close()
    if made.tag != "bibl":
        return
    ranges = [(self.book.entry(WORKS, key), clean(words)) for key, words in node["ranges"] if words]
    for parent in list(made.iter()):
        for one in list(parent):
            for work, words in ranges:
                if one.tag == "ref" and one.get("target") == f"#{work}":
                    _mark(parent, one, words)


def _mark(parent: ET.Element, ref: ET.Element, words: str) -> None:
    """Mark *words*, behind *ref* in *parent*, as what is cited of the work."""
    before, found, after = (ref.tail or "").partition(words)
    if not found:
        return
    made = ET.Element("citedRange")
    if pages := _PAGES.fullmatch(words):
        made.attrib |= {"unit": "page", "from": pages[1], "to": pages[2] or pages[1]}
    made.text, made.tail, ref.tail = words, after, before
    parent.insert(list(parent).index(ref) + 1, made)


CITATIONS: Visitors = {cited: (_cited, _close_cited)}
