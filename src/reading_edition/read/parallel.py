"""The parallel text: each numbered block beside the same block of the reader's copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..store.domain import edition_domain
from ..store.nodes import original, page_break, parallel, person
from ..store.parallel_nodes import (
    original_mark,
    original_note,
    restatement,
    witness_label,
    witness_switch,
)
from ..store.persons import recogniser_of
from ..witness.located import alignment_of, source_language, statement
from ..witness.model import (
    SPEECHES,
    Block,
    Citation,
    Code,
    Inline,
    Line,
    Link,
    NoteMark,
    PageBreak,
    Strong,
    block_marks,
    marks,
)
from .places import NUMBER

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..model.matcher import Recogniser
    from ..witness.align import Alignment

WITNESS = "original"


class SetParallel(SphinxTransform):
    """Set the copy's blocks beside the edition's.

    Before::

        <paragraph ids="p4" re_number="4">
            Said again.

    After::

        <parallel>
            <restatement>
                <paragraph ids="p4" re_number="4">
                    Said again.
            <original ids="original-p4" number="4" of="p4">
                <paragraph>
                    Said.

    The items of a numbered list stay in their list and hold both. Runs when the edition's own
    words are numbered (840), their notes named (841) and their persons found (842).
    """

    default_priority = 843

    def apply(self) -> None:
        found = alignment_of(edition_domain(self.env))
        if found is None:
            return
        if "re_section" in self.document:
            self._set(found)
        note = nodes.paragraph("", statement(self.config), classes=["re-whose", "re-screen"])
        last = [node for node in self.document.children if isinstance(node, nodes.section)]
        (last[-1] if last else self.document).append(note)

    def _set(self, found: Alignment) -> None:
        section = self.document["re_section"]
        blocks = [b for b in self.document.findall(nodes.Element) if NUMBER in b]
        pairs = [(b, pair) for b in blocks if (pair := found.pairs.get((section, b[NUMBER])))]
        here = frozenset(node["key"] for node in self.document.findall(person))
        ours = {note[0].astext(): _subs(note) for note in self.document.findall(nodes.footnote)}
        maker = _Maker(found, recogniser_of(edition_domain(self.env)), here, ours)
        heading = found.headings.get(section)
        hung = list(marks(heading.heading)) if heading else []
        for block, pair in pairs:
            row = original(
                ids=[f"{WITNESS}-{block['ids'][0]}"],
                number=block[NUMBER],
                of=block["ids"][0],
                language=source_language(self.config),
            )
            row += maker.block(pair, hung, _subs(block))
            hung = []  # notes of the heading are attached to its first block
            _beside(block, row)
        title = next(iter(self.document.findall(nodes.title)), None)
        if pairs and title is not None:
            title.parent.insert(title.parent.index(title) + 1, witness_switch())


def _beside(block: nodes.Element, row: nodes.Element) -> None:
    """Set *row* beside *block*, within it if it is the item of a list."""
    if isinstance(block, nodes.list_item):
        inner = restatement("", *block.children)
        block.children = []
        block += parallel("", inner, row)
        return
    place = block.parent
    # Not replace_self: it would give the new node the ids of the block.
    at = place.index(block)
    both = parallel("", restatement("", block), row)
    place[at] = both


def _subs(block: nodes.Element) -> dict[str, str]:
    """The sub-heading under which the edition's *block* names each person, by key."""
    found: dict[str, str] = {}
    for node in block.findall(person):
        found.setdefault(node["key"], node["sub"])
    return found


