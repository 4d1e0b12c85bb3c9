"""``reading-edition anchors``: the anchors of a built edition against their ledger.

What is published is the HTML, so that is where the anchors are read from.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from ..html.redirects import RETIRED
from ..model.ledger import check, dump, load, update

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_PUBLISHED = re.compile(r"p\d+|(?:note|ednote|person|ref|term)-.+(?<!-mark)(?<!-mark-\d)")
"""What one may cite: paragraphs, notes of either series, persons, works and terms.

Headings and what the writers count out afresh in each build are no lasting places.
"""
_PAGES_WITHOUT = ("genindex", "search")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input"})
_VOID |= {"link", "meta", "source", "track", "wbr"}


class _Anchors(HTMLParser):
    """Collects the ids in the main part of a page, with the hashes of its paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._depth or given.get("role") == "main":
            self._depth += tag not in _VOID
        if not self._depth:
            return
        name = given.get("id")
        retired = RETIRED in (given.get("class") or "").split()
        if name and _PUBLISHED.fullmatch(name) and not retired:
            self.found.setdefault(name, "")
        if digest := given.get("data-hash"):
            self.found[str(given.get("href")).removeprefix("#")] = digest

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag not in _VOID:
            self._depth -= 1


def anchors_of(html: str) -> dict[str, str]:
    """The anchors of a page: id → short hash, which only a paragraph has."""
    parser = _Anchors()
    parser.feed(html)
    return parser.found


def collect(folder: Path) -> dict[str, dict[str, str]]:
    """The anchors of every page of the HTML edition in *folder*, by docname."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        docname = path.relative_to(folder).with_suffix("").as_posix()
        if docname not in _PAGES_WITHOUT and not docname.startswith("_"):
            found[docname] = anchors_of(path.read_text(encoding="utf-8"))
    return {docname: anchors for docname, anchors in found.items() if anchors}


def main(arguments: Namespace) -> int:
    """Check or update the ledger; 1 if an anchor does not lead home, 2 without pages."""
    folder, path = Path(arguments.html), Path(arguments.ledger)
    current = collect(folder)
    if not current:
        print(
            f"{folder}: no pages here. Build the HTML edition, and name its folder.",
            file=sys.stderr,
        )
        return 2
    if arguments.action == "update" and not arguments.version:
        print("update: say which version is published: --version 0.2.0", file=sys.stderr)
        return 2
    ledger, faults = load(path)
    if arguments.action == "update" and not faults:
        known = ledger.versions.get(arguments.version, date.today().isoformat())
        ledger = update(current, ledger, arguments.version, arguments.date or known)
        path.write_text(dump(ledger), encoding="utf-8")
    faults += [f"{path}: {fault}" for fault in check(current, ledger)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return int(bool(faults))


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add ``reading-edition anchors`` to the command line."""
    parser = subparsers.add_parser("anchors", help="check or update the ledger of anchors")
    parser.add_argument("action", choices=["check", "update"])
    parser.add_argument("html", help="folder of the built HTML edition")
    parser.add_argument("--ledger", default="docs/anchors.toml", help="the ledger")
    parser.add_argument("--version", help="version being published (update)")
    parser.add_argument("--date", help="its date, as in 2026-11-23 (default: today)")
    parser.set_defaults(run=main)
