"""A timeline in a small edition: the list is its source, the figure is drawn in each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from conftest import Build

INDEX = "# E\n\n```{toctree}\ntwo\none\nnames\nworks\nnotes\ntime\n```\n"
TIME = """
# Chronology

::::{timeline}
:label: What happened, by year

1890
: {person}`serge` is born a & b <c>; and more. {para}`first 1`.

From 1917
: Revolution {cite:p}`lewin2005`.

In spring
: No year.
::::
"""
CONF = 'myst_enable_extensions = ["colon_fence", "deflist"]\nlatex_engine = "lualatex"\n'
PAGES = {"index.md": INDEX, "time.md": TIME}


def test_the_figure_has_the_events_of_the_list_and_the_works(edition: Build) -> None:
    built = edition(PAGES, conf=CONF)
    assert "time.md:12: WARNING: the date 'In spring' has no year" in built.warnings
    (figure,) = html.fromstring(built.read("time.html")).find_class("re-timeline")
    (drawing,) = figure.xpath(".//svg")
    words = [text.text for text in drawing.xpath(".//text[not(@class)]")]
    assert words == ["Victor Serge is born a & b <c>", "Revolution", "Works cited"]
    assert len(drawing.xpath(".//circle")) == 2
    names = [drawing.get_element_by_id(i) for i in drawing.get("aria-labelledby").split()]
    assert names[0].text == "What happened, by year"
    assert names[1].text.startswith("2 events, from 1890 (Victor Serge is born")
    assert "2 works" in names[1].text
    assert figure.getnext().tag == "dl"
    assert len(figure.getnext().xpath("./dt")) == 3


def test_a_new_citation_draws_the_figure_anew(edition: Build) -> None:
    built = edition({**PAGES, "refs.bib": BIB}, conf=CONF, own=True)
    assert built.read("time.html").count("<circle") == 2
    built.write("two.md", "---\nsection: second\n---\n\n# Two\n\n{cite:p}`third`\n")
    assert "time.html" in built.rebuild()
    assert built.read("time.html").count("<circle") == 3


BIB = """
@book{serge2012, author = {Serge, Victor}, title = {M}, publisher = {P}, year = {2012}, origdate = {1951}}
@book{lewin2005, author = {Lewin, Moshe}, title = {S}, publisher = {P}, year = {2005}}
@book{third, author = {Third, A.}, title = {T}, publisher = {P}, year = {1980}}
"""


def test_latex_draws_it_and_text_has_the_list(edition: Build) -> None:
    tex = edition(PAGES, builder="latex", conf=CONF).read("anedition.tex")
    assert r"{Victor Serge is born a \& b \textless{}c\textgreater{}}" in tex
    assert tex.count(r"\begin{picture}") == 1
    text = edition(PAGES, builder="text", conf=CONF).read("time.txt")
    assert "1890\n   Victor Serge is born" in text
    assert "Each row" not in text


def test_a_timeline_without_events_is_told(edition: Build) -> None:
    built = edition({**PAGES, "time.md": "# C\n\n:::{timeline}\nWords.\n:::\n"}, conf=CONF)
    assert "time.md:3: WARNING: {timeline} has no events. Write a definition list" in built.warnings
    assert "Words." in built.read("time.html")


def test_two_timelines_on_a_page_have_names_of_their_own(edition: Build) -> None:
    other = "\n\n:::{timeline}\n:label: Another\n\n1901\n: End.\n:::\n"
    page = html.fromstring(edition({**PAGES, "time.md": TIME + other}, conf=CONF).read("time.html"))
    titles = []
    for drawing in page.xpath("//figure//svg"):
        (title, _) = drawing.get("aria-labelledby").split()
        (named,) = page.xpath("//*[@id=$id]", id=title)
        titles.append(named.text)
    assert titles == ["What happened, by year", "Another"]
