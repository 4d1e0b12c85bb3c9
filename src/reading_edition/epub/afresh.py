"""An e-book is written whole: a file of the book before that is no longer made would be in it.

Sphinx packs whatever lies in the folder, so a page that was removed would stay in the book.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .book import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_FILE = re.compile(r'<item\b[^>]*\bhref="([^"]*)"')


def _all_pages(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    return sorted(env.found_docs) if is_ours(app) else ()


def _clear(app: Sphinx, _builder: Builder) -> None:
    """Remove what the package of the book before lists, and nothing else."""
    folder = Path(app.outdir).resolve()
    package = folder / "content.opf"
    if not is_ours(app) or not package.is_file():
        return
    for address in _FILE.findall(package.read_text(encoding="utf-8", errors="replace")):
        path = (folder / unquote(unescape(address))).resolve()
        if path.is_relative_to(folder) and path.is_file():
            path.unlink()


def setup_afresh(app: Sphinx) -> None:
    app.connect("env-updated", _all_pages)
    app.connect("write-started", _clear, priority=100)
