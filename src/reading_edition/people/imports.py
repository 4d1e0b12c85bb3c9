"""Persons of other authority files: CSV, TEI ``listPerson``, MARC XML, Wikidata's JSON.

Each reader gives the fields of entries, as `schema.FIELDS` calls them, with what could not be
read. Nothing is guessed: a date that is no date of the field is left out and told.
"""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from ..model import dates
from .schema import BY_NAME

TEI = "{http://www.tei-c.org/ns/1.0}"
MARC = "{http://www.loc.gov/MARC21/slim}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_WIKIDATA = {"P569": "born", "P570": "died", "P214": "viaf", "P227": "gnd", "P213": "isni"}
_DAY, _MONTH, _YEAR = 11, 10, 9
"""How exact Wikidata's time is."""


class Unreadable(Exception):
    """Why a file cannot be read as any of the forms, in one line."""


@dataclass(slots=True)
class Found:
    """An entry as a file has it: its fields, and the key that it has there."""

    fields: dict[str, Any]
    key: str = ""
    told: list[str] = field(default_factory=list)
    """What an editor should look at, each a clause."""

    def put(self, name: str, value: str) -> None:
        """Set a field, if *value* is one that it may have."""
        value = " ".join(value.split())
        item = BY_NAME[name]
        good = dates.parse(value) is not None if item.shape == "date" else True
        if item.pattern and item.shape == "id":
            good = re.fullmatch(item.pattern, value) is not None
        if good and value:
            self.fields.setdefault(name, value)
        elif value:
            self.leave_out(name, value)

    def leave_out(self, name: str, value: str) -> None:
        self.told.append(f"{name} {value!r} is left out")

    def add_variant(self, value: str) -> None:
        value = " ".join(value.split())
        known = self.fields.setdefault("variants", [])
        if value and value not in known:
            known.append(value)


def read(text: str, suffix: str) -> list[Found]:
    """The entries in *text*, by the ending of its file. Raises `Unreadable`."""
    readers: Mapping[str, Callable[[str], Iterator[Found]]] = {
        ".csv": _csv, ".json": _wikidata, ".xml": _xml,
    }  # fmt: skip
    if suffix not in readers:
        raise Unreadable(f"Files that end in {suffix!r} cannot be read; {', '.join(readers)} can.")
    try:
        found = list(readers[suffix](text))
    except (ValueError, RecursionError, ElementTree.ParseError, csv.Error) as error:
        raise Unreadable(f"It is not {suffix[1:].upper()} of the expected form: {error}.") from None
    for one in found:
        if not one.fields.get("variants", True):
            del one.fields["variants"]
    return found


def _csv(text: str) -> Iterator[Found]:
    """A row for each person, a column for each field; several variants with ``;`` between."""
    rows = csv.DictReader(io.StringIO(text))
    names = [name.strip().lower() for name in rows.fieldnames or ()]
    if "heading" not in names:
        raise Unreadable(f"There is no column 'heading' in {', '.join(names) or 'it'}.")
    for row in rows:
        found = Found({})
        for name, value in zip(names, row.values(), strict=False):
            words = value or ""
            if name == "key":
                found.key = words.strip()
            elif name == "variants":
                for one in words.split(";"):
                    found.add_variant(one)
            elif name in BY_NAME and BY_NAME[name].shape in ("text", "date", "id"):
                found.put(name, words)
            elif words.strip():
                found.leave_out(name, words.strip())
        yield found


def _xml(text: str) -> Iterator[Found]:
    root = ElementTree.fromstring(text)
    persons = list(root.iter(f"{TEI}person"))
    records = list(root.iter(f"{MARC}record"))
    if not persons and not records:
        raise Unreadable("It has neither a TEI person nor a MARC record.")
    yield from map(_tei, persons)
    yield from map(_marc, records)


