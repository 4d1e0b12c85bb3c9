"""What Sphinx leaves out of an e-book's package: roles, subjects, accessibility, the cover."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

from ..locale import _, later

if TYPE_CHECKING:
    from ..model.record import Record

# What is true of every edition: text in a reading order, with contents and headings.
FEATURES = (
    "tableOfContents",
    "readingOrder",
    "structuralNavigation",
    "displayTransformability",
    "unlocked",
)
SUMMARY = later(
    "All content is text, or has an equivalent in text, in a logical reading order, with a table "
    "of contents, headings and linked notes. There are no images of text but the cover, "
    "no sounds and no flashes."
)
SUMMARY_WITH_INDEX = later(
    "All content is text, or has an equivalent in text, in a logical reading order, with a table "
    "of contents, headings, an index of names and linked notes. There are no images of text but "
    "the cover, no sounds and no flashes."
)
_PERSONS = re.compile(r"\n *<dc:(creator|contributor)>.*?</dc:\1>", re.DOTALL)
_MODIFIED = re.compile(r'(<meta property="dcterms:modified">)[^<]*(</meta>)')
_DATE = re.compile(r"(<dc:date>)[^<]*(</dc:date>)")


def with_record(package: str, record: Record) -> str:
    """*package* with the persons of *record*, its date and its subjects."""
    persons = list(_persons(record))
    if persons:
        found = _PERSONS.search(package)
        at = found.start() if found else package.index("\n    <dc:publisher>")
        without = _PERSONS.sub("", package)
        package = without[:at] + "".join(f"\n    {line}" for line in persons) + without[at:]
    if record.date:
        package = _DATE.sub(rf"\g<1>{record.date}\g<2>", package, count=1)
    subjects = "".join(f"    <dc:subject>{escape(s)}</dc:subject>\n" for s in record.keywords)
    # Only a book that brings typefaces of its own would ask for them.
    package = package.replace('"ibooks:specified-fonts">true<', '"ibooks:specified-fonts">false<')
    return package.replace("  </metadata>", f"{subjects}  </metadata>", 1)


def with_time(package: str, seconds: float) -> str:
    """*package*, last changed *seconds* after the beginning of 1970."""
    stamp = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _MODIFIED.sub(rf"\g<1>{stamp}\g<2>", package, count=1)


def _persons(record: Record) -> Iterator[str]:
    """Elements for all persons, each with its role; those whom the byline names created it."""
    for credit in record.credits:
        role = credit.relator
        element = "creator" if role == record.principal else "contributor"
        for number, name in enumerate(credit.names, start=1):
            ident = f"{role}-{number}"
            yield f'<dc:{element} id="{ident}">{escape(name.direct)}</dc:{element}>'
            yield f'<meta refines="#{ident}" property="role" scheme="marc:relators">{role}</meta>'
            yield f'<meta refines="#{ident}" property="file-as">{escape(name.inverted)}</meta>'


def with_accessibility(package: str, *, index: bool) -> str:
    """*package* with the metadata that EPUB Accessibility 1.1 asks for."""
    features = (*FEATURES, "index") if index else FEATURES
    summary = _(SUMMARY_WITH_INDEX if index else SUMMARY)
    rows = [
        ("accessMode", "textual"),
        ("accessMode", "visual"),
        ("accessModeSufficient", "textual"),
    ]
    rows += [("accessibilityFeature", feature) for feature in features]
    rows += [("accessibilityHazard", "none"), ("accessibilitySummary", summary)]
    lines = "".join(f'    <meta property="schema:{name}">{text}</meta>\n' for name, text in rows)
    return package.replace("  </metadata>", f"{lines}  </metadata>", 1)


def with_identifier(contents: str, uid: str, identifier: str) -> str:
    """*contents* (NCX) with the book's identifier, where Sphinx writes the identifier's id."""
    return contents.replace(f'content="{escape(uid)}"', f'content="{escape(identifier)}"', 1)


def turned(package: str) -> str:
    """*package* for a book in a script from right to left, whose pages turn the other way."""
    return package.replace('progression-direction="ltr"', 'progression-direction="rtl"', 1)


def with_properties(package: str, drawn: Iterable[str], cover: str) -> str:
    """*package* with the properties that EPUB wants of pages that hold SVG, and of the cover."""
    properties = dict.fromkeys(drawn, "svg")
    if cover:
        properties[cover] = "cover-image"
    for name, value in properties.items():
        package = package.replace(f'href="{name}"', f'href="{name}" properties="{value}"', 1)
    return package
