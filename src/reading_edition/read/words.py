"""The words of a block, decided once: its own, marks that are none of them, and references.

Everything that reads the words of a page reads them here: the hash of a paragraph, the
search, the contexts of names, previews, descriptions. A block's own words are those that a
reader sees, without soft hyphens; marks (numbers, letters of notes) are not among them; and
the words of a reference such as a citation are known only when all pages are read, so that
they are neither hashed nor counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx.addnodes import desc_signature, pending_xref
from sphinx.util import docname_join

from ..model.records import NOBODY, Run
from ..store.nodes import note_mark, original, page_break, paragraph_number, person, sidenote
from ..store.parallel_nodes import original_mark, original_note, version

NO_NAME = "re-no-name"
"""Class of words in which no name is looked for."""
MARKS = (
    paragraph_number,
    nodes.footnote_reference,
    note_mark,
    original_mark,
    page_break,
    nodes.label,
)
"""What is among the words without being one of them."""
_SKIPPED = (
    *MARKS,
    nodes.comment,
    nodes.footnote,
    nodes.system_message,
    original,
    original_note,
    sidenote,
    version,
)
_LOCAL = {("std", kind) for kind in ("doc", "ref", "numref", "keyword")}
_LOCAL |= {("math", "eq"), ("", "any"), ("edition", "para")}
"""References that show a title or number of what they lead to; an "any" has no domain."""
_WHITE = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Piece(NamedTuple):
    """A piece of a block: the node, None between two blocks, and its words."""

    node: nodes.Node | None
    text: str


def plain(text: str) -> str:
    """*text* as it is read: white space is one space, a soft hyphen nothing."""
    return _WHITE.sub(" ", text.replace("\xad", ""))


def unknown(node: nodes.Node) -> bool:
    """Whether *node* is a reference whose words are known only when all pages are read."""
    if not isinstance(node, pending_xref):
        return False
    domain, kind = node.get("refdomain") or "", node.get("reftype")
    if domain == "cite":
        return True
    return (domain, kind) in _LOCAL and not node.get("refexplicit")


def pieces(block: nodes.Element) -> Iterator[Piece]:
    """The pieces of *block*, in order: a mention of a person is one, whatever it holds."""
    for child in block.children:
        if isinstance(child, nodes.Text):
            yield Piece(child, plain(child.astext()))
        elif isinstance(child, nodes.raw):
            if child.get("format") == "html" and "<br" in child.astext():
                yield Piece(None, " ")  # a line break, as MyST writes it
        elif isinstance(child, _SKIPPED) or not isinstance(child, nodes.Element):
            continue
        elif isinstance(child, person) or NO_NAME in child.get("classes", ()):
            yield Piece(child, plain(child.astext()))
        elif unknown(child):
            yield Piece(child, "")
        else:
            yield from pieces(child)
            if _is_block(child):
                yield Piece(None, " ")


def _is_block(element: nodes.Element) -> bool:
    """Whether *element* is a block of running text; docutils takes a signature for an inline."""
    if isinstance(element, desc_signature):
        return True
    return isinstance(element, nodes.TextElement) and not isinstance(element, nodes.Inline)


def text_of(block: nodes.Element) -> str:
    """The words of *block* as running text."""
    return plain("".join(piece.text for piece in pieces(block))).strip()


def words_of(block: nodes.Element) -> list[str]:
    """The words of *block* one by one, without punctuation."""
    return _WORD.findall(text_of(block))


def _reference(node: pending_xref) -> tuple[str, str, str]:
    """Domain, type and target of a reference, wherever it stands."""
    target = node["reftarget"]
    if node["reftype"] == "doc":
        target = docname_join(node.get("refdoc", ""), target)
    return node["refdomain"] or "std", node["reftype"], target


def former_words_of(block: nodes.Element) -> list[str]:
    """The words of *block* as the first version of the hash had them, with keys of citations.

    Only for a ledger that has hashes of that version, see `~reading_edition.model.ledger`.
    """
    skipped = (paragraph_number, nodes.footnote_reference, nodes.footnote, note_mark)
    text = "".join(
        leaf.astext() for leaf in block.findall(nodes.Text) if not isinstance(leaf.parent, skipped)
    )
    return _WORD.findall(text)


def runs_of(block: nodes.Element) -> tuple[Run, ...]:
    """The words of *block* with whom they mean and what they refer to, in order."""
    joined: list[Run] = []
    for node, text in pieces(block):
        run = Run(text)
        if isinstance(node, person):
            run = Run(text, person=node["key"])
        elif isinstance(node, pending_xref):
            run = Run("", reference=_reference(node))
        elif isinstance(node, nodes.Element):
            run = Run(text, person=NOBODY)
        elif joined and not joined[-1].person and not any(joined[-1].reference):
            joined[-1] = Run(joined[-1].text + text)
            continue
        joined.append(run)
    return tuple(joined)
