"""The persons of an edition: the authority file, and the index of all pages' mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.matcher import Recogniser
from . import indexes
from .collectors import Listing
from .domain import EditionDomain
from .features import register

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from ..people.authority import Authority
    from ..people.index import Index


def authority_file(domain: EditionDomain) -> Path:
    """The authority file of persons."""
    file = indexes.authority_file(domain)
    assert file is not None, "the option has a default"
    return file


def authority_of(domain: EditionDomain) -> Authority:
    """The persons of the authority file."""
    return indexes.authority_of(domain)


def _recogniser(domain: EditionDomain) -> Recogniser:
    return Recogniser(authority_of(domain).forms())


def recogniser_of(domain: EditionDomain) -> Recogniser:
    """Finds the persons' names in a text; made once in each process."""
    return domain.once(_recogniser)


def index_of(domain: EditionDomain) -> Index:
    """The index of names of all pages."""
    return indexes.index_of(domain)


def _listed(domain: EditionDomain) -> frozenset[str]:
    return frozenset(entry.key for entry in index_of(domain).entries if entry.mentions)


def entry_of(domain: EditionDomain, key: str) -> str:
    """The entry that the mention of a person leads to; None if no passage names them."""
    meant = authority_of(domain).resolve(key)
    return meant if meant is not None and meant in domain.derived(_listed) else ""


def page_of_index(domain: EditionDomain) -> str:
    """The page of the index of names, or nothing."""
    return next(iter(domain.pages_with("names")), "")


def page_of_persons(domain: EditionDomain) -> str:
    """The page that a person's name leads to: that of the cards, or the index, or nothing."""
    return next(iter(domain.pages_with("persons")), page_of_index(domain))


def persons_shown(domain: EditionDomain) -> object:
    """Everything that a list of persons shows about them."""
    return list(authority_of(domain).persons.values())


def _everywhere(domain: EditionDomain) -> object:
    return page_of_persons(domain), page_of_index(domain)


def setup_persons(app: Sphinx) -> None:
    register(app, Listing("", (_everywhere,)))
