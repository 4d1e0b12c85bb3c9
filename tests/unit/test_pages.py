"""A small edition, built: its metadata, downloads, forwarding and lint on real pages."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

CONF = """
extensions = ["myst_parser", "reading_edition"]
project = "Letters"
bibtex_bibfiles = ["refs.bib"]
reading_edition_anchors = "anchors.toml"
reading_edition_record = {"title": "Letters", "editors": ["{The Desk}"], "date": "2026",
    "version": "0.2", "url": "https://e.org"}
"""
PAGES = {
    "index.md": "# Letters\n\nA front page.\n\n```{toctree}\nexile\nworks\n```\n",
    "exile.md": (
        "---\nsection: exile\n---\n# Exile\n\nHe “left” {cite:p}`serge2012{5}`.\n\nFrom 1936-1938.\n"
    ),
    "works.md": "---\ndescription: All works.\n---\n# Works\n\n```{bibliography}\n```\n",
    "names.toml": "",
    "refs.bib": (
        "@book{serge2012,\n author = {Serge, Victor}, title = {Memoirs}, publisher = {P},\n"
        " date = {2012}, year = {2012}}\n"
    ),
    "anchors.toml": (
        '[pages.exile]\np1 = "0.1 aaaaaaa, 0.2 bbbbbbb"\np2 = "0.1 ccccccc"\n\n[[retired]]\n'
        'place = "exile#p9"\nto = "exile#p2"\n\n[[retired]]\nplace = "exile#p8"\n'
        'to = "works#ref-serge2012"\n\n[[retired]]\nplace = "old/page#p1"\nto = "exile#p1"\n'
    ),
    "conf.py": CONF,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of the HTML pages, and the warnings of the build."""
    source = tmp_path_factory.mktemp("edition")
    for name, text in PAGES.items():
        (source / name).write_text(text, encoding="utf-8")
    warnings = StringIO()
    with docutils_namespace():
        out = source / "out"
        app = Sphinx(source, source, out, source / "trees", "html", status=None, warning=warnings)
        app.build()
    return out, warnings.getvalue()


def read(built: tuple[Path, str], name: str) -> str:
    return (built[0] / name).read_text(encoding="utf-8")


def test_a_section_carries_its_metadata(built: tuple[Path, str]) -> None:
    page = read(built, "exile.html")
    assert '<meta name="citation_inbook_title" content="Letters">' in page
    assert '<meta name="description" content="He “left”' in page
    assert '<link rel="canonical" href="https://e.org/exile.html">' in page
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert [work["name"] for work in data["citation"]] == ["Memoirs"]


def test_the_front_page_and_the_description_of_a_page(built: tuple[Path, str]) -> None:
    assert '<meta property="og:type" content="book">' in read(built, "index.html")
    assert '<meta name="description" content="All works.">' in read(built, "works.html")
    assert '<meta name="description" content="Search. Letters">' in read(built, "search.html")


def test_works_are_offered(built: tuple[Path, str]) -> None:
    page = read(built, "works.html")
    assert 'href="_downloads/references.ris"' in page
    assert page.count('<span class="Z3988" title="ctx_ver=') == 1
    assert json.loads(read(built, "_downloads/references.json"))[0]["id"] == "serge2012"


def test_retired_anchors_lead_on(built: tuple[Path, str]) -> None:
    page = read(built, "exile.html")
    assert 'id="p9"' in page
    assert re.search(r'<p class="re-retired" id="p8">.*href="works.html#ref-serge2012"', page)
    assert "Published in version 0.1; version 0.2 changed" in page
    assert '<a href="../exile.html#p1">' in read(built, "old/page.html")


def test_the_lint_speaks_in_the_build(built: tuple[Path, str]) -> None:
    assert "exile.md:8: WARNING: hyphen-range: " in built[1]
