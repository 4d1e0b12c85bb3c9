"""The words of a Word or OpenDocument file, to see whether all of them have been read."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from reading_edition.witness.model import Left, Text, block_text, plain

_WORD = re.compile(r"[^\W\d_]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060-\u206f\ufeff]")
_TEXT = re.compile(r"(?:word/(?:document|footnotes|endnotes|comments)|content)\.xml\Z")
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml\Z")
_RUNS = frozenset({"t", "delText"})
_GAPS = frozenset({"p", "h", "tab", "br", "cr", "s", "line-break", "annotation", "note", "tc"})
_BODY = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}body"


def unread(data: bytes, text: Text) -> tuple[Left, ...]:
    """Return the words of the file *data* that are neither in *text* nor left out of it."""
    found = [
        Left("header or footer of the pages", 1, " ".join(words.split()))
        for words in _words(data, _MARGINS)
        if _WORD.search(words)
    ]
    source = [word for words in _words(data, _TEXT) for word in _WORD.findall(words)]
    missing = Counter(source) - _kept(text)
    rest = []
    for word in source:
        if missing[word] > 0:
            missing[word] -= 1
            rest.append(word)
    return (*found, Left("words that were not read", 1, " ".join(rest))) if rest else (*found,)


def _kept(text: Text) -> Counter[str]:
    parts = [plain(text.title), plain(text.byline), text.date, plain(text.closing)]
    for section in text.sections:
        parts += [plain(section.heading), *map(block_text, section.blocks)]
    for note in text.notes:
        parts += map(block_text, note.blocks)
    parts += [one.words for one in text.left]
    return Counter(_WORD.findall("\n".join(parts)))


def _words(data: bytes, names: re.Pattern[str]) -> Iterator[str]:
    """Yield the words of each part of the file whose name is one of *names*."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if names.match(name):
                try:
                    root = ElementTree.fromstring(archive.read(name))
                except (ElementTree.ParseError, zipfile.BadZipFile, OSError, RuntimeError):
                    continue  # Pandoc says what is wrong with it
                body = root.find(f".//{_BODY}")
                pieces = _pieces(root if body is None else body, runs=body is None)
                yield _INVISIBLE.sub("", "".join(pieces))


def _pieces(root: ElementTree.Element, *, runs: bool) -> Iterator[str]:
    """Yield what is text below *root*, in *runs* only or all of it, and spaces between blocks."""
    waiting = [(root, False)]
    while waiting:
        element, closed = waiting.pop()
        name = element.tag.rpartition("}")[2]
        if name in _GAPS:
            yield " "
        if closed:
            yield "" if runs else element.tail or ""
            continue
        if not runs or name in _RUNS:
            yield element.text or ""
        waiting.append((element, True))
        if name != "Fallback":  # the same again, for older programs
            waiting.extend((one, False) for one in reversed(element))
