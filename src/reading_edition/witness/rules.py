"""``import.toml``: what an editor says where a guess of the reader was wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli

from reading_edition.messages import nearest
from reading_edition.witness.limits import Limits, SourceError, read_bounded

NAME = "import.toml"
DEEPEST = 6
_FIELDS = ("pages", "skip", "keep", "headings", "notes")
_NOTES = ("mark", "note")
_FOLDED = str.maketrans("‘’‚“”„«»–—", '\'\'\'"""""--')


@dataclass(frozen=True, slots=True)
class Rules:
    """What overrules the reader.

    ``pages`` is the level of the headings that begin a page, 0 where the reader decides; ``skip``
    the headings whose sections are left out; ``keep`` the reasons for which nothing is left out;
    ``headings`` gives the level of words, 0 for those that are no heading; ``mark`` and ``note``
    are how a note’s number stands in the text, and before the note, with ``{}`` for the number.
    Words are folded by :func:`folded`.
    """

    pages: int = 0
    skip: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()
    headings: dict[str, int] = field(default_factory=dict)
    mark: str = ""
    note: str = ""

    def pattern(self, template: str) -> re.Pattern[str] | None:
        """Return what finds *template*, ``mark`` or ``note``, with the number as its group."""
        if not template:
            return None
        return re.compile(re.escape(template).replace(r"\{\}", r"(\d{1,4})"))


def folded(words: str) -> str:
    """Return *words* so that case, white space and the kind of quotation marks do not matter."""
    return " ".join(words.translate(_FOLDED).casefold().split())


def load(path: Path) -> Rules:
    """Return the rules in the file *path*; raise :class:`SourceError` for a faulty one."""
    if path.is_file() and not path.stat().st_size:
        return Rules()
    text = read_bounded(path, Limits()).decode("utf-8", "replace")
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise SourceError(path, error.lineno, f"{error.msg}.", "Correct this line.") from None
    _check_names(path, text, data, _FIELDS)
    notes = _table(path, text, data, "notes")
    _check_names(path, text, notes, _NOTES)
    for name in _NOTES:
        if name in notes and (not isinstance(notes[name], str) or notes[name].count("{}") != 1):
            _fail(path, text, name, "is words with {} once, for the number of a note", '"({})"')
    return Rules(
        pages=_level(path, text, "pages", data.get("pages", 0)),
        skip=frozenset(map(folded, _words(path, text, data, "skip"))),
        keep=frozenset(_words(path, text, data, "keep")),
        headings={
            folded(words): _level(path, text, words, level)
            for words, level in _table(path, text, data, "headings").items()
        },
        mark=notes.get("mark", ""),
        note=notes.get("note", ""),
    )


def _check_names(path: Path, text: str, data: dict[str, Any], known: tuple[str, ...]) -> None:
    for name in data:
        if name not in known:
            raise SourceError(
                path, _line(text, name), f"“{name}” is not known.{nearest(name, known)}",
                f"The names are {', '.join(known)}.",
            )  # fmt: skip


def _level(path: Path, text: str, name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= DEEPEST:
        _fail(path, text, name, f"is a level from 0 to {DEEPEST}", "2")
    return int(str(value))


def _words(path: Path, text: str, data: dict[str, Any], name: str) -> list[str]:
    value = data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        _fail(path, text, name, "is a list of words", '["Advertisements"]')
    return list(value)


def _table(path: Path, text: str, data: dict[str, Any], name: str) -> dict[str, Any]:
    value = data.get(name, {})
    if not isinstance(value, dict):
        _fail(path, text, name, "is a table", f"[{name}]")
    return dict(value)


def _fail(path: Path, text: str, name: str, what: str, example: str) -> None:
    raise SourceError(path, _line(text, name), f"“{name}” {what}.", f"Write, say: {example}")


def _line(text: str, name: str) -> int:
    """The first line that has *name*, 0 where none has it as it is."""
    return next((n for n, line in enumerate(text.split("\n"), 1) if name in line), 0)
