"""Warn of letters that the book's typeface lacks, before they go missing in print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from unicodedata import category, name, normalize

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import settings_of
from ..messages import Subtype, warn
from ..store.domain import edition_domain
from ..store.indexes import index_names, index_of, listing
from .faces import families_with, letters_of
from .preamble import book_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HAS = ("LATIN", "GREEK", "CYRILLIC", "MODIFIER", "COMBINING", "FEMININE", "MASCULINE", "MICRO")
"""The scripts of EB Garamond, and marks of no script, by the first word of their names."""
SHOWN = 8
"""How many of the letters a warning shows."""
GARAMOND = "EB Garamond"
SUPPLIED = "¶§"
"""Signs that the book takes from another typeface."""
CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")


def lacking(texts: Iterable[str], has: frozenset[int] | None = None) -> dict[str, str]:
    """The letters in *texts* that the typeface lacks, by script, each once.

    *has* are those that it has; without them, those of EB Garamond are taken by script.

    >>> lacking(["Mao (毛泽东), Žižek"])
    {'CJK': '毛泽东'}
    >>> lacking(["Mao → Žižek"], frozenset(map(ord, "Mao Žižek")))
    {'sign': '→'}
    """
    found: dict[str, str] = {}
    for letter in dict.fromkeys(letter for text in texts for letter in normalize("NFC", text)):
        kind = category(letter)[0]
        if letter.isascii() or kind in "CZ" or letter in SUPPLIED:
            continue
        script = name(letter, "UNKNOWN").split()[0].partition("-")[0] if kind in "LM" else "sign"
        known = script in HAS or kind not in "LM" if has is None else ord(letter) in has
        if not known:
            found[script] = found.get(script, "") + letter
    return found


class FindLackingLetters(SphinxPostTransform):
    """Warn of letters that the book would leave out. Runs when all lists are filled."""

    default_priority = 30
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        book = book_of(self.config)
        face = book.font or GARAMOND
        has = letters_of([face, *book.fallback_fonts])
        if has is None and (book.font or book.fallback_fonts):
            return  # what a typeface of the editor's own has is not known here
        faces = " and ".join([face, *book.fallback_fonts])
        for script, letters in lacking(self._texts(), has).items():
            shown = letters[:SHOWN] + ("…" if len(letters) > SHOWN else "")
            warn(
                Subtype.PRINT,
                f"the printed book has letters that {faces} lacks ({script}: {shown}), and "
                f"would leave them out. {_remedy(script, letters)} Or set the book in another "
                "'font'.",
                location=self._first(letters[0]),
            )

    def _texts(self) -> Iterator[str]:
        yield from (str(text) for text in self.document.findall(nodes.Text))
        domain = edition_domain(self.env)
        for index in index_names(domain):
            if domain.pages_with(listing(index)):
                for entry in index_of(domain, index).entries:
                    yield f"{entry.person.heading} {entry.person.description}"

    def _first(self, letter: str) -> nodes.Node | None:
        """Where *letter* first stands; None in the index alone."""
        texts = self.document.findall(nodes.Text)
        return next((text.parent for text in texts if letter in text), None)


def _remedy(script: str, letters: str) -> str:
    """What to do about *letters* of *script*: take a face of this machine, or get one."""
    found = families_with(letters)
    if found:
        face, first = found[0], "This machine has a font with them"
    elif script in CJK:
        face, first = "Noto Serif CJK SC", "Install one that has them (on Debian fonts-noto-cjk)"
    else:
        face, first = "Noto Serif", "Install one that has them (on Debian fonts-noto-core)"
    return f"{first}, and name it: reading_edition_book = {{'fallback_fonts': [{face!r}]}}."


def setup_letters(app: Sphinx) -> None:
    app.add_post_transform(FindLackingLetters)
