"""Verse: lines as the source has them, indented as they are there, counted where a page asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..model.records import FirstLine
from ..store.collectors import Collector, Page
from ..store.features import register
from ..store.parallel_nodes import version
from ..store.tables import FIRST_LINES, NOTES
from .numbering import Numbering, lines
from .places import Places, ancestor
from .words import text_of

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

VERSE = "re-verse"
FIRST = "re_first"
"""Attribute of the line that a poem begins with."""
_STOPS = re.compile(r"(?<![.])[.]$|[,;:–—\s]+$")
"""What no first line ends with in an index."""
EVERY = 5
"""Every fifth line shows its number."""


class Verse(SphinxDirective):
    """A poem, or lines of one: a block whose blank lines divide stanzas."""

    has_content = True
    option_spec: ClassVar = {"class": directives.class_option}

    def run(self) -> list[Node]:
        self.assert_has_content()
        block = verse_of(self)
        block["classes"] += self.options.get("class", [])
        if line := next(lines_of(block), None):
            line[FIRST] = True
        return [block]


def verse_of(directive: SphinxDirective) -> nodes.line_block:
    """The content of *directive* as lines; one level of indentation is the least that it has."""
    found: list[tuple[int, nodes.line]] = []
    messages: list[nodes.system_message] = []
    for number, text in enumerate(directive.content):
        inlines, more = directive.parse_inline(
            text.strip(), lineno=directive.content_offset + number + 1
        )
        line = nodes.line(text, "", *inlines)
        line.source = directive.get_source_info()[0]
        line.line = directive.content_offset + number + 1
        found.append((len(text) - len(text.lstrip()), line))
        messages += more
    unit = min((indent for indent, line in found if indent and line.children), default=1)
    block = nodes.line_block("", classes=[VERSE])
    directive.set_source_info(block)
    for indent, line in found:
        deepest(block, indent // unit if line.children else 0).append(line)
    block += messages
    return block


def deepest(block: nodes.line_block, depth: int) -> nodes.line_block:
    """The block of lines *depth* levels below *block*, at its end; created where there is none."""
    for _level in range(depth):
        last = block.children[-1] if block.children else None
        if not isinstance(last, nodes.line_block):
            last = nodes.line_block()
            block += last
        block = last
    return block


def lines_of(element: nodes.Element) -> Iterator[nodes.line]:
    """The lines of *element* that have words, from the first to the last."""
    return (line for line in element.findall(nodes.line) if line.astext().strip())


def _first_lines(page: Page) -> list[FirstLine] | None:
    """The first lines of the poems on a section page; other versions have none here."""
    if not page.is_section:
        return None
    places = Places(page.document, NOTES.on(page, []))
    found = []
    for line in page.document.findall(nodes.line):
        place = places.of(line) if FIRST in line and not ancestor(line, version) else None
        if place is not None:
            words = _STOPS.sub("", text_of(line))
            found.append(FirstLine(words, place.paragraph, place.anchor))
    return found


def setup_verse(app: Sphinx) -> None:
    app.add_directive_to_domain("edition", "verse", Verse)
    register(app, Numbering("line", lines, EVERY))
    register(app, Collector(FIRST_LINES, _first_lines, after=(NOTES,)))
