"""Mentions of persons, collected from a page with their places and contexts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from ..messages import Subtype, warn
from ..model.records import ORIGINAL, Mention
from ..store.collectors import Collector, Page
from ..store.features import register
from ..store.nodes import original, person
from ..store.parallel_nodes import original_note, version
from ..store.persons import authority_of
from ..store.tables import MENTIONS, NOTES
from .places import PlaceOnPage, Places, ancestor
from .words import pieces, plain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..people.authority import Person
    from ..store.domain import EditionDomain

CONTEXT = 48
"""Characters of context kept on each side of a mention, cut back to whole words."""
_WHITE = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r" +(?=[.,;:])")


def _collect(page: Page) -> list[Mention] | None:
    """The mentions of persons on a section page, in the order of the page."""
    if not page.is_section:
        return None
    places = Places(page.document, NOTES.on(page, []))
    texts: dict[int, tuple[str, dict[int, int]]] = {}
    found = []
    for node in page.document.findall(person):
        if node.get("part"):
            continue  # the rest of a name, which its first part stands for
        place = places.of(node)
        if place is None:
            warn(
                Subtype.PERSON,
                f"{node.astext()!r} ({node['key']}) {places.lack(node)}, so that the index can "
                "lead to it.",
                location=node,
            )
            continue
        block = place.block
        if id(block) not in texts:  # a list may hold hundreds: its text is gathered once
            texts[id(block)] = _text_of(block)
        text, starts = texts[id(block)]
        words = plain(node.get("words", node.astext()))
        before, after = context(text, starts.get(id(node), 0), len(words))
        found.append(
            Mention(
                key=node["key"],
                docname=page.docname,
                paragraph=place.paragraph,
                note=place.note,
                kind=node["kind"],
                sub=node["sub"],
                anchor=place.anchor,
                before=before,
                text=words,
                after=after,
                witness=_witness(node, place),
            )
        )
    return found


def _witness(node: person, place: PlaceOnPage) -> str:
    """Whose words *node* is among: another version's, the reader's copy, or the text's own."""
    cell = ancestor(node, version)
    if cell is not None:
        return str(cell["name"])
    return ORIGINAL if isinstance(place.block, original | original_note) else ""


def _text_of(block: nodes.Element) -> tuple[str, dict[int, int]]:
    """The text of *block*, and where in it each mention begins, by the node's identity."""
    found: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    for node, text in pieces(block):
        if isinstance(node, person):
            starts[id(node)] = length
        elif isinstance(node, nodes.Element) and not text:
            # A citation in brackets can be left out of a sentence, another reference cannot.
            text = "" if (node["refdomain"], node["reftype"]) == ("cite", "p") else "…"
        found.append(text)
        length += len(text)
    return "".join(found), starts


def context(text: str, start: int, length: int) -> tuple[str, str]:
    """A few words of *text* on each side of the stretch that begins at *start*."""
    end = start + length
    before = _tidied(text[max(0, start - 2 * CONTEXT) : start]).lstrip()
    after = _tidied(text[end : end + 2 * CONTEXT]).rstrip()
    return _last_words(before), _first_words(after)


def _tidied(text: str) -> str:
    """*text* without the spaces that a citation has left before a stop."""
    return _BEFORE_STOP.sub("", _WHITE.sub(" ", text))


def _last_words(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return "… " + text[-CONTEXT:].partition(" ")[2]


def _first_words(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return text[:CONTEXT].rpartition(" ")[0] + " …"


def _shown(one: Person | None) -> object:
    """What a page shows of a person whom it names."""
    return one and (one.display, one.links)


def _shows(domain: EditionDomain, docname: str) -> object:
    persons = authority_of(domain).persons
    mentions = MENTIONS.of(domain).get(docname, ())
    return [_shown(persons.get(key)) for key in dict.fromkeys(m.key for m in mentions)]


def setup_mentions(app: Sphinx) -> None:
    register(app, Collector(MENTIONS, _collect, after=(NOTES,), shows=_shows))
