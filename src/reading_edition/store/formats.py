"""What a builder makes: pages for the web, one long page, an e-book, paper or plain text.

All code that needs to know asks here; a transform names its formats or builders from here, so that
another format is added in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder

WEB = ("html", "dirhtml")
"""Builders of a page a file for a browser: with scripts, search, previews and downloads."""
ONE_PAGE = ("singlehtml",)
"""Builders that set all pages into one file for a browser."""
EBOOK = ("epub",)

HYPERTEXT = ("html",)
"""What Sphinx calls the format of the builders above."""
PAPER = ("latex",)
PLAIN = ("text", "man", "texinfo")
SCREENS = (*HYPERTEXT, *PLAIN)
"""Every format but paper."""


def is_web(builder: Builder) -> bool:
    """Whether *builder* makes pages for a browser, each a file."""
    return builder.name in WEB


def shares_folders(builder: Builder) -> bool:
    """Whether the pages of a folder are in one folder, so that links from them are alike."""
    return builder.name == "html"


def is_one_page(builder: Builder) -> bool:
    """Whether *builder* sets all pages into one file."""
    return builder.name in ONE_PAGE


def is_ebook(builder: Builder) -> bool:
    """Whether *builder* makes an e-book."""
    return builder.name in EBOOK


def is_hypertext(builder: Builder) -> bool:
    """Whether *builder* writes HTML: for the web, as one page or as an e-book."""
    return builder.format in HYPERTEXT
