"""The edition's own bibliographic record: the one source of all that says how to cite it.

Page metadata, ``CITATION.cff`` and the citations offered beside a paragraph are written
from a `Record`, so that they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from ..messages import nearest

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_REQUIRED = {
    "title": "what the edition is called",
    "editors": "who answers for it",
    "date": "when this version was published",
    "version": "which version of the text this is",
}


@dataclass(frozen=True)
class Name:
    """A person or a body. A body has only a `family`, its full name."""

    family: str
    given: str = ""
    corporate: bool = False

    @classmethod
    def parse(cls, text: str) -> Name:
        """Read ``Family, Given``, ``{A Body}`` or a single name.

        >>> Name.parse("Serge, Victor").direct
        'Victor Serge'
        """
        text = " ".join(text.split())
        if text.startswith("{") and text.endswith("}"):
            return cls(text[1:-1], corporate=True)
        family, _, given = text.partition(",")
        return cls(family.strip(), given.strip())

    @property
    def direct(self) -> str:
        """The name in reading order."""
        return f"{self.given} {self.family}".strip()

    @property
    def inverted(self) -> str:
        """The name in list order."""
        return f"{self.family}, {self.given}" if self.given else self.family


@dataclass(frozen=True)
class SourceWork:
    """The work that the edition is an edition of; ``authors`` may be empty."""

    title: str = ""
    authors: tuple[Name, ...] = ()
    container: str = ""
    date: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class Record:
    """What a catalogue says about the edition. Dates are ISO 8601, to the year, month or day."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[Name, ...] = ()
    """Who wrote the words of the edition; empty if the text names nobody."""
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    publisher: str = ""
    date: str = ""
    version: str = ""
    language: str = "en"
    url: str = ""
    """Address of the front page, absolute; empty if the edition has none."""
    repository: str = ""
    """Address of the repository; empty if none."""
    licence: str = ""
    """SPDX identifier; empty if none is given."""
    licence_url: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    source: SourceWork = SourceWork()

    @property
    def full_title(self) -> str:
        """Title and subtitle in one."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @property
    def byline(self) -> str:
        """The names on the title page: the authors, or else the editors."""
        return ", ".join(name.direct for name in self.authors or self.editors)

    @classmethod
    def from_mapping(cls, data: object) -> tuple[Record, list[str]]:
        """Read the option ``reading_edition_record``.

        Returns the record, with a default for each field that cannot be used, and the
        faults found, each saying what to do.
        """
        if not isinstance(data, Mapping):
            return cls(), [f"must be a dict such as {{'title': 'A title'}}, not {data!r}."]
        values, faults = _read(cls, data, "")
        for name, meaning in _REQUIRED.items():
            if not values.get(name):
                faults.append(f"{name} is missing. Say in it {meaning}.")
        return cls(**values), faults


def _text(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value.split()) if isinstance(value, str) else None


def _names(value: object) -> tuple[Name, ...] | None:
    items = _strings(value)
    return None if items is None else tuple(map(Name.parse, items))


def _strings(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, (list, tuple)):
        return None
    items = tuple(_text(item) for item in value)
    return tuple(filter(None, items)) if all(items) else None


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
        value: Any
        if name == "source":
            if not isinstance(raw, Mapping):
                faults.append(f"{path} must be a dict such as {{'title': '…', 'date': '2019'}}.")
                continue
            inner, more = _read(SourceWork, raw, "source.")
            values[name] = SourceWork(**inner)
            faults.extend(more)
            continue
        if name in ("authors", "editors", "translators"):
            value, wanted = _names(raw), "a list of names such as ['Serge, Victor', '{A Body}']"
        elif name == "keywords":
            value, wanted = _strings(raw), "a list of strings"
        else:
            value, wanted = _text(raw), "a string"
        if value is None:
            faults.append(f"{path} must be {wanted}, not {raw!r}.")
        elif fault := _fault(name, value):
            faults.append(f"{path} {fault}")
        else:
            values[name] = value
    return values, faults


def _fault(name: str, value: Any) -> str:
    """Say what is wrong with a field's *value*, or nothing."""
    if not value:
        return ""
    if name == "date" and not _is_date(value):
        return f"must be a date such as 2019-12-31, 2019-12 or 2019, not {value!r}."
    if name == "language" and not _LANGUAGE.fullmatch(value):
        return f"must be a language tag such as en or pt-BR, not {value!r}."
    if name in ("url", "repository", "licence_url"):
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
