"""Read a BibTeX file whose faults cost no more than the entries that they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pybtex.database import BibliographyData, Entry
from pybtex.database.input.bibtex import Parser
from pybtex.errors import capture
from pybtex.exceptions import PybtexError
from pybtex.scanner import PybtexSyntaxError

from ..model.web import is_web_address
from .latex_text import unknown_commands

_REPEATED = re.compile(r"repeated bibliography entry: (.*)")
_TWICE = re.compile(r"entry with key (.*) has a duplicate (.*) field")
_PRINTED = {
    "addendum", "address", "booksubtitle", "booktitle", "edition", "howpublished", "institution",
    "journal", "journalsubtitle", "journaltitle", "location", "mainsubtitle", "maintitle", "note",
    "organization", "origtitle", "publisher", "pubstate", "school", "series", "subtitle", "title",
    "titleaddon", "type", "year",
}  # fmt: skip
"""Fields that a list of works prints as text."""


@dataclass(frozen=True, slots=True)
class BibFault:
    """What is wrong in a bibliography, in which line, and what to do."""

    line: int
    message: str
    advice: str


def read(text: str) -> tuple[Mapping[str, Entry], list[BibFault]]:
    """The entries of a bibliography by key, as they are there, and its faults."""
    with capture() as errors:
        data: BibliographyData = Parser().parse_string(text)
    faults = [_fault(text, error) for error in errors]
    faults += _unknown(text, data.entries)
    faults += _no_addresses(text, data.entries)
    return data.entries, sorted(faults, key=lambda fault: fault.line)


def line_of(text: str, key: str, number: int = 1) -> int:
    """The line on which the entry *key* begins, the *number*-th of that key; 1 if not found."""
    found = [match.start() for match in _heads(text, key)]
    return text.count("\n", 0, found[number - 1]) + 1 if len(found) >= number else 1


def lines_of_fields(text: str, key: str) -> dict[str, int]:
    """The line of each field of the entry *key*, as far as it can be found."""
    found = next(_heads(text, key), None)
    if found is None:
        return {}
    first = text.count("\n", 0, found.start()) + 1
    body = text[found.start() :].partition("\n@")[0]
    return {
        field[1].lower(): first + body.count("\n", 0, field.start(1))
        for field in re.finditer(r"[,\s](\w+)\s*=", body)
    }


def _heads(text: str, key: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"@\w+\s*[{{(]\s*{re.escape(key)}\s*,", text, re.IGNORECASE)


def _fault(text: str, error: PybtexError) -> BibFault:
    if isinstance(error, PybtexSyntaxError):
        line = int(error.lineno or 1)
        return BibFault(line, f"this is not BibTeX ({error})", "Correct the entry that ends here")
    if twice := _TWICE.fullmatch(str(error)):
        return BibFault(
            line_of(text, twice[1]),
            f"“{twice[1]}” has the field “{twice[2]}” twice; the first is taken",
            "Keep one of the two",
        )
    if repeated := _REPEATED.fullmatch(str(error)):
        key = repeated[1]
        return BibFault(
            line_of(text, key, 2),
            f"the key “{key}” has an entry already, on line {line_of(text, key)}; "
            "this one is passed over",
            "Give it a key of its own",
        )
    name = re.search(r"'(.*)'", str(error))
    at = text.find(name[1]) if name else -1
    return BibFault(
        text.count("\n", 0, at) + 1 if at >= 0 else 1,
        f"the name cannot be read ({error})",
        "Write it as “Surname, Given name”, and several with “and” between them",
    )


def _no_addresses(text: str, entries: Mapping[str, Entry]) -> Iterator[BibFault]:
    for key, entry in entries.items():
        address = entry.fields.get("url", "").strip()
        if address and not is_web_address(address):
            yield BibFault(
                lines_of_fields(text, key).get("url", line_of(text, key)),
                f"url of “{key}” is no address on the web: {address[:80]}",
                "Write it whole, as https://example.org/; until then it is printed as words",
            )


def _unknown(text: str, entries: Mapping[str, Entry]) -> Iterator[BibFault]:
    for key, entry in entries.items():
        for name, value in entry.fields.items():
            found = unknown_commands(value) if name.lower() in _PRINTED else ()
            for command in dict.fromkeys(found):
                yield BibFault(
                    lines_of_fields(text, key).get(name.lower(), line_of(text, key)),
                    f"{name} of “{key}” has a command that is not known: {command}",
                    "Write the letter itself; the page prints the command’s name or argument",
                )
