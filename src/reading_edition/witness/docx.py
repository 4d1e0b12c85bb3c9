"""What only Word has: tracked changes, comments, the citations of Zotero, Mendeley and EndNote.

Pandoc accepts the changes, and reads the citations with the records that they carry.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reading_edition.witness.repairs import Log
from reading_edition.witness.sections import slug

READER = "docx+citations"
ALL_CHANGES = "--track-changes=all"
_LOCATOR = re.compile(r"\A[\s,;]*(?:pages?\s|pp?\.\s?)?\s*")
_UNSAFE = re.compile(r"[{}`\\\n]")
_NO_FIELD = re.compile(r"^  (?:langid = \{und\}|date = \{\}),?\n", re.MULTILINE)
_TRAILING = re.compile(r",\n\}")
_YEAR = re.compile(r"\d{4}")

Convert = Callable[[str, str, bytes], str]
"""Runs Pandoc from one format to another."""


@dataclass(frozen=True, slots=True)
class Works:
    """Works that a document cites: their BibTeX, and the key of each of its identifiers."""

    bibtex: str = ""
    keys: dict[str, str] = field(default_factory=dict)


def report_changes(tree: Any, log: Log) -> None:
    """Report the changes and comments in *tree*, Pandoc’s with all of them, by block."""
    for place, block in enumerate(tree["blocks"], 1):
        for span in _spans(block):
            (_id, classes, pairs), inside = span
            by = dict(pairs).get("author", "") or "somebody"
            words = _words(inside)
            if "deletion" in classes:
                log.find(f"deletion by {by}, left out", place)
                log.leave(f"deleted by {by}", place, words)
            elif "insertion" in classes:
                log.find(f"insertion by {by}, kept", place)
            elif "comment-start" in classes:
                log.find(f"comment by {by}, left out", place)
                log.leave(f"comment by {by}", place, words)


def _spans(node: Any) -> Iterator[Any]:
    """Yield the contents of the spans anywhere in *node*, in order."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if one.get("t") == "Span":
                yield one["c"]
            waiting.append(one.get("c"))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _words(node: Any) -> str:
    """The words anywhere in *node*."""
    parts: list[str] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if one.get("t") in {"Space", "SoftBreak", "LineBreak"}:
                parts.append(" ")
            elif one.get("t") == "Str":
                parts.append(str(one["c"]))
            else:
                waiting.append(one.get("c"))
        elif isinstance(one, list):
            waiting.extend(reversed(one))
    return "".join(parts)


def works_of(tree: Any, convert: Convert) -> Works:
    """Return the works whose records the citations in *tree*, Pandoc’s, carry."""
    if "references" not in tree["meta"]:
        return Works()
    alone = {**tree, "meta": {"references": tree["meta"]["references"]}, "blocks": []}
    items = json.loads(convert("json", "csljson", json.dumps(alone).encode()))
    taken: set[str] = set()
    known: dict[str, str] = {}
    keys: dict[str, str] = {}
    records = []
    for item in items:
        same = json.dumps({**item, "id": ""}, sort_keys=True)
        if same not in known:
            known[same] = _key(item, taken)
            # Without a language Pandoc takes titles as English, and sets capitals in them.
            records.append({"language": "und", **item, "id": known[same]})
        keys[str(item["id"])] = known[same]
    made = convert("csljson", "biblatex", json.dumps(records).encode())
    return Works(_TRAILING.sub("\n}", _NO_FIELD.sub("", made)), keys)


def _key(item: Any, taken: set[str]) -> str:
    """A key such as ``marsh1998`` for the work *item*."""
    names = item.get("author") or item.get("editor") or [{}]
    name = names[0].get("family") or names[0].get("literal") or item.get("title") or "work"
    year = _YEAR.search(json.dumps(item.get("issued", "")))
    word = re.split(r"[\s,]+", str(name).strip())[-1]
    return slug(f"{word}{year[0] if year else ''}", taken)


def roles_of(citations: Any, keys: Mapping[str, str]) -> str:
    """Return the ``{cite}`` roles for *citations*, Pandoc’s; empty where one is not known."""
    roles: list[tuple[str, str, bool]] = []
    for one in citations:
        key = keys.get(str(one["citationId"]), "")
        before = _words(one["citationPrefix"]).strip()
        after = _LOCATOR.sub("", _words(one["citationSuffix"])).strip()
        if not key or _UNSAFE.search(before + after):
            return ""
        role = {"AuthorInText": "t", "SuppressAuthor": "yearpar"}.get(one["citationMode"]["t"], "p")
        target = (f"{{{before}}}" if before else "") + key + (f"{{{after}}}" if after else "")
        roles.append((role, target, bool(before or after)))
    if len({role for role, _target, _more in roles}) == 1 and not any(more for *_, more in roles):
        return f"{{cite:{roles[0][0]}}}`{','.join(target for _role, target, _more in roles)}`"
    return "; ".join(f"{{cite:{role}}}`{target}`" for role, target, _more in roles)
