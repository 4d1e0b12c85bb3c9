"""Retired anchors forward to their new places, without scripts.

On a page that still exists, the old id is set beside the new one, or, where the words went
to another page, leads to a line that says where. A page that is gone gets a small one in
its place, with a link for each of its anchors.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from ..model.ledger import Ledger
from ..model.releases import Change, changes, unpublished
from ..store.anchors import ledger_of
from ..store.domain import edition_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


RETIRED = "re-retired"
"""Class of what has the id of a retired place."""


def aliases(ledger: Ledger, docname: str) -> dict[str, list[str]]:
    """Old ids on the page *docname* by the id, on the same page, that they lead to."""
    found: dict[str, list[str]] = {}
    for place in ledger.retired:
        page, _, old = place.partition("#")
        target, _, new = ledger.place_of(place).partition("#")
        if page == target == docname and new:
            found.setdefault(new, []).append(old)
    return found


def departures(ledger: Ledger, docname: str) -> dict[str, str]:
    """Old ids on the page *docname* whose words went to another: id → ``docname#id``."""
    found = {}
    for place in ledger.retired:
        page, _, old = place.partition("#")
        target = ledger.place_of(place)
        if page == docname and target.partition("#")[0] != docname:
            found[old] = target
    return found


def relative(source: str, target: str) -> str:
    """The address of *target* (``docname#id``) from the page *source*, by file names."""
    page, sign, anchor = target.partition("#")
    return posixpath.relpath(f"{page}.html", posixpath.dirname(source) or ".") + sign + anchor


def redirect_page(docname: str, moved: Mapping[str, str], language: str) -> str:
    """The page that stands where *docname* was; *moved* is as `departures` gives it.

    A browser that comes for an anchor shows the link of that anchor.
    """
    rows = "\n".join(
        f'<p id="{escape(old)}"><a href="{escape(relative(docname, target))}">'
        f"{escape(target)}</a></p>"
        for old, target in moved.items()
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        '<meta name="robots" content="noindex">\n<title>This page has moved</title>\n'
        "<style>p:target{font-weight:bold}</style>\n</head>\n<body>\n<main>\n"
        "<h1>This page has moved</h1>\n<p>What stood here is now at:</p>\n"
        f"{rows}\n</main>\n</body>\n</html>\n"
    )


def _mark(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Set old ids beside new ones, and say what went elsewhere and what has changed."""
    if app.builder.format != "html":
        return
    ledger = ledger_of(edition_domain(app.env))
    alias = aliases(ledger, docname)
    if alias:
        for node in list(doctree.findall(nodes.Element)):
            for old in [old for new in node["ids"] for old in alias.get(new, ())]:
                first = next(iter(node.findall(nodes.TextElement)), node)
                # Behind the number of a paragraph, which stays first in it.
                first.insert(1, nodes.inline("", "", ids=[old], classes=[RETIRED]))
    body: nodes.Element = next(doctree.findall(nodes.section), doctree)
    for name, target in departures(ledger, docname).items():
        line = nodes.paragraph("", f"What stood at {name} is now at ", ids=[name])
        line["classes"].append(RETIRED)
        line += nodes.reference("", target, refuri=relative(docname, target), internal=True)
        body.append(line)
    since, found = changes(ledger.pages.get(docname, {}))
    if since:
        section = edition_domain(app.env).sections.get(docname)
        now = {p.anchor: p.hash for p in section.paragraphs} if section else {}
        added, changed = unpublished({docname: now}, ledger)
        if added or changed:
            found.append(Change("", _anchors(added), _anchors(changed)))
        body.append(_history(since, found))


def _anchors(places: list[str]) -> tuple[str, ...]:
    return tuple(place.partition("#")[2] for place in places)


def _history(first: str, found: list[Change]) -> nodes.paragraph:
    """The line that says since when the page has its words; "" is the version to come."""
    line = nodes.paragraph(classes=["re-changes"])
    line += nodes.Text(f"Published in version {first}")
    for change in found:
        for verb, anchors in (("added", change.added), ("changed", change.changed)):
            if anchors:
                when = f"version {change.version}" if change.version else "since then"
                line += nodes.Text(f"; {when} {verb} ")
            for position, anchor in enumerate(anchors):
                line += nodes.Text(", " * bool(position))
                name = anchor.replace("p", "¶", 1)
                line += nodes.reference("", name, refuri=f"#{anchor}", internal=True)
    line += nodes.Text("." if found else "; unchanged since.")
    return line


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.name != "html":
        return
    ledger = ledger_of(edition_domain(app.env))
    gone = {place.partition("#")[0] for place in ledger.retired} - set(app.env.found_docs)
    for docname in sorted(gone):
        path = Path(app.outdir) / f"{docname}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = redirect_page(docname, departures(ledger, docname), app.config.language)
        path.write_text(text, encoding="utf-8")


def setup_redirects(app: Sphinx) -> None:
    app.connect("doctree-resolved", _mark)
    app.connect("build-finished", _write)
