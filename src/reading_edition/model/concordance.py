"""A concordance: every content word of a text with the places where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from sphinx.search import SearchLanguage, languages

from .alphabetical import Key, key, letter
from .places import Locator

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s$", re.IGNORECASE)
_ELISION = re.compile(r"[’']")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, how often it stands in the text, and where."""

    form: str
    """In lower case, unless the text has it with a capital only."""
    count: int
    places: tuple[Locator, ...]
    """In reading order, none twice."""


@dataclass(frozen=True, slots=True)
class Group:
    """The words under one letter; ``"#"`` has those that begin with a digit."""

    letter: str
    words: tuple[Word, ...]


def words_in(text: str) -> Iterator[str]:
    """The words of *text* in their own case, without a possessive ending.

    A hyphen parts words, so that each half is found; an apostrophe does not.
    """
    for found in _WORD.finditer(unicodedata.normalize("NFC", text)):
        yield _POSSESSIVE.sub("", found[0])


def fold(word: str) -> str:
    """*word* as it is compared: in lower case, its apostrophes all of one kind."""
    return _ELISION.sub("’", word.casefold())


def stop_words(language: str) -> frozenset[str]:
    """The function words of *language*, as Sphinx's search has them; none if it has none."""
    found = languages.get(language, languages.get(language.partition("_")[0]))
    if isinstance(found, str):
        module, _, name = found.rpartition(".")
        found = getattr(import_module(module), name)
    if found is None or not issubclass(found, SearchLanguage):
        return frozenset()
    return frozenset(fold(word) for word in found.stopwords)


def build(texts: Iterable[tuple[Locator, str]], stops: Collection[str]) -> tuple[Group, ...]:
    """The concordance of *texts*, each with its place, without the words of *stops*.

    Single letters and numbers are no content words either. The time is linear in the texts, but for
    the sorting of the different words.
    """
    forms: dict[str, Counter[str]] = {}
    places: dict[str, dict[Locator, None]] = {}
    for place, text in texts:
        for word in words_in(text):
            folded = fold(word)
            if len(folded) > 1 and folded not in stops and not folded.isdecimal():
                forms.setdefault(folded, Counter())[word] += 1
                places.setdefault(folded, {})[place] = None
    listed = [
        Word(_printed(found), found.total(), tuple(sorted(places[folded])))
        for folded, found in forms.items()
    ]
    groups: dict[str, list[Word]] = {}
    for entry in sorted(listed, key=_order):
        groups.setdefault(letter(entry.form), []).append(entry)
    return tuple(Group(sign, tuple(found)) for sign, found in groups.items())


def _order(word: Word) -> tuple[Key, str]:
    return key(word.form), word.form


def _printed(forms: Counter[str]) -> str:
    """The commonest of *forms*, which are one word: of those in lower case, if there are any.

    It is not the word as it is compared, in which "ß" and the last "ς" of a word are others.
    """
    lower = [form for form in forms if form == form.lower()]
    return min(lower or forms, key=lambda form: (-forms[form], form))
