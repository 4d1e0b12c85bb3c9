"""Cards, strips, figures and data of the persons, in small editions."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from tests.engine.conftest import INDEX, NAMES, ONE

if TYPE_CHECKING:
    from conftest import Build, Edition

PAGES = {
    "index.md": INDEX.replace("names\n", "names\npersons\nfigures\n"),
    "persons.md": "---\nprint: false\n---\n\n# Persons\n\n```{persons}\n```\n",
    "figures.md": "# Figures\n\n```{dispersion}\n```\n",
    "names.toml": NAMES.replace(
        'description = "Revolutionary and novelist"\n',
        'description = "Revolutionary and novelist"\nwikidata = "Q315070"\nviaf = "95147526"\n',
    ).replace('["Serge"]', '["Serge", "Viktor Kibalchich"]'),
}


def page(built: Edition, name: str) -> html.HtmlElement:
    assert built.warnings == ""
    return html.fromstring(built.read(name).encode())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture
def cards(edition: Build) -> tuple[Edition, html.HtmlElement]:
    built = edition(PAGES)
    return built, page(built, "persons.html")


def fact(card: html.HtmlElement, name: str) -> html.HtmlElement:
    return card.xpath(f".//dt[starts-with(normalize-space(), '{name}')]/following-sibling::dd")[0]


def test_a_card_says_who_the_person_is(cards: tuple[Edition, html.HtmlElement]) -> None:
    card = cards[1].get_element_by_id("person-serge")
    about, ids = (card.find_class(f"re-{name}")[0] for name in ("description", "identifiers"))
    assert text(about) == "1890–1947. Revolutionary and novelist. Also: Viktor Kibalchich"
    assert {a.text_content(): a.get("href") for a in ids.xpath(".//a")} == {
        "Wikidata": "https://www.wikidata.org/entity/Q315070",
        "VIAF": "https://viaf.org/viaf/95147526",
    }
    # Who stands under another name, or is mentioned nowhere, has none.
    assert not cards[1].xpath("//*[@id='person-bronstein']")


def test_a_card_has_every_mention_in_its_words_in_reading_order(
    cards: tuple[Edition, html.HtmlElement],
) -> None:
    mentions = fact(cards[1].get_element_by_id("person-serge"), "Mentions (5)")
    lines = [text(li) for li in mentions.xpath(".//li")]
    assert lines == [
        "§1 ¶1 See … and Victor Serge.",
        "§1 ¶2 Reported, says Serge.",
        "§1 n. 2 Victor Serge, in ….",
        "§2 ¶1 The first paragraph names Victor Serge.",
        "§2 n. 1 A note that cites and names Serge.",
    ]
    links = [(a.get("href"), a.get("aria-label")) for a in mentions.xpath(".//a")]
    assert links[2] == ("two.html#note-2", "§1 n. 2, section 1, paragraph 2, note 2")
    for address, _ in links:
        name, _, anchor = address.partition("#")
        assert page(cards[0], name).get_element_by_id(anchor) is not None
    assert [text(b) for b in mentions.xpath(".//strong")] == [
        "Victor Serge", "Serge", "Victor Serge", "Victor Serge", "Serge",
    ]  # fmt: skip


def test_a_card_has_the_works_cited_and_the_company(edition: Build) -> None:
    one = ONE.replace("first paragraph names", "paragraph of {person}`trotsky` names")
    persons = page(edition({**PAGES, "one.md": one}), "persons.html")
    card = persons.get_element_by_id("person-serge")
    works = fact(card, "Works cited")
    assert text(works) == "Memoirs of a Revolutionary (2012)"
    assert works.xpath(".//a/@href") == ["works.html#ref-serge2012"]
    company = fact(card, "Named in the same paragraphs")
    assert (text(company), company.xpath(".//a/@href")) == ("Trotsky, Leon", ["#person-trotsky"])


def test_a_section_that_cites_nothing_leaves_the_works_of_the_others(edition: Build) -> None:
    bare = "---\nsection: bare\n---\n\n# Bare\n\nVictor Serge again.\n"
    index = PAGES["index.md"].replace("one\n", "bare\none\n", 1)
    persons = page(edition({**PAGES, "bare.md": bare, "index.md": index}), "persons.html")
    card = persons.get_element_by_id("person-serge")
    assert text(fact(card, "Works cited")) == "Memoirs of a Revolutionary (2012)"
    assert "Mentions (5)" in text(card)


@pytest.mark.parametrize("where", ["persons", "names"])
def test_names_lead_to_cards_where_there_are_cards_and_to_the_index_where_not(
    edition: Build, where: str
) -> None:
    built = edition(PAGES if where == "persons" else None)
    name = page(built, "one.html").get_element_by_id("p1").find_class("re-person")[0]
    assert name.getparent().get("href") == f"{where}.html#person-serge"
    heading = page(built, "names.html").get_element_by_id("person-serge").find_class("re-heading")
    links = [a.get("href") for a in heading[0].iterancestors("a")]
    assert links == (["persons.html#person-serge"] if where == "persons" else [])


def test_a_strip_has_marks_and_a_label_that_says_the_same(
    cards: tuple[Edition, html.HtmlElement],
) -> None:
    strip = cards[1].get_element_by_id("person-serge").find_class("re-strip")[0]
    assert strip.get("role") == "img"
    assert strip.get("aria-label") == "Named in 3 of 6 paragraphs: section 1, 2; section 2, 1"
    # The three paragraphs adjoin: the two of the first section, the first of the second.
    assert len(strip.xpath(".//rect")) == 1
    assert len(strip.xpath(".//line")) == 1
    trotsky = cards[1].get_element_by_id("person-trotsky").find_class("re-strip")[0]
    assert trotsky.get("aria-label") == "Named in 1 of 6 paragraphs: section 2, 1"
    (mark,) = trotsky.xpath(".//rect")
    start, width = (float(mark.get(name).rstrip("%")) for name in ("x", "width"))
    assert start + width == pytest.approx(100, abs=0.02)  # it is the last paragraph of all


def test_the_figure_of_all_persons_has_its_rows_by_first_mention(edition: Build) -> None:
    two = "---\nsection: second\n---\n\n# Two\n\n{person}`trotsky`.\n"
    figures = page(edition({**PAGES, "two.md": two}), "figures.html")
    rows = figures.xpath("//table[contains(@class, 're-dispersion')]/tbody/tr")
    assert [text(row.xpath("./*[1]")[0]) for row in rows] == ["Trotsky, Leon", "Serge, Victor"]
    assert [text(row.xpath("./*[3]")[0]) for row in rows] == ["2", "1"]
    assert all(row.xpath(".//*[@class='re-strip']") for row in rows)


def test_each_entry_of_the_index_has_its_strip(edition: Build) -> None:
    entry = page(edition(PAGES), "names.html").get_element_by_id("person-serge")
    assert [line[0].get("class") for line in entry.find_class("re-strip-line")] == ["re-strip"]


def test_of_very_many_persons_the_account_has_those_of_most_paragraphs(edition: Build) -> None:
    keys = [f"n{a}{b}" for a in "abcdef" for b in "abcdef"]
    names = "".join(f'[{key}]\nheading = "{key.title()}, A."\n' for key in keys)
    often = " ".join(f"{{person}}`{key}`" for key in keys)
    seldom = " ".join(f"{{person}}`{key}`" for key in keys[:20])
    one = f"---\nsection: one\n---\n\n# One\n\n{often}\n\n{often}\n\n{seldom}\n"
    front = "# E\n\n```{account-of-names}\n```\n\n```{toctree}\none\nnames\n```\n"
    pages = {"index.md": front, "one.md": one, "names.toml": names}
    built = edition(pages, conf='suppress_warnings = ["edition", "toc", "ref"]\n')
    shown = html.fromstring(built.read("index.html")).xpath("//*[@class='re-account']//tbody/tr")
    assert len(shown) == 20


@pytest.mark.parametrize("builder", ["html", "latex", "epub", "text", "man", "texinfo"])
def test_figures_of_nothing_do_no_harm(edition: Build, builder: str) -> None:
    nothing = {"one.md": "# One\n\nNothing.\n", "two.md": "# Two\n\nNothing.\n"}
    quiet = 'suppress_warnings = ["edition.index"]\n'
    built = edition({**PAGES, **nothing}, builder=builder, conf=quiet)
    assert built.warnings == ""


def test_on_paper_a_figure_links_to_no_card(edition: Build) -> None:
    built = edition(PAGES, builder="latex")
    assert built.warnings == ""
    tex = built.read("anedition.tex")
    assert "Serge, Victor" in tex[tex.index("Figures") :]
    assert "person-serge" not in tex


def test_the_data_of_the_persons_lead_to_places_that_are(
    cards: tuple[Edition, html.HtmlElement],
) -> None:
    built = cards[0]
    data: dict[str, Any] = json.loads(built.read("names.json"))
    assert data["@context"] == "https://schema.org"
    serge, trotsky = data["@graph"]
    assert serge["@type"] == "Person"
    assert (serge["@id"], trotsky["@id"]) == (
        "persons.html#person-serge",
        "persons.html#person-trotsky",
    )
    assert (serge["name"], serge["birthDate"], serge["deathDate"]) == (
        "Victor Serge",
        "1890",
        "1947",
    )
    assert serge["alternateName"] == ["Serge, Victor", "Serge", "Viktor Kibalchich"]
    assert "birthDate" not in trotsky
    assert [place["name"] for place in serge["@reverse"]["mentions"]] == [
        "§1 ¶1", "§1 ¶2", "§1 n. 2", "§2 ¶1", "§2 n. 1",
    ]  # fmt: skip
    for address in re.findall(r'"@id": "([^"]+)"', json.dumps(data)):
        name, _, anchor = address.partition("#")
        assert page(built, name).get_element_by_id(anchor) is not None, address
