"""A ready citation as a CSL item, and the three files made of one."""

from __future__ import annotations

from typing import Any

from ..model.record import Names
from .csl import Item, bibtex, csl_json, ris


def item_of(key: str, kind: str, fields: dict[str, Any]) -> Item:
    """The CSL item of those *fields* that have a value."""
    return {"id": key, "type": kind} | {name: value for name, value in fields.items() if value}


def citation_files(item: Item) -> dict[str, str]:
    """*item* as BibTeX, RIS and CSL-JSON."""
    return {"bibtex": bibtex(item), "ris": ris(item), "json": csl_json([item])}


def csl_names(names: Names) -> list[dict[str, str]]:
    """*names* as CSL has them; a single name or a body is literal."""
    return [
        {"family": name.family, "given": name.given} if name.given else {"literal": name.family}
        for name in names
    ]


def csl_date(day: str) -> dict[str, list[list[int]]]:
    """An ISO date as CSL has it; an empty mapping for none."""
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else {}
