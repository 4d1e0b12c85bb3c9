"""Between a file and a text: blocks as they were found, their inlines still one string.

Emphasis, links and note marks stand in that string as noncharacters (U+FDD0…), which decoding has
removed from the copy itself, so that repairs see running text and cannot be deceived by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reading_edition.witness.limits import Limits
from reading_edition.witness.model import (
    Citation,
    Code,
    Emphasis,
    Inline,
    Line,
    Link,
    NoteMark,
    PageBreak,
    Stage,
    Strong,
)

EM, STRONG, LINK, NOTE, END, BAR = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4", "\ufdd5"
CODE, PAGE, STAGE, CITE = "\ufdd6", "\ufdd7", "\ufdd8", "\ufdd9"
SENTINELS = EM + STRONG + LINK + NOTE + END + BAR + CODE + PAGE + STAGE + CITE
_SENTINEL = re.compile(f"[{SENTINELS}]")
_NOTE = re.compile(f"[{NOTE}{PAGE}][^{END}]*{END}")
_CODE = re.compile(f"(?:{CODE}|{CITE}[^{BAR}]*{BAR})([^{END}]*){END}")
_LINK_TARGET = re.compile(f"{LINK}[^{BAR}]*{BAR}")
_SAFE = re.compile(r"https?://[^\s<>\"'`\\{}|^\x00-\x20]{1,2000}\Z", re.IGNORECASE)

DraftKind: TypeAlias = Literal[
    "heading",
    "paragraph",
    "quotation",
    "verse",
    "list",
    "numbered",
    "note",
    "speech",
    "spoken-verse",
    "stage",
    "cast",
    "dateline",
    "salutation",
    "closing",
    "signature",
    "dedication",
]
Role: TypeAlias = Literal["", "chapter", "part", "matter"]
"""What a heading begins, where the file says so."""


@dataclass(slots=True)
class Draft:
    """A block before it has found its place in the text.

    ``lines`` are marked-up strings; ``labels`` are the numbers or note labels that stood before
    the lines of a ``numbered`` list or a ``note``. ``level`` is that of a heading, 0 where unknown;
    ``quoted`` is how often the block was set in, ``short`` says that it was one line of its own.
    The first line of a speech is its speaker.
    """

    kind: DraftKind
    lines: list[str]
    place: int
    places: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    level: int = 0
    quoted: int = 0
    short: bool = False
    role: Role = ""


def note_mark(label: str) -> str:
    """Return the mark of the note *label* as it is in a draft."""
    return f"{NOTE}{label}{END}"


def page_mark(number: str) -> str:
    """Return the mark of the page *number* of the printed source as it is in a draft."""
    return f"{PAGE}{number}{END}"


def link(words: str, target: str) -> str:
    """Return *words* linked to *target*, or *words* alone where that is no web address."""
    if not words.strip() or not _SAFE.match(target):
        return words
    # In hexadecimal no repair of the running text can touch it.
    return f"{LINK}{target.encode().hex()}{BAR}{words}{END}"


def code(words: str) -> str:
    """Return *words*, which no repair may touch, as code; in hexadecimal, as a link's target."""
    return f"{CODE}{words.encode().hex()}{END}" if words.strip() else words


def cite(roles: str, words: str) -> str:
    """Return the markup *roles*, for which the copy prints *words*, as it is in a draft."""
    return f"{CITE}{roles.encode().hex()}{BAR}{(words or '…').encode().hex()}{END}"


def _decoded(hexadecimal: str) -> str:
    return bytes.fromhex(hexadecimal).decode()


def bare(marked: str) -> str:
    """Return the words of *marked* alone."""
    words = _CODE.sub(lambda found: _decoded(found[1]), marked)
    return _SENTINEL.sub("", _LINK_TARGET.sub("", _NOTE.sub("", words)))


_HELD: dict[str, Callable[[str], Inline]] = {
    NOTE: NoteMark,
    CODE: lambda held: Code(_decoded(held)),
    PAGE: PageBreak,
    CITE: lambda held: Citation(*map(_decoded, held.split(BAR))),
}
"""What a sign makes of all that it holds, up to its end."""


_SETTING: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    EM: Emphasis,
    STRONG: Strong,
    STAGE: Stage,
}


def parse(marked: str, limits: Limits) -> Line:
    """Return the inlines of *marked*; what is nested deeper than ``limits.depth`` is flattened."""
    stack: list[tuple[str, list[Inline]]] = [("", [])]
    skipped = 0
    at = 0
    for found in _SENTINEL.finditer(marked):
        if found.start() < at:
            continue
        _text(stack, marked[at : found.start()])
        sign, at = found[0], found.end()
        if sign in _HELD:
            end = marked.index(END, at)
            stack[-1][1].append(_HELD[sign](marked[at:end]))
            at = end + 1
        elif sign == END:
            if skipped:
                skipped -= 1
            elif len(stack) > 1:
                _close(stack)
        else:
            target = ""
            if sign == LINK:
                end = marked.index(BAR, at)
                target, at = marked[at:end], end + 1
            if len(stack) > limits.depth:
                skipped += 1
            else:
                stack.append((sign + target, []))
    _text(stack, marked[at:])
    while len(stack) > 1:
        _close(stack)
    return tuple(stack[0][1])


def _text(stack: list[tuple[str, list[Inline]]], words: str) -> None:
    if words:
        stack[-1][1].append(words)


def _close(stack: list[tuple[str, list[Inline]]]) -> None:
    sign, children = stack.pop()
    if not children:
        return
    if sign[0] == LINK:
        stack[-1][1].append(Link(tuple(children), _decoded(sign[1:])))
    else:
        stack[-1][1].append(_SETTING[sign](tuple(children)))
