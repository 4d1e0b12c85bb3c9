"""Choose the style sheets and scripts that each page of the web edition loads.

One script applies the reader's settings before the page is painted; the other does the rest once
the page has loaded. Only web pages load them, not the e-book.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..config import settings_of
from ..locale import is_right_to_left
from ..store.domain import edition_domain
from ..store.formats import is_web
from ..store.scope import has_edition_page, is_edition_page
from .bundles import (
    BUNDLES,
    EARLY,
    EDITION_CSS,
    EDITION_JS,
    KINDS_CSS,
    LEDGER_CSS,
    PARALLEL_CSS,
    PARALLEL_JS,
    PROGRESS_JS,
    TIMELINE_CSS,
    VERSIONS_CSS,
    content,
    write,
    write_fonts,
)
from .look import has_look
from .search_records import PAGE as SEARCH_PAGE

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_SEARCH = ("documentation_options.js", "doctools.js", "sphinx_highlight.js")
"""Sphinx's scripts for its own search, which the edition replaces."""
_KNOWN = frozenset(
    (
        *_SEARCH,
        "scripts/furo.js",
        *(bundle.name for bundle in BUNDLES),
    )
)
_MARKS = {
    "pygments.css": 'class="highlight',
    KINDS_CSS.name: r'class="[^"]*\bre-(?:verse|speech|cast|closing|dateline|dedication|facsimile'
    r"|salutation|signature|stage)\b",
    TIMELINE_CSS.name: 'class="re-timeline',
    PARALLEL_CSS.name: 'class="re-parallel',
    PARALLEL_JS.name: 'name="re-(?:show|version)"',
    VERSIONS_CSS.name: 'class="re-version-row',
}
"""What in a page's body needs a style sheet or script, as a pattern."""
_SOME = (KINDS_CSS, TIMELINE_CSS, PARALLEL_CSS, VERSIONS_CSS)
"""Style sheets for what some pages have."""
_EXTENDED = ("sphinx_copybutton", "sphinx_design", "sphinx_inline_tabs", "sphinx_panels")
"""What in a page's body needs furo's second style sheet."""


def _named(asset: object, names: Collection[str]) -> bool:
    """Whether *asset*, of Sphinx's own kind or a name, is one of the static files *names*."""
    return str(getattr(asset, "filename", asset)).removeprefix("_static/") in names


def _lighten(
    app: Sphinx,
    pagename: str,
    template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Remove the styles and scripts that nothing on a page of text can use.

    Sphinx's scripts go only where no extension has added others, which may rely on them.
    """
    if not (is_web(app.builder) and template == "page.html" and _is_ours(app, pagename)):
        return
    body = context.get("body", "")
    unused = {name for name, mark in _MARKS.items() if not re.search(mark, body)}
    if not set(_EXTENDED) & set(app.extensions):
        unused.add("styles/furo-extensions.css")
    context["css_files"] = [css for css in context["css_files"] if not _named(css, unused)]
    if all(_named(script, _KNOWN) for script in context["script_files"]):
        unused.update(_SEARCH)
    context["script_files"] = [js for js in context["script_files"] if not _named(js, unused)]


def _add_reader(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if is_web(app.builder) and _is_ours(app, pagename):
        if is_right_to_left(app.config.language):
            # Every theme writes a page's language as an attribute, but none its direction.
            context["language"] = f'{app.config.language}" dir="rtl'
        address = escape(context["pathto"](f"_static/{EARLY.name}", 1))
        tag = f'<script src="{address}?v={content(EARLY)[1]}"></script>'
        context["metatags"] = f"{context.get('metatags') or ''}\n{tag}"


def _is_ours(app: Sphinx, pagename: str) -> bool:
    """Whether a page, which need not be of a document, is the edition's."""
    if pagename == SEARCH_PAGE:
        return settings_of(app).edition
    return is_edition_page(app.env, pagename)


def _write(app: Sphinx, builder: Builder) -> None:
    """Write what pages load, before any page is written."""
    if builder.format == "html" and has_edition_page(app.env):
        static = Path(app.outdir, "_static")
        write(static)
        if any(has_look(app, docname) for docname in app.env.found_docs):
            write_fonts(static / "fonts")


def _add_files(
    app: Sphinx,
    pagename: str,
    _template: str,
    _context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if not _is_ours(app, pagename):
        return
    look = has_look(app, pagename)
    for sheet in (LEDGER_CSS if look else EDITION_CSS, *_SOME):
        app.add_css_file(sheet.name)
    if not is_web(app.builder):
        return
    app.add_js_file(EDITION_JS.name, loading_method="defer")
    app.add_js_file(PARALLEL_JS.name, loading_method="defer")
    if pagename in edition_domain(app.env).sections:
        app.add_js_file(PROGRESS_JS.name, loading_method="defer")


def setup_assets(app: Sphinx) -> None:
    app.connect("write-started", _write)
    app.connect("html-page-context", _add_files)
    # After metadata.py, and after the theme has added its files.
    app.connect("html-page-context", _add_reader, priority=800)
    app.connect("html-page-context", _lighten, priority=850)
