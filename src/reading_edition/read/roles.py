"""The roles of an edition: ``{person}`` and its kin, and ``{para}``.

=====================  =======================================================
``{person}``           a person is named, or meant, here
``{person-quoted}``    the person's own words or report stand here
``{person-cited}``     the person is only cited here, as an author
``{not-person}``       words that look like a name and are none
``{para}``             a reference to a paragraph: ``section number``
=====================  =======================================================

The first three take ``key``, ``text <key>``, and a sub-heading after an exclamation mark,
``text <key!sub-heading>``; an exclamation mark before the key makes it the principal
passage, as in Sphinx's own index entries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import ReferenceRole, SphinxRole

from ..messages import Subtype, nearest, warn
from ..store.collectors import Collector
from ..store.domain import EditionDomain, edition_domain
from ..store.features import register
from ..store.nodes import person
from ..store.persons import authority_file, authority_of, entry_of
from ..store.tables import NAMED
from .words import NO_NAME

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx


class PersonRole(ReferenceRole):
    """A mention of a person; *kind* says in what manner."""

    def __init__(self, kind: str = "mention") -> None:
        super().__init__()
        self.kind = kind

    def run(self) -> tuple[list[Node], list[system_message]]:
        domain = edition_domain(self.env)
        principal = self.target.startswith("!")
        key, _, sub = (part.strip() for part in self.target.lstrip("!").partition("!"))
        NAMED.of(domain).setdefault(self.env.docname, {})[key] = None
        found = authority_of(domain).persons.get(key)
        if found is None:
            warn(
                Subtype.PERSON,
                f"{{{self.name}}}: {authority_file(domain).name} has no person {key!r}."
                f"{nearest(key, authority_of(domain).persons)} Add a table [{key}] there, or "
                "correct the key here.",
                location=self.get_location(),
            )
            return [nodes.inline(self.rawtext, self.title)], []
        node = person(
            self.rawtext,
            self.title if self.has_explicit_title else found.display,
            key=key,
            sub=sub,
            kind="principal" if principal else self.kind,
        )
        self.set_source_info(node)
        return [node], []


class NotPersonRole(SphinxRole):
    """Words that are no name, whatever they look like."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        return [nodes.inline(self.rawtext, self.text, classes=[NO_NAME])], []


class ParaRole(ReferenceRole):
    """A reference to a numbered paragraph: ``section number``."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        node = pending_xref(
            self.rawtext,
            refdomain="edition",
            reftype="para",
            reftarget=" ".join(self.target.split()),
            refexplicit=self.has_explicit_title,
            refdoc=self.env.docname,
        )
        self.set_source_info(node)
        node += nodes.inline(self.rawtext, self.title, classes=["re-para"])
        return [node], []


def _shows(domain: EditionDomain, docname: str) -> object:
    return [entry_of(domain, key) for key in NAMED.of(domain).get(docname, ())]


def setup_roles(app: Sphinx) -> None:
    register(app, Collector(NAMED, shows=_shows))
    for name, role in {
        "person": PersonRole("mention"),
        "person-quoted": PersonRole("quotation"),
        "person-cited": PersonRole("citation"),
        "not-person": NotPersonRole(),
        "para": ParaRole(),
    }.items():
        app.add_role_to_domain("edition", name, role)
