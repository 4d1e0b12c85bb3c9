"""Repair quotation marks, apostrophes, ranges and asterisks that typing or extraction spoilt."""

from __future__ import annotations

import re

from docutils.utils.smartquotes import smartchars

from reading_edition.witness.draft import BAR, EM, END, LINK, SENTINELS, STRONG
from reading_edition.witness.repairs import Kind, Log

APOSTROPHE = "’"
_QUOTE = re.compile(r"""["'‘]""")
_YEAR = re.compile(r"\d\ds?\b")
_ELISION = re.compile(r"(?:tis|twas|twere|twill|em|til|till|cause|bout|neath|n)\b", re.IGNORECASE)
_OPENERS = frozenset("([{<—–-/¿¡“‘„‚«‹")
_SKIPPED = SENTINELS + "*"
# A superscript digit counts as a word character but may follow a range as its note mark.
_RANGE = re.compile(r"(?<![\w/:@#+-])(?<!\d\.)(\d{1,4})-(\d{1,4})(?!(?![⁰¹²³⁴-⁹])[\w/@-]|[.:]\d)")
_BOLD = re.compile(r"(?<![\\*\w])\*\*(?=[^\s*])((?:[^*]|(?<!\*)\*(?!\*))+?)(?<=\S)\*\*(?!\*)")
_ITALIC = re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*]+)(?<=\S)\*(?!\*)")


class Typographer:
    """Repairs one line of text at a time; ``language`` chooses the quotation marks."""

    def __init__(self, language: str, log: Log) -> None:
        quotes = smartchars.quotes.get(language, "“”‘’")
        self._pairs: dict[str, tuple[str, str]] = {
            '"': (quotes[0], quotes[1]),
            "'": (quotes[2], quotes[3]),
        }
        self._log = log

    def repair(self, text: str, place: int) -> str:
        """Return *text*, which may hold draft marks, with typographic quotes and ranges."""
        if self._log.wants(Kind.QUOTE):
            text = self._quotes(text, place)
        if "-" in text and self._log.wants(Kind.RANGE):
            text = self._ranges(text, place)
        return text

    def emphasis(self, text: str, place: int) -> str:
        """Return *text* with paired asterisks made draft marks."""
        if "*" not in text or not self._log.wants(Kind.EMPHASIS):
            return text
        for pattern, sign in ((_BOLD, STRONG), (_ITALIC, EM)):

            def marked(found: re.Match[str], sign: str = sign) -> str:
                self._log.add(Kind.EMPHASIS, place, found[0], found[1])
                return f"{sign}{found[1]}{END}"

            text = pattern.sub(marked, text)
        return text

    def _quotes(self, text: str, place: int) -> str:
        parts: list[str] = []
        at = 0
        last = ""
        inside = {'"': False, "'": False}
        for found in _QUOTE.finditer(text):
            here, sign = found.start(), found[0]
            before = _previous(text, here)
            if before in self._pairs:
                before = last
            new = self._turned(sign, before, text, here, inside)
            if new != sign:
                self._log.add(
                    Kind.QUOTE, place, _around(text, here, sign), _around(text, here, new)
                )
            parts += text[at:here], new
            last = new.strip()[-1:]
            at = found.end()
        parts.append(text[at:])
        return "".join(parts)

    def _turned(self, sign: str, before: str, text: str, here: int, inside: dict[str, bool]) -> str:
        """Return what *sign* at *here* should be; *before* is the last character that shows."""
        after = _next(text, here + 1)
        room = not before or before.isspace()
        opening = (room or before in _OPENERS) and bool(after) and not after.isspace()
        year = _YEAR.match(text, here + 1) if opening else None
        if sign == "‘":
            # Word processors turn the apostrophe of a shortened year the wrong way.
            return APOSTROPHE if year and text[year.end() : year.end() + 1] != APOSTROPHE else sign
        if sign == "'":
            if before.isalnum() and after.isalnum():
                return APOSTROPHE
            elided = year or (_ELISION.match(text, here + 1) if opening else None)
            if elided and text[elided.end() : elided.end() + 1] != "'":
                return APOSTROPHE
            if not opening and not inside[sign] and before.isalpha():
                return APOSTROPHE
        alone = room and (not after or after.isspace())
        inside[sign] = not inside[sign] if alone else opening
        return self._pairs[sign][0 if inside[sign] else 1]

    def _ranges(self, text: str, place: int) -> str:
        def joined(found: re.Match[str]) -> str:
            if not _ascends(found[1], found[2]):
                return found[0]
            new = f"{found[1]}–{found[2]}"
            self._log.add(Kind.RANGE, place, found[0], new)
            return new

        return _RANGE.sub(joined, text)


def opens_elision(text: str) -> bool:
    """Say whether *text* begins with an apostrophe, as in ’56 and ’tis, and not with a quote."""
    return bool(_YEAR.match(text, 1) or _ELISION.match(text, 1)) and text[:1] in "'‘’"


def _ascends(first: str, second: str) -> bool:
    """Say whether 1928-1931, 1928-31 or 203-8 is meant as a range, not as a score or a code."""
    if first.startswith("0"):
        return False
    if len(second) < len(first):
        second = first[: len(first) - len(second)] + second
    return int(first) < int(second)


def _previous(text: str, at: int) -> str:
    while at > 0 and text[at - 1] in _SKIPPED:
        at = text.rindex(LINK, 0, at) if text[at - 1] == BAR else at - 1
    return text[at - 1] if at else ""


def _next(text: str, at: int) -> str:
    while at < len(text) and text[at] in _SKIPPED:
        at = text.index(BAR, at) + 1 if text[at] == LINK else at + 1
    return text[at] if at < len(text) else ""


def _around(text: str, at: int, sign: str) -> str:
    """Return *sign* with the word that it stands at."""
    before, after = text[max(0, at - 16) : at], text[at + 1 : at + 17]
    words = before[before.rfind(" ") + 1 :] + sign + after.partition(" ")[0]
    return words.translate(_UNMARKED)


_UNMARKED = dict.fromkeys(map(ord, SENTINELS))
