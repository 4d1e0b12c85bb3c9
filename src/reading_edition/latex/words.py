"""The words that the book's own style prints, where the edition's language is another."""

from __future__ import annotations

from ..locale import _, later
from .escaping import command, tex

WORDS = {
    "reWordSee": later("See"),
    "reWordSeeAlso": later("See also"),
    "reWordContinued": later("(continued)"),
    "reWordNote": later("n."),
    "reNotesTitle": later("Notes"),
    "reEdNotesTitle": later("Editor’s notes"),
}
"""The commands of the style that print words, in English as the style has them."""


def words() -> list[str]:
    """Lines of the preamble that give those commands the words of another language."""
    return [command(name, tex(_(word))) for name, word in WORDS.items() if _(word) != word]
