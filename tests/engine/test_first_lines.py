"""The index of first lines: what each poem of the text begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from conftest import Build, Edition

POEMS = """\
---
section: poems
numbering: line
---

# Poems

:::{verse}
Übers Wasser[^1] geht sie,
  und keiner sieht.
:::

:::{verse}
“All the boats”, she said:

were forty.
:::

[^1]: So the notebook.
"""
PROSE = """\
---
section: prose
---

# Prose

Before.

:::{verse}
All the boats are in.
:::
"""
CONF = """
language = "de"
suppress_warnings = ["edition.index", "edition.lint"]
reading_edition_versions = {"en": {"language": "en"}}
"""
FILES = {
    "index.md": "# E\n\n```{toctree}\npoems\nprose\nfirst\nnames\nnotes\nworks\n```\n",
    "first.md": "# Erste Zeilen\n\n```{index-of} first-lines\n```\n",
    "poems.md": POEMS,
    "prose.md": PROSE,
    "one.md": None,
    "two.md": None,
}


def told(built: Edition) -> list[str]:
    """The entries of the index with their places, in order."""
    tree = html.fromstring(built.read("first.html"))
    (index,) = tree.find_class("re-index")
    return [" ".join(item.text_content().split()) for item in index.iter("li")]


def test_poems_are_listed_by_what_they_begin_with(edition: Build) -> None:
    built = edition(FILES, conf=CONF)
    assert built.warnings == ""
    assert told(built) == [
        "“All the boats”, she said, §1 V. 3",
        "All the boats are in, §2 ¶2",
        "Übers Wasser geht sie, §1 V. 1",
    ]


def test_an_edited_line_is_listed_anew(edition: Build) -> None:
    built = edition(FILES, conf=CONF, own=True)
    built.write("prose.md", PROSE.replace("All the boats are in", "Boats are in"))
    built.rebuild()
    assert any(one.startswith("Boats are in") for one in told(built))
    assert not any("All the boats are in" in one for one in told(built))


def test_another_version_has_no_first_lines_here(edition: Build) -> None:
    other = "\n::::{version} en\n:::{verse}\nAcross\n  the water.\n:::\n:::{verse}\nAll.\n\nForty.\n:::\n::::\n"
    built = edition({**FILES, "poems.md": POEMS.replace("\n[^1]: ", other + "\n[^1]: ")}, conf=CONF)
    assert built.warnings == ""
    assert len(told(built)) == 3
