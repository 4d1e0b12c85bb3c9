"""Text and commands as TeX reads them."""

from __future__ import annotations

from sphinx.util.texescape import escape


def tex(text: str) -> str:
    """*text* with TeX's special characters escaped."""
    return escape(text, "lualatex")


_IN_ADDRESS = str.maketrans(
    {"#": r"\#", "%": r"\%", "\\": r"\%5C", "{": r"\%7B", "}": r"\%7D", "^": r"\%5E"}
)


def url(address: str) -> str:
    r"""*address* as a link that shows it, also within the meaning of a command.

    >>> url("https://example.org/a%20b#top")
    '\\url{https://example.org/a\\%20b\\#top}'
    """
    return rf"\url{{{address.translate(_IN_ADDRESS)}}}"


def command(name: str, meaning: str) -> str:
    r"""A line that redefines the command *name* of ``edition.sty``."""
    return rf"\renewcommand\{name}{{{meaning}}}"
