"""Alphabets: the letters that a language sorts otherwise than the Unicode default order does.

The rules are those of the Unicode CLDR (https://cldr.unicode.org, collation), for the languages
whose rules are about letters. A tag is as in BCP 47: ``sv``, or ``de-u-co-phonebk`` for the
German order of telephone books; ``und`` is the default order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that has a place of its own: the *rank*-th after what is spelled *base*."""

    base: str
    rank: int
    group: str
    """The heading that it stands under, in small letters."""


@dataclass(frozen=True)
class Alphabet:
    """The order of a language.

    *rules* are chains: ``n<ñ`` puts ñ, a letter of its own, after n; ``ä=æ`` sorts æ as ä.
    The first of a chain is an ordinary letter, or two where one is written for two: ``ae=ä``.
    """

    rules: str = ""

    @cached_property
    def letters(self) -> dict[str, Letter]:
        """The letters with a place of their own, in small letters."""
        found = {}
        for chain in self.rules.split():
            base, *others = re.split("([<=])", chain)
            rank, group = 0, base[0]
            for sign, letter in zip(others[::2], others[1::2], strict=True):
                if sign == "<":
                    rank, group = rank + 1, letter
                found[letter] = Letter(base, rank, group)
        return found

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.letters), default=0)

    @property
    def _dotless(self) -> bool:
        """Whether i and ı are two letters, as in Turkish."""
        return "ı" in self.letters

    def lower(self, text: str) -> str:
        """*text* in small letters."""
        if self._dotless:
            text = text.replace("I", "ı").replace("İ", "i")
        return unicodedata.normalize("NFC", text.lower())

    def heading(self, group: str) -> str:
        """The letter *group* as it heads entries: "Ch", "Å"."""
        if self._dotless and group == "i":
            return "İ"
        return group[0].upper() + group[1:]

    def first(self, word: str) -> Letter | None:
        """The letter that *word* begins with, if it has a place of its own."""
        return self._at(self.lower(word), 0)[1] if self.letters else None

    def parts(self, word: str) -> Iterator[tuple[str, Letter | None]]:
        """*word*, divided: each letter with a place of its own, and all between them."""
        word = self.lower(word)
        start = here = 0
        while here < len(word):
            length, letter = self._at(word, here)
            if letter is not None:
                if start < here:
                    yield word[start:here], None
                yield word[here : here + length], letter
                start = here + length
            here += length
        if start < len(word):
            yield word[start:], None

    def _at(self, word: str, here: int) -> tuple[int, Letter | None]:
        """How long what stands at *here* in *word* is, and the letter that it is."""
        for length in range(min(self._longest, len(word) - here), 0, -1):
            if found := self.letters.get(word[here : here + length]):
                return length, found
        if word[here].isascii():
            return 1, None
        # A letter may bear one mark that makes it another letter, and one that does not: "ấ".
        whole = unicodedata.normalize("NFD", word[here])
        for mark in (*whole[1:], ""):
            if found := self.letters.get(unicodedata.normalize("NFC", whole[0] + mark)):
                return 1, found
        return 1, None


ROOT = Alphabet()
"""The default order."""
_NORDIC = "d=đ=ð th=þ y=ü=ű z<æ=ä=ę<ø=ö=ő=œ<å=aa"
_FINNISH = "d=đ=ð th=þ y=ü=ű z<å<ä=æ=ę<ö=ø=ő=œ"
_SLAVIC = "c<č<ć d<dž<đ l<lj n<nj s<š z<ž"
_SPANISH = "n<ñ"
_ALPHABETS = {
    "az": "c<ç e<ə g<ğ h<x<ı k<q o<ö s<ş u<ü",
    "be": "е<ё у<ў",
    "bs": _SLAVIC,
    "cs": "c<č h<ch r<ř s<š z<ž",
    "cy": "c<ch d<dd f<ff g<ng l<ll p<ph r<rh t<th",
    "da": _NORDIC,
    "de-u-co-phonebk": "ae=ä oe=ö ue=ü",
    "eo": "c<ĉ g<ĝ h<ĥ j<ĵ s<ŝ u<ŭ",
    "es": _SPANISH,
    "es-u-co-trad": "c<ch l<ll n<ñ",
    "et": "s<š<z<ž w<õ<ä<ö<ü",
    "fi": _FINNISH,
    "gl": _SPANISH,
    "hr": _SLAVIC,
    "hu": "c<cs d<dz<dzs g<gy l<ly n<ny o<ö=ő s<sz t<ty u<ü=ű z<zs",
    "is": "a<á d<ð=đ e<é i<í o<ó u<ú y<ý z<þ<æ=ä<ö=ø<å",
    "lt": "c<č i=y s<š z<ž",
    "lv": "c<č g<ģ i=y k<ķ l<ļ n<ņ r<ŗ s<š z<ž",
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "pl": "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź<ż",
    "ro": "a<ă<â i<î s<ș=ş t<ț=ţ",
    "sk": "a<ä c<č h<ch o<ô r<ř s<š z<ž",
    "sl": "c<č<ć d<đ s<š z<ž",
    "sq": "c<ç d<dh e<ë g<gj l<ll n<nj r<rr s<sh t<th x<xh z<zh",
    "sv": _FINNISH,
    "tr": "c<ç g<ğ h<ı o<ö s<ş u<ü",
    "uk": "г<ґ",
    "vi": "a<ă<â d<đ e<ê o<ô<ơ u<ư",
}
_DEFAULT = re.compile(r"und|bg|ca|de|el|en|eu|fr|ga|he|it|la|nl|pt|ru|sr|yi")
"""Languages that sort in the default order."""


@lru_cache
def _alphabet(name: str) -> Alphabet:
    return Alphabet(_ALPHABETS[name])


def alphabet(tag: str) -> Alphabet | None:
    """The order of the language *tag*; None where its rules are not known here."""
    tag = tag.replace("_", "-").lower()
    language, _, order = tag.partition("-u-co-")
    language = language.partition("-")[0]
    if order:
        name = f"{language}-u-co-{order}"
        return _alphabet(name) if name in _ALPHABETS else None
    if language in _ALPHABETS:
        return _alphabet(language)
    return ROOT if _DEFAULT.fullmatch(language) else None
