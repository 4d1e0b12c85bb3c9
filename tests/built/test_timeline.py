"""The timeline in a browser: legible, nothing over anything, in its box on a phone."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

BOXES = "all => all.map(e => e.getBoundingClientRect().toJSON())"


@pytest.fixture
def chronology(built_html: Path) -> str:
    return (built_html / "apparatus" / "chronology.html").as_uri()


def test_no_label_overlaps_another_or_leaves_the_drawing(browser, chronology: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(chronology)
    whole = page.locator(".re-timeline-drawing").bounding_box()
    boxes = page.eval_on_selector_all(".re-timeline text", BOXES)
    assert len(boxes) > 40
    bars = page.eval_on_selector_all(".re-timeline rect", BOXES)
    assert len(bars) == page.locator("dl > dt").count() > 40
    page.close()
    for box in boxes:
        assert box["left"] >= whole["x"] - 1
        assert box["right"] <= whole["x"] + whole["width"] + 1
    for one, other in combinations(boxes + bars, 2):
        apart = one["right"] <= other["left"] or other["right"] <= one["left"]
        # A line box is higher than the letters in it.
        assert apart or abs(one["top"] + one["bottom"] - other["top"] - other["bottom"]) > 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_the_colour_of_the_text(browser, chronology: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(chronology)
    label = page.locator(".re-timeline text").last
    assert label.evaluate("e => getComputedStyle(e).fill") == page.locator("article").evaluate(
        "e => getComputedStyle(e).color"
    )
    page.close()


def test_on_a_phone_it_scrolls_by_keyboard_in_its_box(browser, chronology: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(chronology)
    box = page.locator(".re-scroll")
    assert box.evaluate("e => e.scrollWidth > e.clientWidth")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.re-scroll').scrollLeft > 0")
    page.close()
