"""``reading-edition import``: a text as the pages of an edition, and again without losing edits."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..witness import importer, report
from ..witness.limits import Limits, SourceError, read_bounded
from ..witness.model import Text
from ..witness.options import Options
from ..witness.reader import read
from ..witness.repairs import Kind
from ..witness.rerun import Outcome, record_of
from ..witness.rules import NAME, Rules, load

_WORDS = "write a text as the MyST pages of an edition"


def add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``import`` to *commands*."""
    add_reading_arguments(add_import_arguments(commands.add_parser(
        "import", help=_WORDS, description=_WORDS
    )))  # fmt: skip


def add_import_arguments(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Add what an import takes to *parser*, but for how the file is read."""
    parser.add_argument("path", metavar="PATH", type=Path, help="the text")
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help="a new or empty folder, or one imported before"
    )
    parser.add_argument(
        "--map",
        dest="rules",
        metavar="TOML",
        type=Path,
        help=f"what overrules the reader ({NAME} in DIR, if it is there)",
    )
    parser.add_argument("--ids", default="", help="ids of the sections, with commas between")
    parser.add_argument(
        "--cites-from",
        type=Path,
        metavar="PAGES",
        help="a folder of MyST pages whose notes have the citations to put in",
    )
    parser.add_argument("--bibliography", type=Path, metavar="BIB", help="the works they cite")
    parser.set_defaults(run=run)
    return parser


def add_reading_arguments(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Add how the file is read to *parser*."""
    parser.add_argument("--language", default="", help="chooses quotation marks (en)")
    parser.add_argument("--encoding", default="", help="of the file, where it is told wrongly")
    parser.add_argument(
        "--off",
        action="append",
        default=[],
        choices=[kind.value for kind in Kind],
        metavar="KIND",
        help="leave one kind of repair alone; may be given again",
    )
    return parser


def read_as_asked(options: argparse.Namespace, rules: Rules | None = None) -> Text:
    """Return the text that *options* name, read as they say. Raises :class:`SourceError`."""
    return read(
        options.path,
        Options(
            language=options.language or "en",
            off=frozenset(options.off),
            encoding=options.encoding,
            rules=rules or Rules(),
        ),
    )


def ids_of(options: argparse.Namespace) -> list[str]:
    """The ids of the sections that *options* give."""
    ids = [one.strip() for one in options.ids.split(",") if one.strip()]
    for one in ids:
        if not one.replace("-", "").isalnum() or not one.isascii():
            raise SourceError(
                options.path, 0, f"“{one}” is no id.", "Use letters, digits and hyphens."
            )
    return ids


def run(options: argparse.Namespace) -> int:
    """Write the pages, and say what was recognised, left out and kept; 1 if there is to look at."""
    folder = _home(options.folder)
    before = record_of(folder)
    if before:
        options.language = options.language or before.language
    text = read_as_asked(options, _rules(options.rules, folder))
    outcomes = importer.write(
        text,
        folder,
        cites=_cites(options),
        bibliography=options.bibliography,
        language=options.language or "en",
        ids=ids_of(options),
    )
    if before:
        print("\n".join(_again(outcomes)))
    else:
        print(f"{len(outcomes)} files in {folder}; build them with:")
        print(f"  sphinx-build -W {folder} {folder / '_build'}")
    if said := report.summary(text):
        print(f"\n{said}\n\nAll of it is in {folder / importer.REPORT}.")
    return 1 if text.remarks else 0


def _home(folder: Path) -> Path:
    """*folder*, or its ``docs`` where an import before went there."""
    docs = folder / "docs"
    return docs if record_of(folder) is None and record_of(docs) else folder


def _rules(given: Path | None, folder: Path) -> Rules:
    path = given or folder / NAME
    return load(path) if given or path.exists() else Rules()


def _cites(options: argparse.Namespace) -> dict[str, str]:
    if not options.cites_from:
        return {}
    if not options.bibliography:
        raise SourceError(
            options.cites_from,
            0,
            "Citations need the works that they cite.",
            "Add --bibliography refs.bib.",
        )
    limits = Limits()
    pages = sorted(options.cites_from.rglob("*.md"))
    return importer.citations(
        read_bounded(page, limits).decode("utf-8", "replace") for page in pages
    )


def _again(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Say what became of the files of an import that was not the first."""
    counts = Counter(one.what for one in outcomes)
    yield ", ".join(f"{number} {what}" for what, number in sorted(counts.items())) + "."
    for one in outcomes:
        if one.message or one.what in {"new", "updated", "kept"}:
            yield f"  {one.path.name}: {one.what}. {one.message}".rstrip()
