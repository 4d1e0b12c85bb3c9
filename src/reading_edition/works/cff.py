"""``CITATION.cff``, rendered from the edition's record (Citation File Format 1.2.0).

The repository is cited as software; `preferred-citation` names the edition as a book, and
`references` the work it is made from.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from ..conf_file import UnreadableConf, values_in
from ..model.record import Name, Names, Record, SourceWork
from ..model.record_reading import read_record

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "magazine-article",
    "article-newspaper": "newspaper-article",
    "book": "book",
    "entry-encyclopedia": "encyclopedia",
    "graphic": "art",
    "manuscript": "unpublished",
    "map": "map",
    "motion_picture": "film-broadcast",
    "pamphlet": "pamphlet",
    "paper-conference": "conference-paper",
    "personal_communication": "personal-communication",
    "post": "website",
    "post-weblog": "blog",
    "report": "report",
    "song": "music",
    "thesis": "thesis",
    "webpage": "website",
}
"""Types of CSL as the Citation File Format calls them; the others are generic to it."""
_HEAD = "# Written from reading_edition_record in conf.py: reading-edition citation CONF.PY\n"


def citation_file(record: Record) -> str:
    """The text of ``CITATION.cff`` for *record*."""
    whole_day = record.date if len(record.date) == len("2019-12-31") else ""
    book = {
        "type": "book",
        "title": record.full_title,
        # The format demands authors.
        "authors": _people(record.principals),
        "editors": _people(record.editors),
        "translators": _people(record.translators),
        "publisher": {"name": record.publisher} if record.publisher else {},
        "edition": record.edition,
        "collection-title": record.series.title,
        "isbn": record.isbn,
        "doi": record.doi,
        "year": int(record.date[:4] or 0),
        "version": record.version,
        "languages": [record.language.partition("-")[0]],
        "url": record.url,
    }
    data = {
        "cff-version": "1.2.0",
        "message": "Please cite this edition as below, with its version.",
        "title": record.full_title,
        "type": "software",
        "authors": _people(record.editors or record.authors),
        "version": record.version,
        "date-released": whole_day,
        "license": record.licence,
        "url": record.url,
        "repository-code": record.repository,
        "abstract": record.abstract,
        "keywords": [*record.keywords],
        "preferred-citation": _filled(book),
        "references": [_source(record.source)] if record.source.title else [],
    }
    text = yaml.safe_dump(_filled(data), sort_keys=False, allow_unicode=True, width=92)
    return _HEAD + text


def _source(source: SourceWork) -> dict[str, Any]:
    """The work that the edition is made from, as a reference."""
    journal = source.kind.startswith("article")
    start, _, end = source.pages.replace("–", "-").partition("-")
    dated = "date-published" if len(source.date) == len("2019-12-31") else "year"
    return _filled(
        {
            "type": _TYPES.get(source.kind, "generic"),
            "title": source.title,
            # The format demands an author; "anonymous" is its word for none.
            "authors": _people(source.authors) or [{"name": "anonymous"}],
            "editors": _people(source.editors),
            "translators": _people(source.translators),
            "journal" if journal else "collection-title": source.container,
            "volume": source.volume,
            "issue": source.issue,
            "start": start,
            "end": end,
            "edition": source.edition,
            "publisher": {"name": source.publisher} if source.publisher else {},
            "location": {"name": source.archive} if source.archive else {},
            "notes": source.archive_location,
            dated: source.date if dated != "year" else int(source.date[:4] or 0),
            "month": int(source.date[5:7] or 0) if dated == "year" else 0,
            "isbn": source.isbn,
            "doi": source.doi,
            "url": source.url,
            "scope": "The work that this edition is made from.",
        }
    )


def _people(names: Names) -> list[dict[str, str]]:
    """*names*, created each time: the writer of YAML marks what it meets twice."""
    return [_person(name) for name in names]


def _person(name: Name) -> dict[str, str]:
    if not name.given:
        return {"name": name.family}
    return {"family-names": name.family, "given-names": name.given}


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}


def record_in(conf: Path) -> tuple[Record, list[str]]:
    """The record in a ``conf.py``, with its faults. Raises `UnreadableConf`."""
    return read_record(values_in(conf).get("reading_edition_record", {}))


def main(arguments: Namespace) -> int:
    """Print ``CITATION.cff``; 1 if the record has faults, which are printed; 2 without a file."""
    conf = Path(arguments.conf)
    if not conf.is_file():
        print(f"{conf}: there is no such file. Name the edition's conf.py.", file=sys.stderr)
        return 2
    try:
        record, faults = record_in(conf)
    except UnreadableConf as error:
        print(error, file=sys.stderr)
        return 1
    for fault in faults:
        print(f"{conf}: reading_edition_record: {fault}", file=sys.stderr)
    if not faults:
        print(citation_file(record), end="")
    return int(bool(faults))


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add ``reading-edition citation`` to the command line."""
    parser = subparsers.add_parser("citation", help="print CITATION.cff from conf.py's record")
    parser.add_argument("conf", nargs="?", default="docs/conf.py", help="the edition's conf.py")
    parser.set_defaults(run=main)