def _tei(person: Element) -> Found:
    found = Found({}, person.get(XML_ID, ""))
    for name in person.findall(f"{TEI}persName"):
        words = _inverted(name)
        if "heading" in found.fields:
            found.add_variant(words)
        else:
            found.put("heading", words)
    for tag, field_name in (("birth", "born"), ("death", "died")):
        event = person.find(f"{TEI}{tag}")
        if event is not None:
            found.put(field_name, event.get("when") or "".join(event.itertext()))
    for identifier in person.findall(f"{TEI}idno"):
        kind = (identifier.get("type") or "").lower()
        words = "".join(identifier.itertext()).strip().rstrip("/").rpartition("/")[2]
        if kind in BY_NAME and BY_NAME[kind].shape == "id":
            found.put(kind, words)
        elif words:
            found.leave_out(kind or "idno", words)
    for note in person.findall(f"{TEI}note"):
        found.put("description", "".join(note.itertext()))
    return found


def _inverted(name: Element) -> str:
    """``Surname, Forename`` of a TEI name that says which is which; else its words."""
    parts = {
        tag: " ".join("".join(part.itertext()) for part in name.findall(f"{TEI}{tag}"))
        for tag in ("surname", "forename")
    }
    if parts["surname"] and parts["forename"]:
        return f"{parts['surname']}, {parts['forename']}"
    return "".join(name.itertext())


def _marc(record: Element) -> Found:
    found = Found({})
    for datafield in record.iter(f"{MARC}datafield"):
        parts = {
            part.get("code"): (part.text or "").strip(" ,.\n")
            for part in datafield.findall(f"{MARC}subfield")
        }
        tag, name = datafield.get("tag"), parts.get("a", "")
        if tag == "100":
            found.put("heading", name)
            born, _dash, died = parts.get("d", "").partition("-")
            for field_name, value in (("born", born), ("died", died)):
                if value.strip():
                    found.put(field_name, value.replace("approximately ", "c. ").strip())
        elif tag == "400":
            found.add_variant(name)
    return found


def _wikidata(text: str) -> Iterator[Found]:
    data = json.loads(text)
    entities = data.get("entities") if isinstance(data, dict) else None
    if not isinstance(entities, dict):
        raise Unreadable("It has no 'entities', as Special:EntityData of Wikidata gives them.")
    for ident, entity in entities.items():
        try:
            yield _entity(ident, entity)
        except (AttributeError, KeyError, TypeError, IndexError):
            raise Unreadable(f"The entity {ident!r} is of an unknown form.") from None


def _entity(ident: str, entity: Mapping[str, Any]) -> Found:
    found = Found({})
    found.put("wikidata", ident)
    names = entity.get("labels", {})
    label = next((names[code]["value"] for code in ("en", "mul", *names) if code in names), "")
    given, _space, family = label.rpartition(" ")
    found.put("heading", f"{family}, {given}" if given else label)
    if given:
        found.put("display", label)
        found.told.append(f"{family!r} is taken for the surname; see whether it is")
    for alias in entity.get("aliases", {}).get("en", []):
        found.add_variant(alias["value"])
    said = entity.get("descriptions", {}).get("en")
    if said:
        found.put("description", said["value"])
    for claim, name in _WIKIDATA.items():
        for statement in entity.get("claims", {}).get(claim, [])[:1]:
            value = statement["mainsnak"].get("datavalue", {}).get("value")
            if isinstance(value, dict):
                value = _time(value)
            if value:
                found.put(name, str(value))
    return found


def _time(value: Mapping[str, Any]) -> str:
    """A time of Wikidata as `dates` writes it; ``c. 1890`` for one to the decade."""
    sign, year, month, day = re.fullmatch(r"([+-])(\d+)-(\d\d)-(\d\d)T.*", value["time"]).groups()  # type: ignore[union-attr]  # another form is told as one
    number, exact = int(year), value["precision"]
    if sign == "-":
        return f"{number} BCE"
    if exact < _YEAR:
        return f"c. {number}"
    parts = [f"{number:04d}", month, day]
    return "-".join(parts[: {_DAY: 3, _MONTH: 2}.get(exact, 1)])
