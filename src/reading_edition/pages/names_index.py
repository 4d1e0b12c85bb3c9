"""The page of the index of names: letter groups, entries and locators, as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..latex.index import whole
from ..messages import Subtype, warn
from ..people import index
from ..store.assembled import page_of
from ..store.domain import EditionDomain, edition_domain
from ..store.formats import HYPERTEXT, PAPER, PLAIN
from ..store.gc_pause import uncollected
from ..store.nodes import fallback, href, index_section, link_to, names_index, person_link
from .strips import Strips

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..people.authority import Person


SIGNS = {"quotation": " q", "citation": " c"}
"""What is printed behind a locator of this kind; the headnote of an index explains it."""
LISTED = 10
"""So many persons whom no page mentions are told by key; of the others, the number."""


def entry_id(domain: EditionDomain, page: str, key: str) -> str:
    """The id of a person's entry in the index on *page*; a card there has the plain one."""
    card = "persons" in domain.lists.get(page, ()) and key in domain.listed
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
        return person_link(person.key, heading, edition_domain(self.env).page_of_persons)

    def _see(self, word: str, persons: Iterable[Person]) -> list[nodes.Node]:
        made: list[nodes.Node] = [nodes.emphasis("", word), nodes.Text(" ")]
        for position, person in enumerate(persons):
            if position:
                made.append(nodes.Text("; "))
            name = nodes.inline("", person.heading)
            made.append(person_link(person.key, name, edition_domain(self.env).page_of_index))
        return made


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
        text, spelled = _shown(reference), reference.spelled
        uri = href(self, reference.first.address)
        links.append(
            f'<a aria-label="{self.attval(f"{text}, {spelled}")}" '
            f'class="re-locator re-{reference.kind}" href="{self.attval(uri)}">'
            f"{self.encode(text)}</a>"
        )
    self.body.append(", ".join(links))
    raise nodes.SkipNode


class PrintNamesIndex(SphinxPostTransform):
    """On paper, write the index for TeX, which knows the pages."""

    default_priority = 4
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(names_index)):
            made = whole(edition_domain(self.env).index)
            place.replace_self(nodes.raw("", made, format="latex"))


def references_to(references: Iterable[index.Reference]) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    for position, reference in enumerate(references):
        if position:
            made.append(nodes.Text(", "))
        made.append(
            link_to(
                reference.first,
                kind=reference.kind,
                text=_shown(reference),
                label=reference.spelled,
            )
        )
    return made


def _shown(reference: index.Reference) -> str:
    """A place as the index prints it, with the sign of its kind."""
    return reference.short + SIGNS.get(reference.kind, "")


def _letter_id(letter: str) -> str:
    return f"letter-{letter.lower()}" if letter.isalpha() else "letter-other"


def _report(app: Sphinx, env: BuildEnvironment) -> None:
    """Tell what an indexer would mend, once all pages are read; nothing without an index."""
    domain = edition_domain(env)
    if not domain.pages_with("names"):
        return
    file, persons = domain.authority_file, domain.authority.persons
    unmentioned = [f.key for f in domain.index.findings if f.rule == "unmentioned"]
    for finding in domain.index.findings:
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


def setup_names_page(app: Sphinx) -> None:
    app.add_node(places, **{**fallback(), "html": (_html_places, None)})
    app.connect("env-check-consistency", _report)
    app.add_post_transform(FillNamesIndex)
    app.add_post_transform(FillNamesIndexInHTML)
    app.add_post_transform(PrintNamesIndex)
