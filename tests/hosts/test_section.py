"""A project with one section page: that page is an edition's, the others are what they were."""

from __future__ import annotations

import json
import re

import pytest
from lxml import html

from tests.hosts.conftest import Built, Host
from tests.hosts.projects import PROJECTS

ARTICLE = {
    "manual": "//div[@class='body']",
    "notebook": "//article",
    "paper": "//div[@class='document']",
}
"""Where the main part of a page stands in each project's theme."""
OTHERS = {
    "manual": ("index", "guide/use", "api", "words"),
    "notebook": ("index", "sour", "terms"),
    "paper": ("index", "layers", "works"),
}


def body(built: Built, name: str, page: str) -> str:
    """The markup of a page's main part."""
    (found,) = html.fromstring(built.read(f"html/{page}.html")).xpath(ARTICLE[name])
    return html.tostring(found, encoding="unicode")


def loaded(built: Built, page: str) -> list[str]:
    """Addresses of the scripts and style sheets of a page, in order."""
    found = html.fromstring(built.read(f"html/{page}.html"))
    return found.xpath("//script/@src | //link[@rel='stylesheet']/@href")


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.casefold()))


def words_of(built: Built, name: str, page: str) -> set[str]:
    """The words of a page's main part that are its own, and not those of its contents."""
    main = html.fromstring(body(built, name, page))
    for part in main.xpath("//*[contains(@class, 'toctree') or contains(@class, 'viewcode')]"):
        part.drop_tree()
    return _words(" ".join(main.itertext()))


@pytest.mark.parametrize("name", PROJECTS)
def test_the_other_pages_are_what_they_were(host: Host, name: str) -> None:
    plain = host(name, "html", "latex", engine=False, section=True)
    made = host(name, "html", "latex", engine=True, section=True)
    assert plain.log == made.log == ""
    for page in OTHERS[name]:
        assert body(made, name, page) == body(plain, name, page)
        assert loaded(made, page) == loaded(plain, page)
        assert "ld+json" not in made.read(f"html/{page}.html")


@pytest.mark.parametrize("name", PROJECTS)
def test_the_section_is_an_edition_s(host: Host, name: str) -> None:
    made = host(name, "html", "latex", engine=True, section=True)
    page = made.read("html/section.html")
    assert 'id="p1"' in page
    assert 'id="p2"' in page
    assert 'class="re-sidenote' in page
    assert any("reading-edition" in address for address in loaded(made, "section"))
    assert any("reading-edition.js" in address for address in loaded(made, "section"))


@pytest.mark.parametrize("name", PROJECTS)
def test_search_finds_all_pages(host: Host, name: str) -> None:
    made = host(name, "html", "latex", engine=True, section=True)
    text = made.read("html/search-data.js").partition("=")[2].removesuffix(";\n")
    found = {
        page["url"]: " ".join(f"{unit[2]} {unit[4]}" for unit in page["units"])
        for page in json.loads(text)["pages"]
    }
    assert found.keys() == {f"{page}.html" for page in (*OTHERS[name], "section")}
    for page in OTHERS[name]:
        missing = words_of(made, name, page) - _words(found[f"{page}.html"])
        missing -= {"note"}  # which the theme writes above an admonition
        assert not missing, (page, missing)
    assert any("zebra" in each.lower() for each in found.values())
    assert 'name="q"' in made.read("html/search.html")


def test_a_bibliography_of_another_style_keeps_it(host: Host) -> None:
    plain = host("paper", "html", "latex", engine=False, section=True)
    made = host("paper", "html", "latex", engine=True, section=True)
    assert body(made, "paper", "works") == body(plain, "paper", "works")
    assert re.search(
        r"nobody, as .*\[1\].* says", html.fromstring(made.read("html/section.html")).text_content()
    )
