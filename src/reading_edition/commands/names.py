"""``reading-edition names``: entries for the authority file, suggested or taken from another."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..lint import ALLOWED, pages_under
from ..lint.load import load_edition
from ..lint.names import without_entry
from ..lint.syntax import files_in, syntax_in
from ..people import imports
from ..people.authority import Authority, load
from ..people.imports import Found, Unreadable
from ..people.schema import BY_NAME, is_key
from ..witness.limits import Limits, SourceError, read_bounded

_IDS = tuple(name for name, item in BY_NAME.items() if item.shape == "id")
CONTEXT = 60
"""Characters of the text that a suggestion shows."""


def add_names(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``names`` and its subcommands to *commands*."""
    names = commands.add_parser("names", help="entries for the authority file")
    parts = names.add_subparsers(required=True, metavar="COMMAND")
    words = "print entries for the names of the text that no entry covers yet"
    suggesting = parts.add_parser("suggest", help=words, description=words)
    suggesting.add_argument("path", nargs="?", type=Path, default=Path("docs"), metavar="PAGES")
    suggesting.add_argument("--least", type=int, default=1, help="how often a name must stand (1)")
    suggesting.set_defaults(run=suggest)
    words = "print the entries of a CSV, TEI, MARC XML or Wikidata JSON file"
    importing = parts.add_parser("import", help=words, description=words)
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--names", type=Path, help="the authority file (that of docs/conf.py)")
    importing.add_argument("--write", action="store_true", help="add them to the authority file")
    importing.set_defaults(run=take)


def suggest(arguments: argparse.Namespace) -> int:
    """Print a table for each name that stands in the text often enough, the most frequent first."""
    path: Path = arguments.path
    syntax = syntax_in(path)
    works, authority = files_in(path)
    edition = load_edition(
        pages_under(path), works, authority, authority.parent / ALLOWED, syntax=syntax, whole=True
    )
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for page in edition.pages:
        for piece in page.of("text") if page.section else ():
            language = edition.versions.get(piece.version, edition.language)
            for name in without_entry(piece.text, language, edition.names):
                counts[name] += 1
                where = f"{piece.path}:{piece.line}: {_around(piece.text, name)}"
                first.setdefault(name, where)
    taken = set(load(authority)[0].persons) if authority.is_file() else set()
    for name, number in counts.most_common():
        if number >= arguments.least:
            given, _space, family = name.rpartition(" ")
            key = key_for(family, given, taken)
            print(f"# {number} ×, first at {first[name]}")
            print(table(key, {"heading": f"{family}, {given}"}))
    return 0


def _around(text: str, name: str) -> str:
    """The words around *name* in one line, without what a terminal would act on."""
    at = text.find(name)
    start = max(0, at - (CONTEXT - len(name)) // 2)
    cut = " ".join(text[start : start + CONTEXT].split())
    return "".join(char for char in cut if char.isprintable())


def take(arguments: argparse.Namespace) -> int:
    """Print or add the entries of another file; 1 if some could not be told apart."""
    path: Path = arguments.file
    names = arguments.names or files_in(Path("docs"))[1]
    text = read_bounded(path, Limits()).decode("utf-8-sig", "replace")
    try:
        found = imports.read(text, path.suffix.lower())
    except Unreadable as error:
        raise SourceError(path, 0, str(error), "See docs/editing/authority-file.md.") from None
    known = load(names)[0] if names.is_file() else Authority({})
    made, told = merge(found, known)
    printed = "\n".join(table(key, fields) for key, fields in made.items())
    for line in told:
        print(f"{path}: {line}", file=sys.stderr)
    if arguments.write and made:
        before = names.read_text(encoding="utf-8").rstrip("\n") if names.is_file() else ""
        names.write_text(f"{before}\n\n{printed}".lstrip("\n"), encoding="utf-8")
        print(f"{names}: {len(made)} entries added.")
    elif made:
        print(printed, end="")
    return int(bool(told))


def merge(found: Iterable[Found], known: Authority) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """The entries of *found* that are new, by key, and what is to be said of the others.

    One that has an identifier of a known entry is that person; one that has only the name of
    another may be the same or not, and is left to the editor.
    """
    made: dict[str, dict[str, Any]] = {}
    told: list[str] = []
    ids = {(name, value): p.key for p in known.persons.values() for name, value in p.ids.items()}
    headings = {person.heading.casefold(): person.key for person in known.persons.values()}
    taken = set(known.persons)
    for number, one in enumerate(found, start=1):
        heading = str(one.fields.get("heading", ""))
        told += [f"{heading or number}: {clause}." for clause in one.told]
        if not heading:
            told.append(f"entry {number} has no name, and is left out.")
            continue
        same = next((ids[pair] for pair in _ids_of(one.fields) if pair in ids), "")
        if same:
            told.append(f"{heading} is there already, as [{same}].")
        elif other := headings.get(heading.casefold()):
            told.append(
                f"{heading} may be [{other}] or another person of the name: not told apart. "
                "Give the entry there an identifier, or add this one by hand."
            )
        else:
            family, _comma, given = heading.partition(",")
            key = one.key if is_key(one.key) and one.key not in taken else ""
            key = key or key_for(family, given, taken)
            taken.add(key)
            made[key] = one.fields
            headings[heading.casefold()] = key
            ids |= dict.fromkeys(_ids_of(one.fields), key)
    return made, told


def _ids_of(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return ((name, fields[name]) for name in _IDS if name in fields)


def key_for(family: str, given: str, taken: set[str]) -> str:
    """A key that is not in *taken*, which it joins: the surname, with the initial, a number."""
    base = _ascii(family) or "name"
    wanted = [base, f"{base}-{_ascii(given)[:1]}".rstrip("-")]
    key = next((one for one in wanted if one not in taken and is_key(one)), "")
    number = 2
    while not key or key in taken:
        key, number = f"{base}-{number}", number + 1
    taken.add(key)
    return key


def _ascii(words: str) -> str:
    folded = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    kept = "".join(char if char.isalnum() else " " for char in folded)
    return "-".join(kept.split()).lstrip("0123456789-")


def table(key: str, fields: Mapping[str, Any]) -> str:
    """An entry as TOML, whose strings are those of JSON but for one sign."""
    rows = [f"[{key}]"]
    for name in (name for name in BY_NAME if name in fields):
        value = json.dumps(fields[name], ensure_ascii=False).replace("\x7f", r"\u007f")
        rows.append(f"{name} = {value.encode('utf-8', 'replace').decode()}")
    return "\n".join([*rows, ""])
