"""What each version of an edition brought, by its ledger of anchors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from packaging.version import InvalidVersion, Version

from .ledger import Current, History, Ledger, natural, places


def version_order(version: str) -> tuple[int, Version | str]:
    """Sort key: versions as `packaging` orders them (1.0rc1 before 1.0); other words come first."""
    try:
        return (1, Version(version))
    except InvalidVersion:
        return (0, version)


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
    paragraphs = {name: anchors[name] for name in sorted(anchors, key=natural)}
    paragraphs = {name: past for name, past in paragraphs.items() if past[-1].of_words}
    versions = sorted({s.version for past in paragraphs.values() for s in past}, key=version_order)
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
    paragraphs = {place: past for place, past in places(ledger.pages) if past[-1].of_words}
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
        for version in sorted(versions | set(ledger.versions), key=version_order, reverse=True)
    ]


def unpublished(current: Current, ledger: Ledger) -> tuple[list[str], list[str]]:
    """Places of the paragraphs that are new, and of those changed, since the last version."""
    published = dict(places(ledger.pages))
    now = {place: digest for place, digest in places(current) if digest}
    added = [place for place in now if place not in published]
    changed = [
        place
        for place, digest in now.items()
        if place in published and published[place][-1].hash != digest
    ]
    return added, changed
