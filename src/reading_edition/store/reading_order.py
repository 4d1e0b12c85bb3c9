"""The order in which an edition is read, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.places import Place
from .tables import LISTS

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


def places(domain: EditionDomain) -> dict[str, Place]:
    """For each section page its position, label and unit, in reading order."""
    found: dict[str, Place] = {}
    number = 0
    for position, docname in enumerate(domain.ordered_sections(), start=1):
        section = domain.sections[docname]
        number += not section.label
        found[docname] = Place(position, section.label or f"§{number}", section.unit)
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
