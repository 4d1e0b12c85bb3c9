"""What a cover shows: title, double rule, and for each person the paragraphs that name them.

Persons stand in the order in which the text first names them, so that the marks descend.
Nothing here knows how a picture is made: `svg` and `png` do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..model.title import in_lines

WIDTH, HEIGHT = 1600, 2560
GROUND, INK, FAINT = "#8F2519", "#FCFAF5", "#B4574B"
LEFT, RIGHT = 150, 1450
TITLE, SMALLEST = 226, 84
"""The greatest and the least size of the title."""
_TOP, _FOOT = 1010, 2350
_ROWS = 90
"""Persons; of more, the first so many are drawn, or the rows could not be told apart."""
_DOUBLE, _LINE = 10, 3
_ROW = 62
"""The greatest height of a row."""

Measure = Callable[[str, float, bool], float]
"""The width of a text at a size, upright or in italics."""


@dataclass(frozen=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True)
class Words:
    """A line of text; ``y`` is its baseline."""

    x: float
    y: float
    size: float
    text: str
    italic: bool = False


@dataclass(frozen=True)
class Cover:
    """A cover: what is drawn on its ground, and its words, which also are its description."""

    boxes: tuple[Box, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Account:
    """Marks of each person, (start, width), and where sections begin, in per cent of the text."""

    rows: Sequence[Sequence[tuple[float, float]]] = ()
    rules: Sequence[float] = ()


def about(text: str, size: float, italic: bool) -> float:
    """The width of *text* in a typeface that is not known."""
    return len(text) * size * (0.41 if italic else 0.45)


def cover(
    title: str, subtitle: str, byline: str, account: Account, measure: Measure = about
) -> Cover:
    """Lay out the cover of the edition called *title*."""
    words, below = _head(title, subtitle, measure)
    boxes = _account(account, max(below + 90, _TOP))
    if byline:
        size = _fitted(byline, 44, False, measure)
        words.append(Words(LEFT, _FOOT + 90, size, byline))
    return Cover(tuple(boxes), tuple(words))


def _head(title: str, subtitle: str, measure: Measure) -> tuple[list[Words], float]:
    """The title in lines as large as the width allows, and where the head of the cover ends."""
    first, second = in_lines(title)
    lines = [(first, False), (second, True)] if second else [(first, False)]
    size = min(_fitted(text, TITLE, italic, measure) for text, italic in lines)
    if size < SMALLEST:
        size = SMALLEST
        lines = [(part, it) for text, it in lines for part in _broken(text, size, it, measure)]
    y, leading = 300 + 0.75 * size, 1.12 * size
    words = [
        Words(LEFT, y + leading * number, size, text, italic)
        for number, (text, italic) in enumerate(lines)
    ]
    y += leading * (len(lines) - 1)
    if subtitle:
        y += 0.5 * size + 60
        words.append(Words(LEFT, y, _fitted(subtitle, 60, True, measure), subtitle, True))
    return words, y


def _fitted(text: str, size: float, italic: bool, measure: Measure) -> float:
    width = measure(text, size, italic)
    return min(size, size * (RIGHT - LEFT) / width) if width else size


def _broken(text: str, size: float, italic: bool, measure: Measure) -> list[str]:
    """*text* in lines no wider than the cover has room for."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(f"{lines[-1]} {word}", size, italic) <= RIGHT - LEFT:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _account(account: Account, top: float) -> list[Box]:
    """The ruled rows with their marks between two double rules."""
    width = RIGHT - LEFT
    boxes = [*_double(top), *_double(_FOOT)]
    rows = account.rows[:_ROWS]
    if not rows:
        return boxes
    first = top + 3 * _DOUBLE
    height = min((_FOOT - 2 * _DOUBLE - first) / len(rows), _ROW)
    first = _FOOT - 2 * _DOUBLE - height * len(rows)  # the last row stands on the rule
    boxes += [
        Box(LEFT + width * rule / 100, first, 2, height * len(rows), FAINT)
        for rule in account.rules
    ]
    for number, row in enumerate(rows):
        y = first + number * height
        boxes.append(Box(LEFT, y + height - 1, width, 2, FAINT))
        boxes += [
            Box(LEFT + width * start / 100, y + 0.25 * height, width * wide / 100, height / 2, INK)
            for start, wide in row
        ]
    return boxes


def _double(y: float) -> list[Box]:
    return [Box(LEFT, y + shift, RIGHT - LEFT, _LINE, INK) for shift in (0, _DOUBLE)]
