"""What the pages look like: they stand still while they load, and are as they were approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built.pictures import small

KINDS = {
    "front": "index",
    "section": "text/substitutionism",
    "reading": "how-to-read",
    "index": "apparatus/names",
    "persons": "apparatus/persons",
    "works": "apparatus/works-cited",
    "glossary": "apparatus/glossary",
    "chronology": "apparatus/chronology",
    "search": "search",
}
"""A page of each kind."""

SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  document.fonts.ready.then(() => setTimeout(() => done(sum), 250));
})"""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(browser, built_html: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page, moved = context.new_page(), {}
    page.route("**/*.woff2", lambda route: route.abort())  # held by the next test
    for name in KINDS.values():
        page.goto((built_html / f"{name}.html").as_uri())
        if shift := page.evaluate(SHIFT):
            moved[name] = shift
    context.close()
    assert moved == {}


WIDTHS = """async () => {
  await document.fonts.ready;
  const words = [...document.querySelectorAll("p.re-numbered")].map((p) => p.innerText).join(" ");
  const canvas = document.createElement("canvas").getContext("2d");
  const width = (font) => ((canvas.font = font), canvas.measureText(words).width);
  return ["", "italic "].map((style) =>
    width(`${style}20px "RE Text DejaVu"`) / width(`${style}20px "RE Text"`));
}"""


def test_text_takes_as_much_room_before_its_typeface_is_there(browser, built_html: Path) -> None:
    page = browser.new_page()
    page.goto((built_html / "text" / "opening.html").as_uri())
    upright, italic = page.evaluate(WIDTHS)
    page.close()
    assert abs(upright - 1) < 0.01
    assert abs(italic - 1) < 0.01


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_looks_as_approved(
    browser, built_html: Path, kind: str, image_regression
) -> None:
    """Compared small and grey: another machine's smoothing of letters makes no difference there.

    Look at the new picture before approving it: ``pytest tests/built/test_look.py --force-regen``.
    """
    page = browser.new_page(viewport={"width": 1280, "height": 960}, color_scheme="light")
    page.goto((built_html / f"{KINDS[kind]}.html").as_uri())
    page.evaluate("document.fonts.ready")
    page.evaluate("document.activeElement.blur()")  # a caret blinks
    shot = page.screenshot(animations="disabled")
    page.close()
    image_regression.check(small(shot, (320, 240)), diff_threshold=1.5)
