"""The entries of a bibliography as CSL items, and as files that reference managers take in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pybtex.database import Entry, Person

from ..model.web import is_web_address
from .csl import Item, csl_json, entry_text, protect, ris
from .dates import csl_date, issued, original
from .fields import HOUSE, NUMBER, PLACE, first, whole_title
from .latex_text import plain
from .person_names import people

STEM = "references"
ROLES = ("author", "editor", "translator")
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "collection": "book",
    "proceedings": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "inproceedings": "chapter",
    "booklet": "pamphlet",
    "letter": "personal_communication",
    "online": "webpage",
    "electronic": "webpage",
    "phdthesis": "thesis",
    "thesis": "thesis",
    "report": "report",
    "techreport": "report",
}
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_FIELDS = (
    ("collection-title", ("series",)),
    ("publisher", HOUSE),
    ("publisher-place", PLACE),
    ("edition", ("edition",)),
    ("volume", ("volume",)),
    ("issue", NUMBER),
    ("number-of-volumes", ("volumes",)),
    ("number-of-pages", ("pagetotal",)),
    ("original-title", ("origtitle",)),
    ("language", ("langid", "language")),
    ("ISBN", ("isbn",)),
    ("abstract", ("abstract",)),
    ("status", ("pubstate",)),
    ("note", ("note", "addendum")),
)
"""CSL variables and the BibTeX fields they are read from, the first that is there."""
_INHERITANCE = ("crossref", "xdata")
"""Fields that name other entries; the entries are complete without them."""
_RESOLVER = re.compile(r"^(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:-+|–)\s*")


def bare_doi(value: str) -> str:
    """A DOI without the address or the scheme that it is often written with: ``10.1000/xyz``."""
    return _RESOLVER.sub("", value.strip())


def _name(person: Person) -> dict[str, str]:
    last = " ".join(person.last_names)
    if last.startswith("{") and not person.first_names:
        return {"literal": plain(last)}
    parts = {
        "family": plain(last),
        "given": plain(" ".join([*person.first_names, *person.middle_names])),
        "non-dropping-particle": plain(" ".join(person.prelast_names)),
        "suffix": plain(" ".join(person.lineage_names)),
    }
    found = {name: value for name, value in parts.items() if value}
    return found if "family" in found else {"literal": " ".join(found.values())}


def _container(fields: Mapping[str, str]) -> str:
    titles = (whole_title(fields, prefix) for prefix in ("book", "journal", "main"))
    return next(filter(None, titles), fields.get("howpublished", ""))


def entry_item(key: str, entry: Entry) -> Item:
    """*entry* of a bibliography as a CSL item with the id *key*."""
    fields: Mapping[str, str] = entry.fields
    kind = _TYPES.get(entry.type, "document")
    item: Item = {"id": key, "type": _SUBTYPES.get(fields.get("entrysubtype", ""), kind)}
    item["title"] = plain(whole_title(fields))
    for role in ROLES:
        item[role] = [_name(person) for person in people(entry, role)]
    item["issued"] = csl_date(issued(fields))
    item["original-date"] = csl_date(original(fields))
    item["container-title"] = plain(_container(fields))
    for variable, names in _FIELDS:
        item[variable] = plain(first(fields, names))
    item["page"] = _DASHES.sub("-", plain(fields.get("pages", "")))
    address = fields.get("url", "").strip()
    item["URL"] = address if is_web_address(address) else ""
    item["DOI"] = bare_doi(fields.get("doi", ""))
    item["accessed"] = csl_date(fields.get("urldate", "").strip())
    return {name: value for name, value in item.items() if value}


def entry_bibtex(key: str, entry: Entry) -> str:
    """*entry* as it is in the bibliography, safe for readers that split at "and"."""
    persons = {role: " and ".join(map(str, found)) for role, found in entry.persons.items()}
    fields = {
        name: protect(value) if name in ("publisher", "address", "location") else value
        for name, value in entry.fields.items()
        if name not in _INHERITANCE
    }
    return entry_text(entry.original_type, key, persons | fields)


def files(entries: Mapping[str, Entry]) -> dict[str, str]:
    """Name and content of each download, the works in the order of *entries*."""
    items = [entry_item(key, entry) for key, entry in entries.items()]
    return {
        f"{STEM}.bib": "\n".join(entry_bibtex(key, entry) for key, entry in entries.items()),
        f"{STEM}.ris": "\r\n".join(map(ris, items)),
        f"{STEM}.json": csl_json(items),
    }
