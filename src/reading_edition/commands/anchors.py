"""``reading-edition anchors``: the anchors of a built edition against their ledger."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..html.anchors_json import NAME, read
from ..model.ledger import HASH_VERSION, check, update
from ..store.ledger_file import dump, load

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def check_pages(arguments: Namespace) -> int:
    """Check the pages against the ledger; 1 if an anchor does not resolve, 2 without pages."""
    path = Path(arguments.ledger)
    current, _ = read(Path(arguments.html))
    if not current:
        return _no_pages(arguments.html)
    ledger, faults = load(path)
    return _report([*faults, *(f"{path}: {fault}" for fault in check(current, ledger))])


def update_ledger(arguments: Namespace) -> int:
    """Note in the ledger what is published; 1 if an anchor does not resolve, 2 without pages."""
    path = Path(arguments.ledger)
    current, former = read(Path(arguments.html))
    if not current:
        return _no_pages(arguments.html)
    ledger, faults = load(path)
    if faults:
        return _report(faults)
    if ledger.hash_version < HASH_VERSION and not any(map(_hashed, former.values())):
        print(
            f"{path}: its hashes are of an earlier version, and the pages do not have them. "
            "Build all pages again with this ledger: sphinx-build -E",
            file=sys.stderr,
        )
        return 2
    known = ledger.versions.get(arguments.version, date.today().isoformat())
    ledger = update(current, ledger, arguments.version, arguments.date or known, former)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(dump(ledger, text), encoding="utf-8")
    return _report([f"{path}: {fault}" for fault in check(current, ledger)])


def _no_pages(folder: str) -> int:
    print(
        f"{folder}: no {NAME} here. Build the HTML edition, and name its folder.",
        file=sys.stderr,
    )
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
