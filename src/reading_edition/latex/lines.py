"""Lines of the book: places that do not break over two, lines of verse, sources of notes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import settings_of
from ..locale import _
from ..read.places import ancestor
from ..store.nodes import note_mark
from .sections import raw

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NOTES = (nodes.footnote, nodes.footnote_reference, note_mark)
NO_BREAK = "\N{NO-BREAK SPACE}"
LONG_CODE = re.compile(r"\S{25,}")
"""A word of code, such as a checksum or an address, that may not fit into a line."""
MAY_BREAK = "\N{ZERO WIDTH SPACE}"


@cache
def _places(*notes: str) -> re.Pattern[str]:
    """The spaces within places; *notes* are the language's words for notes."""
    words = "|".join(re.escape(note.strip()) for note in notes)
    return re.compile(
        rf"(?<=[§¶]) (?=\d)|(?<=§)(\S+) (?=¶)|"
        rf"\b({words}|nn?\.|notes?|pp?\.|no\.) (?=[\da-z]\b|\d)"
    )


def tied(text: str) -> str:
    """*text* with no-break spaces within places: between § and ¶, before a number of a note.

    >>> tied("see §3 ¶4, note 11").replace(NO_BREAK, "~")
    'see §3~¶4, note~11'
    """
    places = _places(_("n. "), _("nn. "))
    return places.sub(lambda found: found[0].replace(" ", NO_BREAK), text)


def breakable(code: str) -> str:
    """*code* with places where its long words may break, eight characters apart.

    >>> breakable("sha256 0123456789012345678901234").replace(MAY_BREAK, "|")
    'sha256 01234567|89012345|67890123|4'
    """
    return LONG_CODE.sub(lambda word: MAY_BREAK.join(re.findall(r".{1,8}", word[0])), code)


class BreakCode(SphinxPostTransform):
    """Allow long words of code in running text to break at the end of a line."""

    default_priority = 30
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        for text in list(self.document.findall(nodes.Text)):
            if ancestor(text, nodes.literal) and not ancestor(text, nodes.title):
                text.parent.replace(text, nodes.Text(breakable(str(text))))


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
        self._part_marks()
        for mark in marks:
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

    def _part_marks(self) -> None:
        """Set a mark apart from the one that it follows, of whatever series."""
        for mark in [node for node in self.document.findall(nodes.Element) if _is_mark(node)]:
            position = mark.parent.index(mark)
            if position and isinstance(mark.parent[position - 1], NOTES):
                mark.parent.insert(position, raw(r"\,"))


def _is_mark(node: nodes.Element) -> bool:
    """Whether *node* is a note where its mark stands; Sphinx moves a footnote there."""
    return isinstance(node, NOTES) and isinstance(node.parent, nodes.TextElement)


def setup_lines(app: Sphinx) -> None:
    app.add_post_transform(TiePlaces)
    app.add_post_transform(BreakCode)
    app.add_post_transform(SetVerse)
    app.add_post_transform(SetSeriesNotes)
