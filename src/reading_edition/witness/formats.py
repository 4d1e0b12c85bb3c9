"""Formats that mark what is what: HTML and EPUB by ``markup``; Markdown, DOCX and ODT by Pandoc.

Pandoc is run apart, bounded and in its sandbox.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reading_edition.witness.decode import decode
from reading_edition.witness.limits import MEGABYTE, Limits, SourceError, check_zip
from reading_edition.witness.markup.reader import read_epub, read_html
from reading_edition.witness.model import Text
from reading_edition.witness.pandoc import Converter
from reading_edition.witness.repairs import Log
from reading_edition.witness.structure import build

# Raw HTML and TeX in Markdown stay what they look like: words.
MARKDOWN = "commonmark+footnotes+yaml_metadata_block+superscript+pipe_tables"
FORMATS = MappingProxyType(
    {
        ".md": MARKDOWN,
        ".markdown": MARKDOWN,
        ".docx": "docx",
        ".odt": "odt",
    }
)
MARKED = (".html", ".htm", ".xhtml", ".epub")
ZIPPED = frozenset({".docx", ".odt", ".epub"})
OUTPUT_FACTOR = 8


def read(
    path: Path, data: bytes, log: Log, limits: Limits, language: str = "en", encoding: str = ""
) -> Text:
    """Return the text in *data*, the bytes of the file *path*, whose extension gives its format.

    Raises :class:`SourceError` for an unknown extension, a missing extra, a broken or oversized
    file, and one that Pandoc cannot read within the limits.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS and suffix not in MARKED:
        raise SourceError(
            path,
            0,
            f"Files that end in “{suffix}” cannot be read.",
            f"Save the text as plain text (.txt), or as one of {', '.join([*FORMATS, *MARKED])}.",
        )
    if suffix in ZIPPED:
        check_zip(path, data, limits)
    if suffix in MARKED:
        return _marked(path, data, log, limits, language, encoding)
    if suffix not in ZIPPED:
        data = decode(path, data, log, encoding).encode()
    document = _pandoc(path, data, FORMATS[suffix], limits)
    converter = Converter(path, limits, log)
    try:
        if suffix == ".odt":
            document["blocks"] = _joined_quotations(document["blocks"])
        drafts = converter.document(document)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        raise SourceError(
            path, 0, "Pandoc gave an answer of an unknown form.", "Install the extra again."
        ) from None
    return build(
        path,
        drafts,
        log,
        limits,
        language=language,
        unit="block",
        meta=converter.meta,
        given=converter.notes,
    )


def _marked(
    path: Path, data: bytes, log: Log, limits: Limits, language: str, encoding: str
) -> Text:
    """Return the text of a web page or an EPUB."""
    zipped = path.suffix.lower() in ZIPPED
    if zipped:
        found = read_epub(path, data, log, limits)
    else:
        found = read_html(path, decode(path, data, log, encoding), log, limits)
    made = build(
        path,
        found.drafts,
        log,
        limits,
        language=language,
        unit="block" if zipped else "line",
        meta=found.meta,
        given=found.notes,
    )
    return replace(made, remarks=(*found.remarks, *made.remarks))


def _joined_quotations(blocks: list[Any]) -> list[Any]:
    """*blocks* with adjoining quotations in one: ODT indents paragraphs, each by itself."""
    joined: list[Any] = []
    for block in blocks:
        if joined and block["t"] == joined[-1]["t"] == "BlockQuote":
            joined[-1] = {"t": "BlockQuote", "c": joined[-1]["c"] + block["c"]}
        else:
            joined.append(block)
    return joined


def _program(path: Path) -> str:
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        raise SourceError(
            path,
            0,
            f"Reading a {path.suffix} file needs Pandoc, which is not installed.",
            "Run: pip install 'sphinx-reading-edition[source]' — or save the text as plain text.",
        ) from None


def _pandoc(path: Path, data: bytes, form: str, limits: Limits) -> Any:
    """Return Pandoc’s syntax tree of *data*, decoded from JSON."""
    command = [_program(path), "--sandbox", "-f", form, "-t", "json"]
    command += ["+RTS", f"-M{limits.heap // MEGABYTE}M", "-RTS"]
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(data)
        source.seek(0)
        try:
            done = subprocess.run(
                command,
                stdin=source,
                stdout=target,
                stderr=subprocess.PIPE,
                timeout=limits.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise SourceError(
                path,
                0,
                f"Pandoc did not finish within {limits.seconds:g} seconds.",
                "The file is damaged or far too large; save it as plain text and name that.",
            ) from None
        except OSError as error:
            raise SourceError(
                path, 0, f"Pandoc cannot be run ({error.strerror}).", "Install the extra again."
            ) from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            reason = _printable(said[0]) if said else f"status {done.returncode}"
            raise SourceError(
                path,
                0,
                f"Pandoc cannot read the file ({reason}).",
                "Open it in the program that made it, save it again, or save it as plain text.",
            )
        if target.tell() > limits.bytes * OUTPUT_FACTOR:
            raise SourceError(path, 0, "The text is too large.", "Divide it in parts.")
        target.seek(0)
        try:
            return json.loads(target.read())
        except (RecursionError, ValueError):
            raise SourceError(
                path, 0, "The text is nested too deeply.", "Save it as plain text and name that."
            ) from None


def _printable(words: str) -> str:
    return "".join(char if char.isprintable() else " " for char in words)[:200]
