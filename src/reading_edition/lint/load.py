"""Read an edition's files for the lint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..people.authority import Authority
from ..people.authority import load as load_authority
from ..works.bibfile import line_of, lines_of_fields, read
from ..works.inherited import complete
from ..works.latex_text import plain
from ..works.person_names import people
from .model import Edition, Finding, Page, Work
from .names import fold
from .parse import parse_page
from .syntax import Syntax

UNREADABLE = "unreadable"
UNREAD_WORK = "work-unread"
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
    parsed: list[Page] = []
    for path in pages:
        text = _text(path, faults)
        if text is not None:
            parsed.append(parse_page(path, text, syntax))
    works = read_works(bibliographies, faults)
    file = authority if isinstance(authority, Path) else Path()
    if isinstance(authority, Path):
        authority = load_authority(authority)[0] if authority.is_file() else None
    others = [load_authority(p)[0] for p in (syntax.indexes if syntax else ()) if p.is_file()]
    authorities = [*others, *([authority] if authority else [])]
    names = fold(_forms(parsed, works, authorities, _lines(allowed, faults)))
    unread = {fault.path for fault in faults if fault.rule == UNREADABLE}
    complete = bool(bibliographies) and unread.isdisjoint(bibliographies)
    return Edition(
        tuple(parsed),
        works,
        names,
        authority.persons if authority else {},
        file,
        tuple(faults),
        complete,
        whole,
        mended=syntax.mended if syntax else frozenset(),
        language=syntax.language if syntax else "en",
        versions=syntax.versions if syntax else {},
    )


def read_works(paths: Iterable[Path], faults: list[Finding]) -> dict[str, Work]:
    """The works of the bibliographies *paths* by key; what is wrong is added to *faults*."""
    works: dict[str, Work] = {}
    for path in paths:
        text = _text(path, faults)
        for work in _works(path, text, faults) if text is not None else ():
            if first := works.get(work.key):
                wrong = f"the key “{work.key}” has an entry already, in {first.path}:{first.line}"
                advice = "This one is passed over; give it a key of its own"
                faults.append(Finding(path, work.line, UNREAD_WORK, wrong, advice))
            else:
                works[work.key] = work
    for key, field, named in complete({key: work.entry for key, work in works.items()}):
        work = works[key]
        wrong = f"{field} of “{key}” names “{named}”, which has no entry or leads back to “{key}”"
        line = work.lines.get(field, work.line)
        faults.append(Finding(work.path, line, UNREAD_WORK, wrong, "Correct the key"))
    return works


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
    entries, wrong = read(text)
    faults += (Finding(path, one.line, UNREAD_WORK, one.message, one.advice) for one in wrong)
    for key, entry in entries.items():
        yield Work(key, entry, path, line_of(text, key), lines_of_fields(text, key))


def _forms(
    pages: Sequence[Page],
    works: dict[str, Work],
    authorities: Iterable[Authority],
    allowed: Iterable[str],
) -> Iterator[str]:
    """Every form of a name that something covers."""
    for authority in authorities:
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
