"""Read an edition's files for the lint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pybtex.database import Entry, parse_string
from pybtex.exceptions import PybtexError

from ..people.authority import Authority
from ..people.authority import load as load_authority
from ..works.bibliography import plain
from ..works.person_names import people
from .model import Edition, Finding, Page, Work
from .names import fold
from .parse import parse_page
from .syntax import Syntax

UNREADABLE = "unreadable"
_TITLES = ("title", "booktitle", "maintitle", "journal", "journaltitle", "publisher", "series")


def load_edition(
    pages: Sequence[Path],
    bibliographies: Sequence[Path] = (),
    authority: Path | Authority | None = None,
    allowed: Path | None = None,
    *,
    syntax: Syntax | None = None,
    whole: bool = True,
) -> Edition:
    """Read the *pages*, in reading order, with the works and names that they rest on.

    A page or bibliography that cannot be read becomes a finding; the authority file, which a
    build has read already, and the list of allowed names may be missing. *whole* says that
    these are all pages there are.
    """
    faults: list[Finding] = []
    read: list[Page] = []
    for path in pages:
        text = _text(path, faults)
        if text is not None:
            read.append(parse_page(path, text, syntax))
    works: dict[str, Work] = {}
    for path in bibliographies:
        works |= {work.key: work for work in read_works(path, faults)}
    file = authority if isinstance(authority, Path) else Path()
    if isinstance(authority, Path):
        authority = load_authority(authority)[0] if authority.is_file() else None
    names = fold(_forms(read, works, authority, _lines(allowed, faults)))
    unread = {fault.path for fault in faults}
    complete = bool(bibliographies) and unread.isdisjoint(bibliographies)
    return Edition(
        tuple(read),
        works,
        names,
        authority.persons if authority else {},
        file,
        tuple(faults),
        complete,
        whole,
        mended=syntax.mended if syntax else frozenset(),
    )


def read_works(path: Path, faults: list[Finding]) -> list[Work]:
    """The works of a bibliography; why it cannot be read is added to *faults*."""
    text = _text(path, faults)
    return [] if text is None else list(_works(path, text, faults))


def _text(path: Path, faults: list[Finding]) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        advice = "See that it is there, and save it as UTF-8"
        faults.append(Finding(path, 1, UNREADABLE, f"the file cannot be read ({reason})", advice))
        return None


def _lines(path: Path | None, faults: list[Finding]) -> list[str]:
    """The lines of a file that need not be there."""
    text = _text(path, faults) if path is not None and path.is_file() else None
    return text.splitlines() if text else []


def _works(path: Path, text: str, faults: list[Finding]) -> Iterator[Work]:
    try:
        entries: dict[str, Entry] = parse_string(text, "bibtex").entries
    except PybtexError as error:
        line = int(getattr(error, "lineno", None) or 1)
        faults.append(
            Finding(
                path,
                line,
                UNREADABLE,
                f"the bibliography cannot be read ({error})",
                "Correct the entry on this line or the one before it",
            )
        )
        return
    for key, entry in entries.items():
        found = re.search(rf"@\w+\s*[{{(]\s*{re.escape(key)}\s*,", text)
        if found is None:
            yield Work(key, entry, path, 1)
            continue
        line = text.count("\n", 0, found.start()) + 1
        body = text[found.start() :].partition("\n@")[0]
        lines = {
            field[1].lower(): line + body.count("\n", 0, field.start(1))
            for field in re.finditer(r"[,\s](\w+)\s*=", body)
        }
        yield Work(key, entry, path, line, lines)


def _forms(
    pages: Sequence[Page],
    works: dict[str, Work],
    authority: Authority | None,
    allowed: Iterable[str],
) -> Iterator[str]:
    """Every form of a name that something covers."""
    if authority:
        for person in authority.persons.values():
            yield from (person.heading, person.display, *person.variants)
    for line in allowed:
        yield line.partition("#")[0]
    for page in pages:
        for piece in page.of("directive"):
            if piece.name == "glossary":
                yield from (line for line in piece.text.split("\n") if line[:1].strip())
    for work in works.values():
        yield from (plain(work.entry.fields.get(name, "")) for name in _TITLES)
        for role in ("author", "editor", "translator"):
            for person in people(work.entry, role):
                given = [*person.first_names, *person.middle_names]
                yield plain(" ".join([*given, *person.prelast_names, *person.last_names]))
