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
from ..model.ledger import HASH_VERSION, check, update
from ..store.ledger_file import dump, load

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_PUBLISHED = re.compile(r"p\d+|(?:note|ednote|person|ref|term)-.+(?<!-mark)(?<!-mark-\d)")
"""What one may cite: paragraphs, notes of either series, persons, works and terms.

Headings and what the writers count out afresh in each build are no lasting places.
"""
_PAGES_WITHOUT = ("genindex", "search")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input"})
_VOID |= {"link", "meta", "source", "track", "wbr"}
Found = dict[str, dict[str, str]]
"""Hashes by docname and id."""


class _Anchors(HTMLParser):
    """Collects the ids in the main part of a page, with the hashes of its paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.former: dict[str, str] = {}
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
            anchor = str(given.get("href")).removeprefix("#")
            self.found[anchor] = digest
            self.former[anchor] = given.get("data-former-hash") or ""

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag not in _VOID:
            self._depth -= 1


def anchors_of(html: str) -> dict[str, str]:
    """The anchors of a page: id → short hash, which only a paragraph has."""
    parser = _Anchors()
    parser.feed(html)
    return parser.found


def collect(folder: Path) -> tuple[Found, Found]:
    """The anchors of every page of the HTML edition in *folder*, by docname.

    Twice: with the hashes that they have now, and with those of an earlier version.
    """
    found, former = {}, {}
    for path in sorted(folder.rglob("*.html")):
        docname = path.relative_to(folder).with_suffix("").as_posix()
        if docname not in _PAGES_WITHOUT and not docname.startswith("_"):
            parser = _Anchors()
            parser.feed(path.read_text(encoding="utf-8"))
            if parser.found:
                found[docname], former[docname] = parser.found, parser.former
    return found, former


def check_pages(arguments: Namespace) -> int:
    """Check the pages against the ledger; 1 if an anchor does not resolve, 2 without pages."""
    path = Path(arguments.ledger)
    current, _ = collect(Path(arguments.html))
    if not current:
        return _no_pages(arguments.html)
    ledger, faults = load(path)
    return _report([*faults, *(f"{path}: {fault}" for fault in check(current, ledger))])


def update_ledger(arguments: Namespace) -> int:
    """Note in the ledger what is published; 1 if an anchor does not resolve, 2 without pages."""
    path = Path(arguments.ledger)
    current, former = collect(Path(arguments.html))
    if not current:
        return _no_pages(arguments.html)
    ledger, faults = load(path)
    if faults:
        return _report(faults)
    if ledger.hash_version < HASH_VERSION and not any(map(_hashed, former.values())):
        print(
            f"{path}: its hashes are of an earlier version, and the pages do not have them. "
            "Build the pages anew with this ledger: sphinx-build -E",
            file=sys.stderr,
        )
        return 2
    known = ledger.versions.get(arguments.version, date.today().isoformat())
    ledger = update(current, ledger, arguments.version, arguments.date or known, former)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(dump(ledger, text), encoding="utf-8")
    return _report([f"{path}: {fault}" for fault in check(current, ledger)])


def _no_pages(folder: str) -> int:
    print(f"{folder}: no pages here. Build the HTML edition, and name its folder.", file=sys.stderr)
    return 2


def _report(faults: list[str]) -> int:
    for fault in faults:
        print(fault, file=sys.stderr)
    return int(bool(faults))


def _hashed(hashes: dict[str, str]) -> bool:
    return any(hashes.values())


def find(arguments: Namespace) -> int:
    """Print where the words with a hash were published and are now; 1 if the ledger has none."""
    path = Path(arguments.ledger)
    ledger, faults = load(path)
    for fault in faults:
        print(fault, file=sys.stderr)
    places = ledger.places_with(arguments.hash.strip().removeprefix("text "))
    for place, version in places:
        print(f"{place}, published in version {version}")
    if not places:
        print(f"{path}: no paragraph was published with {arguments.hash!r}.", file=sys.stderr)
    return int(not places)


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add ``reading-edition anchors`` to the command line."""
    parser = subparsers.add_parser("anchors", help="check, update or search the ledger of anchors")
    actions = parser.add_subparsers(required=True, metavar="ACTION", dest="action")
    checking = actions.add_parser("check", help="check the pages against the ledger")
    checking.set_defaults(run=check_pages)
    updating = actions.add_parser("update", help="note in the ledger what is published")
    updating.add_argument("--version", required=True, help="version being published")
    updating.add_argument("--date", help="its date, as in 2026-11-23 (default: today)")
    updating.set_defaults(run=update_ledger)
    for action in (checking, updating):
        action.add_argument("html", help="folder of the built HTML edition")
    finding = actions.add_parser("find", help="find the paragraph that a citation's hash names")
    finding.add_argument("hash", help="the hash, as in a1b2c3d")
    finding.set_defaults(run=find)
    for action in (checking, updating, finding):
        action.add_argument("--ledger", default="docs/anchors.toml", help="the ledger")
