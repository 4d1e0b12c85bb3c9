"""A work as a ``biblStruct``, made of its CSL item."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from ..locale import _
from ..works.csl import Item, iso_date
from .tree import child

_WITHIN = ("chapter", "article-journal", "article-magazine", "article-newspaper", "post-weblog")
"""Kinds of works that come out in another, as CSL calls them."""
_JOURNALS = ("article-journal", "article-magazine", "article-newspaper", "post-weblog")
_SCOPES = (("volume", "volume"), ("issue", "issue"), ("page", "page"))


def structured(item: Item, ident: str) -> ET.Element:
    """*item* with the id *ident*."""
    made = ET.Element("biblStruct", {"xml:id": ident, "type": item["type"], "n": item["id"]})
    if item.get("language"):
        made.set("xml:lang", item["language"])
    container = item.get("container-title", "")
    within = item["type"] in _WITHIN or bool(container)
    if within:
        analytic = child(made, "analytic")
        _persons(analytic, item, "author", "translator")
        child(analytic, "title", item.get("title", ""), level="a")
    monograph = child(made, "monogr")
    if within:
        level = "j" if item["type"] in _JOURNALS else "m"
        child(monograph, "title", container, level=level)
        _persons(monograph, item, "editor")
    else:
        _persons(monograph, item, "author")
        child(monograph, "title", item.get("title", ""), level="m")
        _persons(monograph, item, "translator", "editor")
    for kind in ("DOI", "ISBN"):
        if item.get(kind):
            child(monograph, "idno", item[kind], type=kind)
    if item.get("edition"):
        child(monograph, "edition", str(item["edition"]))
    _imprint(child(monograph, "imprint"), item)
    if item.get("collection-title"):
        child(child(made, "series"), "title", item["collection-title"], level="s")
    if item.get("note"):
        child(made, "note", item["note"])
    kept = [item[name] for name in ("archive", "archive_location") if item.get(name)]
    if kept:
        child(made, "note", ", ".join(kept), type="archive")
    if item.get("URL"):
        child(made, "ref", item["URL"], target=item["URL"].replace(" ", "%20"))
    return made


def _persons(parent: ET.Element, item: Item, *roles: str) -> None:
    for role in roles:
        for name in item.get(role, ()):
            tag = "author" if role == "author" else "editor"
            made = child(parent, tag, role="translator" if role == "translator" else None)
            if "literal" in name:
                child(made, "name", name["literal"])
                continue
            person = child(made, "persName")
            for part, kind in (("given", "forename"), ("non-dropping-particle", "nameLink"),
                               ("family", "surname"), ("suffix", "genName")):  # fmt: skip
                if name.get(part):
                    child(person, kind, name[part]).tail = " "


def _imprint(made: ET.Element, item: Item) -> None:
    if item.get("publisher-place"):
        child(made, "pubPlace", str(item["publisher-place"]))
    if item.get("publisher"):
        child(made, "publisher", str(item["publisher"]))
    _date(made, item.get("issued"))
    if item.get("original-date"):
        _date(made, item["original-date"], kind="original")
    if item.get("accessed"):
        _date(made, item["accessed"], kind="accessed")
    for variable, unit in _SCOPES:
        if item.get(variable):
            child(made, "biblScope", str(item[variable]), unit=unit)


def _date(made: ET.Element, date: dict[str, Any] | None, kind: str | None = None) -> None:
    words = iso_date(date)
    ends = words.split("/") if date and "date-parts" in date else []
    given: dict[str, str | None] = {}
    if all(end[:4].isdigit() and int(end[:4]) > 0 for end in ends):
        given = dict(zip(("when",) if len(ends) == 1 else ("from", "to"), ends, strict=False))
    circa = "medium" if date and date.get("circa") else None
    child(made, "date", words or _("n.d."), type=kind, cert=circa, **given)
