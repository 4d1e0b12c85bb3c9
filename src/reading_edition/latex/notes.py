"""Notes of a further series at the foot of the printed page."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..store.formats import PAPER
from ..store.nodes import note_mark, series_note, series_notes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class SeriesNotesInLaTeX(SphinxPostTransform):
    """Set each note where its first mark stands, as a footnote of its own series.

    Before::

        <note_mark series="ednote" label="a" refid="ednote-a">
        <series_notes series="ednote">
            <series_note ids="ednote-a">

    After::

        <note_mark series="ednote" label="a" refid="ednote-a">
            <paragraph>
    """

    default_priority = 4
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        pages: dict[int, nodes.Element] = {}  # of each node; an inner page has the last word
        for page in (self.document, *self.document.findall(start_of_file)):
            for node in page.findall(nodes.Element):
                if isinstance(node, note_mark | series_note):
                    pages[id(node)] = page
        bodies = {
            (id(pages[id(note)]), note["ids"][0]): note
            for note in self.document.findall(series_note)
        }
        for group in list(self.document.findall(series_notes)):
            group.parent.remove(group)
        marks = deque(self.document.findall(note_mark))
        while marks:  # those of the text, then those of the notes that were set at them
            mark = marks.popleft()
            body = bodies.pop((id(pages[id(mark)]), mark["refid"]), None)
            mark.children = []
            if body is not None:
                mark += body.children
                marks.extend(node for child in mark for node in child.findall(note_mark))


def setup_notes(app: Sphinx) -> None:
    app.add_post_transform(SeriesNotesInLaTeX)
