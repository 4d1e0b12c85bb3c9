"""The persons of an edition: the authority file, and the index of all pages' mentions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..config import settings_of
from ..messages import Subtype, warn
from ..model.matcher import Recogniser
from ..people.authority import Authority, Fault, load
from ..people.index import Index, build
from .collectors import Listing
from .domain import EditionDomain, edition_domain
from .features import register
from .tables import MENTIONS

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def authority_file(domain: EditionDomain) -> Path:
    """The authority file; its name is relative to the folder of the pages."""
    name = settings_of(domain.env).names
    return Path(domain.env.srcdir) / name


def _loaded(domain: EditionDomain) -> tuple[Authority, list[Fault]]:
    return load(authority_file(domain))


def authority_of(domain: EditionDomain) -> Authority:
    """The persons of the authority file."""
    return domain.once(_loaded)[0]


def _recogniser(domain: EditionDomain) -> Recogniser:
    return Recogniser(authority_of(domain).forms())


def recogniser_of(domain: EditionDomain) -> Recogniser:
    """Finds the persons' names in a text; made once in each process."""
    return domain.once(_recogniser)


def _index(domain: EditionDomain) -> Index:
    mentions = MENTIONS.of(domain)
    return build(
        (m for docname in domain.ordered_sections() for m in mentions.get(docname, ())),
        authority_of(domain),
        domain.places,
        order=settings_of(domain.env).index_order,
    )


def index_of(domain: EditionDomain) -> Index:
    """The index of names of all pages."""
    return domain.derived(_index)


def _listed(domain: EditionDomain) -> frozenset[str]:
    return frozenset(entry.key for entry in index_of(domain).entries if entry.mentions)


def entry_of(domain: EditionDomain, key: str) -> str:
    """The entry that the mention of a person leads to; nothing if no passage names them."""
    meant = authority_of(domain).resolve(key)
    return meant if meant is not None and meant in domain.derived(_listed) else ""


def page_of_index(domain: EditionDomain) -> str:
    """The page of the index of names, or nothing."""
    return next(iter(domain.pages_with("names")), "")


def page_of_persons(domain: EditionDomain) -> str:
    """The page that a person's name leads to: that of the cards, or the index, or nothing."""
    return next(iter(domain.pages_with("persons")), page_of_index(domain))


def persons_shown(domain: EditionDomain) -> object:
    """All that a list of persons shows of them."""
    return list(authority_of(domain).persons.values())


def _report(app: Sphinx) -> None:
    """Warn of every fault of the authority file before a page is read."""
    domain, settings = edition_domain(app.env), settings_of(app)
    if not settings.edition:
        return  # a file of that name is somebody else's
    if "names" not in settings.given and not authority_file(domain).exists():
        return  # an edition need not have an index of names
    for fault in domain.once(_loaded)[1]:
        warn(Subtype.AUTHORITY, fault.message, location=f"{fault.path}:{fault.line}")


def _everywhere(domain: EditionDomain) -> object:
    return page_of_persons(domain), page_of_index(domain)


def setup_persons(app: Sphinx) -> None:
    register(app, Listing("", (_everywhere,)))
    app.connect("builder-inited", _report)
