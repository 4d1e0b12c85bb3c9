"""Copies of the notes beside the text, where there is room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..locale import _
from ..read.places import NUMBER
from ..store.copies import copied
from ..store.formats import WEB
from ..store.nodes import note_mark, parallel, series_note, sidenote
from ..store.notes import AUTHOR
from ..store.parallel_nodes import version_row

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class NotesInTheMargin(SphinxPostTransform):
    """Set a copy of each note at its mark.

    It is shown where there is room beside the text; the list at the foot stays for all
    others, and is where the reference leads. Before::

        <paragraph ids="p2">
            … <footnote_reference refid="note-1">

    After::

        <paragraph ids="p2">
            … <note_mark refid="note-1"><sidenote label="1">
                <inline classes="re-sidenote-part">

    A paragraph cannot hold blocks, so a note that has more than paragraphs stands before it. Runs
    late (210), when what the notes cite has been resolved.
    """

    default_priority = 210
    builders = WEB

    def run(self, **kwargs: object) -> None:
        # Beside a parallel text there is no margin left.
        if "re_section" not in self.document or any(map(_is_row, self.document.findall())):
            return
        bodies = {
            anchor: note
            for note in self.document.findall(nodes.Element)
            if isinstance(note, nodes.footnote | series_note)
            for anchor in note["ids"]
        }
        for block in [b for b in self.document.findall(nodes.Element) if NUMBER in b]:
            marks = (
                node
                for node in block.findall(nodes.Element)
                if isinstance(node, nodes.footnote_reference | note_mark)
            )
            first = {mark.get("refid", ""): mark for mark in reversed(list(marks))}
            for anchor, mark in reversed(first.items()):
                if anchor in bodies:
                    self._set(_aside(bodies[anchor], self.env.docname), mark, block)

    def _set(self, note: sidenote, mark: nodes.Element, block: nodes.Element) -> None:
        paragraphs = [part for part in note.children if isinstance(part, nodes.paragraph)]
        if len(paragraphs) < len(note.children):
            block.parent.insert(block.parent.index(block), note)
            return
        note.children = []
        for part in paragraphs:
            classes = ["re-sidenote-part", *part["classes"]]
            note += nodes.inline("", "", *part.children, classes=classes)
        note["inline"] = True
        mark.parent.insert(mark.parent.index(mark) + 1, note)


def _is_row(node: nodes.Node) -> bool:
    return isinstance(node, parallel | version_row)


def _aside(body: nodes.Element, docname: str) -> sidenote:
    if isinstance(body, series_note):
        classes = ["re-ednote", f"re-series-{body['series']}"]
        made = sidenote("", label=body["label"], title=body["title"], classes=classes)
        made += copied(body.children, docname)
    else:
        made = sidenote("", label=body[0].astext(), title=_(AUTHOR.label))
        made += copied(body.children[1:], docname)
    return made


def setup_margin(app: Sphinx) -> None:
    app.add_post_transform(NotesInTheMargin)
