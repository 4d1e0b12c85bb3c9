"""The index of works: every work of the bibliography that the text cites.

An authority file of the index ``works`` is not needed. It can add what a bibliography cannot
say: where a work is mentioned without being cited, other headings, *see* and *see also*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..locale import _, joined
from ..locale.small_words import small_words
from ..model.address import Address
from ..model.records import Mention
from ..people.authority import Person
from .features import register
from .indexes import IndexSource
from .tables import CITATIONS
from .works import entries_of, items_of, shown_of_works

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..works.csl import Item
    from .domain import EditionDomain

NAME = "works"
BOOKS = ("book", "thesis", "report")
"""Kinds of work, as CSL calls them, whose titles stand without quotation marks."""


def _heading(item: Item) -> str:
    title = str(item["title"])
    return (
        title
        if item["type"] in BOOKS or title.startswith("[")
        else _("“{title}”").format(title=title)
    )


def _names(item: Item) -> str:
    people = item.get("author") or item.get("editor") or []
    found = [one.get("family") or one.get("literal", "") for one in people]
    return joined(found) if len(found) < 3 else _("{name} and others").format(name=found[0])


def year(item: Item) -> str:
    """The year of a work, or nothing."""
    parts = item.get("issued", {}).get("date-parts")
    return str(parts[0][0]) if parts else ""


def _entries(domain: EditionDomain) -> Mapping[str, Person]:
    article = small_words(str(domain.env.config.language)).article
    found = {}
    for key in entries_of(domain.env):
        (item,) = items_of(domain.env, [key])
        if not item.get("title"):
            continue
        heading = _heading(item)
        sort = article.sub("", str(item["title"]).lstrip("["))
        about = ", ".join(filter(None, (_names(item), year(item))))
        found[key] = Person(key, heading, sort, description=about, kind="work")
    return found


def _mentions(domain: EditionDomain) -> Iterator[Mention]:
    table = CITATIONS.of(domain)
    for docname in domain.ordered_sections():
        for one in table.get(docname, ()):
            if one.paragraph:
                place = docname, one.paragraph, one.note, "mention", "", one.anchor
                yield Mention(one.key, *place, "", "", "", "listed")


def _address(domain: EditionDomain, key: str) -> Address | None:
    """The entry of the work *key* in the list of works."""
    shown = domain.derived(shown_of_works).get(key)
    return Address(str(shown[1]), str(shown[0])) if isinstance(shown, tuple) else None


def setup_works_index(app: Sphinx) -> None:
    register(app, IndexSource(NAME, _entries, _mentions, _address))
