"""The command ``reading-edition``.

A subcommand is a function that adds its parser and sets ``run``, which takes the parsed arguments
and returns the exit status: 0 well, 1 faults in what was read, 2 a command that cannot be carried
out. A module of the engine adds its own by being listed in ``COMMANDS``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import TypeAlias

from reading_edition import __version__, lint
from reading_edition.commands import anchors
from reading_edition.commands.build import add_build
from reading_edition.commands.importing import add_import
from reading_edition.commands.names import add_names
from reading_edition.commands.new import add_new
from reading_edition.commands.source import add_source
from reading_edition.people.schema import SCHEMA_FILE
from reading_edition.witness.limits import SourceError
from reading_edition.works import cff

Adder: TypeAlias = "Callable[[argparse._SubParsersAction[argparse.ArgumentParser]], None]"


def add_schema(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``schema``, which prints the JSON Schema of the authority file."""
    parser = commands.add_parser("schema", help="print the JSON Schema of names.toml")
    parser.set_defaults(run=_schema)


def _schema(_: argparse.Namespace) -> int:
    sys.stdout.write(SCHEMA_FILE.read_text(encoding="utf-8"))
    return 0


COMMANDS: tuple[Adder, ...] = (
    add_new,
    add_build,
    add_import,
    add_source,
    add_names,
    add_schema,
    lint.add_parser,
    anchors.add_parser,
    cff.add_parser,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with *arguments*, by default those of the process; return its status."""
    parser = argparse.ArgumentParser(
        prog="reading-edition", description="Tools for editors of a reading edition."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in COMMANDS:
        add(commands)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except SourceError as error:
        print(f"reading-edition: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of the output has closed it, as `head` does; this is not an error.
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
