"""The subcommands ``reading-edition source``: report, import, fingerprint and check."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reading_edition.witness import fingerprint, importer, report
from reading_edition.witness.align import align
from reading_edition.witness.limits import SourceError, read_bounded
from reading_edition.witness.model import Text
from reading_edition.witness.options import Options
from reading_edition.witness.reader import read
from reading_edition.witness.repairs import Kind


def add_source(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``source`` and its subcommands to *commands*."""
    source = commands.add_parser("source", help="read your own copy of a text")
    parts = source.add_subparsers(required=True, metavar="COMMAND")

    reporting = _add(parts, "report", "list what was read and every repair")
    reporting.add_argument("--json", action="store_true", help="repairs and remarks as JSON")
    reporting.set_defaults(run=_report)

    importing = _add(parts, "import", "write the text as the MyST pages of a new edition")
    importing.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder")
    importing.add_argument("--ids", default="", help="ids of the sections, with commas between")
    importing.add_argument(
        "--cites-from",
        type=Path,
        metavar="PAGES",
        help="a folder of MyST pages whose notes have the citations to put in",
    )
    importing.add_argument("--bibliography", type=Path, metavar="BIB", help="the works they cite")
    importing.set_defaults(run=_import)

    printing = _add(parts, "fingerprint", "print the fingerprints of the paragraphs")
    printing.add_argument("--ids", default="", help="ids of the sections, with commas between")
    printing.set_defaults(run=_fingerprint)

    checking = _add(parts, "check", "compare the copy with the fingerprints of an edition")
    checking.add_argument("fingerprints", metavar="FINGERPRINTS", type=Path)
    checking.set_defaults(run=_check)


def _add(
    parts: argparse._SubParsersAction[argparse.ArgumentParser], name: str, words: str
) -> argparse.ArgumentParser:
    parser = parts.add_parser(name, help=words, description=words)
    parser.add_argument("path", metavar="PATH", type=Path, help="your copy of the text")
    parser.add_argument("--language", default="en", help="chooses quotation marks (en)")
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


def _read(options: argparse.Namespace) -> Text:
    return read(
        options.path,
        Options(language=options.language, off=frozenset(options.off), encoding=options.encoding),
    )


def _report(options: argparse.Namespace) -> int:
    text = _read(options)
    if options.json:
        print(report.as_json(text))
    else:
        print("\n".join(report.lines(text)))
    return 1 if text.remarks else 0


def _import(options: argparse.Namespace) -> int:
    text = _read(options)
    cites: dict[str, str] = {}
    if options.cites_from:
        if not options.bibliography:
            raise SourceError(
                options.cites_from,
                0,
                "Citations need the works that they cite.",
                "Add --bibliography refs.bib.",
            )
        limits = Options().limits
        pages = sorted(options.cites_from.rglob("*.md"))
        cites = importer.citations(
            read_bounded(page, limits).decode("utf-8", "replace") for page in pages
        )
    files = importer.write(
        text,
        options.folder,
        cites=cites,
        bibliography=options.bibliography,
        language=options.language,
        ids=_ids(options),
    )
    print(f"{len(files)} files in {options.folder}; build them with:")
    print(f"  sphinx-build -W {options.folder} {options.folder / '_build'}")
    return 0


def _fingerprint(options: argparse.Namespace) -> int:
    try:
        prints = fingerprint.take(_read(options), _ids(options))
    except ValueError as error:
        raise SourceError(
            options.path, 0, f"The ids do not fit: {error}.", "Give one id a section."
        ) from None
    sys.stdout.write(fingerprint.dump(prints))
    return 0


def _check(options: argparse.Namespace) -> int:
    prints = fingerprint.load(options.fingerprints)
    found = align(_read(options), prints)
    for fault in found.faults:
        where = f"{options.path}:{fault.place}" if fault.place else str(options.path)
        print(f"{where}: {fault.kind}: {fault.message}")
    total = sum(len(one) for one in prints.sections.values())
    print(
        f"{len(found.pairs)} of {total} paragraphs and {len(found.notes)} of "
        f"{len(prints.notes)} notes fit."
    )
    return 1 if found.faults else 0


def _ids(options: argparse.Namespace) -> list[str]:
    ids = [one.strip() for one in options.ids.split(",") if one.strip()]
    for one in ids:
        if not one.replace("-", "").isalnum() or not one.isascii():
            raise SourceError(
                options.path, 0, f"“{one}” is no id.", "Use letters, digits and hyphens."
            )
    return ids
