"""Names in running text: where the forms of an authority file stand in a string.

A trie over words, not over characters: a text is scanned once for words that begin as
some name begins, and only there is the trie walked. It needs no dependency, takes a line
break for a space, and cannot find a name inside a longer word. `benchmarks/recognise.py`
measures it against one alternation expression and against an Aho–Corasick automaton.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, NamedTuple

# Python's \w leaves out the marks that belong to words: accents, vowel signs, joiners.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0df3\u0e31-\u0e4e\u200c\u200d"
)
_LETTER = re.compile(rf"[\w{_MARKS}]")
_TOKEN = re.compile(rf"[\w{_MARKS}]+|\s+|.")
_SAME = {"'": "’", "‐": "-", "‑": "-"}
"""Characters that are written for one another in names."""
_END = ""
"""Where in a node of the trie the keys of the form that ends there stand."""
_POSSESSIVE = re.compile(rf"[’']s(?![\w{_MARKS}])")
_JOINED_BEFORE = re.compile(rf"([\w{_MARKS}]+)[-‐‑]\Z")
_ADDRESS = re.compile(r"(?:\b\w+://|\bwww\.)\S+")
"""An address on the web, whose words are nobody's name."""
_PREFIXES = frozenset({"anti", "ex", "neo", "non", "post", "pre", "pro"})


class Span(NamedTuple):
    """A name found: ``text[start:end]``, without a possessive ending."""

    start: int
    end: int
    key: str | None
    """Key of the person, or None where several have this form."""
    keys: tuple[str, ...]
    """Keys of all persons that have this form, in the order in which they were given."""


class Recogniser:
    """Finds the forms of names in texts; *variants* are pairs of form and key.

    The time is linear in the text and does not depend on the number of forms. Forms are
    matched in their own case, longest first, at word boundaries.
    """

    def __init__(self, variants: Iterable[tuple[str, str]]) -> None:
        self._trie: dict[str, Any] = {}
        initials = set()
        for form, key in variants:
            for spelling in {unicodedata.normalize(f, form.strip()) for f in ("NFC", "NFD")}:
                if spelling:
                    self._add(spelling, key)
                    initials.add(spelling[0])
        for sign, same in _SAME.items():  # a first token is looked up as it is in the text
            if same in self._trie:
                self._trie[sign] = self._trie[same]
                initials.add(sign)
        words = "".join(sorted(c for c in initials if _is_letter(c, 0)))
        signs = "".join(re.escape(c) for c in sorted(initials) if not _is_letter(c, 0))
        # A form may begin with a sign ("’Abd al-Rahman"): then that is its first token.
        choices = [rf"[{words}][\w{_MARKS}]*"] * bool(words) + [f"[{signs}]"] * bool(signs)
        self._start = re.compile("|".join(choices) or r"(?!)")

    def _add(self, form: str, key: str) -> None:
        node = self._trie
        for token in _TOKEN.findall(form):
            node = node.setdefault(_normal(token), {})
        keys = node.get(_END, ())
        if key not in keys:
            node[_END] = (*keys, key)

    def find(self, text: str) -> list[Span]:
        """The names in *text*, from left to right; spans do not overlap."""
        trie, done = self._trie, 0
        found = []
        if "://" in text or "www." in text:
            text = _ADDRESS.sub(lambda address: "/" * len(address[0]), text)
        starts = [m.span() for m in self._start.finditer(text) if m[0] in trie]
        for start, end in starts:
            if start < done or not _free_before(text, start):
                continue
            span = self._longest(text, start, end)
            if span is not None:
                found.append(span)
                done = span.end
        return found

    def _longest(self, text: str, start: int, end: int) -> Span | None:
        """The longest form that begins with the token ``text[start:end]``."""
        node = self._trie[text[start:end]]
        best = None
        while True:
            keys = node.get(_END)
            if keys and _free_after(text, end):
                best = Span(start, end, keys[0] if len(keys) == 1 else None, keys)
            token = _TOKEN.match(text, end)
            if token is None or (node := node.get(_normal(token[0]))) is None:
                return best
            end = token.end()


def _normal(token: str) -> str:
    return " " if token.isspace() else _SAME.get(token, token)


def _is_letter(text: str, place: int) -> bool:
    """Whether a letter, digit or combining mark stands at *place*."""
    return _LETTER.match(text, place) is not None


def _free_before(text: str, start: int) -> bool:
    """Whether no longer word, and no longer name, runs into the place *start*.

    A hyphen parts words ("post-Mao") but not names ("Jean-Paul" holds no "Paul"); an
    apostrophe behind a capital joins ("O’Brien"), behind a small letter it elides ("d’Arendt").
    """
    if start == 0:
        return True
    before = text[start - 1]
    if before in "-‐‑":
        joined = _JOINED_BEFORE.search(text, max(0, start - 64), start)
        return not (joined and joined[1][0].isupper() and joined[1].lower() not in _PREFIXES)
    if before in "’'":
        return not (start > 1 and text[start - 2].isupper())
    return not _is_letter(text, start - 1)


def _free_after(text: str, end: int) -> bool:
    """Whether the word, and the name, ends at *end*; a possessive ending is not part of it."""
    if end >= len(text):
        return True
    after = text[end]
    if after in "’'" and _is_letter(text, end + 1):
        return _POSSESSIVE.match(text, end) is not None
    if after in "-‐‑":
        return not (end + 1 < len(text) and text[end + 1].isupper())
    return not _is_letter(text, end)
