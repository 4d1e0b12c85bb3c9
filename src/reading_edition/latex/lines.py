"""Lines of the book: places that do not break over two, lines of verse, sources of notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import settings_of
from ..store.nodes import note_mark
from .sections import raw

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TIED = re.compile(
    r"(?<=[§¶]) (?=\d)|(?<=§)(\S+) (?=¶)|\b(nn?\.|notes?|pp?\.|no\.) (?=[\da-z]\b|\d)"
)
LONG = re.compile(r"\w{20,}")
EIGHT = re.compile(r"\w{8}(?=\w)")
NOTES = (nodes.footnote, nodes.footnote_reference, note_mark)
NO_BREAK = "\N{NO-BREAK SPACE}"


def tied(text: str) -> str:
    """*text* with no-break spaces within places: between § and ¶, before a number of a note.

    >>> tied("see §3 ¶4, note 11").replace(NO_BREAK, "~")
    'see §3~¶4, note~11'
    """
    return TIED.sub(lambda found: found[0].replace(" ", NO_BREAK), text)


class TiePlaces(SphinxPostTransform):
    """Keep each place in the text on one line. Runs when places have their words (10)."""

    default_priority = 30
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        for text in list(self.document.findall(nodes.Text)):
            words = str(text)
            if not isinstance(text.parent, (nodes.raw, nodes.literal)) and tied(words) != words:
                text.parent.replace(text, nodes.Text(tied(words)))


class BreakLongWords(SphinxPostTransform):
    """Let a long word of code go on in the next line, such as a checksum: it has no hyphen."""

    default_priority = 30
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        for text in list(self.document.findall(nodes.Text)):
            if isinstance(text.parent, nodes.literal) and LONG.search(text):
                parts = LONG.sub(lambda found: EIGHT.sub("\\g<0>\0", found[0]), text).split("\0")
                broken = [n for part in parts for n in (raw("\\allowbreak{}"), nodes.Text(part))]
                text.parent.replace(text, broken[1:])


class SetVerse(SphinxPostTransform):
    """Set as verse a quotation whose lines end where the source breaks them."""

    default_priority = 30
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        for quotation in self.document.findall(nodes.block_quote):
            if any(_breaks(paragraph) for paragraph in quotation.findall(nodes.paragraph)):
                quotation.insert(0, raw("\\reVerse\n"))


def _breaks(paragraph: nodes.paragraph) -> bool:
    return any(
        child.get("format") == "latex" and child.astext().strip() == r"\\"
        for child in paragraph.findall(nodes.raw)
    )


class SetSeriesNotes(SphinxPostTransform):
    """Set the sources of an editor's note in its last line, and its mark apart from another.

    Where the book has several such series, their notes say which they are of. Runs when the
    notes stand at their marks (4).
    """

    default_priority = 6
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        marks = list(self.document.findall(note_mark))
        if len({mark["series"] for mark in marks}) > 1:
            self.document.insert(0, raw("\\reManySeriestrue\n"))
        for mark in marks:
            position = mark.parent.index(mark)
            if position and isinstance(mark.parent[position - 1], NOTES):
                mark.parent.insert(position, raw(r"\,"))
            if len(mark.children) < 2:
                continue
            text, sources = mark.children[-2:]
            if (
                isinstance(text, nodes.paragraph)
                and isinstance(sources, nodes.paragraph)
                and "re-sources" in sources["classes"]
            ):
                mark.remove(sources)
                text += [nodes.Text(" "), *sources.children]


def setup_lines(app: Sphinx) -> None:
    app.add_post_transform(TiePlaces)
    app.add_post_transform(BreakLongWords)
    app.add_post_transform(SetVerse)
    app.add_post_transform(SetSeriesNotes)
