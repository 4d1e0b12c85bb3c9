"""The authority file as text: read, parsed, and every table and field found by its line.

A parser of TOML stops at the first fault and knows no lines once it is done. Here a file
that does not parse is parsed table by table, so that one fault hides no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import tomli

Tell = Callable[[int, str], None]
"""Takes the line and the message of a fault."""
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"(?!\s*=)|#[^\n]*'
    r"|^[ \t]*\[\[?(?P<table>[^\[\]\n#]*)[^\n]*"
    r"|^[ \t]*(?P<field>[\w.-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*=",
    re.MULTILINE | re.DOTALL,
)
UNREAD: dict[str, Any] = {"heading": "?"}
"""Stands for an entry that cannot be read, so that references to it are not faults as well."""
Lines = dict[tuple[str, str], int]
"""Line of each table (field ``""``) and of each of its fields, by key and field."""


def read(path: Path, fault: Tell) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        fault(
            1,
            f"The authority file cannot be read: {error.strerror}. "
            "Make it, or correct its name in conf.py (reading_edition_names, or "
            "reading_edition_indexes).",
        )
        return ""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault(
            line,
            "This line is not in UTF-8: save the file in that encoding. "
            "What could not be read is shown as \ufffd.",
        )
        return data.decode("utf-8", errors="replace")


def _headers(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Offset, line, key and field of each table's head (field ``""``) and each assignment."""
    line, end, table = 1, 0, ""
    for token in _TOKEN.finditer(text):
        if token["table"] is None and token["field"] is None:
            continue
        line, end = line + text.count("\n", end, token.start()), token.start()
        if token["table"] is not None:
            table = token["table"].strip(" \t\"'")  # unclosed or not
            yield token.start(), line, table, ""
        else:
            name = token["field"].strip("\"'")
            if table:
                yield token.start(), line, table, name
            else:  # written without a head: serge.heading = "…", or serge = { … }
                key, _, name = name.partition(".")
                yield token.start(), line, key, name


def tables_in(text: str, fault: Tell) -> tuple[dict[str, Any], Lines]:
    """The tables of *text*, and where they are; what cannot be parsed is a fault."""
    heads = list(_headers(text))
    lines: Lines = {}
    for _, line, key, name in heads:
        lines.setdefault((key, ""), line)
        lines.setdefault((key, name), line)
    try:
        return tomli.loads(text), lines
    except (ValueError, RecursionError):
        return _piecemeal(text, heads, fault), lines


def _said(error: ValueError | RecursionError) -> tuple[int, str]:
    """The line of a parser's *error*, from 1, and what it says."""
    if isinstance(error, tomli.TOMLDecodeError):
        return error.lineno, error.msg
    return 1, "a value or key is too long, or too deeply nested"


def _piecemeal(text: str, heads: list[tuple[int, int, str, str]], fault: Tell) -> dict[str, Any]:
    """Parse each table by itself, so that one fault does not hide the others."""
    starts = [
        (0, 1, ""),
        *(
            (at, line, key)
            for at, line, key, name in heads
            if not name and text[at:].lstrip(" \t").startswith("[")
        ),
    ]
    ends = [at for at, _, _ in starts[1:]] + [len(text)]
    found: dict[str, Any] = {}
    first: dict[str, int] = {}
    for (start, line, key), end in zip(starts, ends, strict=True):
        try:
            tables = tomli.loads(text[start:end])
        except (ValueError, RecursionError) as error:
            number, said = _said(error)
            fault(
                line + number - 1,
                f"This is not TOML: {said}. "
                + (
                    f"The entry {key!r} cannot be read until this is corrected."
                    if key
                    else "Correct it."
                ),
            )
            tables = {key: UNREAD} if key else {}
        for name, table in tables.items():
            if name in found:
                fault(
                    line,
                    f"There is a table [{name}] on line {first[name]} already: "
                    "join the two, or give one of them another key.",
                )
            else:
                found[name], first[name] = table, line
    return found
