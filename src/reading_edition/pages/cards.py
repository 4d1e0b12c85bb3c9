"""A card for each person: life, identifiers, every mention in its context, works, company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..locale import _
from ..model.address import Address
from ..model.records import ORIGINAL
from ..people.cooccurrence import companions, together
from ..store import staleness
from ..store.collectors import Listing
from ..store.domain import EditionDomain, edition_domain
from ..store.features import register
from ..store.formats import SCREENS
from ..store.gc_pause import uncollected
from ..store.nodes import link_to, person_cards, person_link
from ..store.persons import authority_of, index_of, page_of_index, page_of_persons, persons_shown
from ..store.tables import CITATIONS
from ..store.targets import Target, Targets
from ..store.versions import title_of
from ..store.works import items_of, shown_of_works
from .names_index import entry_id
from .strips import Strips
from .works_by_person import works_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx

    from ..model.records import Mention
    from ..people.index import Entry
    from ..works.csl import Item


class FillCards(SphinxPostTransform):
    """Write the cards, in the order of the index, where their directive stands."""

    default_priority = 4
    formats = SCREENS

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(person_cards)):
            with uncollected():
                place.replace_self(self._cards())

    def _cards(self) -> list[nodes.Element]:
        domain = edition_domain(self.env)
        entries = [entry for entry in index_of(domain).entries if entry.mentions]
        names = {entry.key: entry.person.heading for entry in entries}
        met = companions(together({entry.key: entry.mentions for entry in entries}))
        cited = dict.fromkeys(
            citation.key
            for docname in domain.ordered_sections()
            for citation in CITATIONS.of(domain)[docname]
        )
        works = works_by(authority_of(domain), items_of(self.env, cited))
        strips = Strips(domain)
        cards: list[nodes.Element] = []
        for entry in entries:
            card = self._head(entry)
            card += nodes.paragraph("", "", strips.strip(entry), classes=["re-strip-line"])
            facts = nodes.definition_list(classes=["re-facts"])
            facts += _fact(self._mentions_term(entry), self._mentions(entry.mentions))
            if entry.key in works:
                facts += _fact([nodes.Text(_("Works cited"))], self._works(works[entry.key]))
            if entry.key in met:
                line = nodes.paragraph()
                line += _companions(met[entry.key], names, page_of_persons(domain))
                facts += _fact([nodes.Text(_("Named in the same paragraphs"))], line)
            card += facts
            cards.append(card)
        return cards

    def _head(self, entry: Entry) -> nodes.section:
        """The card's heading, and what the authority file says of the person."""
        person = entry.person
        card = nodes.section(ids=[f"person-{person.key}"], classes=["re-card"])
        card += nodes.title("", person.heading)
        about = nodes.paragraph(classes=["re-description"])
        said = (person.dates, person.description)
        about += nodes.Text(". ".join(filter(None, said)))
        if person.other_names:
            about += nodes.Text(f"{'. ' if about.astext() else ''}{_('Also:')} ")
            about += nodes.Text(", ".join(person.other_names))
        if about.astext():
            card += about
        if person.links:
            line = nodes.paragraph(classes=["re-identifiers"])
            for position, (title, uri) in enumerate(person.links):
                if position:
                    line += nodes.Text(", ")
                line += nodes.reference("", title, refuri=uri)
            card += line
        return card

    def _mentions_term(self, entry: Entry) -> list[nodes.Node]:
        """The heading of the mentions, with their number, which leads to the index."""
        label = nodes.inline("", _("Mentions ({number})").format(number=len(entry.mentions)))
        domain = edition_domain(self.env)
        page = page_of_index(domain)
        return [person_link(entry.key, label, page, entry_id(domain, page, entry.key))]

    def _mentions(self, mentions: Sequence[Mention]) -> nodes.Element:
        """Every mention with the words around it, in reading order."""
        domain = edition_domain(self.env)
        listed = nodes.bullet_list(classes=["re-kwic"])
        for mention in mentions:
            place = domain.locator(mention.docname, mention.paragraph, mention.anchor, mention.note)
            line = nodes.paragraph()
            line += link_to(place, kind=mention.kind)
            witness = self._witness(mention)
            line += nodes.Text(f"{witness and ' ' + witness} {mention.before}")
            line += nodes.strong("", mention.text)
            line += nodes.Text(mention.after)
            listed += nodes.list_item("", line)
        return listed

    def _witness(self, mention: Mention) -> str:
        """Whose words the mention is among, if they are not the text's own."""
        if mention.witness in ("", ORIGINAL):
            return _("(in the author’s words)") if mention.witness else ""
        return f"({title_of(self.config, mention.witness)})"

    def _works(self, items: Iterable[Item]) -> nodes.Element:
        listed = nodes.bullet_list(classes=["re-oeuvre"])
        for item in items:
            xref = pending_xref(
                "",
                refdomain="edition",
                reftype="work",
                reftarget=item["id"],
                refdoc=self.env.docname,
                refexplicit=True,
            )
            xref += nodes.inline("", str(item.get("title", item["id"])))
            line = nodes.paragraph("", "", xref)
            if year := _year(item):
                line += nodes.Text(f" ({year})")
            listed += nodes.list_item("", line)
        return listed


def _companions(
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


def _year(item: Item) -> str:
    issued = item.get("issued", {})
    parts = issued.get("date-parts")
    return str(parts[0][0]) if parts else str(issued.get("literal", ""))


def _fact(term: list[nodes.Node], body: nodes.Element) -> nodes.Element:
    item = nodes.definition_list_item()
    item += nodes.term("", "", *term)
    item += nodes.definition("", body)
    return item


def _targets(domain: EditionDomain) -> Iterator[Target]:
    for page in domain.pages_with("persons"):
        for entry in index_of(domain).entries:
            if entry.mentions:
                anchor = f"person-{entry.key}"
                address, heading = Address(page, anchor), entry.person.heading
                yield Target("person", address, heading, entry.key, anchor)


def setup_cards(app: Sphinx) -> None:
    register(app, Targets(_targets))
    shows = (
        staleness.mentions_in_context,
        staleness.extents,
        persons_shown,
        staleness.citations,
        shown_of_works,
    )
    register(app, Listing("persons", shows))
    app.add_post_transform(FillCards)
