"""An edition under themes of other people: its own parts sit well, and nothing is asked for in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build

THEMES = ("alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme")
LONG = "The first paragraph names {person}`serge`, and goes on. " * 9
PAGE = f"""\
---
section: first
description: A page of its own.
---

# One

{LONG}[^1]

{LONG}{{ednote}}`a`

> A quotation, set in.

[^1]: A note of more than one line, so that it would stand beside the text where there is room.

:::{{ednote}} a
:source: lewin2005
The editor says so, and at some length.
:::
"""
FOUND = """() => {
    const box = (one) => one && (({left, right, height}) => ({left, right, height}))(
        one.getBoundingClientRect());
    const shown = (name) => [...document.querySelectorAll(name)]
        .filter((one) => one.checkVisibility()).map(box);
    const title = [...document.querySelectorAll("h1")].filter((one) => one.checkVisibility())[0];
    return {
        title: box(title), text: box(document.getElementById("p1")),
        settings: shown(".re-settings"), rail: shown(".re-rail"), notes: shown(".re-sidenote"),
        width: document.documentElement.clientWidth,
        wide: [...document.querySelectorAll('[class^="re-"], [class*=" re-"]')]
            .filter((one) => one.checkVisibility() && box(one).right > innerWidth + 1)
            .map((one) => one.className),
    };
}"""


@pytest.mark.filterwarnings("ignore:'sphinx_book_theme")
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [(1400, 900), (390, 800)])
def test_the_engines_own_parts_sit_in_the_column_of_the_text(
    edition: Build, browser, theme: str, size: tuple[int, int]
) -> None:
    conf = f"html_theme = {theme!r}\nreading_edition_look = False\n"
    built = edition({"one.md": PAGE}, conf=conf)
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    failed: list[str] = []
    # A theme may offer a font from elsewhere; what is asked for here must be there.
    page.on("requestfailed", lambda request: failed.append(request.url))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((built.app.outdir / "one.html").as_uri())
    found = page.evaluate(FOUND)
    page.close()
    assert errors == []
    assert [url for url in failed if url.startswith("file:") and "/fonts/" not in url] == []
    (settings,) = found["settings"]
    column = found["text"]
    assert column["left"] - 60 <= settings["left"] < settings["right"] <= column["right"] + 60
    assert settings["height"] < 40, "closed, it is a line"
    (rail,) = found["rail"]
    assert rail["height"] == 24
    assert all(note["right"] <= found["width"] for note in found["notes"])
    assert found["wide"] == []
