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
