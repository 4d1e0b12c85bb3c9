"""Rules on citations and works."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pybtex.database import Entry
from sphinxcontrib.bibtex.citation_target import CitationTarget, parse_citation_targets

from ..works.labels import sorting_key
from ..works.latex_text import plain
from .model import Breach, Edition, Piece

_PAGES = re.compile(r"(?:pp?\.\s*)?(\d{1,6})(?:\s*[–-]+\s*(\d{1,6}))?")
_RANGE = re.compile(r"(\d+)\s*(?:[–-]+\s*(\d+))?")


MALFORMED = (
    "is not a citation",
    "Write the key, and a locator in braces: serge2012{441}; commas between works",
)
"""What is wrong with a malformed citation, and what to do."""


def targets(text: str) -> list[CitationTarget]:
    """The works that a role cites; none where it is malformed."""
    try:
        return list(parse_citation_targets(text))
    except (ValueError, RecursionError):  # it calls itself for each comma
        return []


def roles(edition: Edition) -> Iterator[Piece]:
    """Every citation, page by page."""
    for page in edition.pages:
        for piece in page.of("role"):
            if piece.name == "cite" or piece.name.startswith("cite:"):
                yield piece


def repeated(edition: Edition) -> Iterator[Breach]:
    for piece in roles(edition):
        counted = Counter(target.key for target in targets(piece.text))
        for key in (key for key, times in counted.items() if times > 1):
            yield (
                piece.path,
                piece.line,
                f"one role cites {key} more than once, and would lose a locator",
                f"Put all locators into one pair of braces, as in {key}{{12, 34}}",
            )


def out_of_order(edition: Edition) -> Iterator[Breach]:
    for piece in roles(edition):
        cited = targets(piece.text)
        if any(target.key not in edition.works for target in cited):
            continue
        keys = [target.key for target in cited]
        ordered = sorted(keys, key=lambda key: sorting_key(edition.works[key].entry))
        if keys != ordered and any(target.pre or target.post for target in cited):
            yield (
                piece.path,
                piece.line,
                f"{', '.join(keys)} will print in the order of the list: {', '.join(ordered)}",
                "Write them in that order, or give each a role of its own",
            )


def malformed(edition: Edition) -> Iterator[Breach]:
    fault, advice = MALFORMED
    for piece in (*roles(edition), *_sources(edition)):
        if not targets(piece.text):
            yield piece.path, piece.line, f"{piece.text!r} {fault}", advice


def unknown(edition: Edition) -> Iterator[Breach]:
    if not edition.has_bibliography:
        return
    for piece, key in _cited(edition):
        if key not in edition.works:
            yield (
                piece.path,
                piece.line,
                f"no work has the key {key}",
                "Correct it, or add the work",
            )


def uncited(edition: Edition) -> Iterator[Breach]:
    if not edition.whole:
        return
    cited = edition.cited | {key for _, key in _cited(edition)}
    for work in edition.works.values():
        if work.key not in cited:
            yield (
                work.path,
                work.line,
                f"nothing cites {work.key}",
                "Cite it where it is used, or take it out",
            )


def _cited(edition: Edition) -> Iterator[tuple[Piece, str]]:
    """Each citation with each of its keys, those in an editor's note's source included."""
    for piece in (*roles(edition), *_sources(edition)):
        for target in targets(piece.text):
            yield piece, target.key


def _sources(edition: Edition) -> Iterator[Piece]:
    """The works that editor's notes name as their sources, page by page."""
    for page in edition.pages:
        for piece in page.of("option"):
            if piece.name == "source" and piece.text:
                yield piece


def page_range(entry: Entry) -> tuple[int, int] | None:
    """First and last page of a work: its ``pages``, or those up to its ``pagetotal``."""
    for name in ("pages", "pagetotal"):
        found = _RANGE.fullmatch(plain(entry.fields.get(name, "")))
        if found:
            first, last = int(found[1]), int(found[2] or found[1])
            return (1, last) if name == "pagetotal" else (first, last)
    return None


def outside(edition: Edition) -> Iterator[Breach]:
    for piece in roles(edition):
        for target in targets(piece.text):
            work = edition.works.get(target.key)
            limits = page_range(work.entry) if work else None
            if limits is None:
                continue
            for part in target.post.split(","):
                found = _PAGES.fullmatch(part.strip())
                pages = [int(number) for number in found.groups() if number] if found else []
                if any(not limits[0] <= number <= limits[1] for number in pages[:1]) or (
                    len(pages) > 1 and limits[1] < pages[1]
                ):
                    span = f"which has pages {limits[0]} to {limits[1]}"
                    message = f"page {part.strip()} is not in {target.key}, {span}"
                    yield (
                        piece.path,
                        piece.line,
                        message,
                        "Correct the locator, or the work’s pages",
                    )


def in_heading(edition: Edition) -> Iterator[Breach]:
    cited = {id(piece) for piece in roles(edition)}
    for page in edition.pages:
        for piece in page.of("role", "reference"):
            if piece.heading and (piece.kind == "reference" or id(piece) in cited):
                what = "a note" if piece.kind == "reference" else "a citation"
                yield (
                    piece.path,
                    piece.line,
                    f"{what} is in a heading, where it stops the PDF and spoils the contents",
                    "Move it to the first sentence below",
                )
