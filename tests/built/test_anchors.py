"""Permalinks: what was published stays where it was, or leads on."""

from __future__ import annotations

from pathlib import Path

from reading_edition.html.anchors_json import NAME, read
from reading_edition.model.ledger import check
from reading_edition.store.ledger_file import load
from tests.conftest import ROOT
from tests.links import arrives, faults, pages_in, pages_of_book


def test_every_published_anchor_leads_to_its_words(built_html: Path) -> None:
    ledger, faults = load(ROOT / "docs" / "anchors.toml")
    faults += check(read(built_html)[0], ledger)
    assert not faults, "\n".join(["docs/anchors.toml:", *faults])


def test_every_anchor_that_the_edition_says_it_has_is_there(built_html: Path) -> None:
    files, (anchors, _) = pages_in(built_html), read(built_html)
    assert anchors
    addresses = [f"{page}.html#{anchor}" for page, found in anchors.items() for anchor in found]
    assert [one for one in addresses if not arrives(NAME, one, files)] == []


def test_every_link_arrives(built_html: Path, built_epub: Path) -> None:
    assert faults(pages_in(built_html)) == []
    assert faults(pages_of_book(built_epub)) == []


def test_the_ledger_has_the_places_that_one_cites() -> None:
    ledger, _ = load(ROOT / "docs" / "anchors.toml")
    places = [anchor for anchors in ledger.pages.values() for anchor in anchors]
    kinds = {place.rstrip("0123456789").partition("-")[0] for place in places}
    assert kinds == {"p", "note", "ednote", "person", "ref", "term"}
    assert ledger.versions
