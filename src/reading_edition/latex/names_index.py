"""The indexes in the printed book, where their directives stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..store.domain import edition_domain
from ..store.formats import PAPER
from ..store.indexes import NAMES, index_of
from ..store.nodes import index_place
from .index import whole

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class PrintNamesIndex(SphinxPostTransform):
    """On paper, write each index for TeX, which knows the pages."""

    default_priority = 4
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(index_place)):
            name = place.get("index", NAMES)
            made = whole(index_of(edition_domain(self.env), name), name)
            place.replace_self(nodes.raw("", made, format="latex"))


def setup_names_index(app: Sphinx) -> None:
    app.add_post_transform(PrintNamesIndex)
