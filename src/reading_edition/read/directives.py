"""The directives of an edition: places for what the engine gathers, and reported speech."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..store.domain import edition_domain
from ..store.nodes import dispersion_figure, names_index, person_cards
from ..store.persons import authority_file

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


class PersonsList(SphinxDirective):
    """A place that is filled with what the edition says of its persons."""

    has_content = False
    kind = ""
    """The name of the list, by which the domain finds the page."""
    node: type[nodes.Element]

    def run(self) -> list[Node]:
        domain = edition_domain(self.env)
        domain.note_list(self.kind, self.env.docname)
        self.env.note_dependency(str(authority_file(domain)))
        return [self.node()]


class Names(PersonsList):
    """The index of names goes here."""

    kind, node = "names", names_index


class Persons(PersonsList):
    """A card for each person goes here."""

    kind, node = "persons", person_cards


class Dispersion(PersonsList):
    """The figure of all persons across the text goes here."""

    kind, node = "dispersion", dispersion_figure


class Reported(SphinxDirective):
    """A quotation that is reported in the edition's words: one paragraph of the text."""

    has_content = True
    option_spec: ClassVar = {}

    def run(self) -> list[Node]:
        self.assert_has_content()
        block = nodes.container(classes=["reported"])
        self.set_source_info(block)
        block += self.parse_content_to_nodes()
        return [block]


def setup_directives(app: Sphinx) -> None:
    for directive in (Names, Persons, Dispersion, Reported):
        app.add_directive_to_domain("edition", directive.__name__.lower(), directive)
