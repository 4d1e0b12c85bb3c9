"""The order in which an edition is read, and what follows from it: its parts, its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.numerals import numeral, roman
from ..model.places import Place
from .tables import LISTS

PART, RESTART, NUMBER = "part", "restart", "section-number"
"""Fields of front matter: what a part is called, whether its sections begin at 1, and a number."""
OFF = ("false", "no", "off", "0")

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from ..model.records import Section
    from .domain import EditionDomain


def order(domain: EditionDomain) -> list[str]:
    """All pages in the order of the toctree; pages outside it follow, by name."""
    env = domain.env
    reached = list(dict.fromkeys(_walk(env, env.config.root_doc, set())))
    return reached + sorted(env.found_docs - set(reached))


def _walk(env: BuildEnvironment, docname: str, seen: set[str]) -> Iterator[str]:
    if docname in seen:
        return
    seen.add(docname)
    yield docname
    for child in env.toctree_includes.get(docname, ()):
        yield from _walk(env, child, seen)


def parts(domain: EditionDomain) -> dict[str, str]:
    """For each page the page that begins its part: itself, or the nearest one above, or none.

    Such a page says in its front matter what the part is called: ``part: Book II``. The pages
    that it lists belong to it.
    """
    metadata, includes = domain.env.metadata, domain.env.toctree_includes
    found = {domain.env.config.root_doc: ""}
    for docname in domain.order:  # a page is listed by one that comes before
        if metadata[docname].get(PART):
            found[docname] = docname
        for child in includes.get(docname, ()):
            found.setdefault(child, found.get(docname, ""))
    return {docname: found.get(docname, "") for docname in domain.order}


def places(domain: EditionDomain) -> dict[str, Place]:
    """For each section page its position, label, unit and part, in reading order.

    Sections are numbered from 1, in each part anew unless its page says ``restart: false``, and
    from the number that a page gives itself.
    """
    metadata, part_of = domain.env.metadata, domain.derived(parts)
    found: dict[str, Place] = {}
    number, in_roman, part = 0, False, ""
    for position, docname in enumerate(domain.ordered_sections(), start=1):
        section = domain.sections[docname]
        if part_of[docname] != part:
            part = part_of[docname]
            if str(metadata[part].get(RESTART, "")).lower() not in OFF:
                number = 0
        if not section.label:
            given = numeral(str(metadata[docname].get(NUMBER, "")))
            number, in_roman = given or (number + 1, in_roman)
        printed = roman(number) if in_roman else str(number)
        name = str(metadata[part].get(PART, "")) if part else ""
        found[docname] = Place(position, section.label or f"§{printed}", section.unit, name)
    return found


def listing(domain: EditionDomain) -> dict[str, list[str]]:
    """For each kind of list the pages that show it, in reading order."""
    found: dict[str, list[str]] = {}
    for docname in domain.order:
        for kind in dict.fromkeys(LISTS.of(domain).get(docname, ())):
            found.setdefault(kind, []).append(docname)
    return found


def sections_by_name(domain: EditionDomain) -> dict[str, Section]:
    """Sections by all that a reference may call them: id, docname, last part of it.

    An id goes before a docname, and of two sections the one that comes first in the text.
    """
    sections = [domain.sections[docname] for docname in domain.ordered_sections()]
    found = {section.id: section for section in reversed(sections)}
    for section in sections:
        found.setdefault(section.docname, section)
    for section in sections:
        found.setdefault(section.docname.rpartition("/")[2], section)
    return found
