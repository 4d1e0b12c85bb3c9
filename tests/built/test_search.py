"""The search page of the edition, in a browser, from the disk."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html

from tests.built.test_access import RULES, VIOLATIONS
from tests.built.test_script import is_fault
from tests.conftest import checker

SECTIONS = (
    "opening",
    "what-do-i-mean",
    "substitutionism",
    "productivism",
    "liberalism",
    "necessity",
)
MARKS = (
    "re-sidenote",
    "re-number",
    "footnote-reference",
    "re-ednote-ref",
    "re-ednote-label",
    "label",
)


def folded(text: str) -> list[str]:
    """The words of *text*, without case and accents: written apart from the engine's."""
    plain = unicodedata.normalize("NFKD", text.lower())
    kept = (c for c in plain if not unicodedata.category(c).startswith("M"))
    return "".join(c if unicodedata.category(c)[0] in "LN" else " " for c in kept).split()


@pytest.fixture(scope="module")
def passages(built_html: Path) -> dict[str, html.HtmlElement]:
    """Paragraphs and notes as the pages print them, by address, without marks and numbers."""
    found = {}
    for section in SECTIONS:
        root = html.parse(built_html / "text" / f"{section}.html").getroot()
        for element in root.xpath("//article//*[@id]"):
            if re.fullmatch(r"p\d+|note-\d+|ednote-\w+", element.get("id")):
                for mark in [e for name in MARKS for e in element.find_class(name)]:
                    mark.drop_tree()
                found[f"text/{section}.html#{element.get('id')}"] = element
    assert len([a for a in found if re.search(r"#p\d", a)]) == 40
    return found


@pytest.fixture(scope="module")
def page(browser, built_html: Path):
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    found = context.new_page()
    faults = []
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on("console", lambda m: faults.append(m.text) if is_fault(m) else None)
    yield found
    context.close()
    assert faults == []


def ask(page, folder: Path, query: str, *kinds: str) -> list[str]:
    """The addresses of what the search page finds, in its order."""
    options = "".join(f"&in={kind}" for kind in kinds)
    page.goto(f"{(folder / 'search.html').as_uri()}?q={quote(query)}{options}")
    while page.locator("#re-search-results button").count():
        page.locator("#re-search-results button").click()
    return page.eval_on_selector_all(
        ".re-found-head a", "all => all.map(a => a.getAttribute('href'))"
    )


def status(page) -> str:
    return page.locator("#re-search-status").inner_text()


def in_text(found: list[str]) -> list[str]:
    return [address for address in found if address.startswith("text/")]


def test_words_and_phrases_find_all_passages_that_have_them_and_no_others(
    page, built_html: Path, passages: dict[str, html.HtmlElement]
) -> None:
    words = {address: folded(e.text_content()) for address, e in passages.items()}
    lines = {address: f" {' '.join(found)} " for address, found in words.items()}
    vocabulary = sorted({word for found in words.values() for word in found})
    pairs = sorted({f"{a} {b}" for found in words.values() for a, b in pairwise(found)})
    assert len(vocabulary) > 1000
    # A quoted query means words, never a person.
    for query in vocabulary[::97] + pairs[::397]:
        wanted = {address for address, line in lines.items() if f" {query} " in line}
        assert set(in_text(ask(page, built_html, f'"{query}"'))) == wanted, query
    for first, second in zip(vocabulary[5::211], vocabulary[60::211], strict=False):
        both = {a for a, line in lines.items() if f" {first} " in line and f" {second} " in line}
        assert set(in_text(ask(page, built_html, f'"{first}" "{second}"'))) == both


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("Trotskii", "trotsky"),
        ("trotzki", "trotsky"),
        ("Bronstein", "trotsky"),
        ("Trotsky, Leon", "trotsky"),
        ("Pelikan", "pelikan"),
        ("Jiří Pelikán", "pelikan"),
        ("Stalin’s", "stalin"),
        ("Jughashvili", "stalin"),
        ("Victor Serge", "serge"),
    ],
)
def test_any_form_of_a_name_finds_every_mention_of_the_person(
    page, built_html: Path, passages: dict[str, html.HtmlElement], query: str, key: str
) -> None:
    wanted = {
        address
        for address, element in passages.items()
        if any(h.endswith(f"#person-{key}") for h in element.xpath(".//a/@href"))
    }
    assert wanted
    found = set(in_text(ask(page, built_html, query)))
    assert wanted <= found
    words = folded(query.removesuffix("’s"))
    for address in found - wanted:  # the words themselves, or the name in a citation
        text = folded(passages[address].text_content())
        assert set(text) & {key, *words}, address
    assert "Under all forms of the name" in status(page)


def test_a_form_in_quotation_marks_is_that_form_alone(page, built_html: Path) -> None:
    for query in ('"Trotskii"', "“Trotskii”", "„Trotskii“"):
        assert ask(page, built_html, query) == []
        assert status(page) == "No passages found."


