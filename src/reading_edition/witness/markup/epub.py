"""An EPUB's pages in reading order, and what its package says of the work."""

from __future__ import annotations

import io
import posixpath
import zipfile
from pathlib import Path
from urllib.parse import unquote

from bs4 import Tag

from reading_edition.witness.decode import decode
from reading_edition.witness.limits import SourceError
from reading_edition.witness.markup.tree import Page, attribute, parse, squeeze, tags
from reading_edition.witness.repairs import Log

_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_ADVICE = "Open it in the program that made it, save it again, or save it as plain text."


def pages(path: Path, data: bytes, log: Log) -> tuple[list[Page], dict[str, str]]:
    """Return the pages of the EPUB in *data*, in the order of its spine, and its metadata.

    Raises :class:`SourceError` for a file that is no EPUB, or whose pages are locked.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        package = _package(path, archive, names)
        opf = parse(_text(path, archive, package, log))
        folder = posixpath.dirname(package)
        if "META-INF/encryption.xml" in names:
            _refuse_locked(path, archive, log)
        found = [
            _page(name, _text(path, archive, name, log))
            for name in _spine(opf, folder)
            if name in names
        ]
        missing = [name for name in _spine(opf, folder) if name not in names]
    if not found:
        raise SourceError(path, 0, "The EPUB lists no page that it has.", _ADVICE)
    for name in missing:
        log.find(f"page {name}, which the EPUB lists and does not have", 1, known=False)
    return found, _metadata(opf)


def _package(path: Path, archive: zipfile.ZipFile, names: set[str]) -> str:
    """The name of the package document, which the container names."""
    container = "META-INF/container.xml"
    root = archive.read(container).decode("utf-8", "replace") if container in names else ""
    for tag in tags(parse(root)):
        name = unquote(attribute(tag, "full-path"))
        if tag.name == "rootfile" and name in names:
            return name
    raise SourceError(path, 0, "The file is no EPUB: nothing says where its text is.", _ADVICE)


def _refuse_locked(path: Path, archive: zipfile.ZipFile, log: Log) -> None:
    """Refuse pages that are encrypted; fonts that are do not matter."""
    listed = _text(path, archive, "META-INF/encryption.xml", log)
    held = [attribute(tag, "uri") for tag in tags(parse(listed)) if "cipherreference" in tag.name]
    if any(name.lower().endswith(("html", "htm", "xml")) for name in held):
        raise SourceError(
            path, 0, "The EPUB is locked against copying.", "Ask its publisher for one that is not."
        )


def _text(path: Path, archive: zipfile.ZipFile, name: str, log: Log) -> str:
    try:
        return decode(path, archive.read(name), log) if archive.getinfo(name).file_size else ""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        raise SourceError(path, 0, f"The page {name} in it cannot be read.", _ADVICE) from None


def _spine(opf: Tag, folder: str) -> list[str]:
    """The names of the pages, in reading order; those beside the line of reading come last."""
    items = {
        attribute(tag, "id"): posixpath.normpath(
            posixpath.join(folder, unquote(attribute(tag, "href")))
        )
        for tag in tags(opf)
        if _local(tag) == "item" and attribute(tag, "media-type").lower() in _PAGES
    }
    listed = [tag for tag in tags(opf) if _local(tag) == "itemref"]
    listed.sort(key=lambda tag: attribute(tag, "linear") == "no")
    order = [items[ref] for tag in listed if (ref := attribute(tag, "idref")) in items]
    return list(dict.fromkeys(order))


def _page(name: str, markup: str) -> Page:
    tree = parse(markup)
    title = next((squeeze(tag.get_text()).strip() for tag in tags(tree) if tag.name == "title"), "")
    return Page(name, tree, title)


def _metadata(opf: Tag) -> dict[str, str]:
    """The title and the authors that the package states."""
    titles = [tag for tag in tags(opf) if tag.name == "dc:title"]
    refined = {
        attribute(tag, "refines").lstrip("#"): _content(tag)
        for tag in tags(opf)
        if _local(tag) == "meta" and attribute(tag, "property") == "title-type"
    }
    titles.sort(key=lambda tag: refined.get(attribute(tag, "id"), "main") != "main")
    roles = {
        attribute(tag, "refines").lstrip("#"): _content(tag)
        for tag in reversed(list(tags(opf)))
        if _local(tag) == "meta" and attribute(tag, "property") == "role"
    }
    authors = [
        squeeze(tag.get_text()).strip()
        for tag in tags(opf)
        if tag.name == "dc:creator"
        and (attribute(tag, "opf:role") or roles.get(attribute(tag, "id"), "aut")) == "aut"
    ]
    found = {"author": ", ".join(filter(None, authors))}
    if titles:
        found["title"] = squeeze(titles[0].get_text()).strip()
    return {name: words for name, words in found.items() if words}


def _content(meta: Tag) -> str:
    """The words of *meta*, which in HTML, and so to the parser, is empty: they come after it."""
    after = meta.next_sibling
    return (meta.get_text() or (str(after) if isinstance(after, str) else "")).strip()


def _local(tag: Tag) -> str:
    """The name of *tag* without its prefix: packages may write ``opf:item``."""
    return tag.name.rpartition(":")[2]
