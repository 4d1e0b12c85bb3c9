"""Names found in running text, without markup, where a project or a page asks for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform

from ..messages import Subtype, warn
from ..store.collectors import Collector
from ..store.domain import edition_domain
from ..store.features import register
from ..store.nodes import note_mark, original, paragraph_number, person
from ..store.parallel_nodes import original_note
from ..store.persons import recogniser_of
from ..store.tables import Table
from .paragraphs import front_matter_flag
from .words import NO_NAME

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..model.matcher import Recogniser, Span

RECOGNISED: Table[bool] = Table("recognised")
"""True for the pages on which names are looked for."""
_CLOSED = (
    note_mark,
    nodes.footnote_reference,
    nodes.label,
    nodes.literal,
    nodes.math,
    nodes.reference,
    paragraph_number,
    pending_xref,
    person,
)
"""Inline nodes in which no name is looked for: code, links, and what is marked up already."""
_UNREAD = (
    nodes.comment,
    nodes.literal_block,
    nodes.math_block,
    nodes.raw,
    nodes.title,
    original,
    original_note,
)
"""Blocks in which none is looked for: headings, code, the reader's copy."""
_GAP = "\ufffc"
"""Stands in a text for what holds no words."""


class Piece(NamedTuple):
    """A piece of a text: where in it the piece begins, the leaf it is of, and where in that."""

    start: int
    leaf: nodes.Text | None
    """None where no name may be marked."""
    offset: int


