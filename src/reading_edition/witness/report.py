"""What was read and what was repaired, for an editor to look through."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from reading_edition.witness.model import Text, block_marks, plain
from reading_edition.witness.repairs import DESCRIPTIONS, Kind


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
    if text.remarks:
        yield ""
        yield "To look at"
    for remark in text.remarks:
        yield f"  {text.unit} {remark.place}: {remark.message} {remark.advice}"
    yield ""
    yield f"Repairs: {len(text.repairs)}"
    for kind, number in Counter(repair.kind for repair in text.repairs).most_common():
        yield f"  {kind} ({number}): {DESCRIPTIONS[Kind(kind)]}"
    yield ""
    for repair in text.repairs:
        before, after = _printable(repair.before), _printable(repair.after)
        yield f"  {text.unit} {repair.place}: {repair.kind}: {before} → {after or '(removed)'}"


def as_json(text: Text) -> str:
    """Return the repairs and remarks on *text* as JSON, for other tools."""
    rows = {
        "unit": text.unit,
        "repairs": [asdict(repair) for repair in text.repairs],
        "remarks": [asdict(remark) for remark in text.remarks],
    }
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _printable(words: str) -> str:
    """Keep a terminal safe from what a copy may hold."""
    return "".join(char if char.isprintable() else " " for char in words)
