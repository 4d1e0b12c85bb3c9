"""Alphabetical order as indexers keep it, by the Unicode Collation Algorithm and an alphabet.

Word by word is the default ("New York" before "Newark"), letter by letter the other
usage. Both stop at the comma, so that all of one surname stand together before a longer
heading that begins with it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from string import ascii_lowercase

from pyuca import Collator

from ..locale.small_words import small_words
from .alphabets import ROOT, Alphabet, Letter

_COMMA = re.compile(r"\s*,\s*")
_ARTICLE = re.compile(r"^(?:al|el)[-‐‑](?=\w)")
_NO_DECOMPOSITION = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)

_RANKS = 16
"""More than there are letters between two of the default order."""

Key = tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]
"""Sort key: compares in the order of the headings."""


@lru_cache(maxsize=1)
def _collator() -> Collator:
    """The table of the default collation order: read once, when first needed (0.1 s)."""
    return Collator()


@dataclass(frozen=True)
class Order:
    """How an index is sorted: ``"word"`` by word or ``"letter"`` by letter, in which alphabet.

    Sub-headings are sorted without the small words of *language* that they begin with.
    """

    by: str = "word"
    language: str = "en"
    alphabet: Alphabet = ROOT

    def key(self, heading: str) -> Key:
        """Sort key of *heading*."""
        return key(heading, order=self.by, alphabet=self.alphabet)

    def sub_key(self, heading: str) -> Key:
        """Sort key of a sub-heading."""
        return self.key(sub_form(heading, self.language))

    def letter(self, heading: str) -> str:
        """The letter group of *heading*."""
        return letter(heading, self.alphabet)


IN_ENGLISH = Order()


def sort_form(text: str) -> str:
    """*text* without the Arabic article, which no index sorts by: "al-Assad" as "Assad"."""
    return _ARTICLE.sub("", text)


def sub_form(text: str, language: str = "en") -> str:
    """A sub-heading without the articles, prepositions or "and" that it begins with."""
    return small_words(language).leading.sub("", text)


def key(text: str, *, order: str = "word", alphabet: Alphabet = ROOT) -> Key:
    """Sort key of a heading in the order of *alphabet*; *order* is ``"word"`` or ``"letter"``."""
    units = []
    for part in _COMMA.split(sort_form(text)):
        words = _words(part)
        units.append(["".join(words)] if order == "letter" else words)
    primary = tuple(_primary(word, alphabet) for part in units for word in (*part, ""))
    full = tuple(_weights(word)[1] for part in units for word in part)
    return primary, full


def _primary(word: str, alphabet: Alphabet) -> tuple[int, ...]:
    """The weights of the letters of *word*, without accents and case."""
    if not alphabet.letters:
        return _weights(word)[0]
    return tuple(
        weight
        for part, letter in alphabet.parts(word)
        for weight in ([_RANKS * w for w in _weights(part)[0]] if letter is None else _own(letter))
    )


def _own(letter: Letter) -> list[int]:
    """The weights of *letter*, the last of them between those of its base and of what follows."""
    weights = [_RANKS * weight for weight in _weights(letter.base)[0]]
    return [*weights[:-1], weights[-1] + letter.rank]


def _words(text: str) -> list[str]:
    """The words of *text*; hyphens, apostrophes and stops do not part a word."""
    return "".join(
        c for c in text if c.isalnum() or c.isspace() or unicodedata.combining(c)
    ).split()


@lru_cache(maxsize=65536)
def _weights(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Primary weights of *word* (its letters alone), and all of them (accents, case)."""
    if word.isascii():
        # No two ASCII letters sort as one: each level is made of those of the letters.
        levels = [tuple(chain(*level)) for level in zip(*map(_levels, word), strict=True)]
        return (levels[0], tuple(chain(*((*level, 0) for level in levels)))) if levels else ((), ())
    whole = tuple(_collator().sort_key(word))
    return whole[: whole.index(0)] if 0 in whole else whole, whole


@lru_cache(maxsize=128)
def _levels(letter: str) -> tuple[tuple[int, ...], ...]:
    """The weights of *letter* by level: itself, accents, case. A zero ends each level."""
    levels: list[tuple[int, ...]] = [()]
    for weight in _collator().sort_key(letter):
        levels[-1:] = [(*levels[-1], weight)] if weight else [levels[-1], ()]
    return tuple(levels[:-1])


def letter(text: str, alphabet: Alphabet = ROOT) -> str:
    """The letter group of a heading: "Žižek" under Z, "al-Assad" under A, "1968" under #.

    A letter that *alphabet* gives a place of its own has a group of its own: "Ch" in Czech.
    """
    text = sort_form(text)
    for here, character in enumerate(text):
        if character.isalpha():
            own = alphabet.first(text[here:])
            return alphabet.heading(_plain(character.lower()) if own is None else own.group)
        if character.isdecimal():
            return "#"
    return "#"


def _plain(letter: str) -> str:
    """The letter that *letter* sorts as: "ž" as "z", but "й", which has its own place, as "й"."""
    first = _weights(letter)[0][:1]
    plain = _latin().get(first) or fold(letter).strip()[:1]
    return plain if _weights(plain)[0][:1] == first else letter


@lru_cache(maxsize=1)
def _latin() -> dict[tuple[int, ...], str]:
    """The letters from a to z by their weights."""
    return {_weights(letter)[0]: letter for letter in ascii_lowercase}


def fold(text: str) -> str:
    """*text* in lower case and without diacritics."""
    plain = unicodedata.normalize("NFKD", text.lower()).translate(_NO_DECOMPOSITION)
    return "".join(c for c in plain if not unicodedata.combining(c))
