"""The entries of a bibliography as CSL items, and as files that reference managers take in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pybtex.database import Entry, Person
from pybtex.richtext import Text

from .csl import Item, csl_json, entry_text, protect, ris
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
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIELDS = (
    ("container-title", ("booktitle", "journal", "journaltitle", "maintitle", "howpublished")),
    ("collection-title", ("series",)),
    ("publisher", ("publisher", "institution", "school", "organization")),
    ("publisher-place", ("address", "location")),
    ("edition", ("edition",)),
    ("volume", ("volume",)),
    ("issue", ("number", "issue")),
    ("number-of-pages", ("pagetotal",)),
    ("original-title", ("origtitle",)),
    ("language", ("langid", "language")),
    ("ISBN", ("isbn",)),
    ("abstract", ("abstract",)),
    ("note", ("note", "addendum")),
)
"""CSL variables and the BibTeX fields they are read from, the first that is there."""
_EMPHASIS = re.compile(r"\\(?:emph|textit|mkbibemph)\s*(?=\{)")
_QUOTATION = re.compile(r"\\(?:enquote|mkbibquote)\s*\{([^{}]*)\}")
_RESOLVER = re.compile(r"^(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:-+|–)\s*")


def plain(value: str) -> str:
    """A BibTeX field as Unicode text, without markup."""
    text = _QUOTATION.sub(r"“\1”", _EMPHASIS.sub("", value))
    # The decoder takes any dollar for mathematics and leaves its escape.
    return " ".join(str(Text.from_latex(text)).replace(r"\$", "$").split())


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
    return {name: value for name, value in parts.items() if value}


def _date(value: str) -> dict[str, Any]:
    """An ISO date, or two with a stroke between them, as CSL has it; else its own words."""
    if not value:
        return {}
    parts = [part.split("-") for part in value.split("/")]
    if all(number.isdigit() for part in parts for number in part):
        return {"date-parts": [[int(number) for number in part] for part in parts]}
    return {"literal": value}


def _issued(fields: Mapping[str, str]) -> str:
    if "date" in fields:
        return fields["date"].strip()
    year, month = plain(fields.get("year", "")), fields.get("month", "").strip().lower()
    if month[:3] in _MONTHS:
        month = str(_MONTHS.index(month[:3]) + 1)
    return f"{year}-{int(month):02d}" if year.isdigit() and month.isdigit() else year


def entry_item(key: str, entry: Entry) -> Item:
    """*entry* of a bibliography as a CSL item with the id *key*."""
    fields: Mapping[str, str] = entry.fields
    kind = _TYPES.get(entry.type, "document")
    item: Item = {"id": key, "type": _SUBTYPES.get(fields.get("entrysubtype", ""), kind)}
    title, subtitle = plain(fields.get("title", "")), plain(fields.get("subtitle", ""))
    item["title"] = f"{title}: {subtitle}" if subtitle else title
    for role in ROLES:
        item[role] = [_name(person) for person in people(entry, role)]
    item["issued"] = _date(_issued(fields))
    item["original-date"] = _date(fields.get("origdate", fields.get("origyear", "")))
    for variable, names in _FIELDS:
        item[variable] = plain(next((fields[name] for name in names if name in fields), ""))
    item["page"] = _DASHES.sub("-", plain(fields.get("pages", "")))
    item["URL"] = fields.get("url", "").strip()
    item["DOI"] = bare_doi(fields.get("doi", ""))
    item["accessed"] = _date(fields.get("urldate", ""))
    return {name: value for name, value in item.items() if value}


def entry_bibtex(key: str, entry: Entry) -> str:
    """*entry* as it stands in the bibliography, safe for readers that split at "and"."""
    persons = {role: " and ".join(map(str, found)) for role, found in entry.persons.items()}
    fields = {
        name: protect(value) if name in ("publisher", "address", "location") else value
        for name, value in entry.fields.items()
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
