"""The ledger of published anchors: a permalink, once published, never breaks silently.

The ledger is a TOML file. Each page has a table of its anchors; an anchor has its history,
the versions in which its words were new, with the short hash of a paragraph's words. An
anchor that is given up is listed as retired, with its new place. Each version has the day it
was published on::

    [versions]
    "0.1.0" = "2026-11-23"

    [pages."text/opening"]
    p1 = "0.1.0 a1b2c3d, 0.2.0 e4f5a6b"
    person-serge = "0.1.0"

    [[retired]]
    place = "text/opening#p7"
    to = "text/opening#p8"
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .hashing import hash_of

Current = Mapping[str, Mapping[str, str]]
"""Anchors as they now are: docname → id → short hash, empty for all but paragraphs."""
HASH = 7
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HEAD = """\
# Anchors that have been published, with the versions in which their words were new.
# Written by `reading-edition anchors update`; only [[retired]] is edited by hand.
"""


@dataclass(frozen=True, slots=True)
class State:
    """The words under an anchor, since *version*."""

    version: str
    hash: str = ""

    def __str__(self) -> str:
        return f"{self.version} {self.hash}".strip()


History = tuple[State, ...]
"""The states of an anchor, the oldest first; never empty."""


@dataclass(frozen=True)
class Ledger:
    """Published anchors by page, and retired places with the places they lead to now."""

    pages: Mapping[str, Mapping[str, History]] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    """The day of each version, as in 2026-11-23."""

    def place_of(self, place: str) -> str:
        """Where *place* (``docname#id``) is now: itself, or the end of its forwarding."""
        seen = {place}
        while place in self.retired:
            place = self.retired[place]
            if place in seen:
                break
            seen.add(place)
        return place


def short_hash(text: str) -> str:
    """Seven hexadecimal digits of the words of *text*, whatever its case and punctuation."""
    return hash_of(text)[:HASH]


def load(path: Path) -> tuple[Ledger, list[str]]:
    """Read a ledger; the faults begin with the file's name. A file that is not there is empty."""
    if not path.is_file():
        return Ledger(), []
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Ledger(), [f"{path}: this is no TOML ({error}). Take the last version committed."]
    faults: list[str] = []
    pages: dict[str, dict[str, History]] = {}
    for docname, anchors in _tables(data.get("pages")).items():
        for anchor, line in _tables(anchors).items():
            states = tuple(
                State(*part.split()[:2]) for part in str(line).split(",") if part.split()
            )
            if states:
                pages.setdefault(docname, {})[anchor] = states
            else:
                faults.append(f"{path}: {docname}#{anchor} has no version. Write one, as in 0.1.0.")
    retired = {}
    listed = data.get("retired", [])
    for entry in listed if isinstance(listed, list) else [listed]:
        table = _tables(entry)
        if "#" in str(table.get("place", "")) and table.get("to"):
            retired[str(table["place"])] = str(table["to"])
        else:
            faults.append(
                f"{path}: [[retired]] {entry!r} needs a place and what it leads to: "
                'place = "page#id" and to = "page#id".'
            )
    versions = {}
    for version, day in _tables(data.get("versions")).items():
        try:
            versions[version] = date.fromisoformat(str(day)).isoformat()
        except ValueError:
            faults.append(
                f"{path}: version {version} has the date {day!r}. Write it as in 2026-11-23."
            )
    return Ledger(pages, retired, versions), faults


def _tables(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def dump(ledger: Ledger) -> str:
    """*ledger* as TOML, one line an anchor, pages by name and anchors in natural order."""
    lines = [_HEAD.rstrip(), "", "[versions]"]
    lines += [
        f"{_quoted(version)} = {_quoted(ledger.versions[version])}"
        for version in sorted(ledger.versions, key=_numbers)
    ]
    for docname in sorted(ledger.pages):
        lines += ["", f"[pages.{_quoted(docname)}]"]
        for anchor in sorted(ledger.pages[docname], key=_natural):
            name = anchor if _BARE.fullmatch(anchor) else _quoted(anchor)
            lines.append(f'{name} = "{", ".join(map(str, ledger.pages[docname][anchor]))}"')
    for place, target in ledger.retired.items():
        lines += ["", "[[retired]]", f"place = {_quoted(place)}", f"to = {_quoted(target)}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """*text* as a TOML string: one of JSON is one of TOML too."""
    return json.dumps(text, ensure_ascii=False)


def _natural(anchor: str) -> tuple[str, int, str]:
    """Sort key: p2 before p10."""
    found = re.fullmatch(r"(\D*)(\d{1,9})", anchor)
    return (found[1], int(found[2]), "") if found else (anchor, 0, anchor)


def _places(pages: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    for docname, anchors in pages.items():
        for anchor, value in anchors.items():
            yield f"{docname}#{anchor}", value


def check(current: Current, ledger: Ledger) -> list[str]:
    """What has become of the published anchors: a fault for each that does not lead home."""
    now = dict(_places(current))
    standing = {digest: place for place, digest in now.items() if digest}
    faults = []
    for place, history in _places(ledger.pages):
        last = history[-1]
        elsewhere = standing.get(last.hash, "") if last.hash else ""
        if place in now:
            if elsewhere and now[place] != last.hash:
                faults.append(
                    f"{place} leads to other words: those published under it in version "
                    f"{last.version} stand at {elsewhere}. Put the paragraphs back in their "
                    "order, or, if the new order is meant, raise the version and run: "
                    "reading-edition anchors update"
                )
        elif place not in ledger.retired:
            hint = f" (its words are at {elsewhere})" if elsewhere else ""
            faults.append(
                f"{place} was published in version {history[0].version} and is gone{hint}. Give "
                "the page its anchor back, or retire it in the ledger:\n"
                f'    [[retired]]\n    place = "{place}"\n    to = "{elsewhere or "page#id"}"'
            )
    for place in ledger.retired:
        target = ledger.place_of(place)
        if place in now:
            faults.append(f"{place} is retired, and yet in use. Take it out of [[retired]].")
        elif target not in now and target not in current:
            faults.append(
                f"{place} is retired to {target}, which is no page or anchor of the edition. "
                "Write in its to where the words are now."
            )
    return faults


def update(current: Current, ledger: Ledger, version: str, day: str = "") -> Ledger:
    """*ledger* with the anchors of *version*, of *day*: new ones added, changed words noted.

    A retired anchor leaves its page's table. One that has vanished stays, so that `check`
    goes on asking for it.
    """
    pages = {
        docname: {
            anchor: history
            for anchor, history in anchors.items()
            if f"{docname}#{anchor}" not in ledger.retired
        }
        for docname, anchors in ledger.pages.items()
    }
    for docname, anchors in current.items():
        for anchor, digest in anchors.items():
            page = pages.setdefault(docname, {})
            page[anchor] = _extended(page.get(anchor, ()), State(version, digest))
    versions = {**ledger.versions, **({version: day} if day else {})}
    return Ledger({name: page for name, page in pages.items() if page}, ledger.retired, versions)


def _extended(history: History, state: State) -> History:
    if history and history[-1].hash == state.hash:
        return history
    kept = tuple(past for past in history if past.version != state.version)
    return kept if kept and kept[-1].hash == state.hash else (*kept, state)


@dataclass(frozen=True, slots=True)
class Change:
    """The anchors of a page whose words were new in *version*, after the page's first."""

    version: str
    added: tuple[str, ...]
    changed: tuple[str, ...]


def changes(anchors: Mapping[str, History]) -> tuple[str, list[Change]]:
    """The version that a page was first published in, and what changed in each since.

    *anchors* is the page's table. Only paragraphs count: anchors that have a hash.
    """
    paragraphs = {name: anchors[name] for name in sorted(anchors, key=_natural)}
    paragraphs = {name: past for name, past in paragraphs.items() if past[-1].hash}
    versions = sorted({s.version for past in paragraphs.values() for s in past}, key=_numbers)
    found = []
    for version in versions[1:]:
        added = [name for name, past in paragraphs.items() if past[0].version == version]
        changed = [
            name
            for name, past in paragraphs.items()
            if any(state.version == version for state in past[1:])
        ]
        found.append(Change(version, tuple(added), tuple(changed)))
    return versions[0] if versions else "", found


@dataclass(frozen=True, slots=True)
class Release:
    """What a version brought: places (``docname#id``) of paragraphs, in the ledger's order."""

    version: str
    day: str
    """ISO 8601, or empty if the ledger does not know it."""
    added: tuple[str, ...]
    changed: tuple[str, ...]


def releases(ledger: Ledger) -> list[Release]:
    """The versions of *ledger*, the newest first, with the paragraphs new or changed in each."""
    paragraphs = {place: past for place, past in _places(ledger.pages) if past[-1].hash}
    versions = {state.version for past in paragraphs.values() for state in past}
    return [
        Release(
            version,
            ledger.versions.get(version, ""),
            tuple(place for place, past in paragraphs.items() if past[0].version == version),
            tuple(
                place
                for place, past in paragraphs.items()
                if any(state.version == version for state in past[1:])
            ),
        )
        for version in sorted(versions | set(ledger.versions), key=_numbers, reverse=True)
    ]


def unpublished(current: Current, ledger: Ledger) -> tuple[list[str], list[str]]:
    """Places of the paragraphs that are new, and of those changed, since the last version."""
    published = dict(_places(ledger.pages))
    now = {place: digest for place, digest in _places(current) if digest}
    added = [place for place in now if place not in published]
    changed = [
        place
        for place, digest in now.items()
        if place in published and published[place][-1].hash != digest
    ]
    return added, changed


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d{1,9}", version)]
