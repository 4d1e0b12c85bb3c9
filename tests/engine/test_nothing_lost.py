"""Everything on a section page has a place, or a warning says why it has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.engine.conftest import ONE

if TYPE_CHECKING:
    from conftest import Build, Edition

QUIET = 'suppress_warnings = ["edition.index"]\n'
PLACES = {
    "table": "| a | b |\n|---|---|\n| x | {} |",
    "admonition": ":::{{note}}\n{}\n:::",
    "caption": ":::{{figure}} x.svg\nThe way of {}.\n:::",
    "definition": "Chair\n: {}",
    "term": "{}\n: the chair",
    "attribution": ":::{{epigraph}}\nAll roads.\n\n-- {}\n:::",
    "container": ":::{{container}} box\n{}\n:::",
    "only": ":::{{only}} html\n{}\n:::",
    "list in a quotation": "> - so says {}",
    "sidebar": ":::{{sidebar}} Beside\n{}\n:::",
    "table with a title": ":::{{list-table}} Of {}\n* - a\n:::",
    "rubric": ":::{{rubric}} Of {}\n:::",
    "legend": ":::{{figure}} x.svg\nA caption.\n\nBelow it {}.\n:::",
    "title of an admonition": ":::{{admonition}} Of {}\nWords.\n:::",
    "header of a table": "| {} | b |\n|---|---|\n| x | y |",
    "topic": ":::{{topic}} A topic\nIt is {}.\n:::",
    "nested list": "- a\n  - b\n    1. {}",
    "line block": ":::{{line-block}}\nOne line\nof {}\n:::",
    "verse": ":::{{verse}}\nOne line\n  of {}\n:::",
    "speech": ":::{{speech}} ADA\nSays {}.\n:::",
    "stage direction": ":::{{stage}}\nEnter {}.\n:::",
    "letter": ":::{{salutation}}\nDear {},\n:::",
    "emphasis": "So *says {}*.",
    "hidden list of columns": ":::{{hlist}}\n- {}\n- b\n:::",
    "change": ":::{{versionadded}} 1.0\nBy {}.\n:::",
    "heading below": "## Of {}\n\nWords.",
}


def entry(built: Edition, key: str) -> html.HtmlElement:
    return html.fromstring(built.read("names.html")).get_element_by_id(f"person-{key}")


def ids(built: Edition, name: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', built.read(name))


def section(body: str, notes: str = "") -> str:
    return f"---\nsection: first\n---\n\n# One\n\nA first paragraph.\n\n{body}\n\n{notes}\n\nB.\n\nC.\n"


@pytest.mark.parametrize("body", PLACES.values(), ids=PLACES)
def test_a_name_and_a_citation_have_a_place_wherever_they_stand(edition: Build, body: str) -> None:
    words = "{person}`trotsky`, {cite:t}`lewin2005`,{ednote}`a`"
    note = ":::{ednote} a\n:source: lewin2005\nSo.\n:::"
    files = {"one.md": section(body.format(words), note), "x.svg": "<svg/>"}
    built = edition(files, conf=QUIET)
    assert built.warnings == ""
    (link,) = entry(built, "trotsky").find_class("re-locator")
    page, _, anchor = link.get("href").partition("#")
    assert anchor in ids(built, page)
    assert re.fullmatch("§2 ¶[23]", link.text_content())
    work = html.fromstring(built.read("works.html")).get_element_by_id("ref-lewin2005")
    assert link.text_content() in work.text_content()
    back = html.fromstring(built.read("notes.html")).get_element_by_id("ednote-a")
    assert link.text_content() in back.find_class("re-backlink")[0].text_content()
    assert ids(built, "one.html") == list(dict.fromkeys(ids(built, "one.html")))


def test_nothing_has_a_paragraph_0(edition: Build) -> None:
    page = section(
        "| a |\n|---|\n| x[^7] |",
        "[^7]: Of {person}`trotsky`.[^8]\n\n[^8]: And {cite:t}`lewin2005`.",
    )
    built = edition({"one.md": page}, conf=QUIET)
    for name in ("names.html", "notes.html", "works.html", "one.html"):
        assert "¶0" not in built.read(name)
    (link,) = entry(built, "trotsky").find_class("re-locator")
    assert link.text_content() == "§2 n. 7"
    notes = html.fromstring(built.read("notes.html"))
    for number in (7, 8):  # a note in a note stands where that stands
        back = notes.get_element_by_id(f"note-{number}").find_class("re-backlink")[0]
        assert back.text_content() == "§2 ¶2"


def test_a_note_is_placed_at_its_first_mark(edition: Build) -> None:
    page = section("Told.[^7]\n\nTold again.[^7]", "[^7]: Of {person}`trotsky`.")
    built = edition({"one.md": page}, conf=QUIET)
    note = html.fromstring(built.read("notes.html")).get_element_by_id("note-7")
    assert [(a.text_content(), a.get("href")) for a in note.find_class("re-backlink")] == [
        ("§2 ¶2", "one.html#note-7-mark")
    ]
    assert {"note-7-mark", "note-7-mark-2"} <= set(ids(built, "one.html"))


def test_an_editors_note_may_have_two_marks(edition: Build) -> None:
    page = section(
        "Told.{ednote}`a`\n\nTold again.{ednote}`a`", ":::{ednote} a\n:source: lewin2005\nSo.\n:::"
    )
    built = edition({"one.md": page}, conf=QUIET)
    assert built.warnings == ""
    found = ids(built, "one.html")
    assert found == list(dict.fromkeys(found))
    assert {"ednote-a-mark", "ednote-a-mark-2"} <= set(found)
    tex = edition({"one.md": page}, conf=QUIET, builder="latex").read("anedition.tex")
    assert tex.count("So.") == 1


def test_a_name_that_has_no_place_is_a_warning(edition: Build) -> None:
    page = "---\nsection: first\n---\n\n# One {person}`trotsky`\n"
    built = edition({"one.md": page, "two.md": "# Two\n"})
    assert "'Leon Trotsky' (trotsky) is not in a paragraph" in built.warnings
    assert re.search(r"one\.md:\d+: WARNING: 'Leon Trotsky'", built.warnings)


def test_a_heading_does_not_take_the_id_of_a_note(edition: Build) -> None:
    page = section("## Note 7\n\nTold.[^7]", "[^7]: So.")
    built = edition({"one.md": page}, conf=QUIET)
    found = ids(built, "one.html")
    assert found == list(dict.fromkeys(found))
    mark = re.search(r'href="#([^"]+)" id="[^"]*" role="doc-noteref"', built.read("one.html"))
    assert mark is not None
    assert re.search(rf'<aside[^>]*id="{mark[1]}"', built.read("one.html"))


RECOGNISED = {
    "a line break": "Words of Lev\\\nBronstein end.",
    "a soft hyphen": "Words of Lev Bron\xadstein end.",
    "emphasis": "Words of Lev *Bronstein* end.",
    "emphasis within": "Words of *Lev* Bron**stein** end.",
    "a wrapped line": "Words of Lev\nBronstein end.",
}
FORMS = """
[serge]
heading = "Serge, Victor"
[trotsky]
heading = "Trotsky, Leon"
variants = ["Lev Bronstein"]
[other]
heading = "Lev, Other"
variants = ["Lev"]
"""


@pytest.mark.parametrize("words", RECOGNISED.values(), ids=RECOGNISED)
def test_a_name_is_found_over_joined_runs(edition: Build, words: str) -> None:
    files = {"one.md": section(words), "names.toml": FORMS}
    built = edition(files, conf=QUIET + "reading_edition_recognise = True\n")
    (link,) = entry(built, "trotsky").find_class("re-locator")
    assert link.text_content() == "§2 ¶2"
    assert "person-other" not in built.read("one.html")
    assert len(set(re.findall("#person-[a-z]+", built.read("one.html")))) == 1


def test_part_of_a_marked_name_is_nobody_elses(edition: Build) -> None:
    page = section("Words of Lev {person}`Bronstein <trotsky>` end.")
    files = {"one.md": page, "names.toml": FORMS}
    built = edition(files, conf=QUIET + "reading_edition_recognise = True\n")
    assert "person-other" not in built.read("one.html")


def test_an_id_that_is_in_use_is_told_where_it_stands(edition: Build) -> None:
    page = "---\nsection: two\n---\n\n# Two\n\n(p2)=\n## A heading\n\nFirst.\n\nSecond.\n"
    built = edition({"two.md": page})
    assert "two.md:8: WARNING: the id 'p2' is in use on this page" in built.warnings


def test_a_note_of_a_page_without_paragraphs_is_told_where_it_stands(edition: Build) -> None:
    page = "---\nsection: two\n---\n\n# Two[^1]\n\n[^1]: A note.\n"
    built = edition({"two.md": page})
    assert "two.md:7: WARNING: note '1' is not in a paragraph" in built.warnings


def test_lines_of_verse_are_lines_in_plain_text(edition: Build) -> None:
    page = "---\nsection: two\n---\n\n# Two\n\n> Who rides so *late*\\\n> through night and {person}`serge`?[^1]\n\nAnd *one\\\ntwo*.\n\n[^1]: A note.\n"
    built = edition({"two.md": page}, builder="text")
    text = built.read("two.txt")
    assert "Who rides so *late*\n      through night and Victor Serge?[1]\n" in text
    assert "And *one two*." in text


def test_markup_of_html_in_verse_is_no_end_of_a_line(edition: Build) -> None:
    page = "---\nsection: two\n---\n\n# Two\n\n> The h<sub>igh</sub> road\\\n> and the low\n"
    text = edition({"two.md": page}, builder="text").read("two.txt")
    assert "The high road\n      and the low\n" in text


def test_the_sources_of_a_note_may_be_given_as_yaml(edition: Build) -> None:
    one = ONE.replace(":source: lewin2005\n", "---\nsource: lewin2005, nobody\n---\n")
    built = edition({"one.md": one})
    assert 'one.md:18: WARNING: could not find bibtex key "nobody"' in built.warnings
    assert "Sources: Lewin (2005)" in " ".join(
        html.fromstring(built.read("one.html")).text_content().split()
    )


def test_a_heading_is_repeated_without_the_marks_in_it(edition: Build) -> None:
    note = ":::{ednote} a\n:source: lewin2005\nSo.\n:::"
    one = section("(below)=\n## Below{ednote}`a` {page}`12`\n\nSee {ref}`below`.", note)
    title = one.replace("# One", "# One{ednote}`a`", 1)
    built = edition({"one.md": title}, conf=QUIET)
    assert built.warnings == ""
    page = html.fromstring(built.read("one.html"))
    assert page.findtext("head/title").startswith("One — ")
    (reference,) = page.xpath("//a[@class='reference internal'][span[contains(@class, 'std-ref')]]")
    assert reference.text_content().strip() == "Below"
    assert ids(built, "one.html") == list(dict.fromkeys(ids(built, "one.html")))
    links = html.fromstring(built.read("index.html")).xpath("//a[@href='one.html']")
    assert {link.text_content().removeprefix("§2 ") for link in links} == {"One"}


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_the_id_of_a_table_and_of_a_formula_stands_once_under_furo(
    edition: Build, builder: str
) -> None:
    body = "| a | b |\n|---|---|\n| x | y |\n\n```{math}\n:label: sum\na + b\n```\n\n:::{figure} x.svg\n:name: plan\nA.\n:::"
    conf = QUIET + "html_theme = 'furo'\n"
    built = edition({"one.md": section(body), "x.svg": "<svg/>"}, builder=builder, conf=conf)
    page = "one.html" if builder == "html" else "index.html"
    assert ids(built, page) == list(dict.fromkeys(ids(built, page)))
