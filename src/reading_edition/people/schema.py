"""The fields of an authority file: one table from which the checks, the JSON Schema that
editors' tools complete by, and the links to other authorities are made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCHEMA_FILE = Path(__file__).with_name("data") / "names.schema.json"
"""Written by ``python -m reading_edition.people.schema``."""

KEY = r"[a-z0-9][a-z0-9_-]*"
"""What a person's key may be: it becomes an anchor, where case is a trap."""
KINDS = ("person", "collective")
CERTAINTIES = ("probable", "possible", "disputed")
"""How far an identification is certain, where it is not."""
DATE = r"\?|(c\. |before |after )?[1-9]\d{0,3}( BCE|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
"""A year, a month or a day, with a hedge, or ``?``."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, its shape, and what is said to an editor about it."""

    name: str
    shape: str
    """``text(s)``, ``date``, ``day``, ``flag``, ``choice``, ``keys``, ``places`` or ``id``."""
    meaning: str
    example: str
    """A right value, as it is written in the file."""
    pattern: str = ""
    link: str = ""
    """Address of the record, with ``{}`` for the identifier."""
    title: str = ""
    choices: tuple[str, ...] = ()
    """The values of a ``choice``."""
    checked: Callable[[str], bool] | None = None
    """For an identifier with a check digit, whether that is right."""


def check_digit_fits(number: str) -> bool:
    """Whether the last of 16 digits of an ISNI or ORCID fits the others (ISO 7064, 11-2)."""
    digits = number.replace(" ", "").replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    value = (12 - total % 11) % 11
    return digits[-1] == ("X" if value == 10 else str(value))


FIELDS: tuple[Field, ...] = (
    Field("heading", "text", "How the index lists the person: surname first.", '"Serge, Victor"'),
    Field("display", "text", "How running text names them, if not the heading turned round.",
          '"Victor Serge"'),
    Field("sort", "text", "What the heading is sorted by, if not itself.", '"Assad, Bashar"'),
    Field("variants", "texts", "Other forms of the name, as texts have them.",
          '["Serge", "V. Serge"]'),
    Field("born", "date", "Year or day of birth.", '"1890" or "c. 1890"', DATE),
    Field("died", "date", "Year or day of death.", '"1947" or "after 1947"', DATE),
    Field("living", "flag", "Whether the person is known to be living.", "true"),
    Field("description", "text", "Who they were, in a few neutral words.", '"Russian novelist"'),
    Field("kind", "choice", "A person, or a collective that acts as one.", '"collective"',
          choices=KINDS),
    Field("certainty", "choice", "How far it is certain that this person is meant.", '"probable"',
          choices=CERTAINTIES),
    Field("checked", "day", "When somebody last saw whether the person is living.", "2026-11-26"),
    Field("see", "keys", "For an entry that only refers: where the person stands.", '"serge"'),
    Field("see_also", "keys", "Other entries that a reader may want.", '["trotsky"]'),
    Field("at", "places", "Where the text speaks of it, besides the places marked there.",
          '["opening 3-5", "lib n. 14 ! in war"]'),
    Field("wikidata", "id", "Wikidata item.", '"Q855"', r"Q[1-9]\d*",
          "https://www.wikidata.org/entity/{}", "Wikidata"),
    Field("viaf", "id", "VIAF cluster.", '"123456789"', r"[1-9]\d{1,21}",
          "https://viaf.org/viaf/{}", "VIAF"),
    Field("isni", "id", "ISNI.", '"0000 0000 0000 0001"', r"\d{4} ?\d{4} ?\d{4} ?\d{3}[\dX]",
          "https://isni.org/isni/{}", "ISNI", checked=check_digit_fits),
    Field("orcid", "id", "ORCID.", '"0000-0002-1825-0097"', r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]",
          "https://orcid.org/{}", "ORCID", checked=check_digit_fits),
    Field("gnd", "id", "GND record.", '"123456789"',
          r"1[0-3]?\d{7}[\dX]|[47]\d{6}-\d|[1-9]\d{0,7}-[\dX]|3\d{7}[\dX]",
          "https://d-nb.info/gnd/{}", "GND"),
    Field("note", "text", "A remark for editors; not printed.", '"Dates from the church register"'),
)  # fmt: skip

BY_NAME = {field.name: field for field in FIELDS}


def is_key(text: str) -> bool:
    """Whether *text* will do as the key of an entry."""
    return re.fullmatch(KEY, text) is not None


def schema() -> dict[str, Any]:
    """The JSON Schema of an authority file."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Authority file of a reading edition",
        "description": "One table for each person or collective named; its name is the key.",
        "type": "object",
        "propertyNames": {"pattern": f"^({KEY})$"},
        "additionalProperties": {
            "type": "object",
            "required": ["heading"],
            "additionalProperties": False,
            "properties": {field.name: _property(field) for field in FIELDS},
        },
    }


def _property(field: Field) -> dict[str, Any]:
    text = {"type": "string", "pattern": r"\S"}
    keys = {"type": "string", "pattern": f"^({KEY})$"}
    shapes: dict[str, dict[str, Any]] = {
        "text": text,
        "texts": {"type": "array", "items": text},
        "places": {"type": "array", "items": text},
        "date": {"type": "string", "pattern": f"^({field.pattern})$"},
        "flag": {"type": "boolean"},
        "day": {"format": "date"},
        "choice": {"type": "string", "enum": list(field.choices)},
        "keys": {"anyOf": [keys, {"type": "array", "items": keys, "minItems": 1}]},
        "id": {"type": "string", "pattern": f"^({field.pattern})$"},
    }
    return {"description": f"{field.meaning} For example: {field.example}", **shapes[field.shape]}


def schema_text() -> str:
    """The JSON Schema as it is in `SCHEMA_FILE`."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
