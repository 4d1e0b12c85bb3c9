"""The pages in a browser: accessible in light and dark, on a phone, without scripts."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import checker

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIOLATIONS = """options => axe.run(options)
  .then(({ violations, passes }) => ({ violations, passes: passes.length }))"""
"""All that axe finds in order would take longer to hand over than to find."""
COLOURS = ["color-contrast", "link-in-text-block"]


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


@pytest.mark.long
@pytest.mark.parametrize(
    ("scheme", "width", "options"),
    [
        pytest.param("light", 1400, {"runOnly": RULES}, id="light"),
        # What the rules on colours look at is all that differs in the dark,
        pytest.param("dark", 1400, {"runOnly": {"type": "rule", "values": COLOURS}}, id="dark"),
        # and all that does not on a phone.
        pytest.param(
            "light",
            320,
            {"runOnly": RULES, "rules": {rule: {"enabled": False} for rule in COLOURS}},
            id="phone",
        ),
    ],
)
def test_axe_finds_no_violation_on_any_page(
    browser, built_html: Path, scheme: str, width: int, options: dict[str, object]
) -> None:
    axe = (checker("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, found = context.new_page(), []
    for path in pages(built_html):
        page.goto(path.as_uri())
        page.evaluate(axe)
        result = page.evaluate(VIOLATIONS, options)
        assert result["passes"], path.name
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


DRIFT = """all => all.map((e) => ({
  editor: e.classList.contains("re-ednote"),
  box: e.getBoundingClientRect().toJSON(),
  drift: e.getBoundingClientRect().top - e.previousElementSibling.getBoundingClientRect().top,
}))"""


@pytest.mark.parametrize("width", [1280, 1680])
def test_every_note_stands_beside_the_line_of_its_mark(browser, built_html: Path, width) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    count = 0
    for path in sorted((built_html / "text").glob("*.html")):
        page.goto(path.as_uri())
        page.evaluate("document.fonts.ready")
        notes = page.eval_on_selector_all(".re-sidenote", DRIFT)
        count += len(notes)
        text = page.locator("#p1").bounding_box()
        for note in notes:
            assert -5 < note["drift"] < 200, (path.name, note)
            left = note["editor"] and width >= 1440
            assert (note["box"]["right"] < text["x"]) == left
            assert (note["box"]["x"] > text["x"] + text["width"] - 1) != left
            assert 0 <= note["box"]["x"] < note["box"]["right"] <= width
        for side in (True, False):
            column = [n["box"] for n in notes if (n["box"]["x"] < text["x"]) == side]
            for box, following in pairwise(column):
                assert box["bottom"] <= following["top"] + 0.5
    assert count >= 42
    page.close()


def test_a_long_note_opens_under_the_pointer_and_by_its_mark(browser, built_html: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((built_html / "text" / "opening.html").as_uri())
    note = page.locator(".re-sidenote").first
    closed = note.bounding_box()["height"]
    note.hover()
    assert note.bounding_box()["height"] > closed
    page.mouse.move(0, 0)
    assert note.bounding_box()["height"] == closed
    page.locator("#note-1-mark").focus()
    opened = "closed => document.querySelector('.re-sidenote').offsetHeight > closed"
    page.wait_for_function(opened, arg=closed)
    page.set_viewport_size({"width": 1000, "height": 900})
    assert not note.is_visible()
    page.close()


LETTERS = """block => {
  const range = document.createRange(), lines = {};
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.parentElement.closest(".re-sidenote, .re-number")) continue;
    for (let i = 0; i < text.length; i += 1) {
      range.setStart(text, i);
      range.setEnd(text, i + 1);
      const box = range.getClientRects()[0];
      if (!box) continue;
      const line = Math.round(box.bottom / 15);
      lines[line] = (lines[line] || 0) + 1;
    }
  }
  return Object.values(lines).slice(0, -1).filter((count) => count > 20);
}"""


@pytest.mark.parametrize("width", [768, 1280, 1680])
def test_a_line_has_sixty_to_seventy_letters(browser, built_html: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((built_html / "text" / "opening.html").as_uri())
    page.evaluate("document.fonts.ready")
    lines = sorted(n for k in range(3, 10) for n in page.locator(f"#p{k}").evaluate(LETTERS))
    assert 60 <= lines[len(lines) // 2] <= 70
    page.close()


FOCUSED = """() => {
  const e = document.activeElement, last = window.focusedLast;
  if (!e || e === document.body) return null;
  window.focusedLast = e;
  // A link may be broken over lines: its whole box then has words of others in the middle.
  const boxes = [e.getBoundingClientRect(), ...e.getClientRects()];
  const seen = boxes.some((box) => {
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return box.width >= 2 && hit && (e.contains(hit) || hit.contains(e));
  });
  const shown = (n) => ["solid", "auto", "dashed"].includes(getComputedStyle(n).outlineStyle);
  return {
    what: `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 30)}`,
    skip: e.classList.contains("skip-to-content"),
    unseen: !seen,
    unmarked: !shown(e) && !shown(e.parentElement),
    // A preview that was entered and left is not in the page any more.
    back: Boolean(last?.isConnected
      && last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING),
  };
}"""


@pytest.mark.parametrize("width", [1440, 1000, 320])
@pytest.mark.parametrize("name", ["text/substitutionism", "apparatus/chronology"])
def test_the_keyboard_alone_reaches_all_and_shows_where_it_is(
    browser, built_html: Path, name: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto((built_html / f"{name}.html").as_uri())
    found = []
    while True:
        page.keyboard.press("Tab")
        state = page.evaluate(FOCUSED)
        if state is None or len(found) > 500:
            break
        found.append(state)
    page.close()
    assert found[0]["skip"]
    assert len(found) > 40
    assert [state["what"] for state in found if state["unseen"]] == []
    assert [state["what"] for state in found if state["unmarked"]] == []
    # Nothing is taken out of the order in which it is read.
    assert [state["what"] for state in found if state["back"]] == []


def test_the_skip_link_leads_to_the_text(browser, built_html: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 800}, reduced_motion="reduce")
    page.goto((built_html / "text" / "opening.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")
    page.close()


def test_nothing_scrolls_sideways_at_twice_the_size(browser, built_html: Path) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    page, wide = context.new_page(), []
    for path in pages(built_html):
        page.goto(path.as_uri())
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            wide.append(path.name)
    context.close()
    assert wide == []


SAME_COLOUR = """() => {
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !e.checkVisibility() || e.closest("script,style")) continue;
    const style = getComputedStyle(e);
    const colour = e.closest("svg text") ? style.fill : style.color;
    if (colour === ground(e)) found.push(texts.currentNode.data.trim());
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_text_is_lost_in_forced_colours(browser, built_html: Path, scheme: str) -> None:
    context = browser.new_context(forced_colors="active", color_scheme=scheme)
    page, lost = context.new_page(), []
    for path in pages(built_html):
        page.goto(path.as_uri())
        lost += [f"{path.name}: {text}" for text in page.evaluate(SAME_COLOUR)]
    page.goto((built_html / "apparatus" / "chronology.html").as_uri())
    colour = "e => getComputedStyle(e).fill"
    bar = page.locator(".re-timeline rect").first.evaluate(colour)
    assert bar == page.locator("article").evaluate("e => getComputedStyle(e).color")
    context.close()
    assert lost == []


