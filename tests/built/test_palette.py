"""The palette: a key leads to a paragraph, note, person, work or term by its name."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from reading_edition.html.bundles import Bundle
from tests.built.test_access import RULES, VIOLATIONS
from tests.conftest import checker


@pytest.fixture
def page(browser, built_html: Path):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    found = context.new_page()
    found.goto((built_html / "text" / "liberalism.html").as_uri())
    yield found
    context.close()


def offered(page, query: str) -> list[str]:
    page.locator(".re-palette input").fill(query)
    page.locator(".re-palette li").last.wait_for()
    return [one.inner_text() for one in page.locator(".re-palette li").all()]


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_opens_it_and_enter_goes_there(page, key: str) -> None:
    page.keyboard.press(key)
    assert offered(page, "3 4")[0] == "§3 ¶4 Substitutionism"
    page.keyboard.press("Enter")
    page.wait_for_url("**/text/substitutionism.html#p4")


@pytest.mark.parametrize(
    ("query", "first", "to"),
    [
        ("serge", "Serge, Victor Person", "apparatus/persons.html#person-serge"),
        ("zizek", "Žižek, Slavoj Person", "apparatus/persons.html#person-zizek"),
        (
            "soviet cent lewin",
            "The Soviet Century Lewin Elliott 2005",
            "works-cited.html#ref-lewin2005",
        ),
        (
            "balci",
            "Roll in the Tanks! Measuring Left-wing Extremism on Reddit at Scale "
            "Balcı Sirivianos Blackburn 2023",
            "works-cited.html#ref-balci2023",
        ),
        ("n 13", "§5 n. 13 The Question of Liberalism", "text/liberalism.html#note-13"),
        ("vanguard", "Vanguard Term", "apparatus/glossary.html#term-Vanguard"),
    ],
)
def test_each_kind_is_found_by_the_beginnings_of_its_words(page, query, first, to) -> None:
    page.keyboard.press("/")
    assert offered(page, query)[0] == first
    page.locator(".re-palette li").first.click()
    page.wait_for_url(f"**/{to}")


def test_the_arrows_choose_and_the_last_searches_the_text(page) -> None:
    page.keyboard.press("/")
    assert offered(page, "istrati omel")[-1] == "Search for “istrati omel”"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\.html\?q=istrati%20omel$"))


def test_escape_closes_it_and_the_focus_is_where_it_was(page) -> None:
    page.locator(".re-home").focus()
    for _ in range(2):  # the first time it is loaded, then only opened
        page.keyboard.press("/")
        page.locator(".re-palette input").wait_for()
        page.keyboard.press("Escape")
        page.locator(".re-palette").wait_for(state="detached")
    assert page.evaluate("document.activeElement.className") == "re-home"


def test_a_reader_may_turn_the_single_key_off(page) -> None:
    page.evaluate("document.documentElement.dataset.reSlash = 'off'")
    page.keyboard.press("/")
    assert page.locator(".re-palette").count() == 0
    page.keyboard.press("Control+k")
    page.locator(".re-palette input").wait_for()


def test_the_key_is_a_letter_where_one_writes(browser, built_html: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((built_html / "search.html").as_uri())
    page.locator("[name=q]").press("/")
    assert page.locator(".re-palette").count() == 0
    assert page.locator("[name=q]").input_value() == "/"
    context.close()


def test_axe_finds_no_violation(page) -> None:
    page.keyboard.press("/")
    offered(page, "marx")
    page.evaluate((checker("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate(VIOLATIONS, {"runOnly": RULES})["violations"] == []


def test_it_is_light() -> None:
    parts = [Bundle("a.js", ("ask", "fold", "palette")).text, Bundle("a.css", ("palette",)).text]
    assert sum(len(gzip.compress(part.encode(), 9)) for part in parts) < 3000


def test_every_goal_is_there(built_html: Path) -> None:
    text = (built_html / "_static" / "reading-edition-goals.js").read_text(encoding="utf-8")
    data = json.loads(text[text.index("{") : text.rindex("}") + 1])
    assert len(data["goals"]) > 200
    for name, _more, address in data["goals"]:
        path, _, anchor = address.partition("#")
        page = (built_html / path).read_text(encoding="utf-8")
        assert name
        assert not anchor or f'id="{anchor}"' in page, address
