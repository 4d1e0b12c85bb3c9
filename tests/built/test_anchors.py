"""Permalinks: what was published stays where it was, or leads on."""

from __future__ import annotations

from pathlib import Path

from reading_edition.commands.anchors import collect
from reading_edition.model.ledger import check
from reading_edition.store.ledger_file import load
from tests.conftest import ROOT


def test_every_published_anchor_leads_to_its_words(built_html: Path) -> None:
    ledger, faults = load(ROOT / "docs" / "anchors.toml")
    faults += check(collect(built_html)[0], ledger)
    assert not faults, "\n".join(["docs/anchors.toml:", *faults])


def test_the_ledger_has_the_places_that_one_cites() -> None:
    ledger, _ = load(ROOT / "docs" / "anchors.toml")
    places = [anchor for anchors in ledger.pages.values() for anchor in anchors]
    kinds = {place.rstrip("0123456789").partition("-")[0] for place in places}
    assert kinds == {"p", "note", "ednote", "person", "ref", "term"}
    assert ledger.versions
