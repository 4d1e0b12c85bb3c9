"""Numbered paragraphs: every block of a section page's body gets a number and an anchor.

A page is a section of the text if its front matter says ``section: <id>``. Its paragraphs,
block quotations, lists and verses that stand directly in the body are numbered from 1
and get the ids ``p1``, ``p2``… On a page that also has a ``section-label``, such as a
reading list, the items of its lists are numbered in place of the lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..messages import Subtype, warn
from ..model.ledger import short_hash
from ..store.nodes import ednote_reference, original, paragraph_number

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NUMBER = "re_number"
"""Attribute of a numbered block: its number within the page."""
WORDS = "re_words"
"""Attribute of a numbered block: how many words it has."""
_BLOCKS = (
    nodes.paragraph,
    nodes.block_quote,
    nodes.line_block,
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.definition_list,
)
_ID = re.compile(r"[a-z][a-z0-9-]*")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered block: its number within the page, its anchor, its words' count and hash."""

    number: int
    anchor: str
    words: int
    hash: str


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the text. *label* is empty if the section is numbered (§1, §2…)."""

    docname: str
    id: str
    label: str
    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def words(self) -> int:
        return sum(paragraph.words for paragraph in self.paragraphs)


def front_matter(document: nodes.document) -> dict[str, str]:
    """The fields of the page's front matter, by name."""
    return {
        field[0].astext(): field[1].astext()
        for info in document.findall(nodes.docinfo)
        for field in info.findall(nodes.field)
    }


def front_matter_flag(document: nodes.document, name: str) -> bool | None:
    """Whether the page's front matter says yes or no to *name*; None if it says nothing."""
    value = front_matter(document).get(name, "").lower()
    return None if not value else value not in ("false", "no", "off")


def body_blocks(parent: nodes.Element, *, items: bool) -> Iterator[nodes.Element]:
    """The blocks of *parent* that count as paragraphs, in order.

    With *items*, each item of a list counts instead of the list.
    """
    for child in parent.children:
        if isinstance(child, nodes.section):
            yield from body_blocks(child, items=items)
        elif isinstance(child, nodes.container) and "reported" in child["classes"]:
            yield child
        elif items and isinstance(child, nodes.bullet_list | nodes.enumerated_list):
            yield from (item for item in child.children if isinstance(item, nodes.list_item))
        elif isinstance(child, _BLOCKS) and not items:
            yield child


def words_of(block: nodes.Element) -> list[str]:
    """The words of *block* as a reader sees them: without its number and its note marks."""
    skipped = (paragraph_number, nodes.footnote_reference, nodes.footnote, ednote_reference)
    text = "".join(
        leaf.astext() for leaf in block.findall(nodes.Text) if not isinstance(leaf.parent, skipped)
    )
    return _WORD.findall(text)


class NumberParagraphs(SphinxTransform):
    """Give every block of a section page its number.

    Before::

        <paragraph>First.

    After::

        <paragraph ids="p1" classes="re-numbered" re_number="1">
            <paragraph_number number="1" anchor="p1">
            First.

    Runs before the domains collect (850), after front matter and notes are in place.
    """

    default_priority = 840

    def apply(self) -> None:
        fields = front_matter(self.document)
        if "section" not in fields:
            return
        if not _ID.fullmatch(fields["section"]):
            warn(
                Subtype.SECTION,
                f"front matter 'section: {fields['section']}' is no id. Write lower-case "
                "letters, digits and hyphens, beginning with a letter.",
                location=self.document,
            )
            return
        self.document["re_section"] = fields["section"]
        self.document["re_label"] = fields.get("section-label", "")
        blocks = body_blocks(self.document, items="section-label" in fields)
        for number, block in enumerate(blocks, start=1):
            self._number(block, number)

    def _number(self, block: nodes.Element, number: int) -> None:
        anchor = f"p{number}"
        taken = self.document.ids.get(anchor)
        if taken is not None and taken is not block:
            warn(
                Subtype.PARAGRAPH,
                f"the id {anchor!r} is in use on this page, so paragraph {number} would not "
                "have it. Give the other element another name.",
                location=taken,
            )
            return
        block["ids"].insert(0, anchor)
        block[NUMBER] = number
        self.document.ids[anchor] = block
        words = words_of(block)
        block[WORDS] = len(words)
        digest = short_hash(" ".join(words))
        mark = paragraph_number("", number=number, anchor=anchor, hash=digest)
        first = block if isinstance(block, nodes.paragraph) else _first_text(block)
        first.insert(0, mark)
        first["classes"].append("re-numbered")


def _first_text(block: nodes.Element) -> nodes.Element:
    """The first element in *block* that holds running text."""
    return next(iter(block.findall(nodes.TextElement)), block)


def number_of(node: nodes.Node) -> tuple[int, str]:
    """Number and anchor of the numbered block that *node* stands in or beside, or ``(0, "")``."""
    place: nodes.Node | None = node
    while place is not None:
        if isinstance(place, original):
            return place["number"], place["of"]
        if isinstance(place, nodes.Element) and NUMBER in place:
            return place[NUMBER], place["ids"][0]
        place = place.parent
    return 0, ""


def ancestor(node: nodes.Node, kind: type[nodes.Element]) -> nodes.Element | None:
    """The nearest element of *kind* that *node* stands in."""
    place = node.parent
    while place is not None and not isinstance(place, kind):
        place = place.parent
    return place


def sections_in(document: nodes.document, docname: str) -> Section | None:
    """Record *document* as a section of the text, if it is one."""
    if "re_section" not in document:
        return None
    title = next(iter(document.findall(nodes.title)), None)
    return Section(
        docname,
        document["re_section"],
        document["re_label"],
        title.astext() if title is not None else "",
        tuple(_paragraphs(document)),
    )


def _paragraphs(document: nodes.document) -> Iterator[Paragraph]:
    for block in document.findall(nodes.Element):
        if NUMBER in block:
            digest = next(iter(block.findall(paragraph_number)))["hash"]
            yield Paragraph(block[NUMBER], block["ids"][0], block[WORDS], digest)


def setup_paragraphs(app: Sphinx) -> None:
    app.add_transform(NumberParagraphs)
