"""Pages, headings and lines of the printed book, as they are written for TeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Build

FRONT = """
# An edition

Words of the front.

## {first}

{words}

```{{toctree}}
two
one
```

## {second}

Words of the second.

```{{toctree}}
names
works
notes
```
"""


def chapters(tex: str) -> list[str]:
    return [
        re.sub(r"\\reSectionNumber\{.*?\}", "", t) for t in re.findall(r"\\chapter\{(.*)\}", tex)
    ]


def test_a_page_is_a_chapter_whatever_its_list_stands_under(edition: Build) -> None:
    front = FRONT.format(first="First", words="Words of the first.", second="Second")
    tex = edition({"index.md": front}, builder="latex").read("anedition.tex")
    found = chapters(tex)
    assert found[:5] == ["First", "Two", "One", "Second", "Names"]
    assert tex.index("Words of the front") < tex.index("Words of the first")
    assert tex.index("Words of the first") < tex.index(r"\reText") < tex.index("Two")
    assert tex.index("The first paragraph names") < tex.index("Words of the second")


def test_a_heading_goes_with_its_words_and_never_with_its_pages(edition: Build) -> None:
    words = "```{container} re-screen\nFor screens.\n```\n\n````{only} html\nAnd these.\n````"
    front = FRONT.format(first="Gone", words=words, second="Kept")
    tex = edition({"index.md": front}, builder="latex").read("anedition.tex")
    assert chapters(tex)[:4] == ["Two", "One", "Kept", "Names"]


def test_a_list_below_a_page_stays_there_and_a_page_may_be_emptied(edition: Build) -> None:
    front = FRONT.format(first="First", words="Words.", second="Second").replace("one\n", "", 1)
    two = "---\nsection: second\n---\n# Two\n\nWords.\n\n```{toctree}\none\n```\n"
    works = "# Works\n\n```{container} re-screen\nFor screens.\n```\n"
    pages = {"index.md": front, "two.md": two, "works.md": works}
    tex = edition(pages, builder="latex").read("anedition.tex")
    assert chapters(tex)[:4] == ["First", "Two", "Second", "Names"]
    assert "Works" not in chapters(tex)
    assert re.search(r"\\section\{\\reSectionNumber\{.*\}One\}", tex)


def test_an_address_of_the_record_is_printed_whatever_is_in_it(edition: Build) -> None:
    record = '{"title": "T", "url": "https://example.org/a%20b/{c}#top"}'
    conf = f"reading_edition_record = {record}\n"
    tex = edition({}, builder="latex", conf=conf).read("anedition.tex")
    # Plain, "#" and "%" end TeX's run within the meaning of a command.
    assert r"\url{https://example.org/a\%20b/\%7Bc\%7D\#top}" in tex
