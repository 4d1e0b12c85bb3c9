"""The ledger of published anchors, as the project names it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..config import settings_of
from ..model.ledger import Ledger, load
from .collectors import Listing
from .features import register

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .domain import EditionDomain


def ledger_file(domain: EditionDomain) -> Path | None:
    """The ledger, if the project names one."""
    name = settings_of(domain.env).anchors
    return Path(domain.env.srcdir) / name if name else None


def _ledger(domain: EditionDomain) -> Ledger:
    path = ledger_file(domain)
    return load(path)[0] if path else Ledger()


def ledger_of(domain: EditionDomain) -> Ledger:
    """The ledger of published anchors, read once in each process; empty without one."""
    return domain.once(_ledger)


def setup_anchors(app: Sphinx) -> None:
    register(app, Listing("", (ledger_of,)))
