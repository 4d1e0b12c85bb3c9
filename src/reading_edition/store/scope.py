"""Which pages of a project belong to its edition; the others are left as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..config import settings_of
from .domain import edition_domain
from .tables import LISTS, NAMED

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def asks_for_edition(env: BuildEnvironment, docname: str) -> bool:
    """Whether the page *docname* is a section, or has anything on it that is ours.

    A bibliography is anybody's.
    """
    domain = edition_domain(env)
    lists = {*LISTS.of(domain).get(docname, ())} - {"works"}
    return bool(lists) or docname in domain.sections or docname in NAMED.of(domain)


def is_edition_page(env: BuildEnvironment, docname: str) -> bool:
    """Whether the page *docname* is the edition's: all are where the project says so."""
    return settings_of(env).whole or asks_for_edition(env, docname)


def has_edition_page(env: BuildEnvironment) -> bool:
    """Whether any page is the edition's."""
    return any(is_edition_page(env, docname) for docname in env.found_docs)


def lists_works(config: Config) -> bool:
    """Whether bibliographies are the edition's lists of works: its citations have no labels."""
    style = "edition_authordate"
    return settings_of(config).edition and config.bibtex_reference_style == style
