"""Notes that stand in other notes, of the same series or of another."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.conftest import need

if TYPE_CHECKING:
    from conftest import Build

QUIET = 'suppress_warnings = ["edition.index"]\n'
ONE = """
---
section: first
---

# One

Told.{ednote}`a`[^1]

B.

C.

:::{ednote} a
:source: lewin2005
The editor says so.{ednote}`b` And so.[^2]
:::

:::{ednote} b
:source: lewin2005
The editor adds more, as{ednote}`a` said.
:::

[^1]: The author{ednote}`b` knew.

[^2]: An inner note.[^1]
"""
CIRCLE = """
---
section: first
---

# One

A.

B.

C.

:::{ednote} a
:source: lewin2005
The editor{ednote}`b` goes.
:::

:::{ednote} b
:source: lewin2005
Round{ednote}`a`.
:::

:::{ednote} c
:source: lewin2005
Alone{ednote}`c`.
:::
"""


def test_an_editors_note_may_refer_to_another(edition: Build) -> None:
    built = edition({"one.md": ONE}, conf=QUIET)
    assert built.warnings == ""
    found = re.findall(r'\bid="([^"]+)"', built.read("one.html"))
    assert found == list(dict.fromkeys(found))
    assert {"ednote-a-mark", "ednote-a-mark-2", "ednote-b-mark", "ednote-b-mark-2"} <= set(found)
    notes = html.fromstring(built.read("notes.html"))
    names = [one.get("aria-label") for one in notes.find_class("re-ednote-ref")]
    assert set(names) == {"Editor’s note a", "Editor’s note b"}


@pytest.mark.parametrize("place", ["foot", "end"])
def test_no_note_in_a_note_is_lost_in_print(edition: Build, place: str) -> None:
    need("latexmk", "lualatex", "pdftotext")
    conf = QUIET + f"reading_edition_book = {{'notes': {place!r}}}\n"
    built = edition({"one.md": ONE}, builder="latex", conf=conf, own=True)
    assert built.warnings == ""
    done = subprocess.run(
        ["latexmk", "-lualatex", "-halt-on-error", "-interaction=nonstopmode", "anedition.tex"],
        cwd=built.app.outdir, capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]
    words = subprocess.run(
        ["pdftotext", "-raw", built.app.outdir / "anedition.pdf", "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    notes = ["An inner note.", "The author", "The editor says so.", "The editor adds more"]
    assert [words.count(note) for note in notes] == [1] * 4
    places = [words.index(note) for note in notes]
    assert places == sorted(places), "each series in its order"


def test_notes_that_only_notes_of_a_circle_refer_to_are_warned_of(edition: Build) -> None:
    for builder in ("html", "latex"):
        built = edition({"one.md": CIRCLE}, builder=builder, conf=QUIET)
        for label in "abc":
            assert f"note {label!r} is not in a paragraph" in built.warnings
