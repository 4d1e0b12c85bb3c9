"""Links to places in the text, for the formats that write them as references of their own.

HTML writes a `locator_link` as it stands: an index of many places would otherwise be
resolved one by one. Everywhere else it becomes a reference, as any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..store.formats import PAPER, PLAIN
from ..store.nodes import locator_link

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class ReferToPlaces(SphinxPostTransform):
    """Have the domain resolve links to places.

    Before::

        <locator_link locator="…">§3 ¶4

    After::

        <pending_xref refdomain="edition" reftype="locator" locator="…">
            <inline>§3 ¶4

    Runs when all lists are filled (7) and before references are resolved (10).
    """

    default_priority = 8
    formats = (*PAPER, *PLAIN)

    def run(self, **kwargs: object) -> None:
        for link in list(self.document.findall(locator_link)):
            place = link["locator"]
            xref = pending_xref(
                "",
                refdomain="edition",
                reftype="locator",
                reftarget=str(place.address),
                refexplicit=True,
                locator=place,
            )
            xref += nodes.inline("", link.astext())
            link.replace_self(xref)


def setup_links(app: Sphinx) -> None:
    app.add_post_transform(ReferToPlaces)
