"""The ledger of published anchors: a permalink, once published, never breaks silently.

Each page has a table of its anchors; an anchor has its history, the versions in which its
words were new, with the short hash of a paragraph's words. An anchor that is given up is
retired, with its new place.

The hash has versions of its own: 1 counted also the keys of the citations in a paragraph, 2
counts printed words alone. A state that was published with an earlier hash keeps it, so that
a citation which quotes it still leads to its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .hashing import hash_of

Current = Mapping[str, Mapping[str, str]]
"""Anchors as they now are: docname → id → short hash, empty for all but paragraphs."""
HASH = 7
HASH_VERSION = 2
"""The version of the hash that paragraphs have now."""


@dataclass(frozen=True, slots=True)
class State:
    """The words under an anchor, since *version*."""

    version: str
    hash: str = ""
    former: str = ""
    """The hash, of an earlier version, under which these words were published."""

    def __str__(self) -> str:
        return f"{self.version} {self.hash} {self.former and f'({self.former})'}".strip()

    @property
    def of_words(self) -> bool:
        """Whether this is the state of a paragraph (and not of another anchor)."""
        return bool(self.hash or self.former)


History = tuple[State, ...]
"""The states of an anchor, the oldest first; never empty."""


@dataclass(frozen=True)
class Ledger:
    """Published anchors by page, and retired places with the places they lead to now."""

    pages: Mapping[str, Mapping[str, History]] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    """The day of each version, as in 2026-11-23."""
    hash_version: int = HASH_VERSION
    """The version of the hashes in it."""

    def place_of(self, place: str) -> str:
        """Where *place* (``docname#id``) is now: itself, or the end of its forwarding."""
        seen = {place}
        while place in self.retired:
            place = self.retired[place]
            if place in seen:
                break
            seen.add(place)
        return place

    def places_with(self, digest: str) -> list[tuple[str, str]]:
        """Where words with the hash *digest* were published, and in which version.

        A place is where it is now; a citation may quote a hash of any version.
        """
        return [
            (self.place_of(place), state.version)
            for place, history in places(self.pages)
            for state in history
            if digest and digest in (state.hash, state.former)
        ]


def short_hash(text: str) -> str:
    """Seven hexadecimal digits of the words of *text*, whatever its case and punctuation."""
    return hash_of(text)[:HASH]


def natural(anchor: str) -> tuple[str, int, str]:
    """Sort key: p2 before p10."""
    found = re.fullmatch(r"(\D*)(\d{1,9})", anchor)
    return (found[1], int(found[2]), "") if found else (anchor, 0, anchor)


def places(pages: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    """The anchors of *pages* as places (``docname#id``), each with its value."""
    for docname, anchors in pages.items():
        for anchor, value in anchors.items():
            yield f"{docname}#{anchor}", value


def check(current: Current, ledger: Ledger) -> list[str]:
    """Return a problem for every published anchor that no longer resolves."""
    now = dict(places(current))
    standing = {digest: place for place, digest in now.items() if digest}
    faults = []
    for place, history in places(ledger.pages):
        last = history[-1]
        elsewhere = standing.get(last.hash, "") if last.hash else ""
        if place in now:
            if elsewhere and now[place] != last.hash:
                faults.append(
                    f"{place} leads to other words: those published under it in version "
                    f"{last.version} are now at {elsewhere}. Put the paragraphs back in their "
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
            faults.append(f"{place} is retired, but still in use. Remove it from [[retired]].")
        elif target not in now and target not in current:
            faults.append(
                f"{place} is retired to {target}, which is not a page or an anchor of the edition. "
                "Correct its 'to': where are the words now?"
            )
    return faults


def update(
    current: Current, ledger: Ledger, version: str, day: str = "", former: Current | None = None
) -> Ledger:
    """*ledger* with the anchors of *version*, of *day*: new ones added, changed words noted.

    A retired anchor leaves its page's table. One that has vanished stays, so that `check`
    goes on asking for it. For a ledger of an earlier hash, *former* has the hashes by which
    its paragraphs were published.
    """
    pages = {
        docname: {
            anchor: history
            for anchor, history in anchors.items()
            if f"{docname}#{anchor}" not in ledger.retired
        }
        for docname, anchors in ledger.pages.items()
    }
    if ledger.hash_version < HASH_VERSION:
        pages = _migrated(pages, current, former or {})
    for docname, anchors in current.items():
        for anchor, digest in anchors.items():
            page = pages.setdefault(docname, {})
            page[anchor] = _extended(page.get(anchor, ()), State(version, digest))
    versions = {**ledger.versions, **({version: day} if day else {})}
    return Ledger({name: page for name, page in pages.items() if page}, ledger.retired, versions)


def _migrated(
    pages: Mapping[str, Mapping[str, History]], current: Current, former: Current
) -> dict[str, dict[str, History]]:
    """*pages* with each hash kept as a former one, beside the new one where words are the same."""
    found: dict[str, dict[str, History]] = {}
    for docname, anchors in pages.items():
        for anchor, history in anchors.items():
            states = [replace(one, hash="", former=one.hash or one.former) for one in history]
            last = states[-1].former
            if last and former.get(docname, {}).get(anchor) == last:
                states[-1] = replace(states[-1], hash=current.get(docname, {}).get(anchor, ""))
            found.setdefault(docname, {})[anchor] = tuple(states)
    return found


def _extended(history: History, state: State) -> History:
    if history and history[-1].hash == state.hash:
        return history
    kept = tuple(past for past in history if past.version != state.version)
    return kept if kept and kept[-1].hash == state.hash else (*kept, state)
