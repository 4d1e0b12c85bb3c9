"""MyST source into pieces, with the parser that MyST itself has: code is never prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from .included import Included, included
from .model import Page, Piece
from .rst import includes_in, roles_in, section_in
from .syntax import Syntax

MARKDOWN = (".md", ".markdown", ".myst")
RST = (".rst", ".txt")
_NOT_PROSE = frozenset(
    {
        "amsmath",
        "bibliography",
        "code",
        "code-block",
        "code-cell",
        "csv-table",
        "doctest",
        "highlight",
        "literalinclude",
        "math",
        "raw",
        "sourcecode",
        "toctree",
    }
)
_DIRECTIVE = re.compile(r"\{([\w:.+-]+)\}\s*(.*)")
_OPTION = re.compile(r":([\w-]+):(.*)")
_SECTION = re.compile(r"^section:\s*(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class _Source:
    """A text that is being cut: its file, how many lines come before it, what includes it."""

    path: Path
    parser: MarkdownIt
    syntax: Syntax
    offset: int = 0
    within: tuple[Path, ...] = ()


def parse_page(path: Path, text: str, syntax: Syntax | None = None) -> Page:
    """Cut the page *text* into pieces, with those of the files that it includes."""
    syntax = syntax or Syntax()
    config = MdParserConfig(enable_extensions=set(syntax.extensions))
    source = _Source(path, create_md_parser(config, RendererHTML), syntax)
    if path.suffix in RST:
        return Page(path, section_in(text), tuple(_roles(source, text, 1)))
    pieces = tuple(_pieces(source, text))
    front = next((p.text for p in pieces if p.kind == "front"), "")
    section = _SECTION.search(front)
    return Page(path, section[1] if section else "", pieces)


def _roles(source: _Source, text: str, first: int) -> Iterator[Piece]:
    """The roles in reStructuredText whose first line is *first*, then in what it includes."""
    for line, name, content in roles_in(text):
        yield Piece("role", first + line, content, name, path=source.path)
    for name, options in includes_in(text):
        found = _file(source, name, options)
        if found is not None:
            yield from _roles(_within(source, found), found.text, found.offset + 1)


def _pieces(source: _Source, text: str) -> Iterator[Piece]:
    """The pieces of *text*, in its order."""
    path = source.path
    heading = False
    for token in source.parser.parse(text):
        line = source.offset + (token.map[0] if token.map else 0) + 1
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "inline":
            yield from _inline(path, token.children or [], line, heading)
        elif token.type == "footnote_reference_open":
            yield Piece("note", line, name=str(token.meta["label"]), path=path)
        elif token.type == "front_matter":
            yield Piece("front", line, token.content, path=path)
        elif token.type in ("fence", "colon_fence"):
            yield from _directive(source, token, line)


def _inline(path: Path, children: list[Token], line: int, heading: bool) -> Iterator[Piece]:
    emphasis, first = 0, line
    for child in children:
        given: dict[str, Any] = {
            "heading": heading,
            "emphasised": emphasis > 0,
            "path": path,
            "block": first,
        }
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type in ("em_open", "em_close"):
            emphasis += child.nesting
        elif child.type == "text" and child.content:
            yield Piece("text", line, child.content, **given)
        elif child.type == "myst_role":
            yield Piece("role", line, child.content, str(child.meta["name"]), **given)
        elif child.type == "footnote_ref":
            yield Piece("reference", line, name=str(child.meta["label"]), **given)


def _directive(source: _Source, token: Token, line: int) -> Iterator[Piece]:
    """A directive with its options as a piece, then what is prose in its body."""
    found = _DIRECTIVE.fullmatch(token.info.strip())
    if found is None:
        return
    name, path = found[1], source.path
    lines = token.content.split("\n")
    found_options = takewhile(bool, map(_OPTION.fullmatch, map(str.strip, lines)))
    options = [(option[1], option[2].strip()) for option in found_options if option]
    yield Piece("directive", line, token.content, name, path=path)
    for position, (option_name, value) in enumerate(options, start=1):
        yield Piece("option", line + position, value, option_name, path=path)
    if name == "eval-rst":
        yield from _roles(source, token.content, line + 1)
    elif name == "include":
        yield from _included(source, found[2].strip(), dict(options))
    elif name not in _NOT_PROSE:
        body = "\n" * len(options) + "\n".join(lines[len(options) :])
        pieces = _pieces(replace(source, offset=line), body)
        version = found[2].strip() if name == "version" else ""
        yield from (replace(one, version=version) for one in pieces) if version else pieces


def _included(source: _Source, name: str, options: dict[str, str]) -> Iterator[Piece]:
    """The pieces of a file that a page includes: MyST too, whatever it is called."""
    found = _file(source, name, options)
    if found is not None:
        yield from _pieces(_within(source, found), found.text)


def _file(source: _Source, name: str, options: dict[str, str]) -> Included | None:
    """The file *name* that *source* includes; what includes itself is included once."""
    found = included(source.path, source.syntax.root, name, options)
    return None if found is None or found.path in (source.path, *source.within) else found


def _within(source: _Source, found: Included) -> _Source:
    within = (*source.within, source.path)
    return replace(source, path=found.path, offset=found.offset, within=within)
