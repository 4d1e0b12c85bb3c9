"""The data of the search page: the words of the edition, where they are and who is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from pybtex.plugin import find_plugin
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.style.referencing import format_references
from sphinxcontrib.bibtex.style.template import SphinxReferenceInfo

from ..locale import _
from ..model.address import Address
from ..model.places import short, spelled
from ..model.records import Passage, Run
from ..store.domain import EditionDomain, edition_domain
from ..store.links import uri_of
from ..store.notes import series_of
from ..store.persons import authority_of, recogniser_of
from ..store.tables import PASSAGES

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.domains.math import MathDomain
    from sphinx.domains.std import StandardDomain
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain

    from ..people.authority import Authority

_BESIDE = ("original", "version")
"""Kinds of passages that stand beside the text's own."""
PAGE = "search"
"""Name of the search page, from which the links of the records lead."""
Span = tuple[int, int, int]
"""A mention: number of the person, and where in the text it begins and ends (UTF-16)."""


def kinds_of(env: BuildEnvironment) -> dict[str, str]:
    """The kinds of passages, and what a reader who chooses among them calls each."""
    return {
        "text": _("Text"),
        **{series.name: _(series.title) for series in series_of(env)},
        "apparatus": _("Apparatus"),
        "page": _("Other pages"),
        "original": _("The author’s own words"),
        "version": _("Other versions"),
    }


