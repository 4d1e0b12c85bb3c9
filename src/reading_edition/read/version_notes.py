"""The language of notes that belong to another version of the text."""

from __future__ import annotations

from docutils import nodes

from ..store.nodes import note_mark, phrase, series_note
from ..store.parallel_nodes import version
from .phrases import direction
from .places import ancestor


def say_language(document: nodes.document, page: str) -> None:
    """Mark the words of each note that only versions of one language refer to as of that language.

    *page* is the language of the page. ::

        <footnote ids="note-2">            <footnote ids="note-2">
            <paragraph>             →          <paragraph>
                לפי ספירתה                           <phrase lang="he" dir="rtl">
                                                       לפי ספירתה
    """
    spoken: dict[str, set[str]] = {}
    for mark in document.findall(nodes.Element):
        if isinstance(mark, nodes.footnote_reference | note_mark) and "refid" in mark:
            cell = ancestor(mark, version)
            spoken.setdefault(mark["refid"], set()).add(cell["language"] if cell else "")
    for note in list(document.findall(nodes.Element)):
        if not isinstance(note, nodes.footnote | series_note):
            continue
        languages = set().union(*(spoken.get(anchor, set()) for anchor in note["ids"]))
        if len(languages) == 1 and (language := languages.pop()):
            _mark(note, language, page)


def _mark(note: nodes.Element, language: str, page: str) -> None:
    for block in list(note.findall(nodes.TextElement)):
        if isinstance(block, nodes.Inline | nodes.label):
            continue
        words = block.children
        block.children = []
        block += phrase("", "", *words, lang=language, dir=direction(language, "", page))
