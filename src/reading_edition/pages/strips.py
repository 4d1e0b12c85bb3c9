"""The figure of all persons across the text, and the strip of one person in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..locale import _, counted
from ..model.places import note_order, spelled_section
from ..store import staleness
from ..store.collectors import Listing
from ..store.domain import EditionDomain, edition_domain
from ..store.features import register
from ..store.gc_pause import uncollected
from ..store.nodes import dispersion_figure, person_link
from ..store.persons import authority_of, index_of, page_of_persons, persons_shown
from ..store.tables import MENTIONS
from .dispersion import marks, paragraphs_by_section, rules, scale, written
from .drawing import strip
from .tables import table

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..people.index import Entry


class Strips:
    """Draws persons' strips to the measure of one edition's text."""

    def __init__(self, domain: EditionDomain) -> None:
        sections = [domain.sections[docname] for docname in domain.ordered_sections()]
        self._places = domain.places
        self._scale = scale(sections)
        self._rules = rules(self._scale)
        self._total = len(self._scale.extents)

    def strip(self, entry: Entry) -> nodes.Element:
        """Where in the text the person of *entry* is named; drawn, and put in words."""
        counts = paragraphs_by_section(entry.mentions)
        where = "; ".join(
            f"{spelled_section(self._places[docname])}, {count}"
            for docname, count in counts.items()
        )
        label = counted(
            self._total,
            "Named in {count} of {number} paragraph: {where}",
            "Named in {count} of {number} paragraphs: {where}",
            count=sum(counts.values()),
            where=where,
        )
        return strip("", marks=marks(entry.mentions, self._scale), rules=self._rules, label=label)

    def header(self) -> nodes.Element:
        """A strip without marks that names the sections."""
        starts = self._scale.starts.items()
        texts = written((at, self._places[docname].label) for docname, at in starts)
        label = _("The sections in the order of the text")
        return strip(
            "", marks=[], rules=self._rules, texts=texts, label=label, classes=["re-strip-head"]
        )

    def summary(self, entry: Entry) -> str:
        """The paragraphs in each section, for where nothing is drawn: "§1 5, §3 2"."""
        counts = paragraphs_by_section(entry.mentions)
        return ", ".join(f"{self._places[docname].label} {n}" for docname, n in counts.items())


def by_first_mention(domain: EditionDomain) -> list[Entry]:
    """The entries of all persons whom the text names, in the order of their first mention."""
    entries = {entry.key: entry for entry in index_of(domain).entries if entry.mentions}
    found: dict[str, Entry] = {}
    for docname in domain.ordered_sections():
        said = sorted(MENTIONS.of(domain)[docname], key=lambda m: (m.paragraph, note_order(m.note)))
        for mention in said:
            key = authority_of(domain).resolve(mention.key)
            if key in entries:
                found.setdefault(key, entries[key])
    return list(found.values())


class FillDispersion(SphinxPostTransform):
    """Draw the figure of all persons where its directive stands: rows by first mention."""

    default_priority = 4

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(dispersion_figure)):
            with uncollected():
                place.replace_self(self._table())

    def _table(self) -> nodes.Element:
        domain = edition_domain(self.env)
        strips = Strips(domain)
        head = (nodes.Text(_("Name")), strips.header(), nodes.Text(_("Paragraphs")))
        rows = []
        for entry in by_first_mention(domain):
            name = nodes.inline("", entry.person.heading)
            drawn = strips.strip(entry)
            drawn += nodes.Text(strips.summary(entry))
            count = str(sum(paragraphs_by_section(entry.mentions).values()))
            link = person_link(entry.key, name, page_of_persons(domain))
            rows.append((link, drawn, nodes.Text(count)))
        return table(head, rows, widths=(30, 60, 10), classes=["re-dispersion"])


def setup_strips(app: Sphinx) -> None:
    shows = (staleness.mentions, staleness.extents, persons_shown)
    register(app, Listing("dispersion", shows))
    app.add_post_transform(FillDispersion)
