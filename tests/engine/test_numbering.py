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
