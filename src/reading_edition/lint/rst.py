"""The roles in reStructuredText, such as citations, and the files that it includes.

The lint does not read its prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ROLE = re.compile(r":([a-zA-Z][\w.+-]*(?::[a-zA-Z][\w.+-]*)*):`((?:[^`\\]|\\.)+)`", re.DOTALL)
_LITERAL = re.compile(r"``.+?``", re.DOTALL)
_CODE = re.compile(
    r"^( *)(?:\.\. +(?:code|code-block|sourcecode|literalinclude|raw|math|doctest|highlight|"
    r"parsed-literal|productionlist)::.*|(?!\.\. ).*::)[ \t]*\n"
    r"(?:[ \t]*\n|\1[ \t]+\S.*\n?)+",
    re.MULTILINE,
)
"""A literal block, or a directive that holds code, with what is indented below it."""
_INCLUDE = re.compile(r"^ *\.\. +include::[ \t]+(\S.*)\n?((?:[ \t]+:[\w-]+:.*\n?)*)", re.MULTILINE)
_OPTION = re.compile(r":([\w-]+):(.*)")
_SECTION = re.compile(r"^:section:[ \t]+(\S+)", re.MULTILINE)


def section_in(text: str) -> str:
    """Which section of the text the page *text* is, by its field list; empty if none."""
    found = _SECTION.search(text)
    return found[1] if found else ""


def roles_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Line (from 0), name and content of each role in *text*, in order; none in code."""
    for pattern in (_CODE, _LITERAL):
        text = pattern.sub(_blank, text)
    for found in _ROLE.finditer(text):
        yield text.count("\n", 0, found.start()), found[1], " ".join(found[2].split())


def includes_in(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Name and options of each file that *text* includes."""
    for found in _INCLUDE.finditer(_CODE.sub(_blank, text)):
        options = {name: value.strip() for name, value in _OPTION.findall(found[2])}
        yield found[1].strip(), options


def _blank(found: re.Match[str]) -> str:
    """As many lines as there were, with nothing on them."""
    return "\n" * found[0].count("\n")
