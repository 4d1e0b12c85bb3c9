"""Formats that mark what is what: HTML and EPUB by ``markup``; Markdown, DOCX and ODT by Pandoc.

Pandoc is run apart, bounded and in its sandbox.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reading_edition.witness import docx
from reading_edition.witness.decode import decode
from reading_edition.witness.limits import Limits, SourceError, check_zip
from reading_edition.witness.markup.reader import read_epub, read_html
from reading_edition.witness.model import Text
from reading_edition.witness.options import Options
from reading_edition.witness.pandoc import Converter
from reading_edition.witness.program import run
from reading_edition.witness.repairs import Log
from reading_edition.witness.structure import build
from reading_edition.witness.unread import unread

# Raw HTML and TeX in Markdown stay what they look like: words.
MARKDOWN = "commonmark+footnotes+yaml_metadata_block+superscript+pipe_tables"
FORMATS = MappingProxyType(
    {
        ".md": MARKDOWN,
        ".markdown": MARKDOWN,
        ".docx": docx.READER,
        ".odt": "odt",
    }
)
MARKED = (".html", ".htm", ".xhtml", ".epub")
ZIPPED = frozenset({".docx", ".odt", ".epub"})


def read(path: Path, data: bytes, log: Log, options: Options) -> Text:
    """Return the text in *data*, the bytes of the file *path*, whose extension gives its format.

    Raises :class:`SourceError` for an unknown extension, a missing extra, a broken or oversized
    file, and one that Pandoc cannot read within the limits.
    """
    suffix, limits = path.suffix.lower(), options.limits
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
        return _marked(path, data, log, options)
    if suffix not in ZIPPED:
        data = decode(path, data, log, options.encoding).encode()
    document = _tree(path, data, FORMATS[suffix], limits)
    converter = Converter(path, limits, log)
    works = docx.Works()
    try:
        if suffix == ".odt":
            document["blocks"] = _joined_quotations(document["blocks"])
        if suffix == ".docx":
            docx.report_changes(_tree(path, data, "docx", limits, docx.ALL_CHANGES), log)
            works = docx.works_of(document, partial(_converted, path, limits))
            converter.keys = works.keys
        drafts = converter.document(document)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        raise SourceError(
            path, 0, "Pandoc gave an answer of an unknown form.", "Install the extra again."
        ) from None
    made = build(
        path,
        drafts,
        log,
        limits,
        language=options.language,
        unit="block",
        rules=options.rules,
        meta=converter.meta,
        given=converter.notes,
    )
    left = unread(data, made) if suffix in ZIPPED else ()
    return replace(made, works=works.bibtex, left=(*made.left, *left))


def _marked(path: Path, data: bytes, log: Log, options: Options) -> Text:
    """Return the text of a web page or an EPUB."""
    zipped = path.suffix.lower() in ZIPPED
    limits, keep = options.limits, options.rules.keep
    if zipped:
        found = read_epub(path, data, log, limits, keep)
    else:
        page = decode(path, data, log, options.encoding)
        found = read_html(path, page, log, limits, keep)
    made = build(
        path,
        found.drafts,
        log,
        limits,
        language=options.language,
        unit="block" if zipped else "line",
        rules=options.rules,
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


def _tree(path: Path, data: bytes, form: str, limits: Limits, *options: str) -> Any:
    """Return Pandoc’s syntax tree of *data*, decoded from JSON."""
    try:
        return json.loads(
            run(path, [_program(path), "-f", form, "-t", "json", *options], data, limits)
        )
    except (RecursionError, ValueError):
        raise SourceError(
            path, 0, "The text is nested too deeply.", "Save it as plain text and name that."
        ) from None


def _converted(path: Path, limits: Limits, form: str, target: str, data: bytes) -> str:
    command = [_program(path), "-f", form, "-t", target, "--wrap=none"]
    return run(path, command, data, limits).decode("utf-8")
