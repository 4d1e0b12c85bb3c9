"""The look of the edition's pages: a ledger, in which black is the text and red the editor.

It stands on furo, which stays the theme: its pages get a template and a style sheet of the
engine's instead of furo's own. Other themes get the features in their own look.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ..config import settings_of
from ..locale import _
from ..store.domain import edition_domain
from ..store.formats import is_web
from ..store.persons import page_of_index
from ..store.scope import is_edition_page
from ..works.credits import running_author
from ..works.imprint import licences
from ..works.styles import in_words
from .navigation import TREE
from .search_records import PAGE as SEARCH_PAGE

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

TEMPLATE = "reading-edition/page.html"
_FOLDS = re.compile(
    r"<input[^>]*toctree-checkbox[^>]*>|<label[^>]*toctree-checkbox.*?</label>", re.S
)
"""The controls that fold parts of furo's contents; in the drawer everything stays open."""
PRELOADED = "reading-edition-text.woff2"


def has_look(app: Sphinx, pagename: str) -> bool:
    """Whether the page *pagename*, which need not be of a document, has the look."""
    if not (is_web(app.builder) and app.config.html_theme == "furo" and settings_of(app).look):
        return False
    if pagename == SEARCH_PAGE:
        return settings_of(app).edition
    return is_edition_page(app.env, pagename)


def _bar(app: Sphinx, context: dict[str, Any]) -> list[tuple[str, str]]:
    """The titles and addresses of the pages that the bar links to."""
    domain = edition_domain(app.env)
    notes = next(iter(domain.pages_with("notes")), "")
    pages = {_("Names"): page_of_index(domain), _("Notes"): notes}
    return [(title, context["pathto"](page)) for title, page in pages.items() if page]


def _layout(body: str) -> str:
    """Classes that say how the page is laid out, before a browser has read what it holds.

    A rule that looks for a note or a table (`:has`) would move the page once that is there.
    """
    found = re.search(r'class="[^"]*\bre-sidenote\b', body)
    lists = re.search(r'class="[^"]*\bre-(?:entries|dispersion|card)\b', body)
    return f"{' re-has-notes' if found else ''}{' re-has-lists' if lists else ''}"


def _words(version: str) -> dict[str, str]:
    """The words of the template; Sphinx's own catalogues lack most of them."""
    return {
        "edition": _("Edition"),
        "contents": _("Contents"),
        "search": _("Search"),
        "skip": _("Skip to content"),
        "here": _("On this page"),
        "previous": _("Previous"),
        "next": _("Next"),
        "turn": _("Previous and next"),
        "version": _("Version {version}").format(version=version),
        "changed": _("what changed"),
        "licence": _("licence"),
    }


def _dress(
    app: Sphinx,
    pagename: str,
    template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> str | None:
    """Give a page of the edition its template and the values that the template prints."""
    if template != "page.html" or not has_look(app, pagename):
        return None
    record, domain = settings_of(app).record, edition_domain(app.env)
    changes = next(iter(domain.pages_with("changes")), "")
    context[TREE] = _FOLDS.sub("", context[TREE])
    context["re_bar"] = _bar(app, context)
    context["re_record"] = record
    context["re_author"] = running_author(record)
    context["re_licences"] = licences(record) if record.text_has_rights_of_its_own else []
    context["re_date"] = in_words(record.date) if record.date else ""
    context["re_changes"] = context["pathto"](changes) if changes else ""
    context["re_search"] = context["pathto"](SEARCH_PAGE)
    context["re_words"] = _words(record.version)
    context["re_front"] = pagename == app.config.root_doc
    context["re_section"] = pagename in domain.sections
    context["re_classes"] = _layout(context.get("body", ""))
    context["re_font"] = context["pathto"](f"_static/fonts/{PRELOADED}", 1)
    return TEMPLATE


def _add_templates(_app: Sphinx, config: Config) -> None:
    config.templates_path = [*config.templates_path, str(files(__package__) / "templates")]


def setup_look(app: Sphinx) -> None:
    app.connect("config-inited", _add_templates)
    app.connect("html-page-context", _dress, priority=700)  # after the contents are made
