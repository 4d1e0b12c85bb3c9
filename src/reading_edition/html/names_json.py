"""The persons as data: ``names.json``, JSON-LD in the terms of schema.org.

It is written beside the HTML pages. Addresses in it are relative to the file, so that it
holds wherever the pages stand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..locale import _
from ..model import dates
from ..model.address import Address
from ..model.places import short
from ..store.domain import EditionDomain, edition_domain
from ..store.formats import WEB, is_web
from ..store.gc_pause import uncollected
from ..store.links import root_uri_of
from ..store.nodes import file_link, names_index
from ..store.persons import index_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from ..people.authority import Person
    from ..people.index import Entry

NAME = "names.json"
TYPES = {"person": "Person", "collective": "Organization"}


def document(domain: EditionDomain, builder: Builder) -> dict[str, Any]:
    """All persons whom the text names, each with the places that name the person."""
    pages = domain.pages_with("persons") or domain.pages_with("names")
    home = pages[0] if pages else domain.env.config.root_doc
    persons = [
        _person(entry, home, domain, builder)
        for entry in index_of(domain).entries
        if entry.mentions
    ]
    return {"@context": "https://schema.org", "@graph": persons}


def _person(entry: Entry, home: str, domain: EditionDomain, builder: Builder) -> dict[str, Any]:
    person = entry.person
    born, died = _life(person)
    data = {
        "@id": root_uri_of(builder, Address(home, f"person-{person.key}")),
        "@type": TYPES[person.kind],
        "identifier": person.key,
        "name": person.display,
        "alternateName": [person.heading, *person.variants],
        born: _date(person.born),
        died: _date(person.died),
        "description": person.description,
        "sameAs": [uri for _, uri in person.links],
        "@reverse": {"mentions": _places(entry, domain, builder)},
    }
    return {name: value for name, value in data.items() if value}


def _life(person: Person) -> tuple[str, str]:
    if TYPES[person.kind] == "Person":
        return "birthDate", "deathDate"
    return "foundingDate", "dissolutionDate"


def _date(value: str) -> str:
    """The date in ISO 8601; one that is only about right, or a limit, is no ``Date``."""
    date = dates.parse(value)
    return date.iso if date is not None and not date.hedge else ""


def _places(entry: Entry, domain: EditionDomain, builder: Builder) -> list[dict[str, str]]:
    """Each paragraph or note that mentions the person, once."""
    found = {}
    for mention in entry.mentions:
        place = domain.locator(mention.docname, mention.paragraph, mention.anchor, mention.note)
        found[root_uri_of(builder, place.address)] = short(place)
    return [
        {"@type": "CreativeWork", "@id": address, "name": label} for address, label in found.items()
    ]


class OfferPersons(SphinxPostTransform):
    """Put a link to the data before the index of names; other formats have no downloads."""

    default_priority = 7
    builders = WEB

    def run(self, **kwargs: object) -> None:
        for made in list(self.document.findall(names_index)):
            line = nodes.paragraph("", _("The persons as data:") + " ", classes=["re-downloads"])
            line += file_link("", "JSON-LD", path=NAME)
            line += nodes.Text(".")
            made.parent.insert(made.parent.index(made), line)


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or not is_web(app.builder):
        return
    domain = edition_domain(app.env)
    if not domain.pages_with("names"):
        return
    with uncollected():
        text = written(document(domain, app.builder))
    (Path(app.outdir) / NAME).write_text(text, encoding="utf-8")


def written(data: dict[str, Any]) -> str:
    """*data* as JSON, a person a line: to indent it all would take twenty times as long."""
    persons = ",\n".join(json.dumps(one, ensure_ascii=False) for one in data["@graph"])
    return f'{{"@context": "{data["@context"]}", "@graph": [\n{persons}\n]}}\n'


def setup_names_json(app: Sphinx) -> None:
    app.add_post_transform(OfferPersons)
    app.connect("build-finished", _write)
