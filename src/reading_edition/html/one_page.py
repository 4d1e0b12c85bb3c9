"""The edition as one HTML file: each id stands once, and every link finds its place.

Sphinx sets the pages into one document as they are, so that two sections both have a
paragraph ``p1``, and writes links with two fragments (``#document-one#p1``). Here each id
gets the docname before it (``one:p1``), and what refers to it follows. Only an edition is
changed: a project without a page of ours keeps the ids that it has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..model.address import Address
from ..store.assembled import elements_by_page
from ..store.formats import is_one_page
from ..store.links import absolute_uri, one_page_id
from ..store.scope import asks_for_edition

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_TWO_FRAGMENTS = re.compile(r"#document-([^#\"]+)#([^\"]+)")
_FRAGMENTS = ("body", "toc")
"""The parts of a page's context that Sphinx renders before the theme sees them."""


def mend(markup: str) -> str:
    """*markup* with one fragment in each link.

    >>> mend('<a href="#document-text/one#exile">')
    '<a href="#text/one:exile">'
    """
    return _TWO_FRAGMENTS.sub(lambda link: _link(link[1], link[2]), markup)


def _link(docname: str, anchor: str) -> str:
    return f"#{one_page_id(Address(docname, anchor))}"


def _is_edition(app: Sphinx) -> bool:
    asks = (asks_for_edition(app.env, docname) for docname in app.env.found_docs)
    return is_one_page(app.builder) and any(asks)


def _set_ids(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give each element of the one document its own id, and point references to it."""
    if not _is_edition(app):
        return
    elements = list(elements_by_page(doctree, docname))
    known = {(page, name) for page, element in elements for name in element["ids"]}
    for page, element in elements:
        for attribute in ("ids", "backrefs"):
            if old := element.get(attribute):
                element[attribute] = [one_page_id(Address(page, name)) for name in old]
                _keep_numbers(app.env, page, old, element[attribute])
        if "refid" in element:
            element["refid"] = one_page_id(Address(page, element["refid"]))
        uri = mend(element.get("refuri", ""))
        if uri.startswith("#") and (page, uri[1:]) in known:
            uri = _link(page, uri[1:])
        if uri:
            element["refuri"] = uri
    # Sphinx refers to its first page as to the others, and gives that one no id.
    doctree.insert(0, nodes.target("", "", ids=[one_page_id(Address(docname))]))


def _keep_numbers(env: BuildEnvironment, page: str, old: list[str], new: list[str]) -> None:
    """Keep the numbers that Sphinx gives headings and figures by id, under their new ids."""
    sections = env.toc_secnumbers.get(page, {})
    figures = env.toc_fignumbers.get(page, {}).values()
    for before, after in zip(old, new, strict=True):
        if f"#{before}" in sections:
            sections[f"#{after}"] = sections[f"#{before}"]
        for numbers in figures:
            if before in numbers:
                numbers[after] = numbers[before]


def _mend_contents(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Mend the links of the contents, which Sphinx renders apart from the document."""
    if not _is_edition(app):
        return
    contents: Callable[..., str] = context["toctree"]
    context["toctree"] = lambda **given: mend(contents(**given))
    for name in _FRAGMENTS:
        if isinstance(context.get(name), str):
            context[name] = mend(context[name])
    # Sphinx makes no search page and no general index where all pages are one.
    context["hasdoc"] = app.env.all_docs.__contains__
    context["sidebars"] = [name for name in context["sidebars"] or () if "search" not in name]
    if context.get("pageurl"):
        context["pageurl"] = absolute_uri(app.builder, app.config.html_baseurl, pagename)


def setup_one_page(app: Sphinx) -> None:
    # After all that adds ids or references to the document.
    app.connect("doctree-resolved", _set_ids, priority=900)
    # Before the theme (500) takes the contents.
    app.connect("html-page-context", _mend_contents, priority=400)
