"""What all pages of a TEI document share while it is written: ids, links, texts beside the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

from ..config import settings_of
from ..model.address import Address
from ..store.domain import edition_domain
from ..store.indexes import authority_of, index_names
from ..store.notes import AUTHOR
from ..store.persons import page_of_index, page_of_persons
from ..store.works import entries_of, shown_of_works
from .ids import Ids

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

PERSONS, PLACES, WORKS = "names", "places", "works"
"""The indexes whose entries TEI has elements for."""
ORIGINAL = "original"
"""The name of the reader's copy among the texts beside the text."""
PICTURES = "images"
"""The folder of the pictures, beside the document."""


class Book:
    """The document that is being written."""

    def __init__(self, env: BuildEnvironment, pictures: Mapping[str, str]) -> None:
        self.env = env
        self._pictures = pictures
        self.domain = edition_domain(env)
        self.settings = settings_of(env)
        self.ids = Ids()
        self.beside: dict[str, ET.Element] = {}
        """The other texts, the reader's copy and the versions, each a ``div`` by its name."""
        self._elements: dict[str, ET.Element] = {}
        self._links: list[tuple[ET.Element, str, list[Address]]] = []
        self._entries = {name: self._name_entries(name) for name in index_names(self.domain)}
        self._name_works()
        self._works = frozenset(self._entries[WORKS].values())
        self.responsible = {
            one.relator: [self.ids.new(f"{one.relator}-{n}") for n, _ in enumerate(one.names, 1)]
            for one in self.settings.record.credits
        }
        self.witnesses = {siglum: self.ids.new(f"wit-{siglum}") for siglum in self.settings.sigla}

    # -- ids -------------------------------------------------------------------------

    def _name_entries(self, index: str) -> dict[str, str]:
        """An id for each entry of *index*, by key; one that says *see* has that of the other."""
        authority = authority_of(self.domain, index)
        prefix = {PERSONS: "person", PLACES: "place", WORKS: "bib"}.get(index, index)
        pages = (page_of_persons(self.domain), page_of_index(self.domain))
        found = {}
        for key in authority.persons:
            if authority.resolve(key) in (key, None):
                found[key] = self.ids.new(f"{prefix}-{key}")
                if index == PERSONS:
                    self.ids.lead(found[key], *(Address(page, f"person-{key}") for page in pages))
        for key in authority.persons:
            if key not in found:
                found[key] = found.get(authority.resolve(key) or "", "")
        return found

    def _name_works(self) -> None:
        """An id for each work of the bibliography; its entries on the pages lead to it."""
        works = self._entries[WORKS]
        for key in entries_of(self.env):
            if key not in works:
                works[key] = self.ids.new(f"bib-{key}")
        for key, shown in self.domain.derived(shown_of_works).items():
            if isinstance(shown, tuple) and key in works:
                self.ids.lead(works[key], Address(str(shown[1]), str(shown[0])))

    def entry(self, index: str, key: str) -> str:
        """The id of what *index* has under *key*; empty if it has nothing."""
        return self._entries.get(index, {}).get(key, "")

    def is_work(self, name: str) -> bool:
        """Whether the id *name* is that of a work."""
        return name in self._works

    def identify(
        self, element: ET.Element, wanted: str, docname: str, names: Iterable[str]
    ) -> None:
        """Give *element* an id like *wanted*, to which the ids *names* of the page lead."""
        addresses = [Address(docname, name) for name in names]
        if not any(self.ids.of(address) for address in addresses):
            element.set("xml:id", self.ids.new(wanted, *addresses))
            self._elements[element.attrib["xml:id"]] = element

    def lead_to_page(self, docname: str, name: str) -> None:
        """Have the id *name* of the page *docname* lead to the page itself."""
        self.ids.lead(self.ids.of(Address(docname)), Address(docname, name))

    def picture(self, uri: str) -> str:
        """The address of the picture *uri*, as the document leads to it."""
        name = self._pictures.get(uri)
        return f"{PICTURES}/{quote(name)}" if name else uri.replace(" ", "%20")

    def resp(self, series: str) -> str | None:
        """Who is responsible for the notes of *series*: pointers to persons in the header."""
        role = {AUTHOR.name: "aut", "ednote": "edt", "variant": "edt"}.get(series, "")
        return " ".join(f"#{name}" for name in self.responsible.get(role, ())) or None

    # -- links -----------------------------------------------------------------------

    def link(self, element: ET.Element, attribute: str, *addresses: Address) -> None:
        """Have *attribute* of *element* lead to *addresses*, once their ids are known."""
        self._links.append((element, attribute, list(addresses)))

    def tie(self) -> None:
        """Write all links, when the text is written.

        A place that the document lacks is its page, or its address on the web; without one the
        words stand alone.
        """
        for element, attribute, addresses in self._links:
            found = list(dict.fromkeys(filter(None, map(self._target, addresses))))
            if found:
                element.set(attribute, " ".join(found))
                if attribute == "corresp":
                    self._tie_back(element, found)
            elif element.tag == "ref":
                element.tag = "seg"
                element.attrib.pop("type", None)

    def _target(self, address: Address) -> str:
        name = self.ids.nearest(address)
        if name or not self.settings.record.url:
            return f"#{name}" if name else ""
        page = f"{self.settings.record.url.rstrip('/')}/{address.docname}.html"
        return f"{page}#{address.anchor}" if address.anchor else page

    def _tie_back(self, element: ET.Element, targets: Iterable[str]) -> None:
        """Have what *element* is beside lead back to it."""
        own = element.get("xml:id")
        for target in targets:
            other = self._elements.get(target[1:])
            if own and other is not None:
                known = other.get("corresp", "").split()
                other.set("corresp", " ".join(dict.fromkeys([*known, f"#{own}"])))