def test_results_stand_in_reading_order_with_their_numbers(page, built_html: Path) -> None:
    found = ask(page, built_html, "Stalin", "text")
    pages = [address.partition("#")[0] for address in found]
    order = [f"text/{name}.html" for name in SECTIONS]
    assert [order.index(name) for name in pages] == sorted(order.index(name) for name in pages)
    for name in order:
        numbers = [int(a.partition("#p")[2]) for a in found if a.startswith(name)]
        assert numbers == sorted(numbers)
    first = page.locator(".re-found-head a").first
    assert re.fullmatch(r"§1 ¶\d+", first.inner_text())
    assert re.fullmatch(r"§1 ¶(\d+), section 1, paragraph \1", first.get_attribute("aria-label"))


def test_a_hit_in_a_note_says_so(page, built_html: Path) -> None:
    assert "text/substitutionism.html#note-6" in ask(page, built_html, "Serge", "note")
    link = page.locator('.re-found-head a[href$="#note-6"]')
    assert link.inner_text() == "§3 n. 6"
    assert "note 6" in link.get_attribute("aria-label")
    kinds = page.locator(".re-found-kind").all_inner_texts()
    assert set(kinds) == {"Author’s notes"}
    link.click()
    assert page.url.endswith("text/substitutionism.html#note-6")


def test_a_minus_sign_excludes(page, built_html: Path) -> None:
    every = set(ask(page, built_html, "left"))
    without = set(ask(page, built_html, "left -Stalin"))
    with_it = set(ask(page, built_html, "left Stalin"))
    assert without
    assert with_it
    assert without | with_it == every
    assert not without & with_it
    assert ask(page, built_html, "-Stalin") == []
    assert status(page) == "Enter a word to look for."


def test_the_beginning_of_a_word_is_enough_where_no_word_is_so(page, built_html: Path) -> None:
    assert ask(page, built_html, "trotskyi")
    assert "words that begin so" in status(page)
    assert all(
        mark.lower().startswith("trotskyi") for mark in page.locator("mark").all_inner_texts()
    )


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", '"<img src=x onerror=1>', "\\ % &"])
def test_signs_in_a_query_are_but_signs(page, built_html: Path, query: str) -> None:
    assert ask(page, built_html, query) == []
    assert page.locator("#re-search-query").input_value() == query
    assert page.locator("#re-search-results *").count() == 0


def test_nothing_is_shown_where_nothing_is_asked(page, built_html: Path) -> None:
    assert ask(page, built_html, "") == []
    assert status(page) == ""


def test_what_is_typed_comes_into_the_address_and_kinds_can_be_left_out(
    page, built_html: Path
) -> None:
    page.goto((built_html / "search.html").as_uri())
    page.keyboard.type("Lewin")  # the field has the focus
    page.keyboard.press("Enter")
    assert page.url.endswith("?q=Lewin")
    everything = page.locator(".re-found").count()
    page.get_by_label("Text", exact=True).uncheck()
    assert 0 < page.locator(".re-found").count() < everything
    assert page.url.endswith("?q=Lewin&in=note&in=ednote&in=apparatus&in=page")
    page.reload()
    assert not page.get_by_label("Text", exact=True).is_checked()


def test_the_bar_of_every_page_leads_here(page, built_html: Path) -> None:
    page.goto((built_html / "text" / "opening.html").as_uri())
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    page.locator("#re-search-query").fill("Pelikan")
    page.wait_for_selector("mark")
    assert "Pelikán, Jiří" in status(page)


def test_the_stock_index_is_not_there_and_no_text_page_pays_for_search(built_html: Path) -> None:
    assert not (built_html / "searchindex.js").exists()
    for name in SECTIONS:
        assert "reading-edition-search.js" not in (built_html / "text" / f"{name}.html").read_text()
        assert "search-data.js" not in (built_html / "text" / f"{name}.html").read_text()


def test_the_copy_is_not_among_the_kinds_without_a_copy(page, built_html: Path) -> None:
    page.goto((built_html / "search.html").as_uri())
    names = page.eval_on_selector_all("[name=in]", "all => all.map(e => e.value)")
    assert names == ["text", "note", "ednote", "apparatus", "page"]


def test_without_scripts_the_page_says_what_to_use_instead(browser, built_html: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((built_html / "search.html").as_uri() + "?q=Stalin")
    text = page.locator("article").inner_text()
    links = page.eval_on_selector_all("article a", "all => all.map(a => a.getAttribute('href'))")
    context.close()
    assert "needs scripts" in text
    assert {"apparatus/names.html", "apparatus/works-cited.html"} <= set(links)


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_axe_finds_nothing_with_results_open(
    browser, built_html: Path, scheme: str, width: int
) -> None:
    axe = (checker("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for query in ("Stalin", '"no such thing"'):
        ask(page, built_html, query)
        assert page.locator("html").evaluate("e => e.scrollWidth") == width
        page.evaluate(axe)
        result = page.evaluate(VIOLATIONS, {"runOnly": RULES})
        assert [(v["id"], v["nodes"][0]["html"]) for v in result["violations"]] == []
    context.close()
