"""The rule on names that no entry covers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Breach, Edition

_CAPITAL = "".join(filter(str.isupper, map(chr, range(0x2000))))
_WORD = rf"[{_CAPITAL}](?:[^\W\d_]|[’'-])*\.?"
_PARTICLE = r"(?:de|del|della|di|da|du|van|von|der|den|ten|la|le|al|el|bin|ibn|y)"
_NAME = re.compile(rf"(?<!\w){_WORD}(?: (?:{_PARTICLE} )*{_WORD})+")
_OPENING = re.compile(
    r"^(?:A|An|And|As|At|But|By|For|From|He|Her|His|How|If|In|It|Its|No|Nor|Not|Of|On|Or|Our|"
    r"She|So|That|The|Their|Then|These|They|This|Those|To|Was|We|What|When|Where|While|Who|Why|"
    r"With|Yet) "
)
_ADVICE = (
    "Mark it with {person} or {term}, add it to the authority file or the glossary, "
    "or list it in names-allowed.txt"
)
_POSSESSIVE = re.compile(r"[’']s?$")


def uncovered(edition: Edition) -> Iterator[Breach]:
    """Runs of capitalised words in the text's sections, outside roles and italics.

    An edition that has entered no name yet, such as one just imported, is not nagged.
    """
    if not edition.names:
        return
    for page in edition.pages:
        if not page.section:
            continue
        for piece in page.of("text"):
            if piece.emphasised or piece.heading:
                continue
            for name in candidates(piece.text):
                if not covered(name, edition.names):
                    yield (
                        piece.path,
                        piece.line,
                        f"no entry covers the name {name}",
                        _ADVICE,
                    )


def candidates(text: str) -> Iterator[str]:
    """What looks like a name in *text*: two or more capitalised words in a row."""
    for found in _NAME.finditer(text):
        name = found[0]
        # A stop ends a sentence unless it follows an initial: "J. Arch Getty".
        for part in re.split(r"(?<!\b[^\W\d_a-z])\. ", name):
            while (shorter := _OPENING.sub("", part)) != part:
                part = shorter
            whole = _POSSESSIVE.sub("", part.rstrip(".").removesuffix(" I"))
            if " " in whole:
                yield whole


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