class _Maker:
    """Makes nodes of a copy's blocks. The copy is data: its words become text and no more."""

    def __init__(
        self,
        found: Alignment,
        recogniser: Recogniser,
        here: Set[str],
        notes: Mapping[str, dict[str, str]],
    ) -> None:
        self._notes = found.notes
        self._recogniser = recogniser
        self._here = here
        """Keys of the persons that the page names: they decide what an ambiguous name means."""
        self._ours = notes
        """Of each note of the edition, by label, what `_subs` gives."""
        self._subs: dict[str, str] = {}
        """The same of the block that is being made: a person stands under one sub-heading."""
        self._marked: set[str] = set()
        self._noted: set[str] = set()

    def block(self, block: Block, hung: Iterable[str], subs: dict[str, str]) -> list[nodes.Element]:
        """The nodes of *block*, and below them the notes that no block before refers to.

        The marks of the notes *hung*, those of the heading, come before its words.
        """
        self._subs = subs
        made = self._body(block)
        first = next(iter(made[0].findall(nodes.TextElement)))
        hung = list(hung)
        first.insert(0, [witness_label(), *map(self._mark, hung)])
        for label in dict.fromkeys([*hung, *block_marks(block)]):
            note = self._notes.get(label)
            if note is not None and label not in self._noted:
                self._noted.add(label)
                self._subs = {**subs, **self._ours.get(label, {})}
                body = original_note(label=label, ids=[f"{WITNESS}-note-{label}"])
                body += [node for part in note.blocks for node in self._body(part)]
                made.append(body)
        return made

    def _body(self, block: Block) -> list[nodes.Element]:
        lines = [self._line(line) for line in block.lines]
        if block.kind == "quotation":
            return [nodes.block_quote("", *(nodes.paragraph("", "", *line) for line in lines))]
        if block.kind == "verse":
            return [_verse(lines)]
        if block.kind in SPEECHES:
            name = nodes.paragraph("", "", nodes.strong("", "", *lines[0]))
            if block.kind == "spoken-verse":
                return [name, _verse(lines[1:])]
            return [name, *(nodes.paragraph("", "", *line) for line in lines[1:])]
        if block.kind == "list":
            kind = nodes.enumerated_list if block.ordered else nodes.bullet_list
            items = (nodes.list_item("", nodes.paragraph("", "", *line)) for line in lines)
            made = kind("", *items)
            if block.ordered:
                made["enumtype"], made["prefix"], made["suffix"] = "arabic", "", "."
            return [made]
        return [nodes.paragraph("", "", *line) for line in lines]

    def _line(self, line: Line) -> list[nodes.Node]:
        return [node for inline in line for node in self._inline(inline)]

    def _inline(self, inline: Inline) -> Iterator[nodes.Node]:
        if isinstance(inline, str):
            yield from self._named(inline)
        elif isinstance(inline, NoteMark):
            yield self._mark(inline.label)
        elif isinstance(inline, Code):
            yield nodes.literal("", inline.words)
        elif isinstance(inline, Citation):
            yield from self._named(inline.words)
        elif isinstance(inline, PageBreak):
            yield page_break("", f"[{inline.number}]", number=inline.number)
        elif isinstance(inline, Link):
            words = [node for child in inline.children for node in self._inline(child)]
            link = nodes.reference("", "", *_unnamed(words), refuri=inline.target)
            yield link
        else:
            kind = nodes.strong if isinstance(inline, Strong) else nodes.emphasis
            yield kind("", "", *(node for child in inline.children for node in self._inline(child)))

    def _mark(self, label: str) -> nodes.Element:
        if label not in self._notes:
            return nodes.superscript("", label)
        anchor = f"{WITNESS}-note-{label}"
        mark = original_mark("", label, refid=anchor)
        if label not in self._marked:
            mark["ids"] = [f"{anchor}-mark"]
            self._marked.add(label)
        return mark

    def _named(self, text: str) -> Iterator[nodes.Node]:
        """*text* with its names marked; of several persons of one name, that of the page."""
        done = 0
        for span in self._recogniser.find(text):
            keys = [span.key] if span.key else [key for key in span.keys if key in self._here]
            if len(keys) != 1:
                continue
            if span.start > done:
                yield nodes.Text(text[done : span.start])
            words = text[span.start : span.end]
            sub = self._subs.get(keys[0], "")
            yield person(words, words, key=keys[0], kind="mention", sub=sub, found=True)
            done = span.end
        if done < len(text):
            yield nodes.Text(text[done:])


def _verse(lines: Iterable[list[nodes.Node]]) -> nodes.line_block:
    return nodes.line_block("", *(nodes.line("", "", *line) for line in lines))


def _unnamed(words: Iterable[nodes.Node]) -> list[nodes.Node]:
    """*words* without links to persons: they stand in a link already."""
    return [nodes.Text(node.astext()) if isinstance(node, person) else node for node in words]


def setup_parallel(app: Sphinx) -> None:
    app.add_transform(SetParallel)
