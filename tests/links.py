"""Do the links of built pages arrive? One check for every builder that writes HTML."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

PAGES = (".html", ".xhtml")


def pages_in(folder: Path) -> dict[str, bytes]:
    """The files of a built edition, by their names from the root; pages with their content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.suffix in PAGES else b""
        for path in folder.rglob("*")
        if path.is_file()
    }


def pages_of_book(book: Path) -> dict[str, bytes]:
    """The same of an e-book."""
    with zipfile.ZipFile(book) as files:
        return {name: files.read(name) for name in files.namelist() if not name.endswith("/")}


def faults(files: Mapping[str, bytes]) -> list[str]:
    """Ids that stand twice on a page, and links to what no file or id of *files* is."""
    trees = {
        name: html.fromstring(data)
        for name, data in files.items()
        if name.endswith(PAGES) and data.strip()
    }
    ids = {name: Counter(tree.xpath("//*/@id")) for name, tree in trees.items()}
    assert trees, "no pages here"
    found = [
        f"{name}: id {one!r} stands {count} times"
        for name, counted in ids.items()
        for one, count in counted.items()
        if count > 1
    ]
    found += [
        f"{name}: id {one!r} has a space"
        for name, counted in ids.items()
        for one in counted
        if len(one.split()) != 1 and not one.startswith("document-")  # Sphinx's own
    ]
    for name, tree in trees.items():
        for address in dict.fromkeys(tree.xpath("//a/@href | //link[@href]/@href | //*/@src")):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _file(name, unquote(parts.path), files)
            fragment = unquote(parts.fragment)
            if target not in files:
                found.append(f"{name}: {address!r} leads to no file")
            elif fragment and target in ids and fragment not in ids[target]:
                found.append(f"{name}: {address!r} leads to no id")
    return found


def arrives(page: str, address: str, files: Mapping[str, bytes]) -> bool:
    """Whether *address* on *page* leads to a file, and to an id in it if it names one."""
    parts = urlsplit(address)
    target = _file(page, unquote(parts.path), files)
    if target not in files or not parts.fragment:
        return target in files
    ids = html.fromstring(files[target]).xpath("//*/@id")
    return unquote(parts.fragment) in ids


def _file(page: str, path: str, files: Mapping[str, bytes]) -> str:
    """The file that *path* on *page* leads to; that of a folder is its ``index.html``."""
    if not path:
        return page
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if path.endswith("/") or target == "." or target not in files:
        return posixpath.normpath(posixpath.join(target, "index.html"))
    return target