class Records:
    """Gathers the data of the search page (see `data`)."""

    def __init__(self, env: BuildEnvironment, builder: Builder) -> None:
        self.env = env
        self.builder = builder
        self.domain: EditionDomain = edition_domain(env)
        self.kinds = kinds_of(env)
        self.numbers = {kind: number for number, kind in enumerate(self.kinds)}
        self.keys = {key: i for i, key in enumerate(_entries(authority_of(self.domain)))}
        self.cite = cast("BibtexDomain", env.get_domain("cite"))
        self.works = {citation.key: citation for citation in self.cite.citations}
        self.plain = find_plugin("pybtex.backends", "plaintext")()
        self.reference = cache(self._reference)

    def data(self) -> dict[str, Any]:
        """The records: ``kinds``, ``persons`` (forms of each name), ``pages`` with ``units``.

        A unit is a list: number of its kind, place, place spelled out, anchor, text, mentions
        (three numbers each, see `Span`). The pages and their units are in reading order.
        """
        pages = []
        for docname in self.domain.order:
            units = [self._unit(docname, unit) for unit in self._sorted(docname)]
            units += self._works(docname)
            if units:
                url = uri_of(self.builder, PAGE, Address(docname))
                pages.append({"url": url, "title": self._title(docname), "units": units})
        return {
            "kinds": list(map(list, self.kinds.items())),
            "persons": list(_entries(authority_of(self.domain)).values()),
            "pages": pages,
        }

    def _title(self, docname: str) -> str:
        title = self.env.titles[docname].astext()
        place = self.domain.places.get(docname)
        return title if place is None or place.named_by(title) else place.label + place.stop + title

    def _sorted(self, docname: str) -> list[Passage]:
        """The units of a page in the order in which a reader meets them."""
        units = PASSAGES.of(self.domain).get(docname, [])
        if docname not in self.domain.sections:
            return units
        return sorted(units, key=lambda u: (self._locator(docname, u), u.kind in _BESIDE))

    def _locator(self, docname: str, unit: Passage) -> Any:
        return self.domain.locator(docname, unit.paragraph, unit.anchor, unit.note)

    def _unit(self, docname: str, unit: Passage) -> list[Any]:
        text, spans = self._text(unit.runs)
        if docname in self.domain.sections:
            locator = self._locator(docname, unit)
            place, aloud = short(locator), spelled(locator)
        else:
            place = aloud = unit.title
        return [self.numbers[unit.kind], place, aloud, unit.anchor, text, spans]

    def _text(self, parts: Iterable[Run]) -> tuple[str, list[int]]:
        """The words of *parts* and, flat, the `Span` of each mention in them.

        Names are looked for where the page does not say who is meant.
        """
        text, spans = "", []
        for part in parts:
            words = self.reference(*part.reference) if part.reference[0] else part.text
            for start, end, keys in self._named(part, words):
                place = [_utf16(text + words[:start]), _utf16(text + words[:end])]
                for key in keys:
                    spans += [self.keys[key], *place] if key in self.keys else []
            text += words
        return text.rstrip(), spans

    def _named(self, part: Run, words: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Who is named in the *words* of *part*, and where: start, end, keys."""
        if part.person:
            return [(0, len(words), (part.person,))]
        return [(s.start, s.end, s.keys) for s in recogniser_of(self.domain).find(words)]

    def _reference(self, domain: str, kind: str, target: str) -> str:
        """The words of a citation or another reference; nothing if it is broken."""
        if domain == "cite":
            return self._citation(kind, target)
        if domain == "std":
            return self._title_of(kind, target)
        if domain == "math":
            formula = cast("MathDomain", self.env.get_domain("math")).equations.get(target)
            return f"({formula[1]})" if formula else ""
        name, _, number = target.rpartition(" ")
        section = self.domain.find_section(name)
        for paragraph in section.paragraphs if section else ():
            if str(paragraph.number) == number:
                assert section is not None
                place = self.domain.locator(section.docname, paragraph.number, paragraph.anchor)
                return short(place)
        return ""

    def _title_of(self, kind: str, target: str) -> str:
        """The title of a page or a section, which a reference of Sphinx's own shows."""
        labels = cast("StandardDomain", self.env.get_domain("std")).labels
        if kind != "doc" and target in labels:
            return str(labels[target][2])
        if kind in ("doc", "any") and target in self.env.titles:
            return self.env.titles[target].astext()
        return target if kind == "any" else ""  # what has no title is shown by its name

    def _citation(self, kind: str, target: str) -> str:
        """The words of the citation *target* in a role of *kind*, as the pages print it.

        It is not resolved as on the pages: that looks up a plug-in for each citation, which would
        double the time.
        """
        targets = {t.key: t for t in parse_citation_targets(target)}
        if not targets.keys() <= self.works.keys():
            return ""  # the page itself has warned of it
        cited = []
        for citation in self.cite.citations:  # in their order, as the pages have it
            if citation.key in targets:
                wanted = targets[citation.key]
                docname = citation.bibliography_key.docname
                info = SphinxReferenceInfo(
                    builder=self.builder,
                    fromdocname=PAGE,
                    todocname=docname,
                    citation_id=citation.citation_id,
                    title=None,
                    pre_text=wanted.pre,
                    post_text=wanted.post,
                )
                cited.append((citation.entry, citation.formatted_entry, info))
        made = format_references(self.cite.reference_style, kind, cited)
        return "".join(node.astext() for node in made.render(self.cite.backend))

    def _works(self, docname: str) -> Iterator[list[Any]]:
        """The works that the list on the page *docname* has."""
        for citation in self.cite.citations:
            if citation.bibliography_key.docname == docname:
                title = self.reference("cite", "t", citation.key)
                part = Run(citation.formatted_entry.text.render(self.plain))
                text, spans = self._text([part])
                kind = self.numbers["apparatus"]
                yield [kind, title, title, citation.citation_id, text, spans]


def _entries(authority: Authority) -> dict[str, list[str]]:
    """For each person the forms of the name, its heading first; with those that refer to it."""
    persons = authority.persons
    found = {key: [person.heading] for key, person in persons.items() if not person.see}
    for person in persons.values():
        key = authority.resolve(person.key)
        if key is not None:
            surname = person.heading.partition(",")[0] if person.kind == "person" else ""
            found[key] += (person.heading, surname, person.display, *person.variants)
    return {key: list(filter(None, dict.fromkeys(forms))) for key, forms in found.items()}


def _utf16(text: str) -> int:
    """Length of *text* as scripts in a browser count it."""
    return len(text.encode("utf-16-le")) // 2
