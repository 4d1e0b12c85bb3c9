"""The persons as data, beside the pages."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urldefrag

from lxml import html

from reading_edition.people.authority import load
from tests.conftest import ROOT


def test_every_address_of_the_data_is_an_anchor_of_a_page(built_html: Path) -> None:
    persons = json.loads((built_html / "names.json").read_text(encoding="utf-8"))["@graph"]
    places = [place["@id"] for person in persons for place in person["@reverse"]["mentions"]]
    anchors: dict[str, set[str]] = {}
    for address in (*places, *(person["@id"] for person in persons)):
        page, anchor = urldefrag(address)
        if page not in anchors:
            text = (built_html / page).read_text(encoding="utf-8")
            anchors[page] = set(html.fromstring(text.encode()).xpath("//@id"))
        assert anchor in anchors[page], address


def test_the_data_have_the_persons_of_the_authority_file(built_html: Path) -> None:
    persons = json.loads((built_html / "names.json").read_text(encoding="utf-8"))["@graph"]
    authority, _ = load(ROOT / "names.toml")
    assert {person["identifier"] for person in persons} == {
        person.key for person in authority.persons.values() if not person.see
    }
