"""How much a reader's first visit to a section loads, compressed."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

LIMIT = 45_000
"""Bytes: page, styles, scripts and icon, each as gzip -9 makes it; fonts have their own bound."""


def size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def sections(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "text").glob("*.html"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_first_visit_to_any_section_is_light(
    browser, built_html: Path, scheme: str, record_property
) -> None:
    heavy = {}
    for name in sections(built_html):
        context = browser.new_context(color_scheme=scheme)
        page, asked = context.new_page(), set()
        page.on("request", lambda request, asked=asked: asked.add(request.url))
        page.goto((built_html / "text" / name).as_uri())
        page.wait_for_load_state("networkidle")
        icon = page.locator("link[rel~=icon]").evaluate("e => e.href")  # not asked for headless
        files = {unquote(urlsplit(url).path) for url in asked | {icon} if url.startswith("file:")}
        weight = sum(size(Path(path)) for path in files if not path.endswith(".woff2"))
        assert {Path(path).name for path in files} >= {
            name,
            "reading-edition.js",
            "reading-edition-ledger.css",
        }
        record_property(name, weight)
        print(f"{name}: {weight} bytes in {len(files)} files")
        if weight >= LIMIT:
            heavy[name] = weight
        context.close()
    assert heavy == {}


def test_no_page_is_heavy(built_html: Path) -> None:
    """But for the words that the search page searches, which no other page loads."""
    sizes: dict[Path, int] = {}
    heavy = {}
    for path in built_html.rglob("*.html"):
        tree = html.parse(path)
        loaded = tree.xpath(
            "//link[@rel='stylesheet']/@href | //script/@src[not(contains(., 'search-data'))]"
        )
        files = {path} | {(path.parent / unquote(urlsplit(one).path)).resolve() for one in loaded}
        for file in files - sizes.keys():
            sizes[file] = size(file)
        if (weight := sum(sizes[file] for file in files)) >= LIMIT:
            heavy[path.name] = weight
    assert heavy == {}


def test_the_fonts_are_few_and_have_their_licences_beside_them(built_html: Path) -> None:
    folder = built_html / "_static" / "fonts"
    assert len(list(folder.glob("*.woff2"))) == 5
    assert sum(path.stat().st_size for path in folder.glob("*.woff2")) < 260_000
    for name in ("Newsreader", "LibreFranklin"):
        assert "SIL Open Font License" in (folder / f"OFL-{name}.txt").read_text(encoding="utf-8")


def test_the_scripts_are_small(built_html: Path) -> None:
    static = built_html / "_static"
    loaded = ("reading-edition.js", "reading-edition-early.js", "reading-edition-progress.js")
    assert sum(size(static / name) for name in loaded) < 6500


def test_the_scripts_hold_nothing_that_a_strict_policy_forbids(built_html: Path) -> None:
    scripts = sorted((built_html / "_static").glob("reading-edition*.js"))
    assert len(scripts) > 3
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        for forbidden in ("eval(", "Function(", "innerHTML", 'setAttribute("style', "import("):
            assert forbidden not in text, (path.name, forbidden)


def test_a_page_of_text_loads_no_styles_for_code_and_no_scripts_for_search(
    built_html: Path,
) -> None:
    text = (built_html / "text" / "opening.html").read_text(encoding="utf-8")
    for name in ("pygments.css", "furo-extensions.css", "doctools.js", "sphinx_highlight.js"):
        assert name not in text
    guide = (built_html / "editing" / "authority-file.html").read_text(encoding="utf-8")
    assert "pygments.css" in guide
