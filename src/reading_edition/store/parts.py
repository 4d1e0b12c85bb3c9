"""The parts of a text: a page says in its front matter that one begins, ``part: Book II``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .domain import EditionDomain

PART, RESTART = "part", "restart"
"""Fields of front matter: what a part is called, and whether its sections begin at 1."""


def name_of_part(env: BuildEnvironment, docname: str) -> str:
    """What the part that begins with the page *docname* is called; nothing if none does."""
    return str(env.metadata.get(docname, {}).get(PART, "")).strip()


def before_title(env: BuildEnvironment, docname: str) -> str:
    """What goes before the title of a page that begins a part: "Book II. ".

    Nothing, if the title says it already, or no part begins.
    """
    name = name_of_part(env, docname)
    said = not name or env.titles[docname].astext().startswith(name)
    return "" if said else f"{name}. "


def parts(domain: EditionDomain) -> dict[str, str]:
    """For each page the page that begins its part: itself, or the nearest one above, or none.

    The pages that such a page lists belong to its part.
    """
    env = domain.env
    found = {env.config.root_doc: ""}
    for docname in domain.order:  # a page is listed by one that comes before
        if name_of_part(env, docname):
            found[docname] = docname
        for child in env.toctree_includes.get(docname, ()):
            found.setdefault(child, found.get(docname, ""))
    return {docname: found.get(docname, "") for docname in domain.order}
