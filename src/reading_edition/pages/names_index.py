"""The page of an index, that of names for one: letter groups, entries and locators, as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..locale import _, later
from ..model.address import Address
from ..people import index
from ..store import staleness
from ..store.assembled import page_of
from ..store.collectors import Listing
from ..store.domain import EditionDomain, edition_domain
from ..store.features import register
from ..store.formats import PLAIN
from ..store.gc_pause import uncollected
from ..store.indexes import NAMES, index_of, sources_of
from ..store.nodes import entry_link, index_place, index_section, link_to, person_link
from ..store.persons import (
    entry_of,
    page_of_index,
    page_of_persons,
    persons_shown,
)
from ..store.tables import LISTS
from ..store.targets import Target, Targets
from .strips import Strips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.application import Sphinx

    from ..people.authority import Person

SIGNS = {"quotation": " q", "citation": " c"}
"""What is printed behind a locator of this kind; the headnote of an index explains it."""

TITLES = {
    "names": later("Index of names"),
    "places": later("Index of places"),
    "subjects": later("Index of subjects"),
    "works": later("Index of works"),
}


def _label(name: str) -> str:
    return _(TITLES[name]) if name in TITLES else _("Index of {name}").format(name=name)


def entry_id(domain: EditionDomain, page: str, key: str, name: str = NAMES) -> str:
    """The id of an entry of the index *name* on *page*; a person's card there has the plain one."""
    if name != NAMES:
        return f"{name}-{key}"
    card = "persons" in LISTS.of(domain).get(page, ()) and entry_of(domain, key) == key
    return f"index-{key}" if card else f"person-{key}"


class FillNamesIndex(SphinxPostTransform):
    """Write each index where its directive stands."""

    default_priority = 4
    formats: tuple[str, ...] = PLAIN

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(index_place)):
            with uncollected():
                name = place.get("index", NAMES)
                place.replace_self(self._index(page_of(place, self.env.docname), name))

    def _index(self, page: str, name: str) -> nodes.Element:
        """The index *name*, to be shown on *page*."""
        domain = edition_domain(self.env)
        made, strips = index_of(domain, name), Strips(domain)
        prefix = "" if name == NAMES else f"{name}-"
        whole = index_section("", label=_label(name))
        bar = nodes.paragraph(classes=["re-letters"])
        for group in made.groups:
            bar += nodes.reference("", group.letter, refid=prefix + _letter_id(group.letter))
            bar += nodes.Text(" ")
        whole += bar
        for group in made.groups:
            letter = prefix + _letter_id(group.letter)
            section = nodes.section(ids=[letter], classes=["re-letter"])
            section += nodes.title("", group.letter)
            entries = nodes.bullet_list(classes=["re-entries"])
            entries += [self._entry(entry, strips, page, name) for entry in group.entries]
            section += entries
            whole += section
        return whole

    def _entry(self, entry: index.Entry, strips: Strips, page: str, name: str) -> nodes.Element:
        person = entry.person
        item = nodes.list_item(ids=[entry_id(edition_domain(self.env), page, person.key, name)])
        line = nodes.paragraph()
        line += self._heading(entry, name)
        if person.dates:
            line += nodes.Text(" ")
            line += nodes.inline("", f"({person.dates})", classes=["re-dates"])
        if entry.references:
            line += nodes.Text(", ")
            line += self.places(entry.references)
        if entry.see:
            line += nodes.Text(". ")
            line += self._see(_("See"), entry.see, name, page)
        item += line
        if entry.mentions and name == NAMES:
            item += nodes.paragraph("", "", strips.strip(entry), classes=["re-strip-line"])
        if person.description:
            item += nodes.paragraph("", person.description, classes=["re-description"])
        if entry.subs:
            subs = nodes.bullet_list(classes=["re-subs"])
            for sub in entry.subs:
                inner = nodes.paragraph("", f"{sub.heading}, ")
                inner += self.places(sub.references)
                subs += nodes.list_item("", inner)
            item += subs
        if entry.see_also:
            also = nodes.paragraph(classes=["re-see-also"])
            also += self._see(_("See also"), entry.see_also, name, page)
            item += also
        return item

    def places(self, references: Sequence[index.Reference]) -> list[nodes.Node]:
        """Links to *references*, with commas between."""
        return references_to(references)

    def _heading(self, entry: index.Entry, name: str) -> nodes.Element:
        """The heading, which leads to the person's card or to what its source says it does."""
        person, domain = entry.person, edition_domain(self.env)
        heading = nodes.inline("", person.heading, classes=["re-heading"])
        for source in sources_of(domain, name):
            if address := source.address(domain, person.key):
                return entry_link("", "", heading, page=address.docname, anchor=address.anchor)
        if name != NAMES or not entry.mentions or not domain.pages_with("persons"):
            return heading
        return person_link(person.key, heading, page_of_persons(domain))

    def _see(self, word: str, persons: Iterable[Person], index: str, page: str) -> list[nodes.Node]:
        made: list[nodes.Node] = [nodes.emphasis("", word), nodes.Text(" ")]
        for position, person in enumerate(persons):
            if position:
                made.append(nodes.Text("; "))
            name = nodes.inline("", person.heading)
            domain = edition_domain(self.env)
            if index == NAMES:
                made.append(person_link(person.key, name, page_of_index(domain)))
            else:
                anchor = entry_id(domain, page, person.key, index)
                made.append(entry_link("", "", name, page=page, anchor=anchor))
        return made


def references_to(references: Iterable[index.Reference]) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    for position, reference in enumerate(references):
        if position:
            made.append(nodes.Text(", "))
        made.append(
            link_to(
                reference.first,
                kind=reference.kind,
                text=shown(reference),
                label=reference.spelled,
            )
        )
    return made


def shown(reference: index.Reference) -> str:
    """A place as the index prints it, with the sign of its kind."""
    return reference.short + SIGNS.get(reference.kind, "")


def _letter_id(letter: str) -> str:
    return f"letter-{letter.lower()}" if letter.isalpha() else "letter-other"


def _targets(domain: EditionDomain) -> Iterator[Target]:
    for page in domain.pages_with("names"):
        for entry in index_of(domain).entries:
            anchor = f"person-{entry.key}"
            if anchor == entry_id(domain, page, entry.key):
                # Who has a card is referred to there.
                card = entry.mentions and domain.pages_with("persons")
                names = ("", "") if card else (entry.key, anchor)
                yield Target("person", Address(page, anchor), entry.person.heading, *names)


def setup_names_index(app: Sphinx) -> None:
    register(app, Targets(_targets))
    shows = (staleness.mentions, staleness.extents, persons_shown)
    register(app, Listing("names", shows))
    app.add_post_transform(FillNamesIndex)
