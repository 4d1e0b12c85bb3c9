"""The rule on names that no entry covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..locale.small_words import small_words
from .model import Breach, Edition

_CAPITAL = "".join(filter(str.isupper, map(chr, range(0x2000))))
_WORD = rf"[{_CAPITAL}](?:[^\W\d_]|[’'-])*\.?"
_ADVICE = (
    "Mark it with {person} or {term}, add it to the authority file or the glossary, "
    "or list it in names-allowed.txt"
)
UNCOVERED = "name-uncovered"
"""The id of the rule."""
_OPENS = re.compile(r"(?:^|[.?!:…][”’»)\]\s]*)[(\[]*$|[“‘«„»]$")
"""What stands before a word that opens a sentence."""
_POSSESSIVE = re.compile(r"[’']s?$")


@cache
def _name(particles: str) -> re.Pattern[str]:
    between = "|".join(particles.split())
    return re.compile(rf"(?<!\w){_WORD}(?: (?:(?:{between}) )*{_WORD})+")


def uncovered(edition: Edition) -> Iterator[Breach]:
    """Runs of capitalised words in the text's sections, outside roles and italics.

    An edition that has entered no name yet, such as one just imported, is not nagged; nor is
    one in a language that gives every noun a capital, unless it turns the rule on.
    """
    if not edition.names:
        return
    for page in edition.pages:
        if not page.section:
            continue
        for piece in page.of("text"):
            if piece.emphasised or piece.heading:
                continue
            language = edition.versions.get(piece.version, edition.language)
            if _nouns_are_capital(language) and not edition.rules.get(UNCOVERED):
                continue
            for name in without_entry(piece.text, language, edition.names):
                yield piece.path, piece.line, f"no entry covers the name {name}", _ADVICE


def _nouns_are_capital(language: str) -> bool:
    return re.split("[-_]", language)[0].lower() in ("de", "lb")


def without_entry(text: str, language: str, known: frozenset[str]) -> Iterator[str]:
    """What looks like a name in *text* and is none of the *known* forms.

    A word that opens a sentence has its capital from there: "Tell Mr Vane", "Dear Ada".
    """
    for name, opens in candidates(text, language):
        rest = name.partition(" ")[2] if opens else ""
        if not covered(name, known) and not (rest and covered(rest, known)):
            yield name


def candidates(text: str, language: str = "en") -> Iterator[tuple[str, bool]]:
    """What looks like a name in *text*: two or more capitalised words in a row.

    Each with whether it opens a sentence.
    """
    small = small_words(language)
    for found in _name(small.particles).finditer(text):
        name, opens = found[0], bool(_OPENS.search(text[: found.start()]))
        # A stop ends a sentence unless it follows an initial: "J. Arch Getty".
        for part in re.split(r"(?<!\b[^\W\d_a-z])\. ", name):
            while (shorter := small.begins.sub("", part)) != part:
                part, opens = shorter, False
            whole = _POSSESSIVE.sub("", part.rstrip(".").removesuffix(" I"))
            if " " in whole:
                yield whole, opens
            opens = True


def covered(name: str, known: frozenset[str]) -> bool:
    """Whether *name* is one of the *known* forms, or a run of words in one."""
    return " ".join(_folded(name)) in known


def _folded(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def fold(forms: Iterator[str]) -> frozenset[str]:
    """*forms* as `covered` wants them: every run of words in each, so that one look is enough."""
    return frozenset(
        " ".join(words[start:end])
        for words in map(_folded, forms)
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    )
