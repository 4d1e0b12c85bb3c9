"""What an indexer would correct in the indexes that the edition prints, reported after reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..messages import Subtype, warn
from ..store.domain import EditionDomain, edition_domain
from ..store.indexes import authority_file, authority_of, index_names, index_of, listing

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LISTED = 10
"""Unmentioned entries listed by key in the warning; the rest are only counted."""


def _report(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn about each index that a page shows."""
    domain = edition_domain(env)
    for index in index_names(domain):
        if domain.pages_with(listing(index)):
            _report_index(domain, index)


def _report_index(domain: EditionDomain, index: str) -> None:
    file, entries = authority_file(domain, index), authority_of(domain, index).persons
    unmentioned = []
    for finding in index_of(domain, index).findings:
        entry = entries.get(finding.key)
        if entry and not entry.line:
            continue  # a work, say: it was not written for the index
        if finding.rule == "unmentioned":
            unmentioned.append(finding.key)
        else:
            where = f"{file}:{entry.line}" if entry else str(file or index)
            warn(Subtype.INDEX, finding.message, location=where)
    if unmentioned:
        others = len(unmentioned) - LISTED
        warn(
            Subtype.INDEX,
            f"No page mentions {', '.join(unmentioned[:LISTED])}"
            f"{f' and {others} others' if others > 0 else ''}: the index leaves them out. "
            "Mention them, or take them out of the authority file.",
            location=f"{file}:{entries[unmentioned[0]].line}",
        )


def setup_index_report(app: Sphinx) -> None:
    app.connect("env-check-consistency", _report)
