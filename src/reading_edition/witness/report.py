"""What was read, what was left out and what was repaired, for an editor to look through."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from reading_edition.witness.model import Finding, Left, Text, block_marks, plain
from reading_edition.witness.repairs import DESCRIPTIONS, PLACES, Kind

EXCERPT = 60


def lines(text: Text) -> Iterator[str]:
    """Yield the report on *text*: its structure, what to look at, and every repair."""
    yield f"Title: {_printable(plain(text.title)) or '(none)'}"
    if text.byline:
        yield f"Byline: {_printable(plain(text.byline))}"
    if text.date:
        yield f"Date: {_printable(text.date)}"
    yield ""
    yield "Sections"
    for section in text.sections:
        kinds = Counter(block.kind for block in section.blocks)
        counts = ", ".join(f"{number} {kind}" for kind, number in kinds.items()) or "empty"
        heading = _printable(plain(section.heading)) or "(untitled opening)"
        yield f"  {text.unit} {section.place}: {heading} [{section.id}]: {counts}"
        for n, block in enumerate(section.blocks, 1):
            for label in block_marks(block):
                yield f"    note {label} hangs in paragraph {n}"
    yield f"Notes: {len(text.notes)}"
    if text.closing:
        yield f"Closing line: {_printable(plain(text.closing))}"
    yield from _summary(text)
    yield ""
    yield f"Repairs: {len(text.repairs)}"
    for kind, number in Counter(repair.kind for repair in text.repairs).most_common():
        yield f"  {kind} ({number}): {DESCRIPTIONS[Kind(kind)]}"
    yield ""
    for repair in text.repairs:
        before, after = _printable(repair.before), _printable(repair.after)
        yield f"  {text.unit} {repair.place}: {repair.kind}: {before} → {after or '(removed)'}"


def _summary(text: Text) -> Iterator[str]:
    """What to look at, and what was recognised, not recognised and left out, with first places."""
    for title, rows in (
        ("To look at", [f"{text.unit} {r.place}: {r.message} {r.advice}" for r in text.remarks]),
        ("Recognised", _found(text.recognised, text.unit)),
        ("Not recognised; the words are plain text", _found(text.unknown, text.unit)),
        ("Left out", _by_reason(text.left, text.unit)),
    ):
        if rows:
            yield ""
            yield title
            yield from (f"  {row}" for row in rows)


def summary(text: Text) -> str:
    """Return what an editor should know at once: the report without sections and repairs."""
    return "\n".join(_summary(text)).strip("\n")


def _found(findings: Iterable[Finding], unit: str) -> list[str]:
    return [
        f"{_printable(one.what)}: {one.count} ({unit} {', '.join(map(str, one.places))}"
        f"{', …' if one.count > len(one.places) else ''})"
        for one in findings
    ]


def _by_reason(left: Iterable[Left], unit: str) -> list[str]:
    groups: dict[str, list[Left]] = {}
    for one in left:
        groups.setdefault(one.reason, []).append(one)
    rows = []
    for reason, some in groups.items():
        number = sum(len(one.words.split()) for one in some)
        places = ", ".join(str(one.place) for one in some[:PLACES])
        rows.append(
            f"{reason}: {number} words ({unit} {places}{', …' if len(some) > PLACES else ''}): "
            f"{_printable(some[0].words)[:EXCERPT]}"
        )
    return rows


def whole(text: Text) -> Iterator[str]:
    """Yield the report with every word that was left out at its end."""
    yield from lines(text)
    if text.left:
        yield ""
        yield "Every word that was left out"
    for one in text.left:
        yield f"  {text.unit} {one.place}: {one.reason}: {_printable(one.words)}"


def as_json(text: Text) -> str:
    """Return the report on *text* as JSON, for other tools."""
    rows = {
        "unit": text.unit,
        "repairs": [asdict(repair) for repair in text.repairs],
        "remarks": [asdict(remark) for remark in text.remarks],
        "recognised": [asdict(finding) for finding in text.recognised],
        "unknown": [asdict(finding) for finding in text.unknown],
        "left": [asdict(one) for one in text.left],
    }
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _printable(words: str) -> str:
    """Keep a terminal safe from what a copy may hold."""
    return "".join(char if char.isprintable() else " " for char in words)
