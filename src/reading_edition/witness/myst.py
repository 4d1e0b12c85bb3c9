"""Words as MyST: every sign that MyST or Markdown would act on is escaped."""

from __future__ import annotations

import re

from reading_edition.witness.model import (
    Citation,
    Code,
    Emphasis,
    Line,
    NoteMark,
    PageBreak,
    Stage,
    Strong,
    marks,
    plain,
)

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~$%^&@!]")
_LINE_START = re.compile(r"\A(\s*)(?:([-+=:(.])|(\d{1,9})([.)]))")
_ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)")
_SPACE = re.compile(r"\s+")


def escape(words: str) -> str:
    """Return *words* so that MyST prints them as they are, wherever in a line they stand."""
    return _ADDRESS.sub(r"\\:", _ACTIVE.sub(r"\\\g<0>", _SPACE.sub(" ", words)))


def line(inlines: Line, *, notes: bool = True) -> str:
    """Return *inlines* as one line of MyST; without *notes* the marks are left out."""
    marked = _inlines(inlines, notes, "").strip()
    return _LINE_START.sub(_start, marked)


def _start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}"


def _inlines(inlines: Line, notes: bool, sign: str) -> str:
    parts: list[str] = []
    for inline in inlines:
        if isinstance(inline, str):
            parts.append(escape(inline))
        elif isinstance(inline, NoteMark):
            parts.append(f"[^{inline.label}]" if notes else "")
        elif isinstance(inline, Code):
            parts.append(_code(inline.words))
        elif isinstance(inline, PageBreak):
            parts.append(f"{{page}}`{inline.number}`" if notes else "")
        elif isinstance(inline, Citation):
            parts.append(inline.roles if notes else escape(inline.words))
        elif isinstance(inline, Stage):
            parts.append(_stage(inline.children, notes))
        elif isinstance(inline, Emphasis | Strong):
            parts.append(_set(inline, notes, sign))
        else:
            words = _inlines(inline.children, notes, sign)
            parts.append(f"[{words}](<{inline.target}>)")
    return "".join(parts)


def _code(words: str) -> str:
    """Return *words* as code, between more backticks than stand in a row within."""
    words = _SPACE.sub(" ", words)
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    room = " " if words[0] in "` " or words[-1] in "` " else ""
    return f"{fence}{room}{words}{room}{fence}"


def _stage(words: Line, notes: bool) -> str:
    """Return a stage direction; its role takes plain words, and so its notes come after it."""
    hung = "".join(f"[^{label}]" for label in marks(words)) if notes else ""
    return f"{{stage}}{_code(plain(words))}{hung}" if plain(words).strip() else hung


def _set(inline: Emphasis | Strong, notes: bool, outer: str) -> str:
    """Return emphasised words; white space and note marks at their end stand outside the sign."""
    sign = "*" if isinstance(inline, Emphasis) else "**"
    words = _inlines(inline.children, notes, sign)
    core = words.strip()
    if not core or sign == outer:
        return words
    # An underscore keeps nested signs apart where two asterisks would meet a third.
    sign = sign.replace("*", "_") if outer else sign
    lead = words[: len(words) - len(words.lstrip())]
    return f"{lead}{sign}{core}{sign}{words[len(words.rstrip()) :]}"
