"""The words of a BibTeX field: LaTeX read into text with emphasis, quotation marks and letters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

import latexcodec  # noqa: F401  # registers the codec "ulatex"
from pybtex.richtext import BaseText, HRef, Tag, Text

from ..model.web import is_web_address

_TAGS = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic", "em", "it"), "em"),
    **dict.fromkeys(("textbf", "mkbibbold", "bf"), "strong"),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), "sup"),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), "sub"),
    **dict.fromkeys(("texttt", "tt"), "tt"),
}
_BARE = {"mbox", "text", "textrm", "textsc", "textup", "ensuremath", "mathrm"}
"""Commands whose argument is printed as it is."""
_ADDRESSES = {"url", "nolinkurl", "path"}
_QUOTES = {"enquote", "mkbibquote"}
_COMMAND = re.compile(r"\\([A-Za-z]+\*?|.)\s*", re.DOTALL)
_SWITCH = re.compile(r"\s*\\(em|it|bf|tt|rm|sc)\b\s*")
_RAISED = re.compile(r"([\^_])(\{[^{}]*\}|\\[A-Za-z]+|\w)")
_LEFT_OVER = re.compile(r"\\([A-Za-z]+)|\\([,/;:!@ -])")
_DOTLESS = re.compile(r"\{\\([ij])\}")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_LETTERS = {
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "guillemotleft": "«",
    "guillemotright": "»",
    "slash": "/",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
}
"""Commands for letters that the codec lacks."""
_DEEPEST = 50
"""Groups in groups that are read; deeper ones are printed as they are written."""


def rich(value: str) -> Text:
    """A field as text with emphasis; a command that is not known prints its argument or name."""
    return _read(value, [])


@lru_cache(maxsize=4096)
def plain(value: str) -> str:
    """A field as Unicode text, without markup. Names are asked for again and again."""
    return " ".join(str(rich(value)).split())


def unknown_commands(value: str) -> list[str]:
    r"""The commands in a field that are not known, in order: ``\foo``."""
    found: list[str] = []
    _read(value, found)
    return found


@dataclass(frozen=True, slots=True)
class _Inside:
    """Where a piece of a field stands."""

    depth: int = 0
    quoted: bool = False
    formula: bool = False

    def deeper(self, **what: bool) -> _Inside:
        return replace(self, depth=self.depth + 1, **what)


def _read(value: str, unknown: list[str], where: _Inside = _Inside()) -> Text:
    return Text(*_parts(value, unknown, where))


def _parts(value: str, unknown: list[str], where: _Inside) -> Iterator[BaseText]:
    if where.depth > _DEEPEST:
        yield Text(value)
        return
    raw, at = "", 0  # what the codec is to read, and how far *value* is read
    while at < len(value):
        made: BaseText | None = None
        end = at + 1
        if value[at] == "{":
            close = _closing(value, at)
            made, end = _group(value[at + 1 : close], unknown, where.deeper()), close + 1
        elif value[at] == "$" and (close := value.find("$", end)) > 0:
            inner = _RAISED.sub(_raised, value[end:close])
            made, end = _read(inner, unknown, where.deeper(formula=True)), close + 1
        elif found := _COMMAND.match(value, at):
            made, end = _command(value, found, unknown, where)
        elif value[at] == "\\":  # at the end of the field, where it is no command
            made = Text("\\")
        if made is None:
            raw += value[at:end]
        else:
            yield from (_decoded(raw, unknown, where.formula), made)
            raw = ""
        at = end
    yield _decoded(raw, unknown, where.formula)


def _command(
    value: str, found: re.Match[str], unknown: list[str], where: _Inside
) -> tuple[BaseText | None, int]:
    """What a command prints, None if the codec is to read it; and where it ends."""
    name, opens = found[1], value[found.end() : found.end() + 1] == "{"
    if name in "$&%#_{}":
        return Text(name), found.start() + 2
    if name.isspace() or name == "\\":  # a space that is kept, and a new line
        return Text(" "), found.end()
    if name in _LETTERS:
        end = found.end() + 2 if value.startswith("{}", found.end()) else found.end()
        return Text(_LETTERS[name]), end
    if not opens:
        return None, found.end()
    close = _closing(value, found.end())
    argument = value[found.end() + 1 : close]
    if name in _TAGS:
        return Tag(_TAGS[name], _read(argument, unknown, where.deeper())), close + 1
    if name in _BARE:
        return _read(argument, unknown, where.deeper()), close + 1
    if name in _ADDRESSES:
        return Text(argument), close + 1
    if name in _QUOTES:
        left, right = ("‘", "’") if where.quoted else ("“", "”")
        inner = _read(argument, unknown, where.deeper(quoted=not where.quoted))
        return Text(left, inner, right), close + 1
    if name == "href" and value[close + 1 : close + 2] == "{":
        last = _closing(value, close + 1)
        words = _read(value[close + 2 : last], unknown, where.deeper())
        if not is_web_address(argument):
            return Text(words, f" ({argument})"), last + 1
        return HRef(argument, words), last + 1
    if argument and name.isalpha() and len(name) > 1:  # a letter's name is no command of text
        unknown.append(f"\\{name}")
        return _read(argument, unknown, where.deeper()), close + 1
    return None, close + 1


def _group(inner: str, unknown: list[str], where: _Inside) -> BaseText:
    """What is in braces; it may begin with a switch: ``{\\em …}``."""
    switch = _SWITCH.match(inner)
    text = _read(inner[switch.end() :] if switch else inner, unknown, where)
    return Tag(_TAGS[switch[1]], text) if switch and switch[1] in _TAGS else text


def _raised(found: re.Match[str]) -> str:
    name = "textsuperscript" if found[1] == "^" else "textsubscript"
    return f"\\{name}{{{found[2].strip('{}')}}}"


def _decoded(raw: str, unknown: list[str], formula: bool) -> BaseText:
    """Letters, accents and dashes; a command that is left over prints its name."""

    def left(found: re.Match[str]) -> str:
        if found[2]:
            return "" if found[2] in "!/@-" else "\N{NO-BREAK SPACE}"
        unknown.append(f"\\{found[1]}")
        return found[1]

    bare = raw.strip()
    if not bare:
        return Text(" " if raw else "")
    latex = _DOTLESS.sub(r"{\1}", bare).replace("%", r"\%")
    try:
        text = codecs.decode(cast("Any", f"${latex}$" if formula else latex), "ulatex")
    except UnicodeDecodeError:  # no LaTeX: it is printed as it is written
        text = raw.strip()
    text = _LEFT_OVER.sub(left, re.sub(r"[{}]|^\$|\$$", "", text))
    return Text(" " if raw[0].isspace() else "", text, " " if raw[-1].isspace() else "")


def _closing(value: str, start: int) -> int:
    """Where the brace at *start* is closed; the end of *value* if it is not."""
    depth = 0
    for found in _BRACES.finditer(value, start):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.start()
    return len(value)
