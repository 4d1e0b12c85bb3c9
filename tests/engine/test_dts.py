"""The static documents of the Distributed Text Services."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from tests.engine import test_kinds
from tests.tei import find, words

if TYPE_CHECKING:
    from conftest import Build, Edition

RECORD = {
    "title": "E & F",
    "date": "2026",
    "version": "1",
    "editors": ["A, B"],
    "url": "https://example.org/e/",
}
PICTURE = "![x](x.svg)\n"


@pytest.fixture
def built(edition: Build) -> Edition:
    pages = {**test_kinds.PAGES, "three.md": test_kinds.LETTER + PICTURE, "x.svg": "<svg/>"}
    conf = test_kinds.CONF + f"reading_edition_record = {RECORD!r}\n"
    made = edition(pages, builder="dts", conf=conf)
    assert made.warnings == ""
    return made


def expanded(template: str, **given: str) -> str:
    """The *template* with the values *given*, as RFC 6570 says, without the address of all."""

    def value(found: re.Match[str]) -> str:
        sign, names = found[1], found[2].split(",")
        told = [(name, given[name]) for name in names if name in given]
        if sign == ";":
            return "".join(f";{name}={one}" for name, one in told)
        return "".join(f"/{one}" for _, one in told)

    return re.sub(r"\{([/;])([\w,]+)\}", value, template).removeprefix(f"{RECORD['url']}dts/")


def asked(built: Edition, template: str, **given: str) -> Any:
    found = json.loads(built.read(expanded(template, **given)))
    assert found["@context"] == "https://dtsapi.org/context/v1.0.json"
    assert found["dtsVersion"] == "1.0"
    return found


def entry(built: Edition) -> Any:
    return asked(built, "index.json")


def identifiers(answer: Any) -> list[str]:
    return [unit["identifier"] for unit in answer["member"]]


def test_the_entry_leads_to_the_edition(built: Edition) -> None:
    collection = entry(built)["collection"]
    top = asked(built, collection)
    assert top["@type"] == "Collection"
    (member,) = top["member"]
    assert (member["@type"], member["title"], member["totalParents"]) == ("Resource", "E & F", 1)
    assert asked(built, collection, id=top["@id"])["member"] == [member]
    assert asked(built, collection, id=top["@id"], nav="parents")["member"] == []
    own = asked(built, collection, id=member["@id"])
    assert {key: own[key] for key in member} == member
    assert asked(built, member["collection"], nav="parents")["member"][0]["@id"] == top["@id"]
    (tree,) = own["citationTrees"]
    kinds = [one["citeType"] for one in tree["citeStructure"][0]["citeStructure"]]
    assert kinds == ["line", "speech", "paragraph"]


def test_every_unit_is_found_and_can_be_had(built: Edition) -> None:
    services = entry(built)
    (resource,) = asked(built, services["collection"])["member"]
    whole = asked(built, services["navigation"], resource=resource["@id"], down="-1")
    assert identifiers(whole)[:3] == ["first", "first.1", "first.2"]
    assert len(whole["member"]) == len(set(identifiers(whole))) == 3 + 5 + 3 + 2
    for unit in whole["member"]:
        name = unit["identifier"]
        alone = asked(built, resource["navigation"], ref=name)
        assert alone["ref"] == unit
        assert "member" not in alone
        text = built.read(expanded(services["document"], resource=resource["@id"], ref=name))
        root = etree.fromstring(text.encode())
        (wrapper,) = root.findall("{https://w3id.org/api/dts#}wrapper")
        assert wrapper[0].get("n") == (name.partition(".")[2] or unit_number(name))
        assert len(wrapper) == 1


def unit_number(name: str) -> str:
    return str(["first", "second", "third"].index(name) + 1)


def test_a_request_goes_as_far_down_as_it_says(built: Edition) -> None:
    (resource,) = asked(built, entry(built)["collection"])["member"]
    ways = resource["navigation"]
    assert identifiers(asked(built, ways, down="1")) == ["first", "second", "third"]
    second = ["second", "second.1", "second.2", "second.3"]
    for depth in ("1", "2", "-1"):
        assert identifiers(asked(built, ways, down=depth, ref="second")) == second
    assert identifiers(asked(built, ways, down="1", ref="second.2")) == ["second.2"]
    assert identifiers(asked(built, ways, down="0", ref="second.2")) == second[1:]
    assert identifiers(asked(built, ways, down="0", ref="second")) == ["first", "second", "third"]
    with pytest.raises(FileNotFoundError):
        asked(built, ways, down="0")


def test_the_document_is_the_tei(built: Edition) -> None:
    (resource,) = asked(built, entry(built)["collection"])["member"]
    path = Path(built.app.outdir, expanded(resource["document"]))
    root = etree.parse(path).getroot()
    assert words(find(root, "//t:title")[0]) == "E & F"
    (picture,) = find(root, "//t:graphic/@url")
    assert (path.parent / picture).read_text() == "<svg/>"


def test_an_edition_without_sections_has_no_tree(edition: Build) -> None:
    pages = {
        "index.md": "# Any\n",
        **dict.fromkeys(("one.md", "two.md", "names.md", "notes.md", "works.md")),
    }
    made = edition(pages, builder="dts")
    (member,) = json.loads(made.read("collection.json"))["member"]
    assert member["citationTrees"] == []
