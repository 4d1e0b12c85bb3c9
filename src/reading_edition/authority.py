"""The authority file of persons: read, checked, and every fault told in one run.

The file is TOML, one table for each person; `authority_schema.FIELDS` says what a table
may have. A fault costs what is at fault and no more: the rest of the entry, and every
other entry, is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import tomli

from . import dates
from .authority_schema import FIELDS, KEY, KINDS, Field

_BY_NAME = {item.name: item for item in FIELDS}
_KEY = re.compile(KEY)
_PATTERNS = {item.name: re.compile(item.pattern) for item in FIELDS if item.pattern}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the authority file."""

    path: str
    line: int
    message: str
    """What is wrong, and what to do."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Person:
    """One entry: a person, a collective, or (with *see*) a reference to one."""

    key: str
    heading: str
    sort: str
    variants: tuple[str, ...] = ()
    born: str = ""
    """As the file has it; `dates.parse` reads it."""
    died: str = ""
    living: bool = False
    description: str = ""
    kind: str = KINDS[0]
    see: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Identifiers by the name of their field: ``{"wikidata": "Q855"}``."""
    note: str = ""
    line: int = 0
    named: str = ""
    """The form for running text, where it is not the heading turned round."""

    @cached_property
    def display(self) -> str:
        """The name as running text has it: "Victor Serge", "Bashar al-Assad"."""
        if self.named:
            return self.named
        if self.kind != KINDS[0] or "," not in self.heading:
            return self.heading
        surname, given, *rest = (part.strip() for part in self.heading.split(","))
        space = "" if given.endswith(("-", "’", "'")) else " "
        return " ".join([f"{given}{space}{surname}", *rest])

    @cached_property
    def dates(self) -> str:
        """The life as a heading has it: "1890–1947", "b. 1949", or nothing."""
        return dates.life(dates.parse(self.born), dates.parse(self.died))

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Name and address of each authority record: ``("Wikidata", "https://…")``."""
        return tuple(
            (_BY_NAME[name].title, _BY_NAME[name].link.format(value.replace(" ", "")))
            for name, value in self.ids.items()
        )


@dataclass(frozen=True)
class Authority:
    """All persons by key, in the order of the file."""

    persons: Mapping[str, Person]

    def resolve(self, key: str) -> str | None:
        """The key of the entry that *key* means: itself, or the one that its *see* names."""
        person = self.persons.get(key)
        if person is None:
            return None
        if not person.see:
            return key
        return person.see[0] if len(person.see) == 1 else None

    def forms(self) -> Iterator[tuple[str, str]]:
        """Every form of a name by which a text may mean a person, with that person's key."""
        for person in self.persons.values():
            key = self.resolve(person.key)
            if key is not None:
                for form in dict.fromkeys((person.display, *person.variants)):
                    yield form, key

    @cached_property
    def ambiguous(self) -> Mapping[str, tuple[str, ...]]:
        """The forms that two or more persons share, with their keys."""
        owners: dict[str, dict[str, None]] = {}
        for form, key in self.forms():
            owners.setdefault(form, {})[key] = None
        return {form: tuple(keys) for form, keys in owners.items() if len(keys) > 1}


def load(path: str | Path) -> tuple[Authority, list[Fault]]:
    """Read the authority file *path*; the faults come in the order of its lines."""
    faults: list[Fault] = []

    def fault(line: int, message: str) -> None:
        faults.append(Fault(str(path), line, message))

    text = _read(Path(path), fault)
    tables, lines = _tables(text, fault)
    persons = {}
    for key, table in tables.items():
        persons[key] = _Entry(key, table, lines, fault).person()
    persons = _without_bad_references(persons, lines, fault)
    unusable = [key for key in persons if tables[key] is _UNREAD or not _KEY.fullmatch(key)]
    for key in unusable:
        del persons[key]
    return Authority(persons), sorted(faults, key=lambda f: f.line)


def _read(path: Path, fault: Any) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        fault(1, f"The authority file cannot be read: {error.strerror}. "
                 "Make it, or set reading_edition_names in conf.py.")  # fmt: skip
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault(line, "This line is not in UTF-8: save the file in that encoding. "
                    "What could not be read stands as \ufffd.")  # fmt: skip
        return data.decode("utf-8", errors="replace")


# -- where things stand ------------------------------------------------------------------

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"(?!\s*=)|#[^\n]*'
    r"|^[ \t]*\[(?P<table>[^\[\]\n]+)\][ \t]*(?:#[^\n]*)?$"
    r"|^[ \t]*(?P<field>[\w.-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*=",
    re.MULTILINE | re.DOTALL,
)
_UNREAD: dict[str, Any] = {"heading": "?"}
"""Stands for a table that is no TOML, so that references to it are not faults as well."""
Lines = dict[tuple[str, str], int]
"""Line of each table (field ``""``) and of each of its fields, by key and field."""


