"""Alphabetical order as indexers keep it, by the Unicode Collation Algorithm.

Word by word is the default ("New York" before "Newark"), letter by letter the other
usage. Both stop at the comma, so that all of one surname stand together before a longer
heading that begins with it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain

from pyuca import Collator

from ..locale.small_words import small_words

_COMMA = re.compile(r"\s*,\s*")
_ARTICLE = re.compile(r"^(?:al|el)[-‐‑](?=\w)")
_NO_DECOMPOSITION = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)

Key = tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]
"""Sort key: compares in the order of the headings."""


@lru_cache(maxsize=1)
def _collator() -> Collator:
    """The table of the default collation order: read once, when first needed (0.1 s)."""
    return Collator()


def sort_form(text: str) -> str:
    """*text* without the Arabic article, which no index sorts by: "al-Assad" as "Assad"."""
    return _ARTICLE.sub("", text)


def sub_form(text: str, language: str = "en") -> str:
    """A sub-heading without the articles, prepositions or "and" that it begins with."""
    return small_words(language).leading.sub("", text)


def key(text: str, *, order: str = "word") -> Key:
    """Sort key of a heading; *order* is ``"word"`` or ``"letter"``."""
    units = []
    for part in _COMMA.split(sort_form(text)):
        words = _words(part)
        units.append(["".join(words)] if order == "letter" else words)
    primary = tuple(tuple(_weights(word)[0]) for part in units for word in (*part, ""))
    full = tuple(tuple(_weights(word)[1]) for part in units for word in part)
    return primary, full


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


def letter(text: str) -> str:
    """The letter group of a heading: "Žižek" under Z, "al-Assad" under A, "1968" under #."""
    for character in sort_form(text):
        if character.isalpha():
            return fold(character)[0].upper()
        if character.isdecimal():
            return "#"
    return "#"


def fold(text: str) -> str:
    """*text* in lower case and without diacritics."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_NO_DECOMPOSITION))
    return "".join(c for c in plain if not unicodedata.combining(c))
