"""The search page: finds paragraphs, notes and entries in the reader's browser, offline.

It replaces Sphinx's own. The records are a script beside the page, not a file
that is fetched, so that the page also works from a disk; the scripts of `SEARCH_JS` read
them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ..config import settings_of
from ..locale import _
from ..model.address import Address
from ..store.domain import edition_domain
from ..store.formats import is_web
from ..store.links import file_uri, uri_of
from .bundles import SEARCH_CSS, SEARCH_JS
from .search_records import PAGE, Records

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

DATA = "search-data.js"
VARIABLE = "readingEditionSearch"
"""The one name that the records take in the page."""


def script(data: dict[str, Any]) -> str:
    """*data* as a script; its one statement is JSON behind a name."""
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Line separators are allowed in JSON, and were not in scripts.
    made = made.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"var {VARIABLE}={made};\n"


def body(
    builder: Builder, kinds: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]
) -> str:
    """The search page.

    *kinds* are key and label of the kinds of passages that can be left out; *others* are the
    addresses and titles of pages that help without a search.
    """
    # Its own address, relative to itself: the last part, which for a folder is the folder.
    action = builder.get_target_uri(PAGE).rpartition("/")[2] or "./"
    boxes = "\n".join(
        f'<label><input type="checkbox" name="in" value="{escape(kind)}" checked> '
        f"{escape(label)}</label>"
        for kind, label in kinds
    )
    links = "\n".join(
        f'<li><a class="reference internal" href="{escape(url)}">{escape(title)}</a></li>'
        for url, title in others
    )
    ways = f"<p>{_('Other ways to a passage:')}</p>\n<ul>\n{links}\n</ul>" if links else ""
    words = _("Words, names or “exact phrases”")
    needed = _("Search needs scripts, and this browser runs none.")
    without = _("The pages below find words, names and works without them.")
    how = _(
        "All words have to stand in one paragraph, note or entry. Quotation marks keep a phrase "
        "together; a minus sign excludes a word: {example}. Case and accents make no difference. "
        "A name in any of its forms finds the person under all of them, and where only a pronoun "
        "stands; in quotation marks it finds that form alone."
    ).format(example=f"<kbd>{_('-word')}</kbd>")
    return f"""<section class="re-search">
<h1>{_("Search")}</h1>
<form id="re-search-form" action="{action}" method="get" role="search"
 aria-label="{_("Search the edition")}">
<p class="re-search-line"><label for="re-search-query">{words}</label>
<input type="search" id="re-search-query" name="q" autocomplete="off" spellcheck="false"
 aria-describedby="re-search-help">
<button type="submit">{_("Search")}</button></p>
<fieldset id="re-search-kinds"><legend>{_("Search in")}</legend>
{boxes}
</fieldset>
</form>
<noscript><p><strong>{needed}</strong>
{without}</p></noscript>
<p id="re-search-status" role="status" aria-live="polite"></p>
<div id="re-search-results"></div>
<div class="re-search-help" id="re-search-help">
<p>{how}</p>
{ways}
</div>
<script src="{file_uri(builder, PAGE, DATA)}" defer></script>
</section>
"""


def _pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the records, and the page that reads them."""
    if not _is_ours(app):
        return
    env, domain = app.env, edition_domain(app.env)
    data = Records(env, app.builder).data()
    (Path(app.outdir) / DATA).write_text(script(data), encoding="utf-8", newline="\n")
    docnames = dict.fromkeys(
        name for feature in ("names", "works", "notes") for name in domain.pages_with(feature)
    )
    present = {unit[0] for page in data["pages"] for unit in page["units"]}
    kinds = [kind for number, kind in enumerate(data["kinds"]) if number in present]
    others = [
        (uri_of(app.builder, PAGE, Address(name)), env.titles[name].astext()) for name in docnames
    ]
    context = {
        "title": _("Search"),
        "body": body(app.builder, kinds, others),
        "metatags": '<meta name="robots" content="noindex">',
    }
    yield PAGE, context, "page.html"


def _is_ours(app: Sphinx) -> bool:
    """Whether the search page is the edition's, and not Sphinx's own."""
    return is_web(app.builder) and settings_of(app).edition


def _instead(app: Sphinx) -> None:
    """Leave Sphinx's own search and its index out, unless the theme loads it on each page."""
    if _is_ours(app) and not _is_loaded_by_theme(app.builder):
        cast("Any", app.builder).search = False


def _is_loaded_by_theme(builder: Builder) -> bool:
    """Whether the layout of the theme, or of one that it extends, asks for Sphinx's index."""
    folders = map(Path, cast("Any", builder).templates.pathchain)
    layouts = (folder / "layout.html" for folder in folders)
    return any(
        "searchindex.js" in layout.read_text(encoding="utf-8")
        for layout in layouts
        if layout.is_file()
    )


def _add_files(
    app: Sphinx,
    pagename: str,
    _template: str,
    _context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if _is_ours(app) and pagename == PAGE:
        app.add_css_file(SEARCH_CSS.name)
        app.add_js_file(SEARCH_JS.name, loading_method="defer")


def setup_search(app: Sphinx) -> None:
    app.connect("builder-inited", _instead)
    app.connect("html-collect-pages", _pages)
    app.connect("html-page-context", _add_files)
