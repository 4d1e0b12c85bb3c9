"""The page of the index of names: letter groups, entries and locators, as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..messages import Subtype, warn
from ..model.address import Address
from ..people import index
from ..store import staleness
from ..store.assembled import page_of
from ..store.collectors import Listing
from ..store.domain import EditionDomain, edition_domain
from ..store.features import register
from ..store.formats import PLAIN
from ..store.gc_pause import uncollected
from ..store.nodes import index_section, link_to, names_index, person_link
from ..store.persons import (
    authority_file,
    authority_of,
    entry_of,
    index_of,
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
    from sphinx.environment import BuildEnvironment

    from ..people.authority import Person

SIGNS = {"quotation": " q", "citation": " c"}
"""What is printed behind a locator of this kind; the headnote of an index explains it."""
LISTED = 10
"""Unmentioned persons listed by key in the warning; the rest are only counted."""


def entry_id(domain: EditionDomain, page: str, key: str) -> str:
    """The id of a person's entry in the index on *page*; a card there has the plain one."""
    card = "persons" in LISTS.of(domain).get(page, ()) and entry_of(domain, key) == key
    return f"index-{key}" if card else f"person-{key}"


class FillNamesIndex(SphinxPostTransform):
    """Write the index of names where its directive stands."""

    default_priority = 4
    formats: tuple[str, ...] = PLAIN

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(names_index)):
            with uncollected():
                place.replace_self(self._index(page_of(place, self.env.docname)))

    def _index(self, page: str) -> nodes.Element:
        """The index, to stand on *page*."""
        domain = edition_domain(self.env)
        made, strips = index_of(domain), Strips(domain)
        whole = index_section("", label="Index of names")
        bar = nodes.paragraph(classes=["re-letters"])
        for group in made.groups:
            bar += nodes.reference("", group.letter, refid=_letter_id(group.letter))
            bar += nodes.Text(" ")
        whole += bar
        for group in made.groups:
            section = nodes.section(ids=[_letter_id(group.letter)], classes=["re-letter"])
            section += nodes.title("", group.letter)
            entries = nodes.bullet_list(classes=["re-entries"])
            entries += [self._entry(entry, strips, page) for entry in group.entries]
            section += entries
            whole += section
        return whole

    def _entry(self, entry: index.Entry, strips: Strips, page: str) -> nodes.Element:
        person = entry.person
        item = nodes.list_item(ids=[entry_id(edition_domain(self.env), page, person.key)])
        line = nodes.paragraph()
        line += self._heading(entry)
        if person.dates:
            line += nodes.Text(" ")
            line += nodes.inline("", f"({person.dates})", classes=["re-dates"])
        if entry.references:
            line += nodes.Text(", ")
            line += self.places(entry.references)
        if entry.see:
            line += nodes.Text(". ")
            line += self._see("See", entry.see)
        item += line
        if entry.mentions:
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
            also += self._see("See also", entry.see_also)
            item += also
        return item

    def places(self, references: Sequence[index.Reference]) -> list[nodes.Node]:
        """Links to *references*, with commas between."""
        return references_to(references)

    def _heading(self, entry: index.Entry) -> nodes.Element:
        """The heading, which leads to the person's card where the edition has cards."""
        person = entry.person
        heading = nodes.inline("", person.heading, classes=["re-heading"])
        if not entry.mentions or not edition_domain(self.env).pages_with("persons"):
            return heading
        return person_link(person.key, heading, page_of_persons(edition_domain(self.env)))

    def _see(self, word: str, persons: Iterable[Person]) -> list[nodes.Node]:
        made: list[nodes.Node] = [nodes.emphasis("", word), nodes.Text(" ")]
        for position, person in enumerate(persons):
            if position:
                made.append(nodes.Text("; "))
            name = nodes.inline("", person.heading)
            made.append(person_link(person.key, name, page_of_index(edition_domain(self.env))))
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


def _report(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn about index problems after reading; nothing without an index."""
    domain = edition_domain(env)
    if not domain.pages_with("names"):
        return
    file, persons = authority_file(domain), authority_of(domain).persons
    unmentioned = [f.key for f in index_of(domain).findings if f.rule == "unmentioned"]
    for finding in index_of(domain).findings:
        if finding.rule != "unmentioned":
            person = persons.get(finding.key)
            where = f"{file}:{person.line}" if person else str(file)
            warn(Subtype.INDEX, finding.message, location=where)
    if unmentioned:
        others = len(unmentioned) - LISTED
        warn(
            Subtype.INDEX,
            f"No page mentions {', '.join(unmentioned[:LISTED])}"
            f"{f' and {others} others' if others > 0 else ''}: the index leaves them out. "
            "Mention them, or take them out of the authority file.",
            location=f"{file}:{persons[unmentioned[0]].line}",
        )


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
    app.connect("env-check-consistency", _report)
    app.add_post_transform(FillNamesIndex)
