"""Another way of numbering is one value: here the rows of a poem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from conftest import Build

LINES = """
def setup(app):
    from docutils import nodes
    from reading_edition.read.numbering import Numbering
    from reading_edition.store.features import register

    register(app, Numbering("row", lambda parent: parent.findall(nodes.line)))
"""
POEM = """---
section: first
numbering: {}
---
# One

```{{eval-rst}}
| The tide comes in,
| and :edition:person:`trotsky`
| goes out.
```
"""


def test_the_rows_of_a_poem_are_numbered(edition: Build) -> None:
    files = {"one.md": POEM.format("row"), "two.md": "# Two\n\nSee {para}`first 3`.\n"}
    built = edition(files, conf=LINES + 'suppress_warnings = ["edition.index"]\n')
    assert built.warnings == ""
    page = html.fromstring(built.read("one.html"))
    assert [link.get("href") for link in page.find_class("re-number")] == ["#p1", "#p2", "#p3"]
    entry = html.fromstring(built.read("names.html")).get_element_by_id("person-trotsky")
    (link,) = entry.find_class("re-locator")
    assert link.text_content() == "§1 r. 2"
    assert link.get("aria-label") == "§1 r. 2, section 1, row 2"
    assert "§1 r. 3" in built.read("two.html")


def test_a_numbering_that_is_not_there_is_a_warning(edition: Build) -> None:
    built = edition({"one.md": POEM.format("lines"), "two.md": "# Two\n"})
    known = "Did you mean line? Known: item, line, paragraph, speech."
    assert f"'numbering: lines' is not a way of numbering. {known}" in built.warnings
    assert 'href="#p1"' in built.read("one.html")


RUNS_ON = """---
section: second
first-number: {}
---
# Second

The fourth, of {{person}}`trotsky`.

The fifth; see {{para}}`second 4` and {{para}}`second 1`.
"""
FIRST = """---
section: first
---
# First

A, of {person}`serge`.

B, of {person}`trotsky`.

C.
"""


def test_numbers_run_on_from_the_page_before(edition: Build) -> None:
    built = edition({"two.md": FIRST, "one.md": RUNS_ON.format(4)})
    page = html.fromstring(built.read("one.html"))
    assert [link.get("href") for link in page.find_class("re-number")] == ["#p4", "#p5"]
    (rail,) = page.find_class("re-rail")
    assert [a.get("aria-label") for a in rail.iter("a")] == ["Paragraph 4", "Paragraph 5"]
    entry = html.fromstring(built.read("names.html")).get_element_by_id("person-trotsky")
    assert [link.text_content() for link in entry.find_class("re-locator")] == ["§1 ¶2", "§2 ¶4"]
    assert built.warnings.count("WARNING") == 1
    assert "names paragraph '1' of 'second', which has paragraphs 4 to 5." in built.warnings


def test_the_figure_of_persons_follows_numbers_that_run_on(edition: Build) -> None:
    pages = {"two.md": FIRST, "one.md": RUNS_ON.format(4).replace(" and {para}`second 1`", "")}
    figure = "# Figure\n\n```{dispersion}\n```\n"
    built = edition({**pages, "names.md": f"# Names\n\n```{{names}}\n```\n\n{figure}"})
    assert built.warnings == ""
    assert 'href="one.html#p4"' in built.read("names.html")


def test_a_number_that_two_sections_would_have_is_a_warning(edition: Build) -> None:
    built = edition({"two.md": FIRST, "one.md": RUNS_ON.format(3)})
    assert "one.md:1: WARNING: front matter 'first-number: 3'" in built.warnings
    assert "section 'first', which comes before, ends at 3. Write 4" in built.warnings


def test_a_first_number_that_is_none_is_a_warning(edition: Build) -> None:
    built = edition({"two.md": FIRST, "one.md": RUNS_ON.format("iv")})
    assert "front matter 'first-number: iv' is not a number." in built.warnings
    assert 'href="#p1"' in built.read("one.html")
