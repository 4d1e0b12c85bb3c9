"""What tables of contents, links and page titles repeat of a heading: its words, and no marks.

Sphinx copies headings for them without footnotes, but knows no other notes: the mark of one would
be printed in each copy, with an id that stands on the page already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..store.nodes import note_mark, page_break

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def _without_marks(app: Sphinx, _document: nodes.document) -> None:
    """Take the marks out of the copies that Sphinx has made of a page's headings."""
    env = app.env
    for copies in (env.titles, env.longtitles, env.tocs):
        copy = copies.get(env.docname)
        if copy is None:
            continue
        for node in list(copy.findall(nodes.Element)):
            if isinstance(node, note_mark | page_break):
                node.parent.remove(node)


def setup_titles(app: Sphinx) -> None:
    app.connect("doctree-read", _without_marks, priority=600)  # when Sphinx has copied them (500)
