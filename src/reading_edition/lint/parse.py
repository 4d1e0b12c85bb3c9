"""MyST source into pieces, with the parser that MyST itself has: code is never prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from .model import Page, Piece

_EXTENSIONS = {"attrs_block", "attrs_inline", "colon_fence", "deflist"}
_NOT_PROSE = frozenset(
    {
        "bibliography",
        "code",
        "code-block",
        "csv-table",
        "doctest",
        "eval-rst",
        "highlight",
        "include",
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


def parse_page(path: Path, text: str) -> Page:
    """Cut the page *text* into pieces. Its path is only noted."""
    parser = create_md_parser(MdParserConfig(enable_extensions=_EXTENSIONS), RendererHTML)
    pieces = tuple(_pieces(parser, text, 0))
    front = next((p.text for p in pieces if p.kind == "front"), "")
    section = _SECTION.search(front)
    return Page(path, section[1] if section else "", pieces)


def _pieces(parser: MarkdownIt, text: str, offset: int) -> Iterator[Piece]:
    """The pieces of *text*, which begins *offset* lines into its file."""
    heading = False
    for token in parser.parse(text):
        line = offset + (token.map[0] if token.map else 0) + 1
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "inline":
            yield from _inline(token.children or [], line, heading)
        elif token.type == "footnote_reference_open":
            yield Piece("note", line, name=str(token.meta["label"]))
        elif token.type == "front_matter":
            yield Piece("front", line, token.content)
        elif token.type in ("fence", "colon_fence"):
            yield from _directive(parser, token, line)


def _inline(children: list[Token], line: int, heading: bool) -> Iterator[Piece]:
    emphasis = 0
    for child in children:
        given: dict[str, Any] = {"heading": heading, "emphasised": emphasis > 0}
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


def _directive(parser: MarkdownIt, token: Token, line: int) -> Iterator[Piece]:
    """A directive with its options as a piece, then what is prose in its body."""
    found = _DIRECTIVE.fullmatch(token.info.strip())
    if found is None:
        return
    lines = token.content.split("\n")
    options = 0
    while options < len(lines) and _OPTION.fullmatch(lines[options].strip()):
        options += 1
    yield Piece("directive", line, token.content, found[1])
    for position, option in enumerate(lines[:options], start=1):
        name, value = _OPTION.fullmatch(option.strip()).groups()  # type: ignore[union-attr]
        yield Piece("option", line + position, value.strip(), name)
    if found[1] not in _NOT_PROSE:
        body = "\n" * options + "\n".join(lines[options:])
        yield from _pieces(parser, body, line)
