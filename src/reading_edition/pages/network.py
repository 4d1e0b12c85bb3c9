"""The figure of the persons who share a paragraph, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..people.cooccurrence import arcs, companions, together
from ..store import staleness
from ..store.collectors import Listing
from ..store.domain import edition_domain
from ..store.features import register
from ..store.gc_pause import uncollected
from ..store.nodes import network_figure, person_link
from ..store.persons import page_of_persons, persons_shown
from .drawing import diagram
from .strips import by_first_mention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.application import Sphinx


class FillNetwork(SphinxPostTransform):
    """Draw who is named together where the directive stands, and list it below."""

    default_priority = 4

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(network_figure)):
            with uncollected():
                place.replace_self(self._figure())

    def _figure(self) -> list[nodes.Element]:
        domain = edition_domain(self.env)
        entries, page = by_first_mention(domain), page_of_persons(domain)
        pairs = together({entry.key: entry.mentions for entry in entries})
        met = companions(pairs)
        names = {entry.key: entry.person.heading for entry in entries if entry.key in met}
        if not names:
            return [nodes.paragraph("", "No two persons are named in one paragraph.")]
        label = (
            f"{len(names)} persons in the order of their first mention, and an arc between "
            "each two who are named in one paragraph; the list below says the same."
        )
        listed = nodes.bullet_list(classes=["re-companions"])
        for key, name in names.items():
            line = nodes.paragraph()
            line += person_link(key, nodes.inline("", name), page)
            line += nodes.Text(": ")
            line += companion_links(met[key], names, page)
            listed += nodes.list_item("", line)
        return [diagram(svg=arcs(names, pairs, label)), listed]


def companion_links(
    met: Sequence[tuple[str, int]], names: Mapping[str, str], page: str
) -> list[nodes.Node]:
    """Links on *page* to the persons *met*, with the number of shared paragraphs if above one."""
    made: list[nodes.Node] = []
    for position, (key, count) in enumerate(met):
        if position:
            made.append(nodes.Text("; "))
        made.append(person_link(key, nodes.inline("", names[key]), page))
        if count > 1:
            made.append(nodes.Text(f" ({count})"))
    return made


def setup_network(app: Sphinx) -> None:
    shows = (staleness.mentions, staleness.extents, persons_shown)
    register(app, Listing("network", shows))
    app.add_post_transform(FillNetwork)
