"""Text and commands as TeX reads them."""

from __future__ import annotations

from sphinx.util.texescape import escape


def tex(text: str) -> str:
    """*text* with what TeX would read as its own made plain."""
    return escape(text, "lualatex")


def command(name: str, meaning: str) -> str:
    r"""A line that gives the command *name*, which ``edition.sty`` has, another meaning."""
    return rf"\renewcommand\{name}{{{meaning}}}"
