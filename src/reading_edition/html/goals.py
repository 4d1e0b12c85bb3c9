"""What the palette of the web edition leads to: the name of each target, and its address.

``reading-edition-goals.js`` is a script beside the pages, loaded when a reader first asks for
it, so that it works from a disk and weighs nothing on a visit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..locale import _
from ..model.address import Address
from ..store.domain import EditionDomain, edition_domain
from ..store.formats import is_web
from ..store.links import root_uri_of
from ..store.scope import has_edition_page
from ..store.tables import PASSAGES
from ..store.targets import Target, targets_of
from ..store.works import items_of
from ..store.works_index import year
from .search_records import PAGE as SEARCH_PAGE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME = "_static/reading-edition-goals.js"


def goals(domain: EditionDomain) -> Iterator[tuple[str, str, Address]]:
    """Each named target: its name, what tells it from others of that name, its address."""
    for target in targets_of(domain):
        if target.title:
            yield target.title, _more(domain, target), target.address
    for docname, passages in PASSAGES.of(domain).items():
        for one in passages:
            if one.kind == "apparatus" and one.title:
                yield one.title, _("Term"), Address(docname, one.anchor)


def _more(domain: EditionDomain, target: Target) -> str:
    """The section of a paragraph or note, the creators and year of a work, or the kind."""
    if target.kind == "work":
        return _work(domain, target.name)
    section = domain.sections.get(target.address.docname)
    if target.kind in ("paragraph", "note") and section:
        return section.title
    return _("Person") if target.kind == "person" else ""


def _work(domain: EditionDomain, key: str) -> str:
    """Creators and year of the work *key*."""
    for item in items_of(domain.env, [key]):
        people = [*item.get("author", ()), *item.get("editor", ())]
        names = [name.get("family") or name.get("literal", "") for name in people]
        return " ".join(filter(None, [*names, year(item)]))
    return ""


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or not is_web(app.builder) or not has_edition_page(app.env):
        return
    domain = edition_domain(app.env)
    # A person has an entry in the index and a card: names lead to the latter.
    found = {(name, more): address for name, more, address in goals(domain)}
    data = {
        "goals": [(*named, root_uri_of(app.builder, address)) for named, address in found.items()],
        "search": root_uri_of(app.builder, Address(SEARCH_PAGE)),
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = f"document.currentScript.found={written};\n"
    Path(app.outdir, NAME).write_text(text, encoding="utf-8")


def setup_goals(app: Sphinx) -> None:
    app.connect("build-finished", _write)
