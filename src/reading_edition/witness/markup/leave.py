"""What of a page is no part of the text: title pages, licences, navigation; kept for the report.

The signs are those of the EPUB vocabularies, of Standard Ebooks, of Project Gutenberg, of
Wikisource and of the Marxists Internet Archive.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from types import MappingProxyType

from bs4 import Tag

from reading_edition.witness.markup.tree import (
    HEADINGS,
    Page,
    attribute,
    classes,
    tags,
    types,
    words,
)
from reading_edition.witness.repairs import Log

_TYPES = MappingProxyType(
    {
        "titlepage": "title page",
        "halftitlepage": "half title",
        "imprint": "imprint",
        "imprimatur": "imprint",
        "colophon": "colophon",
        "copyright-page": "copyright page",
        "cover": "cover",
        "toc": "contents",
        "toc-brief": "contents",
        "landmarks": "contents",
        "page-list": "contents",
        "loi": "contents",
        "lot": "contents",
        "loa": "contents",
        "lov": "contents",
        "publisher-logo": "publisher’s logo",
        "navigation": "navigation",
        "contentinfo": "navigation",
        "search": "navigation",
    }
)
_IDS = MappingProxyType(
    {
        "pg-header": "header of Project Gutenberg",
        "pg-footer": "licence of Project Gutenberg",
        "pg-machine-header": "header of Project Gutenberg",
        "headertemplate": "navigation",
        "navigationnotext": "navigation",
        "ws-data": "data of the site",
        "catlinks": "navigation",
        "sitesub": "navigation",
        "contentsub": "navigation",
        "toc": "contents",
    }
)
_CLASSES = MappingProxyType(
    {
        "pg-boilerplate": "frame of Project Gutenberg",
        "ws-noexport": "navigation",
        "ws-header": "navigation",
        "wst-header": "navigation",
        "noprint": "navigation",
        "mw-editsection": "navigation",
        "mw-jump-link": "navigation",
        "catlinks": "navigation",
        "printfooter": "navigation",
        "plainsister": "navigation",
        "navbox": "navigation",
        "toc": "contents",
        "licensecontainer": "licence",
        "licensetpl": "licence",
        "license": "licence",
        "wst-license": "licence",
        "transnote": "transcriber’s note",
        "transnotes": "transcriber’s note",
        "tnote": "transcriber’s note",
        "mynote": "transcriber’s note",
    }
)
_PARAGRAPHS = frozenset({"footer", "linkback", "updat"})
"""Classes of paragraphs that only lead elsewhere."""
_MARXISTS = MappingProxyType(
    {
        "information": "publication details",
        "info": "publication details",
        "next": "navigation",
        "prev": "navigation",
        "skip": "navigation",
        "endnote-nav": "navigation",
        "title": "name above the title",
    }
)
_MARXISTS_SIGNS = frozenset(
    {"information", "info", "footer", "next", "linkback", "fst", "endnote", "updat", "toc"}
)
_ELEMENTS = MappingProxyType(
    {
        "nav": "navigation",
        "noscript": "words for browsers without scripts",
        "iframe": "embedded page",
        "object": "embedded object",
        "svg": "drawing",
        "audio": "sound",
        "video": "film",
        "canvas": "drawing",
        "button": "control",
        "select": "control",
        "textarea": "control",
    }
)
REASONS = frozenset({*_TYPES.values(), *_IDS.values(), *_CLASSES.values(), *_MARXISTS.values()})


def leave_out(
    page: Page, log: Log, place: Callable[[Tag], int], keep: Set[str] = frozenset()
) -> None:
    """Take out of *page* what is no part of the text, but for the reasons in *keep*."""
    _leave_frame(page, log, place)
    marxists = _is_of_marxists(page.root)
    gone: set[int] = set()
    for tag in list(tags(page.root)):
        if id(tag) in gone:
            continue
        reason = _reason(tag, marxists=marxists)
        if reason and reason not in keep:
            gone |= {id(one) for one in tags(tag)}
            _leave(tag, reason, log, place)


def _leave(tag: Tag, reason: str, log: Log, place: Callable[[Tag], int]) -> None:
    log.leave(reason, place(tag), words(tag))
    tag.extract()


def _reason(tag: Tag, *, marxists: bool) -> str:
    """Why *tag* is left out; empty where it is not."""
    for kind in types(tag):
        if kind in _TYPES:
            return _TYPES[kind]
    if tag.name in _ELEMENTS:
        return _ELEMENTS[tag.name]
    if reason := _IDS.get(attribute(tag, "id").lower(), ""):
        return reason
    for name in classes(tag):
        if reason := _CLASSES.get(name, ""):
            return reason
        if tag.name == "p" and name in _PARAGRAPHS:
            return "navigation"
        if marxists and tag.name == "p" and name in _MARXISTS:
            # Some paragraphs of the text have the class of the name above its title.
            return "" if name == "title" and _is_below_heading(tag) else _MARXISTS[name]
    return ""


def _is_below_heading(tag: Tag) -> bool:
    return tag.find_previous(list(HEADINGS)) is not None


def _is_of_marxists(root: Tag) -> bool:
    """Whether the page is in the shape of the Marxists Internet Archive."""
    signs = {
        name for tag in tags(root) if tag.name == "p" for name in classes(tag) & _MARXISTS_SIGNS
    }
    return len(signs) > 1


def _leave_frame(page: Page, log: Log, place: Callable[[Tag], int]) -> None:
    """Leave out all that is around the text of a page of a wiki."""
    content = next((tag for tag in tags(page.root) if "mw-parser-output" in classes(tag)), None)
    if content is None:
        return
    here: Tag = content
    while here.parent is not None:
        for sibling in list(here.parent.find_all(True, recursive=False)):
            if sibling is not here and sibling.name != "head":
                _leave(sibling, "frame of the site", log, place)
        here = here.parent
