"""The indexes in the pages: ``{subject}``, ``{place}``, ``{index-mark}`` and ``{index-of}``.

A role marks words, ``{subject}`the camps <camps!in war>```, for the index of that name; without
words it prints what the entry is called. ``{index-mark}`` takes the name of any index,
``{index-mark}`his ship <ships:pequod>```, and without words it prints nothing and marks the
place. ``{index-of} ships`` is where that index stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from ..messages import Subtype, nearest, warn
from ..model.records import Mention
from ..store.collectors import Collector, Page
from ..store.domain import EditionDomain, edition_domain
from ..store.features import register
from ..store.indexes import NAMES, authority_file, authority_of, index_names, listing
from ..store.nodes import index_mark, index_place
from ..store.tables import MARKS, NOTES
from .places import Places
from .words import plain

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx


class MarkRole(ReferenceRole):
    """A place that *index* leads to; the role takes the name of the index if none is given."""

    def __init__(self, index: str = "") -> None:
        super().__init__()
        self.index = index

    def run(self) -> tuple[list[Node], list[system_message]]:
        index, target = self.index, self.target.strip()
        if not index:
            index, _, target = (part.strip() for part in target.partition(":"))
        principal = target.startswith("!")
        key, _, sub = (part.strip() for part in target.lstrip("!").partition("!"))
        words = self.title if self.has_explicit_title else ""
        domain = edition_domain(self.env)
        if fault := _fault(domain, index, key):
            shown = words or (key if self.index else "")
            warn(Subtype.INDEX, f"{{{self.name}}}: {fault}", location=self.get_location())
            return [nodes.inline(self.rawtext, shown)], []
        if file := authority_file(domain, index):
            self.env.note_dependency(str(file))
        if self.index and not words:
            words = authority_of(domain, index).persons[key].display
        kind = "principal" if principal else "mention"
        node = index_mark(self.rawtext, words, index=index, key=key, kind=kind, sub=sub)
        self.set_source_info(node)
        return [node], []


def _fault(domain: EditionDomain, index: str, key: str) -> str:
    """What is wrong with a mark, and what to do; nothing if all is well."""
    names = [name for name in index_names(domain) if name != NAMES]
    if index not in names:
        return (
            f"there is no index {index!r}.{nearest(index, names)} Name it in conf.py: "
            f"reading_edition_indexes = {{{index or 'subjects'!r}: '{index or 'subjects'}.toml'}}."
        )
    entries = authority_of(domain, index).persons
    if key not in entries:
        file = authority_file(domain, index)
        where = file.name if file else f"the index {index!r}"
        return (
            f"{where} has no entry {key!r}.{nearest(key, entries)} Add a table [{key}] there, or "
            "correct the key here."
        )
    return ""


class IndexOf(SphinxDirective):
    """The index whose name is the argument goes here."""

    required_arguments = 1

    def run(self) -> list[Node]:
        domain, index = edition_domain(self.env), self.arguments[0]
        if index not in index_names(domain):
            known = index_names(domain)
            warn(
                Subtype.INDEX,
                f"{{{self.name}}}: there is no index {index!r}.{nearest(index, known)} Name it and "
                f"its file in conf.py: reading_edition_indexes = {{{index!r}: '{index}.toml'}}.",
                location=self.get_location(),
            )
            return []
        domain.note_list(listing(index), self.env.docname)
        file = authority_file(domain, index)
        if file:
            self.env.note_dependency(str(file))
        return [index_place(index=index)]


def _collect(page: Page) -> list[tuple[str, Mention]] | None:
    """The marks on a section page, in the order of the page."""
    if not page.is_section:
        return None
    places = Places(page.document, NOTES.on(page, []))
    found = []
    for node in page.document.findall(index_mark):
        place = places.of(node)
        if place is None:
            warn(
                Subtype.INDEX,
                f"the mark of {node['key']!r} {places.lack(node)}, so that the index can lead "
                "to it.",
                location=node,
            )
            continue
        words = plain(node.astext())
        where = page.docname, place.paragraph, place.note, node["kind"], node["sub"], place.anchor
        found.append((node["index"], Mention(node["key"], *where, "", words, "")))
    return found or None


def setup_index_marks(app: Sphinx) -> None:
    register(app, Collector(MARKS, _collect, after=(NOTES,)))
    for name, index in {"subject": "subjects", "place": "places", "index-mark": ""}.items():
        app.add_role_to_domain("edition", name, MarkRole(index))
    app.add_directive_to_domain("edition", "index-of", IndexOf)
