"""Which pages of a project belong to its edition; the others are left as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..config import settings_of
from .domain import edition_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def asks_for_edition(env: BuildEnvironment, docname: str) -> bool:
    """Whether the page *docname* is a section, or has anything on it that is ours.

    A bibliography is anybody's, and is ours in a project that is an edition as a whole.
    """
    domain = edition_domain(env)
    lists = set(domain.lists.get(docname, ()))
    if not settings_of(env).whole:
        lists.discard("works")
    ours = (domain.sections, domain.data["named"], domain.units)
    return bool(lists) or any(table.get(docname) for table in ours)


def is_edition_page(env: BuildEnvironment, docname: str) -> bool:
    """Whether the page *docname* is the edition's: all are where the project says so."""
    return settings_of(env).whole or asks_for_edition(env, docname)
