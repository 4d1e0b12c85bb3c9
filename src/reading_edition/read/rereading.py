"""Which pages to read again after an edit elsewhere.

After one of the authority file: those that name a person whose name is no longer what it was, and
those whose running text has a name that means somebody else now, or any person at all. After a page
was removed: those whose contents list it.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ..config import settings_of
from ..model.matcher import Recogniser
from ..people.authority import Authority
from ..store.domain import edition_domain
from ..store.persons import authority_of
from ..store.tables import NAMED
from .recognising import RECOGNISED, would_find

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def read_with(authority: Authority) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """What reading a page takes from *authority*: each person's name, each form's persons."""
    forms: dict[str, tuple[str, ...]] = {}
    for form, key in authority.forms():
        forms[form] = (*forms.get(form, ()), key)
    return {one.key: one.display for one in authority.persons.values()}, forms


def _differing(before: Mapping[str, Any], now: Mapping[str, Any]) -> set[str]:
    return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}


def _as_read(env: BuildEnvironment, docname: str) -> nodes.document:
    """The page as it was read, from its file: what Sphinx loads, it would not read again."""
    with (Path(env.doctreedir) / f"{docname}.doctree").open("rb") as file:
        return cast("nodes.document", pickle.load(file))


def _to_read(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The pages that were read with another authority file, where it matters to them."""
    if not settings_of(app).edition:
        return []
    domain = edition_domain(env)
    now = read_with(authority_of(domain))
    before, domain.data["read_with"] = domain.data["read_with"], now
    if before is None or before == now:
        return []
    persons = _differing(before[0], now[0])
    forms = _differing(before[1], now[1])
    found = [name for name, keys in NAMED.of(domain).items() if not persons.isdisjoint(keys)]
    if forms:
        recogniser = Recogniser((form, form) for form in forms)
        known = RECOGNISED.of(domain).keys() & env.all_docs.keys() - removed
        found += [name for name in known if would_find(recogniser, _as_read(env, name))]
    return found


def _listing_removed(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The pages whose contents list a page that is gone: Sphinx reads them only if that is new."""
    if not settings_of(app).edition:
        return []
    listed = env.toctree_includes.items()
    return [name for name, pages in listed if not removed.isdisjoint(pages)]


def setup_rereading(app: Sphinx) -> None:
    app.connect("env-get-outdated", _to_read)
    app.connect("env-get-outdated", _listing_removed)
