"""The index of names in HTML, made fast: it may have a hundred thousand places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..pages.names_index import FillNamesIndex, shown
from ..people import index
from ..store.formats import HYPERTEXT
from ..store.visitors import add_visitors, fallback
from .visitors import href

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class FillNamesIndexInHTML(FillNamesIndex):
    """The same in HTML, last of all: its links need no resolving, and no other transform
    has to go through the very many nodes of a large index."""

    default_priority = 800
    formats = HYPERTEXT

    def places(self, references: Sequence[index.Reference]) -> list[nodes.Node]:
        """One node for all: a large index has a hundred thousand places."""
        return [places("", references=references)]


class places(nodes.Inline, nodes.Element):
    """The places of an entry: ``references``, each a link."""


def _html_places(self: Any, node: nodes.Element) -> None:
    links = []
    for reference in node["references"]:
        text, spelled = shown(reference), reference.spelled
        uri = href(self, reference.first.address)
        links.append(
            f'<a aria-label="{self.attval(f"{text}, {spelled}")}" '
            f'class="re-locator re-{reference.kind}" href="{self.attval(uri)}">'
            f"{self.encode(text)}</a>"
        )
    self.body.append(", ".join(links))
    raise nodes.SkipNode


def setup_names_index(app: Sphinx) -> None:
    app.add_node(places, override=True, **fallback())
    add_visitors(app, "html", {places: (_html_places, None)})
    app.add_post_transform(FillNamesIndexInHTML)
