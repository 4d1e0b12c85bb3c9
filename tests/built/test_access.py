"""The pages in a browser: accessible in light and dark, on a phone, without scripts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import checker

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_page(browser, built_html: Path, scheme: str) -> None:
    axe = (checker("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme=scheme)
    page, found = context.new_page(), []
    for path in pages(built_html):
        page.goto(path.as_uri())
        page.evaluate(axe)
        result = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
        found += [
            f"{path.name}: {v['id']}: {node['html'][:120]}"
            for v in result["violations"]
            for node in v["nodes"]
        ]
    context.close()
    assert found == []


@pytest.mark.parametrize("scripts", [True, False])
def test_no_page_scrolls_sideways_on_a_narrow_phone(
    browser, built_html: Path, scripts: bool
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=scripts
    )
    page = context.new_page()
    wide = []
    for path in pages(built_html):
        page.goto(path.as_uri())
        if page.locator("html").evaluate("e => e.scrollWidth") > 320:
            wide.append(path.name)
    context.close()
    assert wide == []


def test_no_page_asks_another_host_for_anything(browser, built_html: Path) -> None:
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages(built_html):
        page.goto(path.as_uri())
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_notes_stand_beside_the_text_where_there_is_room_and_never_overlap(
    browser, built_html: Path
) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((built_html / "text" / "opening.html").as_uri())
    boxes = page.eval_on_selector_all(
        ".re-sidenote", "all => all.map(e => e.getBoundingClientRect().toJSON())"
    )
    assert len(boxes) == 17  # five of the author's, twelve of the editor's
    text = page.locator("#p1").bounding_box()
    for box, following in pairwise(boxes):
        assert box["x"] > text["x"] + text["width"] - 1
        assert box["bottom"] <= following["top"] + 0.5
    page.set_viewport_size({"width": 1100, "height": 900})
    assert not page.locator(".re-sidenote").first.is_visible()
    page.close()


def test_the_measure_is_that_of_a_book(browser, built_html: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((built_html / "text" / "opening.html").as_uri())
    width = page.locator("#p4").bounding_box()["width"]
    size = float(page.locator("#p4").evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
    # A text face of the usual width takes 0.45 to 0.5 em a character.
    assert width / (0.5 * size) >= 60
    assert width / (0.45 * size) <= 76
    page.close()