def test_nothing_moves_for_those_who_want_no_motion(browser, built_html: Path) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto((built_html / "text" / "opening.html").as_uri())
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((e) => {
          const s = getComputedStyle(e);
          return s.animationName !== "none" || s.scrollBehavior === "smooth" ||
            !/^(none|all)( 0s)?( ease)?( 0s)?$/.test(s.transition);
        }).map((e) => e.outerHTML.slice(0, 80))"""
    )
    page.close()
    assert moving == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whoever_wants_more_contrast_gets_it(browser, built_html: Path, scheme: str) -> None:
    page = browser.new_page(contrast="more", color_scheme=scheme)
    page.goto((built_html / "text" / "opening.html").as_uri())
    colour = "e => getComputedStyle(e).color"
    text = page.locator("#p4").evaluate(colour)
    for quiet in (".re-where", ".re-number", ".re-changes"):
        assert page.locator(quiet).first.evaluate(colour) == text
    page.close()


TEXTS = """main => {
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) {
    const folded = "title, desc, script, style, details:not([open]) > :not(summary)";
    const unprinted = texts.currentNode.parentElement.closest(folded);
    if (!unprinted) found.push(texts.currentNode.data);
  }
  return found;
}"""


def test_every_page_reads_in_full_without_styles_and_scripts(browser, built_html: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route(re.compile(r"\.(css|js)(\?|$)"), lambda route: route.abort())
    page, missing = context.new_page(), []
    for path in pages(built_html):
        if path.stem == "search":
            continue  # the one page that is nothing without its script says so itself
        page.goto(path.as_uri())
        main = page.locator("[role=main]")
        said = "".join(main.inner_text().split())
        parts = main.evaluate(TEXTS)
        missing += [f"{path.name}: {part}" for part in parts if "".join(part.split()) not in said]
    assert missing == []
    page.goto((built_html / "text" / "substitutionism.html").as_uri())
    said = page.locator("[role=main]").inner_text()
    paragraphs = [page.locator(f"#p{number}").inner_text() for number in range(1, 8)]
    context.close()
    places = [said.index(words) for words in paragraphs]
    places.append(said.rindex("Memoirs of a Revolutionary"))  # a note, at the foot
    assert places == sorted(places)
    for number in range(1, 8):
        assert f"\n{number} " in said or f" {number} " in said
