"""The words of a text without case, accents and punctuation, and a short hash of them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2s

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = "'’‘ʼ"


def words(text: str) -> list[str]:
    """Return the normalised words of *text*: no case, accents, apostrophes or punctuation."""
    folded = text.casefold()
    for sign in _APOSTROPHES:
        folded = folded.replace(sign, "")
    if not folded.isascii():
        folded = " ".join(map(_unaccented, folded.split()))
    return _WORD.findall(folded)


@lru_cache(maxsize=10_000)
def _unaccented(word: str) -> str:
    if word.isascii():
        return word
    return "".join(
        char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char)
    )


def hash_of(text: str) -> str:
    """Return twelve hexadecimal digits of the words of *text*."""
    return hash_of_words(words(text), text)


def hash_of_words(found: list[str], text: str) -> str:
    """Return the hash of the normalised words *found*; of *text* itself if it has none."""
    return blake2s(" ".join(found).encode() or text.encode(), digest_size=6).hexdigest()
