"""The index of names in the printed book, where its directive stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..store.domain import edition_domain
from ..store.formats import PAPER
from ..store.nodes import names_index
from ..store.persons import index_of
from .index import whole

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class PrintNamesIndex(SphinxPostTransform):
    """On paper, write the index for TeX, which knows the pages."""

    default_priority = 4
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(names_index)):
            made = whole(index_of(edition_domain(self.env)))
            place.replace_self(nodes.raw("", made, format="latex"))


def setup_names_index(app: Sphinx) -> None:
    app.add_post_transform(PrintNamesIndex)
