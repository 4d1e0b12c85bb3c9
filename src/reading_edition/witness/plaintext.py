"""Plain text into drafts: blank lines, items, set-in passages, verse, wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reading_edition.witness.draft import Draft
from reading_edition.witness.headings import is_byline, is_date
from reading_edition.witness.repairs import Kind, Log

VERSE_WIDTH = 70
# Lines of a wrapped text are seldom longer; with one line per paragraph most are.
WRAP_WIDTH = 120
FRONT_LINES = 5

_BULLET = re.compile(r"\s*[-*•‣▪]\s+(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,4})[.)](?:\s+(?=\S)|$)")
_NOTE = re.compile(
    r"\s*(?:\[(\d{1,4})\]:?|\[\^(\d{1,4})\]:|\^(\d{1,4})\^|([⁰¹²³⁴-⁹]{1,4}))\s*(?=\S)"
)
_QUOTED = re.compile(r"\s{0,3}>\s?")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_VOCABULARY = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is usual in this text: ``width`` of nine lines in ten; whether lines are wrapped."""

    width: int
    wrapped: bool
    words: frozenset[str]


def drafts(text: str, log: Log) -> list[Draft]:
    """Return the blocks of *text*, whose line feeds may end paragraphs or only lines."""
    lines = [line.rstrip().expandtabs(4) for line in text.split("\n")]
    shape = _shape(lines, text)
    found: list[Draft] = []
    for place, group in _groups(lines, log):
        found.extend(_blocks(place, group, shape, log, front=len(found)))
    return found


def _shape(lines: list[str], text: str) -> _Shape:
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    hyphenated = any(line.endswith("-") for line in lines)
    words = frozenset(word.lower() for word in _VOCABULARY.findall(text)) if hyphenated else ()
    return _Shape(width, width <= WRAP_WIDTH, frozenset(words))


def _groups(lines: list[str], log: Log) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of lines between blank ones, each with the number of its first line."""
    group: list[str] = []
    blanks = 0
    for number, line in enumerate(lines, 1):
        if line:
            if blanks > 1 and log.wants(Kind.BLANK):
                log.add(Kind.BLANK, number - blanks, f"{blanks} blank lines", "one")
            group.append(line)
            blanks = 0
            continue
        if group:
            yield number - len(group), group
            group = []
        blanks += 1
    if group:
        yield len(lines) - len(group) + 1, group


def _blocks(
    place: int, group: list[str], shape: _Shape, log: Log, *, front: int
) -> Iterable[Draft]:
    if all(_QUOTED.match(line) for line in group):
        inner = [_QUOTED.sub("", line, count=1) for line in group]
        return [_set_in(draft) for draft in _plain(place, inner, shape, log)]
    if _BULLET.match(group[0]) and not set(group[0]) <= set("-*• "):
        return [_items("list", _BULLET, place, group, shape, log)]
    if _NOTE.match(group[0]):
        return [_items("note", _NOTE, place, group, shape, log)]
    if _NUMBER.match(group[0]):
        return [_items("numbered", _NUMBER, place, group, shape, log)]
    if all(line.startswith("  ") for line in group):
        inner = [line.strip() for line in group]
        return [_set_in(draft) for draft in _plain(place, inner, shape, log)]
    if _is_front(group, shape, front):
        return [_single(place + n, line) for n, line in enumerate(group)]
    return _plain(place, group, shape, log)


def _is_front(group: list[str], shape: _Shape, before: int) -> bool:
    """Say whether the lines of *group* are a title, an author’s name and a date."""
    if before > 1 or len(group) > FRONT_LINES or not _deliberate(group, shape):
        return False
    return before == 0 or all(is_byline(line) or is_date(line) for line in group)


def _set_in(draft: Draft) -> Draft:
    return replace(draft, quoted=1, short=False)


def _single(place: int, line: str) -> Draft:
    return Draft("paragraph", [line.strip()], place, short=True)


def _plain(place: int, group: list[str], shape: _Shape, log: Log) -> list[Draft]:
    """Return the paragraphs or the verse of lines that carry no sign."""
    if len(group) == 1:
        return [_single(place, group[0])]
    if log.wants(Kind.VERSE) and _deliberate(group, shape):
        lines = [line.strip() for line in group]
        log.add(Kind.VERSE, place, " / ".join(lines[:3]), f"{len(group)} lines of verse")
        return [Draft("verse", lines, place)]
    if not shape.wrapped:
        return [_single(place + n, line) for n, line in enumerate(group)]
    paragraphs: list[Draft] = []
    start = 0
    for n in range(1, len(group) + 1):
        # A first line set in begins a paragraph where no blank line does.
        if n == len(group) or (group[n].startswith("  ") and not group[n - 1].startswith("  ")):
            words = _joined(place + start, group[start:n], shape, log)
            paragraphs.append(Draft("paragraph", [words], place + start, short=n - start == 1))
            start = n
    return paragraphs


def _deliberate(group: list[str], shape: _Shape) -> bool:
    """Say whether the lines of *group* were ended on purpose: the next word had room."""
    if len(group) < 2 or max(map(len, group)) > VERSE_WIDTH:
        return False
    if not shape.wrapped:
        return True
    breaks = [
        len(line) + 1 + len(after.split(maxsplit=1)[0]) <= shape.width - 4
        for line, after in pairwise(group)
    ]
    return sum(breaks) * 3 >= len(breaks) * 2


def _items(
    kind: str, sign: re.Pattern[str], place: int, group: list[str], shape: _Shape, log: Log
) -> Draft:
    """Return the items of *group*, each with the lines that go on from it."""
    parts: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(group, place):
        found = sign.match(line)
        label = next((part for part in found.groups() if part), "") if found else ""
        label = label.translate(_SUPERSCRIPT)
        # “1917. It was” within a note is no item: numbers go up by one.
        goes_on = parts and label and int(label) not in {int(parts[-1][1]) + 1, 1}
        if found is None or goes_on:
            parts[-1][2].append(line)
        else:
            parts.append((number, label, [line[found.end() :]]))
    lines = [_joined(start, lines, shape, log) for start, _, lines in parts]
    return Draft(
        "list" if kind == "list" else "note" if kind == "note" else "numbered",
        lines,
        place,
        places=[start for start, _, _ in parts],
        labels=[label for _, label, _ in parts],
        short=len(group) == 1,
    )


def _joined(place: int, lines: list[str], shape: _Shape, log: Log) -> str:
    """Return wrapped *lines* as one; a hyphen at an end goes if the text has the whole word."""
    if len(lines) == 1:
        return lines[0].strip()
    parts: list[str] = []
    hyphen = False
    for number, line in enumerate(map(str.strip, lines), place):
        if hyphen:
            left, right = _last_word(parts[-1]), _VOCABULARY.match(line)
            whole = left + (right[0] if right else "")
            before = f"{left}- {right[0] if right else ''}"
            if right and whole.lower() in shape.words:
                parts[-1] = parts[-1][:-1]
                log.add(Kind.HYPHEN, number - 1, before, whole)
        elif parts:
            parts.append(" ")
        parts.append(line)
        hyphen = line.endswith("-") and line[-2:-1].isalpha() and log.wants(Kind.HYPHEN)
    return "".join(parts)


def _last_word(line: str) -> str:
    found = re.search(r"[^\W\d_]{1,60}(?=-\Z)", line[-61:])
    return found[0] if found else ""