@dataclass(slots=True)
class RunningText:
    """The running text of a block, over all the leaves that it is made of."""

    words: str = ""
    pieces: list[Piece] = field(default_factory=list)

    def add(self, words: str, leaf: nodes.Text | None = None, offset: int = 0) -> None:
        self.pieces.append(Piece(len(self.words), leaf, offset))
        self.words += words

    def has_open(self, start: int, end: int) -> bool:
        """Whether a name may be marked in some of ``words[start:end]``."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1
        return any(piece.leaf for piece in self.pieces[first:] if piece.start < end)

    def parts(self, start: int, end: int) -> list[tuple[nodes.Text, int, int]] | None:
        """The stretches of leaves that are ``words[start:end]``; None if one is closed."""
        found: list[tuple[nodes.Text, int, int]] = []
        first = bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1
        for i, piece in enumerate(self.pieces[first:], start=first):
            if piece.start >= end:
                break
            until = self.pieces[i + 1].start if i + 1 < len(self.pieces) else len(self.words)
            if piece.leaf is None:
                if self.words[piece.start : until].isspace():
                    continue  # a line break
                return None
            begin = piece.offset + max(start, piece.start) - piece.start
            finish = piece.offset + min(end, until) - piece.start
            if found and found[-1][0] is piece.leaf:  # a soft hyphen between
                begin = found.pop()[1]
            found.append((piece.leaf, begin, finish))
        return found


def texts_in(document: nodes.document, *, as_read: bool = False) -> Iterator[RunningText]:
    """The running texts of the blocks of *document*, in which names are looked for.

    With *as_read*, the names that have been found before are open again.
    """
    for block in document.findall(nodes.TextElement):
        if isinstance(block, nodes.Inline) or _unread(block):
            continue
        text = RunningText()
        _gather(block, text, as_read=as_read)
        if text.words:
            yield text


def would_find(recogniser: Recogniser, document: nodes.document) -> bool:
    """Whether *recogniser* finds a name in the words that names were looked for in."""
    return any(
        text.has_open(span.start, span.end)
        for text in texts_in(document, as_read=True)
        for span in recogniser.find(text.words)
    )


def _unread(block: nodes.Element) -> bool:
    holder: nodes.Element | None = block
    while holder is not None:
        if isinstance(holder, _UNREAD):
            return True
        holder = holder.parent
    return False


def _gather(element: nodes.Element, text: RunningText, *, as_read: bool) -> None:
    for child in element.children:
        if isinstance(child, nodes.Text):
            _add_leaf(child, text)
        elif not isinstance(child, nodes.Element):
            continue
        elif isinstance(child, nodes.raw):
            text.add(" " if "<br" in child.astext() else "")
        elif isinstance(child, person) and "found" in child and as_read:
            _gather(child, text, as_read=True)
        elif isinstance(child, _CLOSED) or NO_NAME in child.get("classes", ()):
            text.add(_closed_words(child))
        elif isinstance(child, nodes.TextElement):
            _gather(child, text, as_read=as_read)


def _closed_words(node: nodes.Element) -> str:
    """What *node* is to a name beside it: its words, which may complete the name, or a gap."""
    words = node.astext() if isinstance(node, person | nodes.reference) else ""
    return words or _GAP


def _add_leaf(leaf: nodes.Text, text: RunningText) -> None:
    """Add the words of *leaf*, without soft hyphens."""
    offset = 0
    for part in leaf.astext().split("\xad"):
        if part:
            text.add(part, leaf, offset)
        offset += len(part) + 1


class RecogniseNames(SphinxTransform):
    """Mark the names in a section page as a ``{person}`` role would.

    Before::

        <paragraph>
            Then Victor
            <emphasis>
                Serge
            went on.

    After::

        <paragraph>
            Then
            <person key="serge" kind="mention" sub="" found="True" words="Victor Serge">Victor
            <emphasis>
                <person key="serge" kind="mention" sub="" found="True" part="True">Serge
            went on.

    Runs when paragraphs and notes have their numbers (840, 841).
    """

    default_priority = 842

    def apply(self) -> None:
        if "re_section" not in self.document or not self._wanted():
            return
        domain = edition_domain(self.env)
        RECOGNISED.of(domain)[self.env.docname] = True
        recogniser = recogniser_of(domain)
        for text in list(texts_in(self.document)):
            cuts: dict[int, list[tuple[nodes.Text, int, int, person]]] = {}
            for span in recogniser.find(text.words):
                self._mark(text, span, cuts)
            for found in cuts.values():
                _cut(found)

    def _wanted(self) -> bool:
        given = front_matter_flag(self.document, "recognise")
        return bool(self.config.reading_edition_recognise) if given is None else given

    def _mark(
        self,
        text: RunningText,
        span: Span,
        cuts: dict[int, list[tuple[nodes.Text, int, int, person]]],
    ) -> None:
        """Note in *cuts*, by leaf, the nodes that *span* of *text* becomes."""
        parts = text.parts(span.start, span.end)
        if not parts:
            return  # a part of the name has been marked up already
        words = " ".join(text.words[span.start : span.end].split())
        if span.key is None:
            warn(
                Subtype.AMBIGUOUS,
                f"{words!r} may be {' or '.join(span.keys)}. Write {{person}}`{words} <key>` "
                f"for one of them, or {{not-person}}`{words}`.",
                location=parts[0][0].parent,
            )
            return
        for number, (leaf, start, end) in enumerate(parts):
            shown = leaf.astext()[start:end]
            made = person(shown, shown, key=span.key, kind="mention", sub="", found=True)
            if number:
                made["part"] = True
            elif shown != words:
                made["words"] = words
            cuts.setdefault(id(leaf), []).append((leaf, start, end, made))


def _cut(found: list[tuple[nodes.Text, int, int, person]]) -> None:
    """Put the persons found in one leaf in the place of their words."""
    leaf = found[0][0]
    text = leaf.astext()
    made: list[nodes.Node] = []
    done = 0
    for _, start, end, node in found:
        made += [nodes.Text(text[done:start]), node]
        done = end
    made.append(nodes.Text(text[done:]))
    leaf.parent.replace(leaf, [node for node in made if node.astext()])


def _prepare(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Make the recogniser before pages are read in several processes, which then share it."""
    if docnames and app.config.reading_edition_recognise:
        recogniser_of(edition_domain(env))


def setup_recognising(app: Sphinx) -> None:
    register(app, Collector(RECOGNISED))
    app.add_transform(RecogniseNames)
    app.connect("env-before-read-docs", _prepare)
