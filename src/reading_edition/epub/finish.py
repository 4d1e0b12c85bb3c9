"""The e-book: language, pop-up notes, accessibility metadata, and the same bytes each time."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..config import settings_of
from ..locale import is_right_to_left
from ..model.build_time import build_time
from ..store.domain import edition_domain
from ..store.formats import is_ebook
from .navigation import (
    landmarks_of,
    numbers_of,
    pages_of,
    with_landmarks,
    with_page_list,
    with_words,
    words_of,
)
from .package import (
    turned,
    with_accessibility,
    with_identifier,
    with_properties,
    with_record,
    with_time,
)

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

PACKAGE, CONTENTS, NAVIGATION = "content.opf", "toc.ncx", "nav.xhtml"
Complete = Callable[[str, str, list[str], list[str]], str]
"""Takes a file's name and text, the names of all files, and of the pages with drawings (SVG)."""
_TYPES = (
    (re.compile(r'(<span\b[^>]*\brole="doc-pagebreak")'), r'\1 epub:type="pagebreak"'),
    (re.compile(r'(<a\b[^>]*\brole="doc-noteref")'), r'\1 epub:type="noteref"'),
    (re.compile(r'(<aside\b[^>]*\brole="(?:doc-footnote|note)")'), r'\1 epub:type="footnote"'),
    (re.compile(r'(<section\b[^>]*\brole="doc-index")'), r'\1 epub:type="index"'),
)


def with_types(markup: str) -> str:
    """*markup* with the ``epub:type`` of notes, their references and the index.

    Readers that know the types show a note in place; others follow the link.
    """
    for pattern, replacement in _TYPES:
        markup = pattern.sub(replacement, markup)
    return markup


def finish(book: Path, seconds: float, complete: Complete) -> None:
    """Complete the package of *book*, and give its files one time.

    *complete* is called for the package and for both tables of contents, the current one and the
    NCX. Every file gets the time *seconds* (since 1970), so that two builds are identical.
    """
    stamp = max(
        time.gmtime(seconds)[:6], (1980, 1, 1, 0, 0, 0)
    )  # the earliest time that a zip file can hold
    made = book.with_suffix(".making")
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(made, "w") as new:
        drawn = [n for n in old.namelist() if n.endswith(".xhtml") and b"<svg" in old.read(n)]
        for name in old.namelist():
            data = old.read(name)
            if name in (PACKAGE, CONTENTS, NAVIGATION):
                text = complete(name, data.decode(), old.namelist(), drawn)
                data = text.encode()
                (book.parent / name).write_bytes(data)  # what lies beside the book is the same
            entry = zipfile.ZipInfo(name, stamp)
            stored = name == "mimetype"  # the format wants it first and as it is
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, data)
    made.replace(book)


def _mend_page(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if not is_ebook(app.builder) or not settings_of(app).edition:
        return
    language = app.config.language
    if isinstance(context.get("html_tag"), str):
        direction = ' dir="rtl"' if is_right_to_left(language) else ""
        tag = f'<html lang="{language}" xml:lang="{language}"{direction}'
        context["html_tag"] = context["html_tag"].replace("<html", tag, 1)
    if isinstance(context.get("body"), str):
        context["body"] = with_types(context["body"])
        if pagename == app.config.root_doc:
            context["body"] = with_words(context["body"], numbers_of(app))


def _finish(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or not is_ebook(app.builder) or not settings_of(app).edition:
        return
    record = settings_of(app).record
    made = build_time(record.date)
    seconds = made.timestamp() if made else time.time()
    index = bool(edition_domain(app.env).pages_with("names"))
    cover = app.config.epub_cover[0] if app.config.epub_cover else ""

    def complete(name: str, package: str, files: list[str], drawn: list[str]) -> str:
        if name == CONTENTS:
            package = with_words(package, words_of(app))
            return with_identifier(package, app.config.epub_uid, app.config.epub_identifier)
        if name == NAVIGATION:
            package = with_landmarks(with_words(package, words_of(app)), landmarks_of(app, files))
            return with_page_list(package, pages_of(app, files))
        package = with_accessibility(with_record(package, record), index=index)
        package = with_time(package, seconds)
        if is_right_to_left(app.config.language):
            package = turned(package)
        return with_properties(package, drawn, cover)

    finish(Path(app.outdir) / f"{app.config.epub_basename}.epub", seconds, complete)


def setup_finish(app: Sphinx) -> None:
    app.connect("html-page-context", _mend_page, priority=900)
    app.connect("build-finished", _finish)
