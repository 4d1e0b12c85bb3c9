"""Plain text of Project Gutenberg: its frame left out, its marks taken as what they mean.

The conventions are those of the guidelines for its volunteers: a header and a licence around
the text, ``[Footnote 1: …]``, ``_italics_``, ``=bold=``, ``[Illustration: …]``, ``[Pg 12]``.
Line numbers stay those of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reading_edition.witness.draft import Draft, note_mark, page_mark
from reading_edition.witness.model import Remark
from reading_edition.witness.repairs import Kind, Log

START = re.compile(r"^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG.*$", re.M | re.I)
END = re.compile(
    r"^(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the )?Project Gutenberg).*$",
    re.M | re.I,
)
_FIELD = re.compile(r"^(Title|Author): +(.+(?:\n {2,}.+)*)$", re.M)
_CREDITS = re.compile(r"\A\s*((?:Produced|E-text prepared|Transcribed) by [^\n]+(?:\n[^\n]+)*)")
_FOOTNOTE = re.compile(r"^[ \t]*\[Footnotes? ?(\w{1,5}|[*†‡§]+)?: *", re.M | re.I)
_MARK = re.compile(r"\[(\w{1,5}|[*†‡§]+)\]")
_BRACKET = re.compile(r"[\[\]]")
_PICTURE = re.compile(r"^[ \t]*\[Illustration(?:: *([^\]]*))?\][ \t]*$", re.M | re.I)
_SIDENOTE = re.compile(r"^[ \t]*\[Sidenote: ", re.M | re.I)
# Within one paragraph: no blank line between the two signs.
_WORDS = r"(?=\S)((?:[^{0}\n]|\n(?![ \t]*\n))+?)(?<=\S)"
_ITALIC = re.compile(r"(?<![\w_])_" + _WORDS.format("_") + r"_(?![^\W_])")
_BOLD = re.compile(r"(?<![\w=])=" + _WORDS.format("=") + r"=(?![\w=])")
_PAGE = re.compile(r"\[P(?:g|age)\.? ?(\d{1,4}|[ivxlc]{1,8})\]|\{(\d{1,4})\}")
_SEVERAL = 3
"""So many numbers in braces are page numbers; one could be anything."""


@dataclass(slots=True)
class Prepared:
    """The text without its frame and notes, what its header says, and what to look at."""

    text: str
    notes: dict[str, list[Draft]] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def prepare(text: str, log: Log) -> Prepared:
    """Return *text* ready for reading; one that is not Project Gutenberg's stays as it is."""
    start = START.search(text)
    if start is None or not log.wants(Kind.GUTENBERG):
        return Prepared(text)
    made = Prepared(text)
    _cut_frame(made, start, log)
    made.text = _ITALIC.sub(r"*\1*", _BOLD.sub(r"**\1**", made.text))
    made.text = _PICTURE.sub(lambda found: _picture(made, found, log), made.text)
    _set_pages(made, log)
    _take_notes(made, log)
    if sidenotes := list(_SIDENOTE.finditer(made.text)):
        made.remarks.append(
            Remark(
                _line(made.text, sidenotes[0].start()),
                f"{len(sidenotes)} sidenotes are left as they are, in brackets.",
                "Make headings of them, or notes.",
            )
        )
    return made


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _blank(text: str) -> str:
    return "\n" * text.count("\n")


