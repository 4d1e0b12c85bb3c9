"""The icon of the web edition, and repairs to the markup of Sphinx and its themes."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import settings_of
from ..store.formats import HYPERTEXT
from ..store.scope import is_edition_page

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = "static"
_HEADING = re.compile(r'role="heading"(?! aria-level)')
_SCROLLS = re.compile(r'<(pre(?=[ >])|div(?= class="table-wrapper))(?![^>]*tabindex)')
_WRAPPERS = frozenset(("table-wrapper", "math-wrapper"))
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


class KeepIdsOnce(SphinxPostTransform):
    """Take what is a table's or a formula's off the box that furo sets around it (500).

    Before::

        <container classes="table-wrapper" ids="p2" re_number="2">
            <table ids="p2" re_number="2">

    After::

        <container classes="table-wrapper">
            <table ids="p2" re_number="2">
    """

    default_priority = 510
    formats = HYPERTEXT

    def run(self, **kwargs: object) -> None:
        if not is_edition_page(self.env, self.env.docname):
            return
        for box in self.document.findall(nodes.container):
            if _WRAPPERS.isdisjoint(box["classes"]) or len(box) != 1:
                continue
            (held,) = box.children
            if isinstance(held, nodes.Element) and held["ids"] == box["ids"]:
                box.attributes = nodes.container(classes=box["classes"]).attributes


def _add_icon(app: Sphinx, config: Config) -> None:
    if settings_of(app).whole and not config.html_favicon:
        config.html_favicon = str(files(__package__) / STATIC / "reading-edition.svg")


def setup_repairs(app: Sphinx) -> None:
    app.add_post_transform(KeepIdsOnce)
    app.connect("config-inited", _add_icon)
    # After the theme, which puts its navigation into the context.
    app.connect("html-page-context", _mend_page, priority=900)
