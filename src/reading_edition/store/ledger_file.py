"""The ledger of published anchors as a file: TOML, with whatever comments an editor puts there.

::

    hash = 2

    [versions]
    "0.1.0" = "2026-11-23"

    [pages."text/opening"]
    p1 = "0.1.0 a1b2c3d, 0.2.0 e4f5a6b"
    person-serge = "0.1.0"

    [[retired]]
    place = "text/opening#p7"
    to = "text/opening#p8"

``hash`` is the version of the hashes; a file without it has version 1. A hash in brackets is
one by which the words were published before: ``0.1.0 9f8e7d6 (a1b2c3d)``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import tomlkit
from packaging.version import InvalidVersion, Version
from tomlkit import TOMLDocument
from tomlkit.container import OutOfOrderTableProxy
from tomlkit.items import AoT, Table

from ..messages import nearest
from ..model.ledger import HASH_VERSION, History, Ledger, State, natural
from ..model.releases import version_order

T = TypeVar("T")
HEAD = (
    "Anchors that have been published, with the versions in which their words were new.",
    "Written by `reading-edition anchors update`; only [[retired]] is edited by hand.",
)
_TABLES = ("hash", "versions", "pages", "retired")
_RETIRED = ("place", "to")


def load(path: Path) -> tuple[Ledger, list[str]]:
    """Read a ledger; the faults begin with the file's name. A file that is not there is empty."""
    if not path.is_file():
        return Ledger(), []
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:  # of TOML, of UTF-8, of a number's length
        return Ledger(), [f"{path}: not valid TOML ({error}). Take the last version committed."]
    faults: list[str] = _unknown(data, _TABLES)
    number = data.get("hash", 1 if data.get("pages") else HASH_VERSION)
    if not isinstance(number, int) or not 1 <= number <= HASH_VERSION:
        faults.append(f"hash = {number!r} is not a version of the hash that this engine knows.")
        number = HASH_VERSION
    ledger = Ledger(
        _pages(data.get("pages", {}), faults),
        _retired(data.get("retired", []), faults),
        _versions(data.get("versions", {}), faults),
        number,
    )
    return ledger, [f"{path}: {fault}" for fault in faults]


def _unknown(data: Mapping[str, Any], known: Iterable[str], where: str = "") -> list[str]:
    return [
        f"{where}unknown {'field' if where else 'table'} {name!r}.{nearest(name, known)} "
        f"Known: {', '.join(known)}."
        for name in data
        if name not in known
    ]


def _as_table(value: Any, name: str, faults: list[str]) -> dict[str, Any]:
    """*value* if it is a table; what is none is a fault, and empty."""
    if isinstance(value, dict):
        return value
    faults.append(f"{name} must be a table, not {value!r}. Correct it.")
    return {}


def _pages(value: Any, faults: list[str]) -> dict[str, dict[str, History]]:
    pages: dict[str, dict[str, History]] = {}
    for docname, anchors in _as_table(value, "[pages]", faults).items():
        for anchor, line in _as_table(anchors, f"[pages.{docname!r}]", faults).items():
            states = tuple(_state(part.split()) for part in str(line).split(",") if part.split())
            if states:
                pages.setdefault(docname, {})[anchor] = states
            else:
                faults.append(f"{docname}#{anchor} has no version. Write one, as in 0.1.0.")
    return pages


def _state(words: list[str]) -> State:
    former = "".join(word.strip("()") for word in words[1:] if word.startswith("("))
    digest = "".join(word for word in words[1:2] if not word.startswith("("))
    return State(words[0], digest, former)


def _retired(value: Any, faults: list[str]) -> dict[str, str]:
    retired = {}
    for entry in value if isinstance(value, list) else [value]:
        table = entry if isinstance(entry, dict) else {}
        if "#" in str(table.get("place", "")) and table.get("to"):
            retired[str(table["place"])] = str(table["to"])
            faults += _unknown(table, _RETIRED, f"[[retired]] of {table['place']}: ")
        else:
            faults.append(
                f"[[retired]] {entry!r} needs a place and what it leads to: "
                'place = "page#id" and to = "page#id".'
            )
    return retired


def _versions(value: Any, faults: list[str]) -> dict[str, str]:
    versions = {}
    for version, day in _as_table(value, "[versions]", faults).items():
        try:
            Version(version)
        except InvalidVersion:
            faults.append(f"{version!r} is not a version. Write one as in 1.0, 1.0rc1 or 1.1.")
        try:
            versions[version] = date.fromisoformat(str(day)).isoformat()
        except ValueError:
            faults.append(f"version {version} has the date {day!r}. Write it as in 2026-11-23.")
    return versions


def line_of(path: Path, place: str) -> int:
    """The line of the ledger that has *place* (``docname#id``), from 1; 1 if none has."""
    page, _, anchor = place.partition("#")
    here = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        words = line.replace('"', "").strip()
        if words.startswith("["):
            here = words == f"[pages.{page}]"
        if (here and words.partition("=")[0].strip() == anchor) or words == f"place = {place}":
            return number
    return 1


def dump(ledger: Ledger, text: str = "") -> str:
    """*ledger* as TOML: *text*, the file as it was, comments included, with what is new.

    One line an anchor, pages by name and anchors in natural order; new ones come last.
    """
    document = tomlkit.parse(text) if text else _empty()
    document["hash"] = ledger.hash_version
    _fill(_table(document, "versions"), _sorted(ledger.versions, version_order))
    pages = _table(document, "pages", is_super_table=True)
    for docname in [name for name in pages if name not in ledger.pages]:
        del pages[docname]
    for docname in sorted(ledger.pages):
        anchors = _sorted(ledger.pages[docname], natural)
        lines = {name: ", ".join(map(str, history)) for name, history in anchors.items()}
        _fill(_table(pages, docname), lines)
    if ledger.retired and "retired" not in document:
        document["retired"] = _array(ledger.retired)
    return tomlkit.dumps(document)


def _empty() -> TOMLDocument:
    document = tomlkit.document()
    for line in HEAD:
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    return document


def _table(parent: TOMLDocument | Table, name: str, *, is_super_table: bool = False) -> Table:
    """The table *name* of *parent*, made if it is not there."""
    if name not in parent:
        parent[name] = tomlkit.table(is_super_table)
    found = parent[name]
    assert isinstance(found, Table | OutOfOrderTableProxy)
    return cast("Table", found)


def _fill(table: Table, lines: Mapping[str, str]) -> None:
    """Give *table* the *lines*; those that stay as they were keep their comments."""
    for name in [name for name in table if name not in lines]:
        del table[name]
    for name, line in lines.items():
        if table.get(name) != line:
            table[name] = line


def _sorted(values: Mapping[str, T], key: Callable[[str], Any]) -> dict[str, T]:
    return {name: values[name] for name in sorted(values, key=key)}


def _array(retired: Mapping[str, str]) -> AoT:
    entries = tomlkit.aot()
    for place, target in retired.items():
        entry = tomlkit.table()
        entry.update({"place": place, "to": target})
        entries.append(entry)
    return entries