def _cut_frame(made: Prepared, start: re.Match[str], log: Log) -> None:
    """Leave out header, credits and licence, and keep what the header says of the work."""
    text = made.text
    header, rest = text[: start.end()], text[start.end() :]
    for name, words in _FIELD.findall(header):
        made.meta.setdefault(name.lower(), " ".join(words.split()))
    end = END.search(rest)
    body, licence = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    log.add(Kind.GUTENBERG, 1, f"header, {header.count(chr(10)) + 1} lines", "")
    log.leave("header of Project Gutenberg", 1, header)
    if credits := _CREDITS.match(body):
        place = _line(text, start.end() + credits.start(1))
        log.add(Kind.GUTENBERG, place, credits[1], "")
        log.leave("credits", place, credits[1])
        body = _blank(credits[0]) + body[credits.end() :]
    if licence:
        place = _line(text, len(text) - len(licence))
        log.add(Kind.GUTENBERG, place, f"licence, {licence.count(chr(10)) + 1} lines", "")
        log.leave("licence of Project Gutenberg", place, licence)
    else:
        made.remarks.append(
            Remark(1, "The end of the text is not marked.", "See whether a licence follows it.")
        )
    made.text = _blank(header) + body + _blank(licence)


def _take_notes(made: Prepared, log: Log) -> None:
    """Take each ``[Footnote A: …]`` out of the text, and tie it to the last mark before it."""
    text = made.text
    marks: dict[str, list[re.Match[str]]] = {}
    cuts: list[tuple[int, int, str]] = []
    waiting = _MARK.finditer(text)
    mark = next(waiting, None)
    end = number = 0
    for found in _FOOTNOTE.finditer(text):
        if found.start() < end:
            continue  # in a footnote that was not closed
        number += 1
        while mark is not None and mark.start() < found.start():
            if mark.start() >= end:
                marks.setdefault(mark[1], []).append(mark)
            mark = next(waiting, None)
        closing = _closing(text, found.end())
        held, end = text[found.end() : closing], closing + 1
        label, place = str(number), _line(text, found.start())
        if before := marks.get(found[1] or ""):
            cuts.append((*before.pop().span(), note_mark(label)))
        else:
            advice = "Put its mark where the note belongs."
            made.remarks.append(
                Remark(place, f"{found[0].strip()} …: nothing refers to it.", advice)
            )
        made.notes[label] = [
            Draft("paragraph", [" ".join(words.split())], place)
            for words in re.split(r"\n[ \t]*\n", held)
            if words.strip()
        ] or [Draft("paragraph", ["…"], place)]
        cuts.append((found.start(), end, _blank(text[found.start() : end])))
        log.add(Kind.GUTENBERG, place, found[0].strip(), f"note {number}")
        log.leave("sign of a note", place, found[0])
    made.text = _cut(text, sorted(cuts))


def _cut(text: str, cuts: list[tuple[int, int, str]]) -> str:
    """*text* with other words for each stretch of *cuts*; one within another is left out."""
    parts: list[str] = []
    at = 0
    for start, end, words in cuts:
        if start >= at:
            parts += text[at:start], words
            at = end
    return "".join([*parts, text[at:]])


def _closing(text: str, at: int) -> int:
    """Where the bracket that is open at *at* closes: at its pair, or where the paragraph ends."""
    depth = 1
    for found in _BRACKET.finditer(text, at):
        depth += 1 if found[0] == "[" else -1
        if not depth:
            return found.start()
    end = text.find("\n\n", at)
    return end if end >= 0 else len(text)


def _picture(made: Prepared, found: re.Match[str], log: Log) -> str:
    """What stands for a picture: its caption, in the brackets that it has, or nothing."""
    words = found[1] or ""
    log.add(Kind.FLATTENED, _line(made.text, found.start()), "picture", words)
    if words:
        return found[0]
    log.leave("picture without a caption", _line(made.text, found.start()), found[0].strip())
    return _blank(found[0])


def _set_pages(made: Prepared, log: Log) -> None:
    """Make page numbers of the printed book marks that are no words."""
    braces = sum(found[2] is not None for found in _PAGE.finditer(made.text)) >= _SEVERAL
    number = 0

    def marked(found: re.Match[str]) -> str:
        nonlocal number
        if found[2] and not braces:
            return found[0]
        number += 1
        return page_mark(found[1] or found[2])

    made.text = _PAGE.sub(marked, made.text)
    if number:
        log.add(Kind.GUTENBERG, 1, f"{number} page numbers", "marks of pages")
