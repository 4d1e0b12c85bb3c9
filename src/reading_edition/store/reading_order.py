"""The order in which an edition is read, and what follows from it: the numbers of its sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.numerals import numeral, roman
from ..model.places import Place
from .parts import RESTART, name_of_part, parts
from .switches import is_off
from .tables import LISTS

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from ..model.records import Section
    from .domain import EditionDomain


NUMBER = "section-number"
"""Field of front matter: the number of a section, where it does not follow from the one before."""


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


def places(domain: EditionDomain) -> dict[str, Place]:
    """For each section page its position, label, unit and part, in reading order.

    Sections are numbered from 1, in each part anew unless its page says ``restart: false``, and
    from the number that a page gives itself. Those outside all parts run on among themselves.
    """
    env, part_of = domain.env, domain.derived(parts)
    found: dict[str, Place] = {}
    last: dict[str, int] = {}
    number, in_roman, part = 0, False, ""
    for position, docname in enumerate(domain.ordered_sections(), start=1):
        section = domain.sections[docname]
        if part_of[docname] != part:
            part = part_of[docname]
            if not part or not is_off(env, part, RESTART):
                number = last.get(part, 0)
        if not section.label:
            given = numeral(str(env.metadata.get(docname, {}).get(NUMBER, "")))
            number, in_roman = given or (number + 1, in_roman)
            last[part] = number
        printed = roman(number) if in_roman else str(number)
        name = name_of_part(env, part) if part else ""
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
