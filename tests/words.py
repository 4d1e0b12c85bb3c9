"""Makes Word files of our own words for the tests: notes, changes, comments, citation fields."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_BY = 'w:author="Tamsin Oake" w:date="2020-01-01T00:00:00Z"'
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
)


def run(words: str, kind: str = "t") -> str:
    return f'<w:r><w:{kind} xml:space="preserve">{escape(words)}</w:{kind}></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    head = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{head}{''.join(runs)}</w:p>"


def inserted(words: str) -> str:
    return f'<w:ins w:id="1" {_BY}>{run(words)}</w:ins>'


def deleted(words: str) -> str:
    return f'<w:del w:id="2" {_BY}>{run(words, "delText")}</w:del>'


def commented(words: str) -> str:
    return (
        f'<w:commentRangeStart w:id="0"/>{run(words)}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )


def noted(kind: str) -> str:
    """The mark of the one ``footnote`` or ``endnote``."""
    return f'<w:r><w:{kind}Reference w:id="2"/></w:r>'


def field(code: str, shown: str) -> str:
    """A field, as the programs for citations write them."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        sign.format("begin") + run(f" {code} ", "instrText") + sign.format("separate")
        + run(shown) + sign.format("end")
    )  # fmt: skip


def zotero(items: Sequence[Mapping[str, Any]], shown: str, program: str = "ZOTERO_ITEM ") -> str:
    """A citation of Zotero, or with an empty *program* of Mendeley."""
    data = {"citationID": "x", "properties": {}, "citationItems": items, "schema": "s"}
    return field(f"ADDIN {program}CSL_CITATION {json.dumps(data)}", shown)


def docx(path: Path, body: str, **parts: str) -> Path:
    """Write a document of *body*; *parts* are the paragraphs of ``footnote``, ``comment`` …"""
    files = {"document": f"<w:body>{body}</w:body>", "styles": STYLES}
    for kind, words in parts.items():
        if kind in {"header", "footer"}:
            files[f"{kind}1"] = words
        else:
            number = "0" if kind == "comment" else "2"
            files[f"{kind}s"] = f'<w:{kind} w:id="{number}" {_BY}>{words}</w:{kind}>'
    roots = {"header1": "hdr", "footer1": "ftr"}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", _relations({"word/document.xml": "officeDocument"}))
        for name, content in files.items():
            root = roots.get(name, name)
            archive.writestr(
                f"word/{name}.xml", f'<?xml version="1.0"?><w:{root} {_WORD}>{content}</w:{root}>'
            )
        targets = {f"{name}.xml": name.rstrip("1") for name in files if name != "document"}
        archive.writestr("word/_rels/document.xml.rels", _relations(targets))
    return path


def _relations(targets: Mapping[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets.items())
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'
