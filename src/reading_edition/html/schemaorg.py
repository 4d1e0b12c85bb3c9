"""A page as schema.org describes it: JSON-LD for search engines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from ..model.record import Name, Record
from ..works.credits import property_of
from ..works.csl import Item


@dataclass(frozen=True)
class Mentioned:
    """A person named on a page; ``same_as`` are addresses that identify the person."""

    name: str
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page as its metadata show it. ``url`` is absolute, or empty if unknown."""

    kind: Literal["front", "section", "other"]
    title: str
    url: str = ""
    description: str = ""
    position: int = 0
    """Place among the sections, from 1; 0 if it is none."""
    works: tuple[Item, ...] = ()
    """The works that the page cites, as CSL items."""
    persons: tuple[Mentioned, ...] = ()


def json_ld(record: Record, page: Page) -> dict[str, Any]:
    """The schema.org description of *page*: a Book, one of its chapters or a page beside it."""
    if page.kind == "front":
        return {"@context": "https://schema.org"} | _book(record, page.url or record.url)
    chapter = page.kind == "section"
    return {"@context": "https://schema.org"} | _filled(
        {
            "@type": "Chapter" if chapter else "WebPage",
            "@id": page.url,
            "name": page.title,
            "url": page.url,
            "description": page.description,
            "position": page.position,
            "inLanguage": record.language,
            "author": [_agent(name) for name in record.authors] if chapter else [],
            "license": record.text_licence_url if chapter else "",
            "isBasedOn": _source(record) if chapter else {},
            "isPartOf": _outline(record, record.url),
            "citation": [_work(item) for item in page.works],
            "mentions": [
                _filled({"@type": "Person", "name": person.name, "sameAs": [*person.same_as]})
                for person in page.persons
            ],
        }
    )


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}


def _agent(name: Name) -> dict[str, Any]:
    return _filled(
        {
            "@type": "Organization" if name.corporate else "Person",
            "name": name.direct,
            "givenName": name.given,
            "familyName": name.family if name.given else "",
        }
    )


def _book(record: Record, url: str) -> dict[str, Any]:
    return _outline(record, url) | _filled(
        {
            "abstract": record.abstract,
            "keywords": [*record.keywords],
            "isBasedOn": _source(record),
        }
    )


def _outline(record: Record, url: str) -> dict[str, Any]:
    """The book as its other pages name it, without what only its front page needs."""
    return _filled(
        {
            "@type": "Book",
            "@id": url,
            "name": record.title,
            "alternativeHeadline": record.subtitle,
            "url": url,
            **_credits(record),
            "isbn": record.isbn,
            "bookEdition": record.edition,
            "identifier": f"https://doi.org/{record.doi}" if record.doi else "",
            "isPartOf": _series(record),
            "position": record.series.number,
            "publisher": _filled(
                {"@type": "Organization" if record.publisher else "", "name": record.publisher}
            ),
            "datePublished": record.date,
            "version": record.version,
            "inLanguage": record.language,
            "license": record.licence_url,
        }
    )


def _credits(record: Record) -> dict[str, list[dict[str, Any]]]:
    """All persons of *record*, each by the property that says what they did."""
    found: dict[str, list[dict[str, Any]]] = {}
    for credit in record.credits:
        found.setdefault(property_of(credit), []).extend(map(_agent, credit.names))
    return found


def _series(record: Record) -> dict[str, Any]:
    title = record.series.title
    return {"@type": "BookSeries", "name": title} if title else {}


def _source(record: Record) -> dict[str, Any]:
    source = record.source
    if not source.title:
        return {}
    container = {"@type": "CreativeWork", "name": source.container}
    return _filled(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "author": [_agent(name) for name in source.authors],
            "editor": [_agent(name) for name in source.editors],
            "translator": [_agent(name) for name in source.translators],
            "datePublished": source.date,
            "inLanguage": source.language,
            "url": source.url,
            "isPartOf": container if source.container else {},
        }
    )


def _work(item: Item) -> dict[str, Any]:
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    return _filled(
        {
            "@type": "CreativeWork",
            "name": item.get("title", ""),
            "author": [
                {"@type": "Organization", "name": name["literal"]}
                if "literal" in name
                else {
                    "@type": "Person",
                    "name": f"{name.get('given', '')} {name['family']}".strip(),
                }
                for name in item.get("author", [])
            ],
            "datePublished": "-".join(f"{part:02d}" for part in issued),
        }
    )


def script(data: dict[str, Any]) -> str:
    """*data* as a JSON-LD element. No content can end the element or open another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'
