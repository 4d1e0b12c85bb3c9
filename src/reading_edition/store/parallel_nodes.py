"""The nodes of a parallel text."""

from __future__ import annotations

from docutils.nodes import Element, General, Inline, TextElement

from ..locale import later

LABEL = later("Original")
"""What the copy's own words are marked with."""


class restatement(General, Element):
    """The edition's own block of a pair."""


class original_note(General, Element):
    """A note of the copy, below the block that refers to it: ``label``."""


class original_mark(Inline, TextElement):
    """The mark of such a note: ``refid``."""


class witness_label(Inline, Element):
    """The word that says of a block that it is the copy's."""


class witness_switch(General, Element):
    """The choice of what is shown: the original, the restatement, or both."""


class version_text(General, Element):
    """What a page has of another version, where it stands in the source: ``name``, and how it
    is beside the text (``beside``, ``by``, ``lacks``); see `~reading_edition.read.versions`.
    """


class version_row(General, Element):
    """Blocks of the text beside the same in other versions: `text_cell`, `version` nodes.

    ``columns`` is how many columns the rows of the page have.
    """


class text_cell(General, Element):
    """The text's own blocks in a row; ``title`` is what the text is called."""


class version(General, Element):
    """The blocks of another version in a row: ``name``, ``language``, ``title``, ``column``.

    ``number``, ``last`` and ``of`` are the first and last number and the first anchor of the
    text's blocks that they are beside, ``unit`` what is counted; ``alone`` says that there
    are none, and that the numbers are those of the block before.
    """


class version_switch(General, Element):
    """The choice of what is shown: all ``titles``, or one version of the text."""
