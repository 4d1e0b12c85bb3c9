"""A Sphinx extension that makes reading editions.

An edition has an authority file of the persons named, numbered paragraphs, notes, works
cited with back-references, an index of names, and — for a reader who has the original —
a parallel text. ``extensions = ["reading_edition"]`` is all that ``conf.py`` needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    config,
    defaults,
    epub,
    html,
    latex,
    lint,
    locale,
    pages,
    plain,
    read,
    store,
    tei,
    witness,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the parts of the engine, each after those that it depends on."""
    for part in (
        *(config, locale, defaults, store, witness),
        *(read, pages, plain, html, latex, epub, tei, lint),
    ):
        part.setup(app)
    return {
        "version": __version__,
        "env_version": 5,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
