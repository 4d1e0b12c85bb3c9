"""Which pages an edit has made stale: those that show something kept elsewhere that has changed.

Digests are kept per builder: each has its own stale pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..config import settings_of
from .collectors import Listing
from .domain import EditionDomain, edition_domain
from .features import register, registered
from .tables import CITATIONS, LISTS, MENTIONS, NOTE_BODIES, NOTES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def _digest(value: object) -> str:
    # Not pickled: equal objects have several pickles, by what they share.
    return hashlib.sha256(repr(value).encode(errors="surrogatepass")).hexdigest()


# -- what lists show, for their `Listing` ---------------------------------------------


def mentions(domain: EditionDomain) -> object:
    """Where each person is mentioned, without the words around."""
    table = MENTIONS.of(domain)
    return [
        (m.key, docname, m.paragraph, m.note, m.kind, m.sub, m.anchor)
        for docname in domain.ordered_sections()
        for m in table.get(docname, ())
    ]


def mentions_in_context(domain: EditionDomain) -> object:
    """Where each person is mentioned, and in which words."""
    table = MENTIONS.of(domain)
    return [table.get(docname) for docname in domain.ordered_sections()]


def sections(domain: EditionDomain) -> object:
    """The sections with their paragraphs, and the hashes of those."""
    return [domain.sections[docname] for docname in domain.ordered_sections()]


def extents(domain: EditionDomain) -> object:
    """Where each paragraph is and how long it is, whatever its words."""
    return [
        (one.docname, one.title, [(p.anchor, p.words) for p in one.paragraphs])
        for one in (domain.sections[docname] for docname in domain.ordered_sections())
    ]


def notes(domain: EditionDomain) -> object:
    """The notes of all series, and all that is in them."""
    tables = (NOTES.of(domain), NOTE_BODIES.of(domain))
    return [
        (domain.sections[docname].id, [table.get(docname) for table in tables])
        for docname in domain.ordered_sections()
    ]


def citations(domain: EditionDomain) -> object:
    """Where each work is cited."""
    table = CITATIONS.of(domain)
    return [table.get(docname) for docname in domain.order]


def navigation(domain: EditionDomain) -> object:
    """Where the pages are, and what they are called."""
    env = domain.env
    return (
        domain.places,
        [(name, env.titles[name].astext()) for name in domain.order if name in env.titles],
        [(name, env.toctree_includes.get(name)) for name in domain.order],
    )


# -- which pages are stale -------------------------------------------------------------


def shown(domain: EditionDomain) -> dict[str, str]:
    """For each page a digest of all that it shows and that is not its own."""
    env = domain.env
    listings = registered(env, Listing)
    everywhere = _digest([one(domain) for each in listings if not each.kind for one in each.shows])
    shows = {each.kind: each.shows for each in listings}
    kinds = {kind for kinds in LISTS.of(domain).values() for kind in kinds}
    lists = {
        kind: _digest([one(domain) for one in shows.get(kind, ())] or sorted(env.all_docs.items()))
        for kind in kinds
    }
    collectors = [one for one in domain.collectors if one.shows is not None]
    return {
        docname: _digest(
            (
                everywhere,
                [lists[kind] for kind in dict.fromkeys(LISTS.of(domain).get(docname, ()))],
                [one.shows(domain, docname) for one in collectors if one.shows is not None],
            )
        )
        for docname in domain.order
    }


def _to_write(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    if not settings_of(env).edition:
        return []
    domain = edition_domain(env)
    now = shown(domain)
    remembered = domain.data["shown"]
    before, remembered[app.builder.name] = remembered.get(app.builder.name, {}), now
    return sorted(name for name in now if now[name] != before.get(name))


def setup_staleness(app: Sphinx) -> None:
    register(app, Listing("", (navigation,)))
    # After sphinxcontrib-bibtex (500), which then knows the works and their labels.
    app.connect("env-updated", _to_write, priority=800)
