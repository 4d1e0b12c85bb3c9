"""What Sphinx leaves out of an e-book's table of contents: section numbers and landmarks."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from ..locale import _
from ..store.domain import edition_domain
from ..store.parts import before_title, parts
from ..store.tables import PAGES
from .front import IMPRINT, TITLE_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx

Landmark = tuple[str, str, str]
"""A landmark: its EPUB type, its file and its label."""


def with_words(contents: str, change: Mapping[str, str]) -> str:
    r"""*contents* (the navigation page, NCX or a list of pages) with other words for files.

    In a change ``\0`` stands for the words that are there.

    >>> with_words('<a href="one.xhtml">One</a>', {"one.xhtml": r"§1 \0"})
    '<a href="one.xhtml">§1 One</a>'
    """
    for name, words in change.items():
        href = re.escape(escape(name))
        for pattern in (
            rf'(?P<before><a href="{href}">)(?P<words>[^<]*)(?P<after>)',
            rf'(?P<before><li class="toctree-l1"><a [^>]*href="{href}">)(?P<words>)(?P<after>)',
            rf"(?P<before><text>)(?P<words>[^<]*)"
            rf'(?P<after></text>\s*</navLabel>\s*<content src="{href}")',
        ):
            contents = re.sub(pattern, partial(_put, escape(words)), contents)
    return contents


def _put(words: str, found: re.Match[str]) -> str:
    return found["before"] + words.replace(r"\0", found["words"]) + found["after"]


def with_landmarks(navigation: str, landmarks: Iterable[Landmark]) -> str:
    """The *navigation* page with *landmarks*, by which a reader finds text and index."""
    rows = "".join(
        f'        <li><a epub:type="{kind}" href="{escape(name)}">{escape(words)}</a></li>\n'
        for kind, name, words in landmarks
    )
    made = (
        f'    <nav epub:type="landmarks" hidden="hidden">\n      <h2>{_("Landmarks")}</h2>\n'
        f"      <ol>\n{rows}      </ol>\n    </nav>\n"
    )
    return navigation.replace("  </body>", f"{made}  </body>", 1)


def with_page_list(navigation: str, pages: Iterable[tuple[str, str]]) -> str:
    """The *navigation* page with the *pages* of the source, each a number and an address."""
    rows = "".join(
        f'        <li><a href="{escape(address)}">{escape(number)}</a></li>\n'
        for number, address in pages
    )
    made = (
        f'    <nav epub:type="page-list" hidden="hidden">\n      <h2>{_("Pages")}</h2>\n'
        f"      <ol>\n{rows}      </ol>\n    </nav>\n"
    )
    return navigation.replace("  </body>", f"{made}  </body>", 1) if rows else navigation


def pages_of(app: Sphinx, files: Iterable[str]) -> list[tuple[str, str]]:
    """Number and address of each page of the source, as far as it is in one of *files*."""
    domain, present = edition_domain(app.env), set(files)
    return [
        (number, f"{docname}.xhtml#{anchor}")
        for docname in domain.order
        for number, anchor in PAGES.of(domain).get(docname, ())
        if f"{docname}.xhtml" in present
    ]


def numbers_of(app: Sphinx) -> dict[str, str]:
    """The change that gives sections their numbers and parts their names, as the text has them."""
    domain, env = edition_domain(app.env), app.env
    words = {
        name: place.own + place.stop
        for name, place in domain.places.items()
        if not place.named_by(env.titles[name].astext())
    }
    for docname in dict.fromkeys(filter(None, domain.derived(parts).values())):
        words[docname] = before_title(env, docname) + words.get(docname, "")
    return {f"{docname}.xhtml": said + r"\0" for docname, said in words.items()}


def words_of(app: Sphinx) -> dict[str, str]:
    """The change of the book's contents; the front page, unless it is of the text, is the list."""
    root = app.config.root_doc
    named = {} if root in edition_domain(app.env).places else {f"{root}.xhtml": _("Contents")}
    return {**numbers_of(app), **named}


def landmarks_of(app: Sphinx, files: Iterable[str]) -> list[Landmark]:
    """The landmarks of the book whose files are among *files*."""
    domain = edition_domain(app.env)
    sections = [docname for docname in domain.ordered_sections() if domain.places[docname].of_text]
    wanted = [
        ("cover", "epub-cover.xhtml", _("Cover")),
        ("titlepage", f"{TITLE_PAGE}.xhtml", _("Title page")),
        ("copyright-page", f"{IMPRINT}.xhtml", _("Imprint")),
        ("toc", f"{app.config.root_doc}.xhtml", _("Contents")),
        *(("bodymatter", f"{docname}.xhtml", _("Text")) for docname in sections[:1]),
        *(("index", f"{docname}.xhtml", _("Index")) for docname in domain.pages_with("names")[:1]),
    ]
    present = set(files)
    return [landmark for landmark in wanted if landmark[1] in present]
