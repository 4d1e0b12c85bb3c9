"""The icon of the web edition, and repairs to the markup of Sphinx and its themes."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ..config import settings_of
from ..store.scope import is_edition_page

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = "static"
_HEADING = re.compile(r'role="heading"(?! aria-level)')
_SCROLLS = re.compile(r'<(pre(?=[ >])|div(?= class="table-wrapper))(?![^>]*tabindex)')
_MENDED = ("body", "toc", "furo_navigation_tree")


def mend(markup: str) -> str:
    """Mend in *markup* what Sphinx's own templates and visitors leave invalid.

    A caption of the contents is a heading and has to say of which level; a box that scrolls
    has to take the focus, or the keyboard cannot scroll it.
    """
    markup = _HEADING.sub('role="heading" aria-level="2"', markup)
    return _SCROLLS.sub(r'<\1 tabindex="0"', markup)


def _mend_page(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if not is_edition_page(app.env, pagename):
        return
    for name in _MENDED:
        if isinstance(context.get(name), str):
            context[name] = mend(context[name])


def _add_icon(app: Sphinx, config: Config) -> None:
    if settings_of(app).whole and not config.html_favicon:
        config.html_favicon = str(files(__package__) / STATIC / "reading-edition.svg")


def setup_repairs(app: Sphinx) -> None:
    app.connect("config-inited", _add_icon)
    # After the theme, which puts its navigation into the context.
    app.connect("html-page-context", _mend_page, priority=900)
