"""Letters that the typeface of the book lacks: said in the build, not seen in print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import settings_of
from ..messages import Subtype, warn
from ..store.domain import edition_domain
from ..store.indexes import index_names, index_of, listing
from .preamble import book_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HAS = ("LATIN", "GREEK", "CYRILLIC", "MODIFIER", "COMBINING", "FEMININE", "MASCULINE", "MICRO")
"""The scripts of EB Garamond, and marks of no script, by the first word of their names."""
SHOWN = 8
"""So many of the letters are shown."""


def lacking(texts: Iterable[str]) -> dict[str, str]:
    """The letters in *texts* that EB Garamond lacks, by script, each once.

    >>> lacking(["Mao (毛泽东), Žižek"])
    {'CJK': '毛泽东'}
    """
    found: dict[str, str] = {}
    for text in texts:
        for letter in text:
            if letter.isascii() or unicodedata.category(letter)[0] not in "LM":
                continue
            script = unicodedata.name(letter, "UNKNOWN").split()[0].partition("-")[0]
            if script not in HAS and letter not in found.get(script, ""):
                found[script] = found.get(script, "") + letter
    return found


class FindLackingLetters(SphinxPostTransform):
    """Warn of scripts that the book would print as boxes. Runs when all lists are filled."""

    default_priority = 30
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        book = book_of(self.config)
        if book.font or book.fallback_fonts:
            return  # what a typeface of the editor's own has is not known here
        for script, letters in lacking(self._texts()).items():
            shown = letters[:SHOWN] + ("…" if len(letters) > SHOWN else "")
            warn(
                Subtype.PRINT,
                f"the printed book has letters that EB Garamond lacks ({script}: {shown}), and "
                "would leave them out. Name a font that has them: reading_edition_book = "
                "{'fallback_fonts': ['Noto Serif CJK SC']}, or set the book in another 'font'.",
                location=self._first(letters[0]),
            )

    def _texts(self) -> Iterator[str]:
        yield from (str(text) for text in self.document.findall(nodes.Text))
        domain = edition_domain(self.env)
        for name in index_names(domain):
            if domain.pages_with(listing(name)):
                for entry in index_of(domain, name).entries:
                    yield f"{entry.person.heading} {entry.person.description}"

    def _first(self, letter: str) -> nodes.Node | None:
        """Where *letter* first stands; None in the index alone."""
        texts = self.document.findall(nodes.Text)
        return next((text.parent for text in texts if letter in text), None)


def setup_letters(app: Sphinx) -> None:
    app.add_post_transform(FindLackingLetters)
