"""Words within a block: emphasis, links, notes, page numbers, as marks in one string."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from bs4 import Tag

from reading_edition.witness.decode import clean
from reading_edition.witness.draft import EM, END, STAGE, STRONG, code, link, note_mark, page_mark
from reading_edition.witness.limits import Limits, SourceError
from reading_edition.witness.markup.marks import LABEL
from reading_edition.witness.markup.tree import (
    ancestors,
    attribute,
    children,
    classes,
    squeeze,
    tags,
    types,
    words,
)
from reading_edition.witness.repairs import Kind, Log

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_EMPHASIS = frozenset({"em", "i", "var", "dfn", "u", "address"})
_STRONG = frozenset({"strong", "b"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_ITALIC = frozenset({"italic", "italics", "i", "em", "emphasis", "calibre-italic"})
_NAMES = frozenset({"persona", "personal-name", "name-title"})
_PAGE_CLASSES = frozenset({"pagenum", "pageno", "pagenumber", "pageref", "pb"})
_PAGE_NUMBER = re.compile(r"(?:p(?:g|age)?[._ ]*)?([0-9]{1,5}|[ivxlcdm]{1,9})\Z", re.I)
_RETURNS = re.compile(r"[\s↩↑⏎^←↵\ufe0e\ufe0f]+")


class Inlines:
    """Makes marked-up strings of elements; *marks* has the labels of the notes’ marks."""

    def __init__(
        self, path: Path, marks: Mapping[int, str], log: Log, limits: Limits,
        place: Callable[[Tag], int],
    ) -> None:  # fmt: skip
        self._path = path
        self._marks = marks
        self._log = log
        self._limits = limits
        self._place = place

    def deeper(self, depth: int) -> int:
        """Return *depth* and one; raise :class:`SourceError` where that is too deep."""
        if depth >= self._limits.depth:
            raise SourceError(
                self._path,
                0,
                f"The text is nested more than {self._limits.depth} levels deep.",
                "Save it as plain text and name that.",
            )
        return depth + 1

    def of(self, tag: Tag, depth: int) -> str:
        """Return the words in *tag*, without what *tag* itself means."""
        return self.run(children(tag), depth)

    def run(self, nodes: Iterable[Tag | str], depth: int) -> str:
        """Return the words of *nodes*; a line that is broken in them is a line feed."""
        parts: list[str] = []
        for node in nodes:
            if isinstance(node, str):
                parts.append(clean(squeeze(node), self._log))
            else:
                parts.append(self._tag(node, self.deeper(depth)))
        return "".join(parts)

    def _tag(self, tag: Tag, depth: int) -> str:
        name, kinds = tag.name, types(tag)
        if label := self._marks.get(id(tag), ""):
            self._log.find("mark of a note", self._place(tag))
            # A link around words of the text is a mark too, and they stay.
            own = "" if LABEL.fullmatch(words(tag)) else self.of(tag, depth)
            return own + note_mark(label)
        if number := self.page_number(tag):
            return number
        if name == "br":
            return "\n"
        if name == "img":
            return self.picture(tag)
        if name in _CODE and not any(id(one) in self._marks for one in tags(tag)):
            return code(clean(squeeze(tag.get_text()), self._log))
        inner = self.of(tag, depth)
        if "stage-direction" in kinds:
            self._log.find("stage direction", self._place(tag))
            return _set(STAGE, inner)
        if name == "a":
            return self._link(tag, inner)
        if name in {"sup", "sub"}:
            return self._raised(name, inner)
        if name == "q":
            return f"“{inner}”"
        if name in _STRONG and not kinds & _NAMES:
            return _set(STRONG, inner)
        if name in _EMPHASIS or (name == "cite" and not _is_source(tag)) or _is_italic(tag):
            return _set(EM, inner)
        return inner

    def _link(self, tag: Tag, inner: str) -> str:
        target = attribute(tag, "href")
        if target and _RETURNS.fullmatch(inner):
            return ""
        return link(inner, target)

    def _raised(self, name: str, inner: str) -> str:
        digits = inner.strip("[]() ")
        if name == "sup" and digits.isascii() and digits.isdigit():
            return digits.translate(_SUPERSCRIPT)
        return inner

    def picture(self, tag: Tag) -> str:
        """Return what a picture’s alternative text says."""
        said = clean(squeeze(attribute(tag, "alt")), self._log)
        self._log.add(Kind.FLATTENED, self._place(tag), "picture", said)
        return said

    def page_number(self, tag: Tag) -> str:
        """Return the mark of the printed page that begins at *tag*, if one does."""
        wiki = attribute(tag, "data-page-number")
        if not (wiki or types(tag) & {"pagebreak"} or classes(tag) & _PAGE_CLASSES):
            return ""
        said = words(tag).replace("\u200b", "")
        others = [attribute(tag, name) for name in ("title", "aria-label", "id")]
        for candidate in [said] if said else [wiki, *others]:
            number = _PAGE_NUMBER.match(candidate.strip(" []{}().|—–-:"))
            if number:
                self._log.find("page number", self._place(tag))
                return page_mark(number[1])
        return ""


def _set(sign: str, inner: str) -> str:
    return f"{sign}{inner}{END}" if inner.strip() and "\n" not in inner else _by_line(sign, inner)


def _by_line(sign: str, inner: str) -> str:
    """Set each line by itself: lines of verse end where they do."""
    if not inner.strip():
        return inner
    return "\n".join(f"{sign}{line}{END}" if line.strip() else line for line in inner.split("\n"))


def _is_source(tag: Tag) -> bool:
    """Whether a ``cite`` says whose a quotation is, or has its own italics, and is no title."""
    if any(one.name in {"i", "em"} for one in tag.find_all(["i", "em"])):
        return True
    holders = {"blockquote", "header", "figcaption", "footer"}
    return any(one.name in holders or "epigraph" in types(one) for one in ancestors(tag))


def _is_italic(tag: Tag) -> bool:
    style = attribute(tag, "style").replace(" ", "").lower()
    return "font-style:italic" in style or bool(tag.name == "span" and classes(tag) & _ITALIC)
