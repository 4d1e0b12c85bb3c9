"""Where one is in the essay: without scripts a line, with them one that keeps up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

SECTIONS = [
    "opening",
    "what-do-i-mean",
    "substitutionism",
    "productivism",
    "liberalism",
    "necessity",
]


def test_each_section_says_where_it_stands(built_html: Path) -> None:
    for number, name in enumerate(SECTIONS, start=1):
        page = html.parse(built_html / "text" / f"{name}.html")
        (line,) = page.xpath("//h1/following-sibling::*[1][@class='re-where']")
        paragraphs = len(page.xpath("//*[re:test(@id, '^p[0-9]+$')]", namespaces=RE))
        words = [int(count) for count in line.get("data-words").split()]
        assert len(words) == paragraphs
        minutes = max(1, round(sum(words) / 230))
        unit = ["paragraph", "paragraphs"][paragraphs > 1]
        assert line.text_content() == (
            f"Section {number} of 6 · {paragraphs} {unit} · "
            f"{minutes} {'minute' if minutes == 1 else 'minutes'}"
        )
        assert page.xpath("//script[contains(@src, 'reading-edition-progress.js')]/@defer")


RE = {"re": "http://exslt.org/regular-expressions"}


def test_no_other_page_has_the_line_or_the_script(built_html: Path) -> None:
    for path in built_html.rglob("*.html"):
        if path.stem not in [*SECTIONS, "further-reading"]:
            assert "reading-edition-progress.js" not in path.read_text(encoding="utf-8")
    assert "re-where" not in (built_html / "apparatus" / "further-reading.html").read_text("utf-8")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_line_keeps_up_with_the_reader(browser, built_html: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 640}, reduced_motion="reduce")
    page.goto((built_html / "text" / "opening.html").as_uri())
    line = page.locator(".re-where")
    minutes = round(sum(map(int, line.get_attribute("data-words").split())) / 230)
    whole = f"Section 1 of 6 · ¶ 1 of 20 · about {minutes} minutes left"
    assert line.text_content().strip() == whole
    left = []
    for number in (5, 12, 20):
        page.goto((built_html / "text" / "opening.html").as_uri() + f"#p{number}")
        page.wait_for_function(
            "n => document.querySelector('.re-where').textContent.includes(`¶ ${n} of 20`)",
            arg=number,
        )
        left.append(int(re.search(r"about (\d+) minute", line.text_content())[1]))
        box, target = line.bounding_box(), page.locator(f"#p{number}").bounding_box()
        assert 0 <= box["y"] < box["y"] + box["height"] <= target["y"]  # in sight, over nothing
    assert left == sorted(left, reverse=True)
    assert left[-1] == 1
    page.close()


def test_previous_and_next_stand_on_every_page_with_their_titles(built_html: Path) -> None:
    pages, followed = [], "index.html"
    while followed:
        pages.append(followed)
        path = built_html / followed
        page = html.parse(path)
        found = page.xpath("//a[@class='next-page']")
        assert bool(page.xpath("//a[@class='prev-page']")) == (followed != "index.html")
        followed = ""
        if found:
            target = (path.parent / found[0].get("href")).resolve()
            title = " ".join(html.parse(target).xpath("string(//h1)").replace("¶", "").split())
            shown = " ".join(found[0].xpath("string(.//*[@class='title'])").split())
            assert title.endswith(shown.rstrip("…"))
            followed = target.relative_to(built_html.resolve()).as_posix()
    everything = {p.relative_to(built_html).as_posix() for p in built_html.rglob("*.html")}
    assert everything - set(pages) <= {"search.html", "genindex.html"}
