"""Numbered paragraphs: every block of a section page's body gets a number and an anchor.

A page is a section of the text if its front matter says ``section: <id>``. Its blocks are
numbered from 1 and get the ids ``p1``, ``p2``… What counts as a block, its
:mod:`numbering <.numbering>` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..messages import Subtype, nearest, warn
from ..model.ledger import HASH_VERSION, short_hash
from ..model.records import Paragraph, Section
from ..store.anchors import ledger_of
from ..store.collectors import Collector, Page
from ..store.domain import edition_domain
from ..store.features import register, registered
from ..store.nodes import paragraph_number
from ..store.tables import SECTIONS
from .numbering import ITEMS, PARAGRAPHS, Numbering
from .places import NUMBER
from .words import former_words_of, words_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WORDS = "re_words"
"""Attribute of a numbered block: how many words it has."""
_ID = re.compile(r"[a-z][a-z0-9-]*")
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


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
                f"front matter 'section: {fields['section']}' is not an id. Write lower-case "
                "letters, digits and hyphens, beginning with a letter.",
                location=(self.env.docname, 1),
            )
            return
        numbering = self._numbering(fields)
        self.document["re_section"] = fields["section"]
        self.document["re_label"] = fields.get("section-label", "")
        self.document["re_unit"] = numbering.name
        first = self._first(fields)
        for number, block in enumerate(numbering.blocks(self.document), first):
            self._number(block, number, numbering)

    def _first(self, fields: dict[str, str]) -> int:
        """The number of the first block: 1, or where the page goes on from."""
        given = fields.get("first-number", "1")
        if _NUMBER.fullmatch(given):
            return int(given)
        warn(
            Subtype.SECTION,
            f"front matter 'first-number: {given}' is not a number. Write one such as 121; "
            "the page is numbered from 1.",
            location=(self.env.docname, 1),
        )
        return 1

    def _numbering(self, fields: dict[str, str]) -> Numbering:
        default = ITEMS if "section-label" in fields else PARAGRAPHS
        name = fields.get("numbering", default.name)
        known = {one.name: one for one in registered(self.env, Numbering)}
        if name not in known:
            warn(
                Subtype.SECTION,
                f"front matter 'numbering: {name}' is not a way of numbering."
                f"{nearest(name, known)} Known: {', '.join(sorted(known))}.",
                location=(self.env.docname, 1),
            )
        return known.get(name, default)

    def _number(self, block: nodes.Element, number: int, numbering: Numbering) -> None:
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
        if numbering is not PARAGRAPHS:
            mark["unit"] = numbering.name
        if number % numbering.every:
            mark["quiet"] = True
        if ledger_of(edition_domain(self.env)).hash_version < HASH_VERSION:
            mark["former"] = short_hash(" ".join(former_words_of(block)))
        alone = isinstance(block, nodes.paragraph | nodes.line)
        first = block if alone else _first_text(block)
        first.insert(0, mark)
        first["classes"].append("re-numbered")


def _first_text(block: nodes.Element) -> nodes.Element:
    """The first element in *block* that holds running text.

    Where code comes first, or there is no text at all, a paragraph is set before it.
    """
    first = block.next_node(nodes.TextElement)
    if first is not None and not isinstance(first, nodes.FixedTextElement):
        return first
    parent = first.parent if first is not None else block.next_node(nodes.list_item) or block
    made = nodes.paragraph()
    parent.insert(parent.index(first) if first is not None else 0, made)
    return made


def _collect(page: Page) -> Section | None:
    """The page as a section of the text, if it is one."""
    document = page.document
    if not page.is_section:
        return None
    title = next(iter(document.findall(nodes.title)), None)
    return Section(
        page.docname,
        document["re_section"],
        document["re_label"],
        title.astext() if title is not None else "",
        tuple(_paragraphs(document)),
        document["re_unit"],
    )


def _paragraphs(document: nodes.document) -> Iterator[Paragraph]:
    for block in document.findall(nodes.Element):
        if NUMBER in block:
            mark = next(iter(block.findall(paragraph_number)))
            yield Paragraph(
                block[NUMBER], block["ids"][0], block[WORDS], mark["hash"], mark.get("former", "")
            )


def setup_paragraphs(app: Sphinx) -> None:
    register(app, PARAGRAPHS)
    register(app, ITEMS)
    register(app, Collector(SECTIONS, _collect))
    app.add_transform(NumberParagraphs)
