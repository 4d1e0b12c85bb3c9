"""``reading-edition new``: a folder with an edition that builds as it stands."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path

from ..model.record_reading import read_record
from ..witness import importer, report
from ..witness.limits import SourceError
from ..witness.options import Options
from ..witness.reader import read
from ..works import cff
from . import starter
from .starter import Start

_TOCTREE = re.compile(r"(```\{toctree\}\n(?:.+\n)*?)```", re.MULTILINE)


def add_new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``new`` to *commands*."""
    words = "make a folder with a new edition, of a file or to be filled"
    parser = commands.add_parser("new", help=words, description=words)
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a new or empty folder")
    parser.add_argument("--title", help="title of the edition")
    parser.add_argument("--author", action="append", metavar="NAME", help="Family, Given")
    parser.add_argument("--editor", action="append", metavar="NAME", help="Family, Given")
    parser.add_argument("--language", help="language tag, such as en or pt-BR (en)")
    parser.add_argument("--licence", help="SPDX identifier, such as CC-BY-4.0")
    parser.add_argument("--from", dest="source", type=Path, metavar="FILE", help="the text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the edition and say what to do next; 1 if its text has something to look at.

    Raises `SourceError`, and writes nothing then.
    """
    folder: Path = arguments.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SourceError(
            folder, 0, "The folder is not empty.", "Name a new one: nothing is overwritten."
        )
    start = _asked(arguments)
    _check(folder, start)
    docs = folder / "docs"
    pages, status = (
        _imported(arguments.source, docs, start) if arguments.source else (_sample(docs), 0)
    )
    files = {
        **{f"docs/{name}": text for name, text in starter.apparatus(start.language).items()},
        "docs/conf.py": starter.conf(start),
        "docs/index.md": _index(docs, start, pages),
        **starter.repository(start),
    }
    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SourceError(
            folder, 0, f"It cannot be written ({error.strerror}).", "Name another folder."
        ) from None
    record, _faults = cff.record_in(docs / "conf.py")
    (folder / "CITATION.cff").write_text(cff.citation_file(record), encoding="utf-8")
    print(f"{folder} holds an edition. Next:\n  cd {folder}\n  reading-edition build html")
    return status


def _asked(arguments: argparse.Namespace) -> Start:
    """What the flags say; what they do not say is asked for where somebody can answer."""
    title = arguments.title or _ask("Title of the edition", "")
    if not title:
        raise SourceError(arguments.folder, 0, "The edition has no title.", "Give it: --title …")
    authors = arguments.author or _list(
        _ask("Author, as Family, Given; empty if the edition restates the text", "")
    )
    editors = arguments.editor or _list(_ask("Editor, as Family, Given", ""))
    if not authors and not editors:
        raise SourceError(
            arguments.folder, 0, "The edition is nobody’s.", "Name one: --author … or --editor …"
        )
    return Start(
        title=title,
        authors=tuple(authors),
        editors=tuple(editors),
        language=arguments.language or _ask("Language", "en"),
        licence=arguments.licence or _ask("Licence (SPDX), if there is one", ""),
        date=date.today().isoformat(),
    )


def _ask(question: str, default: str) -> str:
    """The answer to *question*; *default* without one, or where nobody can answer."""
    if not sys.stdin.isatty():
        return default
    try:
        return input(f"{question} [{default}]: " if default else f"{question}: ").strip() or default
    except EOFError:
        return default


def _list(answer: str) -> list[str]:
    return [answer] if answer else []


def _check(folder: Path, start: Start) -> None:
    """Hold what was said to what a record may say."""
    _record, faults = read_record(
        {
            "title": start.title,
            "authors": start.authors,
            "editors": start.editors,
            "date": start.date,
            "version": "0.1",
            "language": start.language,
        }
    )
    if faults:
        raise SourceError(folder, 0, f"What you said cannot be used: {faults[0]}", "Try again.")


def _sample(docs: Path) -> list[str]:
    docs.mkdir(parents=True)
    for name, text in {
        "first.md": starter.SAMPLE,
        "names.toml": starter.NAMES,
        "refs.bib": starter.WORKS,
    }.items():
        (docs / name).write_text(text, encoding="utf-8")
    return ["first"]


def _imported(source: Path, docs: Path, start: Start) -> tuple[list[str], int]:
    """Write the pages of *source*; their names, and 1 if there is something to look at."""
    text = read(source, Options(language=start.language))
    written = importer.write(text, docs, language=start.language, listed=False)
    print(f"{source}: {len(text.sections)} sections, {len(text.notes)} notes.")
    if said := report.summary(text):
        print(f"\n{said}\n\nAll of it is in {docs / importer.REPORT}.\n")
    names = [one.path for one in written if one.path.suffix == ".md"]
    return [path.stem for path in names if path.stem != "index"], int(bool(text.remarks))


def _index(docs: Path, start: Start, pages: list[str]) -> str:
    """The front page: the importer's, which may hold more than a list, or a new one."""
    path = docs / "index.md"
    if not path.is_file():
        return starter.index(start, pages)
    listed = "".join(f"{name}\n" for name in starter.APPARATUS)
    return _TOCTREE.sub(lambda found: f"{found[1]}{listed}```", path.read_text("utf-8"), count=1)
