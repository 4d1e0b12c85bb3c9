"""The works cited: where each is cited, and what a citation of it may show."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ..works.bibliography import entry_item
from .domain import EditionDomain, edition_domain
from .tables import CITATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pybtex.database import Entry
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain

    from ..model.records import Citation
    from ..works.csl import Item


def _by_key(domain: EditionDomain) -> dict[str, list[Citation]]:
    sections = domain.ordered_sections()
    others = (name for name in domain.order if name not in domain.sections)
    table = CITATIONS.of(domain)
    found: dict[str, list[Citation]] = {}
    for docname in (*sections, *others):
        for citation in table.get(docname, ()):
            found.setdefault(citation.key, []).append(citation)
    return found


def citations_of(domain: EditionDomain, key: str) -> list[Citation]:
    """The citations of the work *key*: in the text, in reading order, then elsewhere."""
    return domain.derived(_by_key).get(key, [])


def entries_of(env: BuildEnvironment) -> Mapping[str, Entry]:
    """The entries of the edition's bibliography, by key."""
    entries: Mapping[str, Entry] = env.get_domain("cite").data["bibdata"].data.entries
    return entries


def _no_items(_domain: EditionDomain) -> dict[str, Item]:
    return {}


def items_of(env: BuildEnvironment, keys: Iterable[str]) -> tuple[Item, ...]:
    """The works *keys* as CSL items; keys that the bibliography lacks are passed over.

    Each is made once in each process.
    """
    entries, made = entries_of(env), edition_domain(env).once(_no_items)
    wanted = [key for key in keys if key in entries]
    for key in wanted:
        if key not in made:
            made[key] = entry_item(key, entries[key])
    return tuple(made[key] for key in wanted)


def shown_of_works(domain: EditionDomain) -> dict[str, object]:
    """For each work everything that a citation of it may show, and where its entry is."""
    cite = cast("BibtexDomain", domain.env.get_domain("cite"))
    return {
        work.key: (
            work.citation_id,
            work.bibliography_key.docname,
            work.formatted_entry.label,
            work.entry.type,
            list(work.entry.fields.items()),
            [(role, list(map(str, people))) for role, people in work.entry.persons.items()],
        )
        for work in cite.citations
    }