def _headers(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Offset, line, key and field of each table's head (field ``""``) and each assignment."""
    line, end, table = 1, 0, ""
    for token in _TOKEN.finditer(text):
        if token["table"] is None and token["field"] is None:
            continue
        line, end = line + text.count("\n", end, token.start()), token.start()
        if token["table"] is not None:
            table = token["table"].strip(" \t\"'")
            yield token.start(), line, table, ""
        else:
            name = token["field"].strip("\"'")
            if table:
                yield token.start(), line, table, name
            else:  # written without a head: serge.heading = "…", or serge = { … }
                key, _, name = name.partition(".")
                yield token.start(), line, key, name


def _tables(text: str, fault: Any) -> tuple[dict[str, Any], Lines]:
    """The tables of *text*, and where they stand; what cannot be parsed is a fault."""
    heads = list(_headers(text))
    lines: Lines = {}
    for _, line, key, name in heads:
        lines.setdefault((key, ""), line)
        lines.setdefault((key, name), line)
    try:
        return tomli.loads(text), lines
    except tomli.TOMLDecodeError:
        return _piecemeal(text, heads, fault), lines


def _piecemeal(text: str, heads: list[tuple[int, int, str, str]], fault: Any) -> dict[str, Any]:
    """Parse each table by itself, so that one fault does not hide the others."""
    starts = [(0, 1, ""), *((at, line, key) for at, line, key, name in heads if not name
                            and text[at:].lstrip(" \t").startswith("["))]  # fmt: skip
    ends = [at for at, _, _ in starts[1:]] + [len(text)]
    found: dict[str, Any] = {}
    first: dict[str, int] = {}
    for (start, line, key), end in zip(starts, ends, strict=True):
        try:
            tables = tomli.loads(text[start:end])
        except tomli.TOMLDecodeError as error:
            fault(line + error.lineno - 1, f"This is not TOML: {error.msg}. "
                  + (f"The entry {key!r} cannot be read until that is mended."
                     if key else "Mend it."))  # fmt: skip
            tables = {key: _UNREAD} if key else {}
        for name, table in tables.items():
            if name in found:
                fault(line, f"There is a table [{name}] on line {first[name]} already: "
                            "join the two, or give this person another key.")  # fmt: skip
            else:
                found[name], first[name] = table, line
    return found


# -- one entry ---------------------------------------------------------------------------


class _Entry:
    """The checks of one table; what is at fault is told and left out."""

    def __init__(self, key: str, table: Any, lines: Lines, fault: Any) -> None:
        self.key, self.lines, self._fault = key, lines, fault
        self.table: dict[str, Any] = table if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            self.fault("", f"{key!r} is not a table: write [{key}] on a line of its own, and "
                           "its fields below.")  # fmt: skip
        if not _KEY.fullmatch(key):
            near = re.sub(r"[^a-z0-9_-]+", "", key.lower()).lstrip("_-") or "person"
            self.fault("", f"The key {key!r} will not do for an anchor: write small letters "
                           f"a to z, digits, - and _, such as [{near}]. The entry is left out until then.")  # fmt: skip

    def fault(self, name: str, message: str) -> None:
        line = self.lines.get((self.key, name)) or self.lines.get((self.key, ""), 1)
        self._fault(line, message)

    def person(self) -> Person:
        given = {name: self._value(name, value) for name, value in self.table.items()}
        given = {name: value for name, value in given.items() if value is not None}
        if "heading" not in given:
            if "heading" not in self.table:
                self.fault("", f"[{self.key}] has no heading: add, say, "
                               f"heading = {_BY_NAME['heading'].example}.")  # fmt: skip
            given["heading"] = self.key
        self._check_life(given)
        if given.get("see") and given.get("see_also"):
            self.fault("see_also", f"[{self.key}] has both see and see_also: an entry that "
                                   "only refers has no locators of its own. Keep one of them.")  # fmt: skip
            del given["see_also"]
        ids = {name: given.pop(name) for name in list(given) if _BY_NAME[name].shape == "id"}
        return Person(
            key=self.key,
            sort=given.pop("sort", given["heading"]),
            named=given.pop("display", ""),
            ids=ids,
            line=self.lines.get((self.key, ""), 1),
            **given,
        )

    def _check_life(self, given: dict[str, Any]) -> None:
        born, died = (dates.parse(given.get(name, "")) for name in ("born", "died"))
        if dates.reversed_life(born, died):
            self.fault("died", f"[{self.key}] died ({given['died']}) before the birth "
                               f"({given['born']}): mend one of the two.")  # fmt: skip
        if given.get("living") and died is not None:
            self.fault("living", f"[{self.key}] is said to be living, but has died = "
                                 f'"{given["died"]}": take one of the two out.')  # fmt: skip
            given["living"] = False

    def _value(self, name: str, value: Any) -> Any:
        """The checked value of one field, or None if it is at fault."""
        item = _BY_NAME.get(name)
        if item is None:
            near = _near(name, _BY_NAME)
            self.fault(name, f"[{self.key}] has a field {name!r}, which there is not."
                             + (near or f" Fields: {', '.join(_BY_NAME)}."))  # fmt: skip
            return None
        if item.shape == "flag":
            return value if isinstance(value, bool) else self._wrong(item, value)
        if item.shape in ("texts", "keys"):
            listed = [value] if isinstance(value, str) and item.shape == "keys" else value
            if not isinstance(listed, list) or not all(_is_text(part) for part in listed):
                return self._wrong(item, value)
            return tuple(dict.fromkeys(part.strip() for part in listed))
        if not _is_text(value):
            return self._wrong(item, value)
        return self._checked(item, value.strip())

    def _checked(self, item: Field, value: str) -> str | None:
        if item.shape == "kind" and value not in KINDS:
            self.fault(item.name, f"[{self.key}] is of kind {value!r}: write "
                                  f"{' or '.join(KINDS)}.{_near(value, KINDS)}")  # fmt: skip
            return None
        if item.shape == "date" and dates.parse(value) is None:
            self.fault(item.name, f'[{self.key}] has {item.name} = "{value}", which is no date: '
                       'write "1890", "1890-12-30", "c. 1890", "before 1890", "after 1890", '
                       '"44 BCE" or "?".')  # fmt: skip
            return None
        if item.shape == "id":
            if not _PATTERNS[item.name].fullmatch(value):
                return self._wrong(item, value)  # type: ignore[no-any-return]
            if item.checked and not item.checked(value):
                self.fault(item.name, f"[{self.key}] has the {item.title} {value!r}, whose last "
                           "digit does not fit the others: copy it again.")  # fmt: skip
                return None
        return value

    def _wrong(self, item: Field, value: Any) -> Any:
        self.fault(item.name, f"[{self.key}] has {item.name} = {_shown(value)}, which cannot be "
                              f"used: write, say, {item.name} = {item.example}.")  # fmt: skip
        return None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def _near(word: str, known: Any) -> str:
    near = get_close_matches(word, list(known), n=2, cutoff=0.6)
    return f" Did you mean {' or '.join(near)}?" if near else ""


# -- references between entries ----------------------------------------------------------


def _without_bad_references(
    persons: dict[str, Person], lines: Lines, fault: Any
) -> dict[str, Person]:
    """The persons with each *see* and *see also* that leads nowhere taken out and told."""
    mended = dict(persons)
    for key, person in persons.items():
        for name in ("see", "see_also"):
            targets = getattr(person, name)
            if not targets:
                continue
            good = []
            for target in targets:
                wrong = _wrong_target(key, target, name, persons)
                if wrong:
                    line = lines.get((key, name)) or person.line
                    fault(line, f"[{key}] {name.replace('_', ' ')}: {wrong}")
                else:
                    good.append(target)
            if len(good) < len(targets):
                fields = {**vars(person), name: tuple(good)}
                mended[key] = person = Person(
                    **{f: fields[f] for f in Person.__dataclass_fields__}
                )
    return mended


def _wrong_target(key: str, target: str, name: str, persons: Mapping[str, Person]) -> str:
    """What is wrong with the reference from *key* to *target*, or nothing."""
    if target == key:
        return "an entry cannot refer to itself. Take it out."
    found = persons.get(target)
    if found is None:
        return f"there is no entry {target!r}.{_near(target, persons) or ' Add it or take it out.'}"
    if not found.see:
        return ""
    chain = [key, target]
    while (onward := persons.get(chain[-1])) and onward.see and onward.see[0] not in chain:
        chain.append(onward.see[0])
    if name == "see" and onward and onward.see and onward.see[0] == key:
        return f"the entries refer in a circle ({' → '.join([*chain, key])}). Break it."
    return (
        f"{target!r} itself only refers to {found.see[0]!r}. "
        f"Refer to where the locators stand: {chain[-1]!r}."
    )
