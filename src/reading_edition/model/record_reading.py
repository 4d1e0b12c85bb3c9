"""The option ``reading_edition_record``, read and checked field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from ..messages import nearest
from .record import Credit, Name, Names, Record, Series, SourceWork
from .relators import RELATORS

KINDS = (
    *("article", "article-journal", "article-magazine", "article-newspaper", "book", "chapter"),
    *("document", "entry-encyclopedia", "graphic", "interview", "manuscript", "map"),
    *("motion_picture", "pamphlet", "paper-conference", "performance", "personal_communication"),
    *("post", "post-weblog", "report", "song", "speech", "thesis", "webpage"),
)
"""The types of CSL 1.0.2 that a text can have come out as."""
_REQUIRED = {
    "title": "what the edition is called",
    "editors": "who answers for it, or in authors whose words it prints",
    "date": "when this version was published",
    "version": "which version of the text this is",
}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DOI = re.compile(r"10\.\d{4,9}(\.\d+)*/[^\s<>\"{}|\\^`]+")
_DOI_ADDRESS = re.compile(r"(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ADDRESSES = frozenset({"url", "repository", "licence_url", "text_licence_url"})


def read_record(data: object) -> tuple[Record, list[str]]:
    """Read the option ``reading_edition_record``.

    Returns the record, with a default for each field that cannot be used, and the
    faults found, each saying what to do.
    """
    if not isinstance(data, Mapping):
        return Record(), [f"must be a dict such as {{'title': 'A title'}}, not {data!r}."]
    values, faults = _read(Record, data, "")
    faults += [
        f"{name} is missing. Say in it {meaning}."
        for name, meaning in _REQUIRED.items()
        if not values.get(name) and not (name == "editors" and values.get("authors"))
    ]
    return Record(**values), faults


def _read(
    kind: type[Any], data: Mapping[str, Any], inside: str
) -> tuple[dict[str, Any], list[str]]:
    """Read the fields of the dataclass *kind*; *inside* names the field that holds them."""
    values: dict[str, Any] = {}
    faults: list[str] = []
    known = [item.name for item in fields(kind)]
    for name, raw in data.items():
        path = inside + str(name)
        if name not in known:
            faults.append(f"unknown field {path}.{nearest(str(name), known)}")
            continue
        if name in _WITHIN:
            part, example = _WITHIN[name]
            if not isinstance(raw, Mapping):
                faults.append(f"{path} must be a dict such as {example}.")
                continue
            inner, more = _read(part, raw, f"{path}.")
            values[name] = part(**inner)
            faults.extend(more)
            continue
        if name == "contributors":
            values[name], more = _contributors(raw)
            faults.extend(more)
            continue
        take, wanted = _READERS.get(name, (_text, "a string"))
        value = take(raw)
        if value is None:
            faults.append(f"{path} must be {wanted}, not {raw!r}.")
        elif fault := _fault(name, value):
            faults.append(f"{path} {fault}")
        else:
            values[name] = value
    return values, faults


def _text(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value.split()) if isinstance(value, str) else None


def _number(value: object) -> str | None:
    """A volume or the like, which an editor may give as a number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(value)


def _strings(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, (list, tuple)):
        return None
    items = tuple(_text(item) for item in value)
    return tuple(filter(None, items)) if all(items) else None


def _names(value: object) -> Names | None:
    items = _strings(value)
    return None if items is None else tuple(map(Name.parse, items))


def _doi(value: object) -> str | None:
    """A DOI, without the address that one often finds it with."""
    text = _text(value)
    return None if text is None else _DOI_ADDRESS.sub("", text, count=1)


_NAMES = (_names, "a list of names such as ['Serge, Victor', '{A Body}']")
_READERS: dict[str, tuple[Callable[[object], Any], str]] = {
    **dict.fromkeys(("authors", "editors", "translators", "illustrators"), _NAMES),
    **dict.fromkeys(("volume", "issue", "pages", "number"), (_number, "a number or a string")),
    "keywords": (_strings, "a list of strings"),
    "doi": (_doi, "a string"),
}
_WITHIN: dict[str, tuple[type[Any], str]] = {
    "source": (SourceWork, "{'title': '…', 'date': '2019'}"),
    "series": (Series, "{'title': '…', 'number': '3'}"),
}


def _contributors(raw: object) -> tuple[tuple[Credit, ...], list[str]]:
    if not isinstance(raw, Mapping):
        example = "{'wpr': ['Serge, Victor']}, names by MARC relator"
        return (), [f"contributors must be a dict such as {example}, not {raw!r}."]
    found: list[Credit] = []
    faults: list[str] = []
    for code, given in raw.items():
        path = f"contributors.{code}"
        names = _names(given)
        if code in _OWN_FIELDS:
            faults.append(f"{path} has a field of its own. Name them in {_OWN_FIELDS[code]}.")
        elif code not in RELATORS:
            faults.append(
                f"unknown relator {path}. Use a code of three letters from the MARC list "
                "(https://www.loc.gov/marc/relators/), such as wpr for a preface, or ctb."
            )
        elif names is None:
            faults.append(f"{path} must be {_NAMES[1]}, not {given!r}.")
        elif names:
            found.append(Credit(code, names))
    return tuple(found), faults


_OWN_FIELDS = {
    "aut": "authors",
    "edt": "editors",
    "ill": "illustrators",
    "trl": "translators",
}


def _fault(name: str, value: Any) -> str:
    """Say what is wrong with a field's *value*, or nothing."""
    if not value:
        return ""
    if name == "date" and not _is_date(value):
        return f"must be a date such as 2019-12-31, 2019-12 or 2019, not {value!r}."
    if name == "language" and not _LANGUAGE.fullmatch(value):
        return f"must be a language tag such as en or pt-BR, not {value!r}."
    if name == "kind" and value not in KINDS:
        return f"must be one of {', '.join(KINDS)}, not {value!r}.{nearest(value, KINDS)}"
    if name == "isbn" and not is_isbn(value):
        return f"must be an ISBN of 10 or 13 digits whose last digit fits, not {value!r}."
    if name == "doi" and not _DOI.fullmatch(value):
        return f"must be a DOI such as 10.1000/182, not {value!r}."
    if name in _ADDRESSES:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            return f"must be a whole address such as https://example.org/, not {value!r}."
    return ""


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    if len(value) < len("2019-12-31"):
        return True
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_isbn(text: str) -> bool:
    """Whether *text*, with or without hyphens, is an ISBN whose check digit fits.

    >>> is_isbn("978-0-306-40615-7"), is_isbn("0-306-40615-2"), is_isbn("978-0-306-40615-8")
    (True, True, False)
    """
    digits = text.replace("-", "").replace(" ", "").upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum((10 - n) * value for n, value in enumerate(values)) % 11 == 0
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return sum(int(digit) * (1, 3)[n % 2] for n, digit in enumerate(digits)) % 10 == 0
    return False
