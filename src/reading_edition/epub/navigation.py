"""What Sphinx's contents of an e-book lack: numbers of sections, and landmarks."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from ..store.domain import edition_domain
from .front import IMPRINT, TITLE_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx

Landmark = tuple[str, str, str]
"""What it is to EPUB, the file, and its words."""


def with_titles(contents: str, titles: Mapping[str, str]) -> str:
    """*contents* (the navigation page, or NCX) with *titles* of files in place of its own.

    >>> with_titles('<a href="one.xhtml">One</a>', {"one.xhtml": "§1 One"})
    '<a href="one.xhtml">§1 One</a>'
    """
    for name, title in titles.items():
        href, words = re.escape(escape(name)), escape(title).replace("\\", r"\\")
        for pattern in (
            rf'(<a href="{href}">)[^<]*(</a>)',
            rf'(<text>)[^<]*(</text>\s*</navLabel>\s*<content src="{href}")',
        ):
            contents = re.sub(pattern, rf"\g<1>{words}\g<2>", contents)
    return contents


def with_landmarks(navigation: str, landmarks: Iterable[Landmark]) -> str:
    """The *navigation* page with *landmarks*, by which a reader finds text and index."""
    rows = "".join(
        f'        <li><a epub:type="{kind}" href="{escape(name)}">{escape(words)}</a></li>\n'
        for kind, name, words in landmarks
    )
    made = (
        '    <nav epub:type="landmarks" hidden="hidden">\n      <h2>Landmarks</h2>\n'
        f"      <ol>\n{rows}      </ol>\n    </nav>\n"
    )
    return navigation.replace("  </body>", f"{made}  </body>", 1)


def titles_of(app: Sphinx) -> dict[str, str]:
    """The titles of pages that are told apart by a number, or are the contents."""
    places = edition_domain(app.env).places
    found = {
        f"{docname}.xhtml": f"{places[docname].label} {app.env.titles[docname].astext()}"
        for docname in places
        if places[docname].numbered and docname in app.env.titles
    }
    if app.config.root_doc not in places:
        found[f"{app.config.root_doc}.xhtml"] = "Contents"
    return found


def landmarks_of(app: Sphinx, files: Iterable[str]) -> list[Landmark]:
    """The landmarks of the book, of those that are among its *files*."""
    domain = edition_domain(app.env)
    sections = [docname for docname in domain.ordered_sections() if domain.places[docname].numbered]
    wanted = [
        ("cover", "epub-cover.xhtml", "Cover"),
        ("titlepage", f"{TITLE_PAGE}.xhtml", "Title page"),
        ("copyright-page", f"{IMPRINT}.xhtml", "Imprint"),
        ("toc", f"{app.config.root_doc}.xhtml", "Contents"),
        *(("bodymatter", f"{docname}.xhtml", "Text") for docname in sections[:1]),
        *(("index", f"{docname}.xhtml", "Index") for docname in domain.pages_with("names")[:1]),
    ]
    present = set(files)
    return [landmark for landmark in wanted if landmark[1] in present]
