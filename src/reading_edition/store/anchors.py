"""The ledger of published anchors, as the project names it, and the anchors of the pages now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import settings_of
from ..messages import Subtype, warn
from ..model.address import Address
from ..model.ledger import Ledger, check
from .collectors import Listing
from .domain import edition_domain
from .features import register
from .ledger_file import line_of, load
from .targets import Target, Targets, targets_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import EditionDomain


def ledger_file(domain: EditionDomain) -> Path | None:
    """The ledger, if the project names one."""
    name = settings_of(domain.env).anchors
    return Path(domain.env.srcdir) / name if name else None


def _loaded(domain: EditionDomain) -> tuple[Ledger, list[str]]:
    path = ledger_file(domain)
    return load(path) if path else (Ledger(), [])


def ledger_of(domain: EditionDomain) -> Ledger:
    """The ledger of published anchors, read once in each process; empty without one."""
    return domain.once(_loaded)[0]


def current_anchors(domain: EditionDomain) -> dict[str, dict[str, str]]:
    """The anchors that the pages have now: docname → id → short hash, which a paragraph has."""
    found: dict[str, dict[str, str]] = {}
    for docname, section in domain.sections.items():
        found[docname] = {one.anchor: one.hash for one in section.paragraphs}
    for target in targets_of(domain):
        if target.address.anchor:
            found.setdefault(target.address.docname, {}).setdefault(target.address.anchor, "")
    return found


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of published anchors that no longer resolve, and of faults of the ledger itself."""
    domain = edition_domain(env)
    path = ledger_file(domain)
    if path is None:
        return
    for fault in domain.once(_loaded)[1]:
        warn(Subtype.LEDGER, fault)
    for fault in check(current_anchors(domain), ledger_of(domain)):
        line = line_of(path, fault.partition(" ")[0])
        warn(Subtype.LEDGER, fault, location=f"{path}:{line}")


def _terms(domain: EditionDomain) -> Iterator[Target]:
    """The terms of the glossaries."""
    for _, _, kind, docname, anchor, _ in domain.env.get_domain("std").get_objects():
        if kind == "term":
            yield Target("term", Address(docname, anchor))


def setup_anchors(app: Sphinx) -> None:
    register(app, Listing("", (ledger_of,)))
    register(app, Targets(_terms))
    app.connect("env-check-consistency", _check)
