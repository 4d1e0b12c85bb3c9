"""A work as a CSL item, and the formats that reference managers read, written from it.

An item is the mapping that CSL-JSON defines (citationstyles.org, ``csl-data.json``): a
``type``, a ``title``, names as ``{"family", "given"}`` or ``{"literal"}``, dates as
``{"date-parts": [[2019, 12, 31]]}``. All functions are pure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

Item = dict[str, Any]

_BIBTEX_TYPES = {
    "book": "book",
    "chapter": "incollection",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "pamphlet": "booklet",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "online",
    "post-weblog": "online",
}
_RIS_TYPES = {
    "book": "BOOK",
    "chapter": "CHAP",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "pamphlet": "PAMP",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
    "post-weblog": "BLOG",
}
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: "\\" + sign for sign in "&%#_$"},
}


def csl_json(items: Iterable[Item]) -> str:
    """*items* as a CSL-JSON file."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"


def name_text(name: dict[str, str], suffix_last: bool = False) -> str:
    """A name of an item in list order: ``Serge, Victor`` or a body's whole name.

    A suffix stands where BibTeX has it, ``King, Jr., Martin``, or where RIS has it, last.
    """
    if "literal" in name:
        return name["literal"]
    family = f"{name.get('non-dropping-particle', '')} {name['family']}".strip()
    parts = [name.get("suffix"), name.get("given")]
    return ", ".join(filter(None, (family, *(reversed(parts) if suffix_last else parts))))


def iso_date(date: dict[str, Any] | None) -> str:
    """A date of an item as ISO 8601, ``1931/1935`` for a span, or its own words."""
    if not date:
        return ""
    if "date-parts" not in date:
        return str(date.get("literal", ""))
    return "/".join(
        "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])])
        for parts in date["date-parts"]
    )


def _year(item: Item) -> str:
    """The first year of an item's date, as four digits; empty if the date is in words."""
    parts = item.get("issued", {}).get("date-parts")
    return f"{parts[0][0]:04d}" if parts else ""


def ris(item: Item) -> str:
    """*item* in RIS, ending with its ``ER`` line. Lines end with CR LF, as RIS demands."""
    lines = [("TY", _RIS_TYPES.get(item["type"], "GEN")), *_ris_lines(item), ("ER", "")]
    return "".join(
        f"{tag}  - {' '.join(str(value).split())}\r\n"
        for tag, value in lines
        if value or tag == "ER"
    )


def _ris_lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "ID", item["id"]
    for role, tag in (("author", "AU"), ("editor", "ED"), ("translator", "A4")):
        for name in item.get(role, ()):
            yield tag, name_text(name, suffix_last=True)
    issued, year = iso_date(item.get("issued")), _year(item)
    first, _, last = item.get("page", "").partition("-")
    yield "TI", item.get("title", "")
    yield "T2", item.get("container-title", "")
    yield "T3", item.get("collection-title", "")
    yield "PY", year
    yield "DA", "/".join([*issued.split("/")[0].split("-"), "", ""][:3]) + "/" if year else issued
    yield "OP", iso_date(item.get("original-date"))
    yield "ET", item.get("edition", "")
    yield "CY", item.get("publisher-place", "")
    yield "PB", item.get("publisher", "")
    yield "VL", item.get("volume", "")
    yield "IS", item.get("issue", "")
    yield "SP", first or item.get("number-of-pages", "")
    yield "EP", last
    yield "SN", item.get("ISBN", "")
    yield "DO", item.get("DOI", "")
    yield "UR", item.get("URL", "")
    accessed = iso_date(item.get("accessed"))
    yield "Y2", accessed.replace("-", "/") + "/" if accessed else ""
    yield "LA", item.get("language", "")
    yield "AB", item.get("abstract", "")
    yield "N1", item.get("note", "")


def bibtex(item: Item) -> str:
    """*item* as one BibTeX entry in UTF-8, with biblatex's fields for addresses."""
    kind = item["type"]
    container = "booktitle"
    if kind.startswith("article"):
        container = "journal"
    elif _BIBTEX_TYPES.get(kind) == "online":
        container = "organization"
    issued = iso_date(item.get("issued"))
    fields = {
        "author": _people(item, "author"),
        "editor": _people(item, "editor"),
        "translator": _people(item, "translator"),
        # Doubly braced, so that no style takes the capitals from a name.
        "title": _braced(latex(item.get("title", ""))),
        container: latex(item.get("container-title", "")),
        "publisher": protect(latex(item.get("publisher", ""))),
        "address": protect(latex(item.get("publisher-place", ""))),
        "edition": latex(item.get("edition", "")),
        "year": _year(item) or issued,
        "date": issued if _year(item) else "",
        "pages": latex(item.get("page", "")).replace("-", "--"),
        "language": item.get("language", ""),
        "url": item.get("URL", ""),
        "urldate": iso_date(item.get("accessed")),
        "note": latex(item.get("note", "")),
    }
    return entry_text(_BIBTEX_TYPES.get(kind, "misc"), item["id"], fields)


def entry_text(kind: str, key: str, fields: dict[str, str]) -> str:
    """One BibTeX entry; *fields* hold LaTeX, empty ones are left out."""
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{body}}}\n"


def latex(text: str) -> str:
    """*text* with what LaTeX takes for markup escaped."""
    return "".join(_LATEX.get(sign, sign) for sign in text)


def protect(value: str) -> str:
    """*value* braced once more if a reader of lists would split it at an "and"."""
    return _braced(value) if re.search(r"\sand\s", value) and value[0] != "{" else value


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _people(item: Item, role: str) -> str:
    return " and ".join(
        _braced(latex(name["literal"])) if "literal" in name else latex(name_text(name))
        for name in item.get(role, ())
    )


def coins(item: Item) -> str:
    """*item* as the ``title`` of a COinS span (``<span class="Z3988">``), not yet escaped.

    COinS has no field for editors and translators; the downloads have them.
    """
    kind = item["type"]
    title, container = item.get("title", ""), item.get("container-title", "")
    first, _, last = item.get("page", "").partition("-")
    pairs = [("ctx_ver", "Z39.88-2004")]
    if kind in ("book", "chapter", "pamphlet"):
        part = kind == "chapter"
        pairs += [
            ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
            ("rft.genre", "bookitem" if part else "book"),
            ("rft.atitle", title if part else ""),
            ("rft.btitle", container if part else title),
        ]
    elif kind.startswith("article"):
        pairs += [
            ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
            ("rft.genre", "article"),
            ("rft.atitle", title),
            ("rft.jtitle", container),
        ]
    else:
        pairs += [
            ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
            ("rft.type", {"personal_communication": "letter"}.get(kind, "webpage")),
            ("rft.title", title),
            ("rft.source", container),
        ]
    pairs += [
        *(("rft.au", name_text(name)) for name in item.get("author", ())),
        ("rft.date", iso_date(item.get("issued"))),
        ("rft.place", item.get("publisher-place", "")),
        ("rft.pub", item.get("publisher", "")),
        ("rft.edition", item.get("edition", "")),
        ("rft.series", item.get("collection-title", "")),
        ("rft.volume", item.get("volume", "")),
        ("rft.issue", item.get("issue", "")),
        ("rft.spage", first),
        ("rft.epage", last),
        ("rft.isbn", item.get("ISBN", "")),
        ("rft_id", f"info:doi/{item['DOI']}" if "DOI" in item else item.get("URL", "")),
        ("rft.language", item.get("language", "")),
    ]
    return urlencode([(name, value) for name, value in pairs if value])
