"""A text in parts: its sections' numbers, their places, and its pages in every format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from reading_edition.model.numerals import numeral, roman

if TYPE_CHECKING:
    from conftest import Build, Edition


def chapter(name: str, words: str, more: str = "") -> str:
    return f"---\nsection: {name}\n{more}---\n\n# {name.title()}\n\n{words}\n"


def part(name: str, title: str, pages: str, more: str = "") -> str:
    listed = "\n".join(pages.split())
    return f"---\npart: {name}\n{more}---\n\n# {title}\n\n```{{toctree}}\n{listed}\n```\n"


FILES: dict[str, str | None] = {
    "index.md": "# A treatise\n\n```{sections}\n```\n\n```{toctree}\npreface\nfirst/index\nsecond/index\nnames\n```\n",
    "preface.md": chapter(
        "preface", "Of {person}`serge`.", "section-label: Preface\nnumbering: paragraph\n"
    ),
    "first/index.md": part("Book I", "Of Water", "tides rain"),
    "first/tides.md": chapter("tides", "Of {person}`serge`; see {para}`cranes 1`."),
    "first/rain.md": chapter("rain", "Of {person}`trotsky`."),
    "second/index.md": part("Book II", "Book II", "cranes"),
    "second/cranes.md": chapter("cranes", "Of {person}`serge`."),
    "one.md": None,
    "two.md": None,
    "notes.md": None,
    "works.md": None,
}


@pytest.fixture
def treatise(edition: Build) -> Edition:
    built = edition(FILES)
    assert built.warnings == ""
    return built


def locators(built: Edition, key: str) -> list[str]:
    entry = html.fromstring(built.read("names.html")).get_element_by_id(f"person-{key}")
    return [link.text_content() for link in entry.find_class("re-locator")]


def test_sections_are_numbered_in_each_part_and_called_by_it(treatise: Edition) -> None:
    assert locators(treatise, "serge") == ["Preface ¶1", "Book I §1 ¶1", "Book II §1 ¶1"]
    assert locators(treatise, "trotsky") == ["Book I §2 ¶1"]
    assert "Book II §1 ¶1" in treatise.read("first/tides.html")
    assert "Book I, section 2, paragraph 1" in treatise.read("names.html")


def test_headings_have_the_number_and_the_name_of_the_part_once(treatise: Edition) -> None:
    def heading(page: str) -> str:
        return html.fromstring(treatise.read(page)).find(".//h1").text_content().strip("¶#\n ")

    assert heading("first/rain.html") == "§2 Rain"
    assert heading("first/index.html") == "Book I. Of Water"
    assert heading("second/index.html") == "Book II"


def test_the_front_page_lists_the_sections_by_part(treatise: Edition) -> None:
    (front,) = html.fromstring(treatise.read("index.html")).find_class("re-sections")
    told = [" ".join(one.text_content().split()) for one in front.iter("h3", "li")]
    length = "1 ¶ · 1 min"
    assert told == [
        f"Preface{length}",
        "Book I. Of Water",
        f"§1 Tides{length}",
        f"§2 Rain{length}",
        "Book II",
        f"§1 Cranes{length}",
    ]


def test_the_book_has_parts_with_chapters(edition: Build) -> None:
    tex = edition(FILES, builder="latex").read("anedition.tex")
    body = tex[tex.index(r"\begin{document}") :]
    headings = re.findall(r"^\\(part|chapter|section)\{(.*?)\}\s*$", body, re.MULTILINE)
    assert [kind for kind, _ in headings] == [
        "chapter",
        "part",
        "chapter",
        "chapter",
        "part",
        "chapter",
        "chapter",
    ]
    assert ("part", "Book I. Of Water") in headings
    assert body.index(r"\reText") < body.index("Preface") < body.index(r"\part{")


def test_the_contents_of_the_e_book_have_the_names_of_the_parts(edition: Build) -> None:
    files = {**FILES, "first/index.md": part("Book & I", "Of Water", "tides rain")}
    contents = html.fromstring(edition(files, builder="epub").read("nav.xhtml").encode())
    told = [link.text_content() for link in contents.find(".//nav").iter("a")]
    said = ["Book & I. Of Water", "§1 Tides", "§2 Rain", "Book II", "§1 Cranes"]
    assert told[-6:-1] == said


def test_a_book_that_begins_with_a_part_counts_its_pages_from_there(edition: Build) -> None:
    files = {**FILES, "preface.md": None, "index.md": FILES["index.md"].replace("preface\n", "")}
    tex = edition(files, builder="latex").read("anedition.tex")
    assert tex.index("\\reText\n") < tex.index(r"\part{Book I. Of Water}")


def test_numbers_run_on_where_a_part_says_so(edition: Build) -> None:
    built = edition(
        {**FILES, "second/index.md": part("Book II", "B", "cranes", "restart: false\n")}
    )
    assert locators(built, "serge")[-1] == "Book II §3 ¶1"


def test_a_section_has_the_number_that_its_page_gives(edition: Build) -> None:
    rain = chapter("rain", "Of {person}`trotsky`.", "section-number: XII\n")
    on = part("Book II", "B", "cranes", "restart: false\n")
    built = edition({**FILES, "first/rain.md": rain, "second/index.md": on})
    assert built.warnings == ""
    assert locators(built, "trotsky") == ["Book I §XII ¶1"]
    assert locators(built, "serge")[-1] == "Book II §XIII ¶1"


@pytest.mark.parametrize(
    ("page", "front", "said"),
    [
        ("first/rain.md", "section-number: twelve", "'section-number: twelve' is not a number."),
        ("preface.md", "section-number: 2", "has no effect: the page has a label in its place."),
        ("first/index.md", "section-number: 2", "has no effect: the page is no section."),
        ("names.md", "restart: false", "has no effect: the page begins no part."),
        ("first/index.md", "restart: perhaps", "'perhaps' in the front matter is neither"),
        ("first/rain.md", "section-number: 1", "the number or label of first/tides, so that"),
    ],
)
def test_what_cannot_be_is_said(edition: Build, page: str, front: str, said: str) -> None:
    given = FILES.get(page) or "# Names\n\n```{names}\n```\n"
    text = (
        given.replace("---\n", f"---\n{front}\n", 1)
        if "---\n" in given
        else f"---\n{front}\n---\n{given}"
    )
    built = edition({**FILES, page: text})
    assert said in built.warnings
    assert f"{page}:1" in built.warnings


def test_a_part_without_a_name_is_said(edition: Build) -> None:
    built = edition({**FILES, "first/index.md": part("''", "Of Water", "tides rain")})
    assert "'part:' does not say what the part is called." in built.warnings
    assert locators(built, "trotsky") == ["§2 ¶1"]


def test_pages_of_a_part_that_is_renamed_are_written_again(edition: Build) -> None:
    built = edition(FILES, own=True)
    built.write("second/index.md", part("Part Two", "Of Iron", "cranes"))
    assert {"names.html", "first/tides.html", "second/cranes.html"} <= built.rebuild()
    assert locators(built, "serge")[-1] == "Part Two §1 ¶1"


def test_sections_outside_the_parts_run_on_among_themselves(edition: Build) -> None:
    files = {
        **FILES,
        "preface.md": chapter("preface", "Of {person}`serge`."),
        "end.md": chapter("end", "Of {person}`trotsky`."),
        "index.md": FILES["index.md"].replace("names\n", "end\nnames\n"),
    }
    built = edition(files)
    assert built.warnings == ""
    assert locators(built, "serge")[0] == "§1 ¶1"
    assert locators(built, "trotsky") == ["Book I §2 ¶1", "§2 ¶1"]
    assert "" not in built.app.env.metadata


def test_one_section_can_have_two_pages(edition: Build) -> None:
    on = chapter("rain", "Of {person}`trotsky`.", "section-number: 1\nfirst-number: 2\n")
    built = edition({**FILES, "first/rain.md": on})
    assert built.warnings == ""
    assert locators(built, "trotsky") == ["Book I §1 ¶2"]


def test_a_section_with_a_label_says_where_one_is(treatise: Edition) -> None:
    (line,) = html.fromstring(treatise.read("preface.html")).find_class("re-where")
    assert line.get("data-place") == "Preface"
    assert "Section 1 of 4" in line.text_content()


@given(st.integers(1, 3999))
def test_a_numeral_is_read_as_it_is_written(number: int) -> None:
    assert numeral(roman(number)) == numeral(roman(number).lower()) == (number, True)
    assert numeral(str(number)) == (number, False)


def test_what_no_numeral_writes_is_none() -> None:
    assert roman(4000) == "4000"
    assert [numeral(given) for given in ("", "0", "IIII", "-4", "٤", "9" * 7)] == [None] * 6
