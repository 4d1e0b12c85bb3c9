"""Verse, plays and letters: their blocks, what is counted, and every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from conftest import Build, Edition

POEM = """
---
section: first
numbering: line
---

# Low Water

:::{verse}
The tide goes out as if it had been told,
  and leaves the boats to lean on what they know;
the harbour master locks his little gold
    of tickets, and the *gulls* begin to row

across the mud where {person}`Trotsky <trotsky>` lies down.[^a]
:::

Words after the poem, in prose.

[^a]: A note.
"""
PLAY = """
---
section: second
numbering: speech
---

# Act I

:::{cast}
- ADA, a student
:::

:::{stage}
A landing, and {person}`Serge <serge>`.
:::

:::{speech} FERRYMAN
:direction: without looking up
Closed. {stage}`(He mends a rope.)` Nobody reads here.

Nobody at all.
:::

:::{speech} FERRYMAN
:verse:
Who goes there?
:::

:::{speech} ADA
:verse:
:shared:
None but I, and I am late,
and all the lamps are out, says {person}`Trotsky <trotsky>`.
:::
"""
LETTER = """
---
section: third
---

# Letter 1

:::{dateline}
Marseilles, 3 March 1941
:::

:::{salutation}
Dear Ada,
:::

The boat has not come. See {para}`first 5` and {para}`second 3`.

:::{closing}
Yours,
:::

:::{signature}
{person}`Victor <serge>`
:::
"""
PAGES = {
    "one.md": POEM,
    "two.md": PLAY,
    "three.md": LETTER,
    "index.md": "# E\n\n```{toctree}\none\ntwo\nthree\nnames\nworks\nnotes\n```\n",
}
CONF = 'myst_enable_extensions = ["colon_fence"]\n'


def built(edition: Build, builder: str = "html") -> Edition:
    made = edition(PAGES, builder=builder, conf=CONF)
    assert made.warnings == ""
    return made


def page(edition: Build, name: str) -> html.HtmlElement:
    return html.fromstring(built(edition).read(f"{name}.html").encode())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_line_has_an_address_and_every_fifth_shows_its_number(edition: Build) -> None:
    poem = page(edition, "one")
    numbers = poem.find_class("re-number")
    assert [number.get("href") for number in numbers] == [f"#p{n}" for n in range(1, 6)]
    assert ["re-quiet" in number.get("class") for number in numbers] == [True] * 4 + [False]
    assert numbers[4].get("aria-label") == "line 5, permanent link"
    where = poem.find_class("re-where")[0]
    assert (where.get("data-sign"), "5 lines" in text(where)) == ("l. ", True)


def test_lines_are_indented_as_far_as_the_source_has_them(edition: Build) -> None:
    poem = page(edition, "one")
    depths = [
        len(line.xpath("ancestor::div[contains(@class, 'line-block')]"))
        for line in poem.xpath("//div[@class='line' or contains(@class, 're-numbered')]")
    ]
    assert depths == [1, 2, 1, 3, 1, 1]  # the fifth is the blank line between two stanzas


def test_places_are_lines_and_speeches(edition: Build) -> None:
    names = page(edition, "names")
    entry = names.get_element_by_id("person-trotsky")
    assert [text(a) for a in entry.find_class("re-locator")] == ["§1 l. 5", "§2 sp. 3"]
    entry = names.get_element_by_id("person-serge")
    assert [text(a) for a in entry.find_class("re-locator")] == ["§2 sp. 1", "§3 ¶1"]
    assert "See §1 l. 5 and §2 sp. 3." in text(page(edition, "three"))


def test_a_speech_has_its_speaker_and_directions(edition: Build) -> None:
    speeches = page(edition, "two").find_class("re-speech")
    assert [speech.get("id") for speech in speeches] == ["p1", "p2", "p3"]
    assert [text(s.find_class("re-speaker")[0]) for s in speeches] == [
        "FERRYMAN",
        "FERRYMAN",
        "ADA",
    ]
    directions = [text(stage) for stage in speeches[0].find_class("re-stage")]
    assert directions == ["without looking up", "(He mends a rope.)"]


def test_what_is_no_speech_is_not_counted_and_found_all_the_same(edition: Build) -> None:
    made = built(edition)
    assert [e.get("id") for e in page(edition, "three").xpath("//p[starts-with(@id, 'p')]")] == [
        "p1"
    ]
    records = made.read("search-data.js")
    for words in ("A landing, and", "ADA, a student", "Words after the poem", "Yours,"):
        assert words in records


def test_a_line_that_completes_another_begins_where_that_ends(edition: Build) -> None:
    lines = built(edition, "text").read("two.txt").splitlines()
    first = next(line for line in lines if "Who goes there?" in line)
    second = next(line for line in lines if "None but I" in line)
    third = next(line for line in lines if "and all the lamps" in line)
    indents = [len(line) - len(line.lstrip()) for line in (first, second, third)]
    assert indents[0] == indents[2] < indents[1]


@pytest.mark.parametrize("before", ["", "A paragraph.\n\n"])
def test_a_line_that_completes_nothing_is_told(edition: Build, before: str) -> None:
    two = f"---\nsection: second\n---\n\n# Act I\n\n{before}:::{{speech}} ADA\n:verse:\n:shared:\nI am.\n:::\n"
    made = edition({"two.md": two, "one.md": "# One\n"}, conf=CONF)
    number = two[: two.index(":::{speech}")].count("\n") + 1
    assert f"two.md:{number}: WARNING: ':shared:' asks for a line of verse" in made.warnings
    assert "I am." in made.read("two.html")


def test_plain_text_has_the_numbers_behind_the_lines(edition: Build) -> None:
    lines = built(edition, "text").read("one.txt").splitlines()
    poem = [line for line in lines if line.startswith("   ")]
    assert [line[3:] for line in poem] == [
        "The tide goes out as if it had been told,",
        "   and leaves the boats to lean on what they know;",
        "the harbour master locks his little gold",
        "      of tickets, and the *gulls* begin to row",
        "across the mud where Trotsky lies down.[1]  [5]",
    ]


def test_the_book_sets_lines_of_any_depth(edition: Build) -> None:
    tex = built(edition, "latex").read("anedition.tex")
    assert r"\reLine{1}" in tex
    assert r"\reLine{2}" in tex
    assert "\\reStanza \n" in tex
    assert tex.count(r"\reLineNumber{") == 1
    assert r"\begin{sphinxuseclass}{re-speech}" in tex
    assert r"\begin{DUlineblock}" not in tex


def test_pages_of_prose_load_no_style_of_verse(edition: Build) -> None:
    assert "reading-edition-kinds.css" in built(edition).read("one.html")
    assert "reading-edition-kinds.css" not in built(edition).read("notes.html")
