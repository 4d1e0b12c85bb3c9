"""The page of the index of names: letter groups, entries and locators, as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from . import index
from .collecting import uncollected
from .dispersion_page import Strips
from .domain import edition_domain
from .makeindex import define, see_entry
from .nodes import index_section, link_to, names_index, person_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from .authority import Person

SIGNS = {"quotation": " q", "citation": " c"}
"""What is printed behind a locator of this kind; the headnote of an index explains it."""


class FillNamesIndex(SphinxPostTransform):
    """Write the index of names where its directive stands."""

    default_priority = 4
    formats = ("html", "text", "man", "texinfo")

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(names_index)):
            with uncollected():
                place.replace_self(self._index())

    def _index(self) -> nodes.Element:
        domain = edition_domain(self.env)
        made, strips = domain.index, Strips(domain)
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
            entries += [self._entry(entry, strips) for entry in group.entries]
            section += entries
            whole += section
        return whole

    def _entry(self, entry: index.Entry, strips: Strips) -> nodes.Element:
        person = entry.person
        item = nodes.list_item(ids=[f"person-{person.key}"])
        line = nodes.paragraph()
        line += self._heading(entry)
        if person.dates:
            line += nodes.Text(" ")
            line += nodes.inline("", f"({person.dates})", classes=["re-dates"])
        if entry.references:
            line += nodes.Text(", ")
            line += references_to(entry.references)
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
                inner += references_to(sub.references)
                subs += nodes.list_item("", inner)
            item += subs
        if entry.see_also:
            also = nodes.paragraph(classes=["re-see-also"])
            also += self._see("See also", entry.see_also)
            item += also
        return item

    def _heading(self, entry: index.Entry) -> nodes.Element:
        """The heading, which leads to the person's card where the edition has cards."""
        person = entry.person
        heading = nodes.inline("", person.heading, classes=["re-heading"])
        if not entry.mentions or not edition_domain(self.env).pages_with("persons"):
            return heading
        return person_link(person.key, heading, self.env.docname)

    def _see(self, word: str, persons: Iterable[Person]) -> list[nodes.Node]:
        made: list[nodes.Node] = [nodes.emphasis("", word), nodes.Text(" ")]
        for position, person in enumerate(persons):
            if position:
                made.append(nodes.Text("; "))
            name = nodes.inline("", person.heading)
            made.append(person_link(person.key, name, self.env.docname, to="entry"))
        return made


class PrintNamesIndex(SphinxPostTransform):
    """On paper, leave the index to TeX, which knows the pages; add the *see* entries, once."""

    default_priority = 4
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        domain = edition_domain(self.env)
        order = self.config.reading_edition_index_order
        for place in list(self.document.findall(names_index)):
            persons = domain.authority.persons.values()
            lines = [define(person) for person in persons]
            lines += [
                see_entry(person, domain.authority.persons[person.see[0]], order=order)
                for person in persons
                if person.see
            ]
            lines.append("\\rePrintNames\n")
            place.replace_self(nodes.raw("", "\n".join(lines), format="latex"))


def references_to(references: Iterable[index.Reference]) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    for position, reference in enumerate(references):
        if position:
            made.append(nodes.Text(", "))
        made.append(
            link_to(
                reference.first,
                kind=reference.kind,
                text=reference.short + SIGNS.get(reference.kind, ""),
                label=reference.spelled,
            )
        )
    return made


def _letter_id(letter: str) -> str:
    return f"letter-{letter.lower()}" if letter.isalpha() else "letter-other"


def setup_names_page(app: Sphinx) -> None:
    app.add_post_transform(FillNamesIndex)
    app.add_post_transform(PrintNamesIndex)
