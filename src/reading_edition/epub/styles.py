"""The style sheet of the e-book, in place of what is for the web."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .book import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

SHEET = "ebook.css"
STATIC = "_static"
_OF_SPHINX = ("basic.css", "epub.css", "pygments.css", "file.png", "minus.png", "plus.png")
_OF_ENGINE = ("reading-edition", "fonts/reading-edition", "fonts/OFL-")
"""Prefix of the names of the engine's own files for the web."""


def _add(app: Sphinx, _builder: Builder) -> None:
    if is_ours(app):
        app.add_css_file(SHEET)


def _choose(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give a page this sheet, and those that the project adds by ``epub_css_files``."""
    if not is_ours(app):
        return
    own = {SHEET, *(str(name) for name, _ in app.config.epub_css_files)}
    context["css_files"] = [css for css in context["css_files"] if _name(css) in own]
    context["script_files"] = []


def _name(asset: object) -> str:
    """The name of *asset*, of Sphinx's own kind or a name, within the static files."""
    return str(getattr(asset, "filename", asset)).removeprefix(f"{STATIC}/")


def _write(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the sheet, and keep out of the package what no page uses; adds no page."""
    if is_ours(app):
        static = Path(app.outdir, STATIC)
        static.mkdir(parents=True, exist_ok=True)
        sheet = (files(__package__) / "static" / SHEET).read_text(encoding="utf-8")
        (static / SHEET).write_text(sheet, encoding="utf-8")
        unused = (path.relative_to(static).as_posix() for path in sorted(static.rglob("*")))
        app.config["epub_exclude_files"] = [
            *app.config.epub_exclude_files,
            *(f"{STATIC}/{name}" for name in unused if _is_for_the_web(name)),
        ]
    yield from ()


def _is_for_the_web(name: str) -> bool:
    return name in _OF_SPHINX or name.startswith(_OF_ENGINE)


def setup_styles(app: Sphinx) -> None:
    app.connect("write-started", _add)
    app.connect("html-page-context", _choose, priority=900)
    app.connect("html-collect-pages", _write)
