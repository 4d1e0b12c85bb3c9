"""The subcommands ``reading-edition source``: report, import, fingerprint and check."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reading_edition.commands.importing import (
    add_import_arguments,
    add_reading_arguments,
    ids_of,
    read_as_asked,
)
from reading_edition.witness import fingerprint, report
from reading_edition.witness.align import align
from reading_edition.witness.limits import SourceError


def add_source(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``source`` and its subcommands to *commands*."""
    source = commands.add_parser("source", help="read your own copy of a text")
    parts = source.add_subparsers(required=True, metavar="COMMAND")

    reporting = _add(parts, "report", "list what was read and every repair")
    reporting.add_argument("--json", action="store_true", help="repairs and remarks as JSON")
    reporting.set_defaults(run=_report)

    importing = parts.add_parser("import", help="the same as reading-edition import")
    add_reading_arguments(add_import_arguments(importing))

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
    return add_reading_arguments(parser)


def _report(options: argparse.Namespace) -> int:
    text = read_as_asked(options)
    if options.json:
        print(report.as_json(text))
    else:
        print("\n".join(report.lines(text)))
    return 1 if text.remarks else 0


def _fingerprint(options: argparse.Namespace) -> int:
    try:
        prints = fingerprint.take(read_as_asked(options), ids_of(options))
    except ValueError as error:
        raise SourceError(
            options.path, 0, f"The ids do not fit: {error}.", "Give one id a section."
        ) from None
    sys.stdout.write(fingerprint.dump(prints))
    return 0


def _check(options: argparse.Namespace) -> int:
    prints = fingerprint.load(options.fingerprints)
    found = align(read_as_asked(options), prints)
    for fault in found.faults:
        where = f"{options.path}:{fault.place}" if fault.place else str(options.path)
        print(f"{where}: {fault.kind}: {fault.message}")
    total = sum(len(one) for one in prints.sections.values())
    print(
        f"{len(found.pairs)} of {total} paragraphs and {len(found.notes)} of "
        f"{len(prints.notes)} notes fit."
    )
    return 1 if found.faults else 0
