"""The index of first lines: every poem of the text, by the words that it begins with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from ..model.records import FirstLine, Mention
from ..people.authority import Person
from .features import register
from .indexes import IndexSource
from .tables import FIRST_LINES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .domain import EditionDomain

NAME = "first-lines"


def _key(line: FirstLine) -> str:
    """Poems that begin alike have one entry, in whatever script they are."""
    return "line-" + sha256(line.words.encode()).hexdigest()[:12]


def _lines(domain: EditionDomain) -> Iterator[tuple[str, FirstLine]]:
    """The first lines, each with the page that it is on, in reading order."""
    table = FIRST_LINES.of(domain)
    for docname in domain.ordered_sections():
        for line in table.get(docname, ()):
            yield docname, line


def _entries(domain: EditionDomain) -> Mapping[str, Person]:
    return {
        _key(line): Person(_key(line), line.words, line.words, kind="line")
        for _, line in _lines(domain)
    }


def _mentions(domain: EditionDomain) -> Iterator[Mention]:
    for docname, line in _lines(domain):
        place = docname, line.paragraph, "", "mention", "", line.anchor
        yield Mention(_key(line), *place, "", "", "", "listed")


def setup_first_lines(app: Sphinx) -> None:
    register(app, IndexSource(NAME, _entries, _mentions, of_pages=True))
