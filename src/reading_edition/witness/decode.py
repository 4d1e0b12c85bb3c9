"""From bytes to characters: byte-order marks, encodings, line ends, invisible characters."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from reading_edition.witness.limits import SourceError
from reading_edition.witness.repairs import Kind, Log

SAMPLE = 256 * 1024
# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b")
# Controls, soft hyphens, zero-width and direction characters, private and unassigned sentinels.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]+"
)
_NEWLINE = re.compile("\r\n|[\r\x0b\x85\u2028]")
_PAGE = re.compile("[\x0c\u2029]")
# Some encodings can spell halves of characters, which no output could hold.
_HALF = re.compile("[\ud800-\udfff]")
_DECLARED = re.compile(
    rb"(?:charset=[\"']?|<\?xml[^>]{0,80}encoding=[\"']|Character set encoding: ?)([\w.-]{2,40})",
    re.IGNORECASE,
)
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"})
HEAD = 4096
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
ADVICE = "Save the text as UTF-8 plain text, or name its encoding."


def decode(path: Path, data: bytes, log: Log, encoding: str = "") -> str:
    """Return *data* as text with line feeds and without invisible characters.

    *encoding* overrides what the bytes suggest. Raises :class:`SourceError` for a binary file and
    for one whose encoding cannot be determined.
    """
    if data.startswith(_BINARY):
        raise SourceError(
            path,
            0,
            "This is not plain text but a binary file.",
            "Plain text, Markdown, HTML, DOCX, ODT and EPUB can be read, each with its own "
            "file name extension.",
        )
    text = _decoded(path, data, log, encoding)
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise SourceError(path, line, "There are null bytes: the file is binary.", ADVICE)
    return clean(text, log)


def clean(text: str, log: Log) -> str:
    """Return *text* with one kind of line end and without characters that are invisible.

    Both are wanted for safety as well as looks and are done even where they are not logged
    one by one: the first place and the number of each is.
    """
    text = _replaced(_NEWLINE, "\n", text, Kind.NEWLINE, "line ends", log)
    text = _replaced(_PAGE, "\n\n", text, Kind.NEWLINE, "page breaks", log)
    return _replaced(_INVISIBLE, "", text, Kind.INVISIBLE, "invisible characters", log)


def _replaced(
    pattern: re.Pattern[str], new: str, text: str, kind: Kind, what: str, log: Log
) -> str:
    first = pattern.search(text)
    if first is None:
        return text
    place = text.count("\n", 0, first.start()) + 1
    text, number = pattern.subn(new, text)
    log.add(kind, place, f"{number} {what}, the first {first[0][:8]!a}", "")
    return text


def _decoded(path: Path, data: bytes, log: Log, encoding: str) -> str:
    if encoding:
        return _strict(path, data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            log.add(Kind.ENCODING, 1, f"byte-order mark of {name}", "")
            return _strict(path, data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if not log.wants(Kind.ENCODING):
            raise SourceError(path, 0, "The file is not UTF-8.", ADVICE) from None
    if declared := _declared(data):
        log.add(Kind.ENCODING, 1, f"{declared[0]}, as the file says", "utf-8")
        return declared[1]
    best = None if b"\x00" in data else from_bytes(_sample(data)).best()
    if best is None:
        raise SourceError(path, 0, "The encoding of the file cannot be told.", ADVICE)
    log.add(Kind.ENCODING, 1, best.encoding, "utf-8")
    return _strict(path, data, best.encoding)


def _declared(data: bytes) -> tuple[str, str] | None:
    """Return the encoding that the file itself names, and its text, if it is as it says."""
    found = _DECLARED.search(data[:HEAD])
    name = found[1].decode().lower() if found else ""
    # What calls itself Latin-1 is mostly that of Windows, which has quotation marks as well.
    for one in ("cp1252", "latin-1") if name in _LATIN else (name,):
        try:
            text = data.decode(one)
        except (LookupError, UnicodeError, ValueError):
            continue
        if not _HALF.search(text):
            return one, text
    return None


def _sample(data: bytes) -> bytes:
    """Return whole lines around the first byte that is not ASCII: the rest says nothing."""
    first = _NOT_ASCII.search(data)
    start = data.rfind(b"\n", 0, first.start() if first else 0) + 1
    return data[start : start + SAMPLE]


def _strict(path: Path, data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise SourceError(path, 0, f"No encoding is called “{encoding}”.", ADVICE) from None
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        line = data.count(b"\n", 0, at) + 1
        raise SourceError(path, line, f"The file is not valid {encoding}.", ADVICE) from None
    half = _HALF.search(text)
    if half:
        line = text.count("\n", 0, half.start()) + 1
        raise SourceError(path, line, f"Half a character is no valid {encoding}.", ADVICE)
    return text
