"""What an edition looks like when it is written: its pages as snapshots, in three formats.

Doctree snapshots (`test_doctrees`) hold what each transform does; these hold what a reader
gets. After a change that is meant, ``pytest tests/engine/test_written.py --force-regen``
writes them anew; read them before they are committed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html

from reading_edition.html.anchors_json import read
from reading_edition.model.ledger import Ledger, update
from reading_edition.store.ledger_file import dump
from tests.engine.test_doctrees import ONE, TWO, compare
from tests.engine.test_doctrees import PAGES as FEW

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Build, Edition

THREE = """
---
section: three
description: The end of it.
---

# Three

Nobody is named here, but {term}`a thing` is.

{person}`trotsky` and {person}`Serge <serge!in exile>` write of {subject}`power`, at length, so that
this paragraph is a good deal longer than the others, and that the rule of the section is wider
for it: {person-cited}`serge`, {person}`!serge` again, and {person-quoted}`bronstein`.

A name with soft hyphens: Ser\u00adge and Trot\u00ad\u00adsky, and *Vic\u00adtor* Ser\u00adge.

{person}`mann` with {person}`serge` once.

{person}`mann` with {person}`serge` a second time.

1. One, of {person}`mann`.
2. Two.

{.verse}
> Verse of {person}`Serge <serge>`\\
> and more.

A last one.[^n] {index-mark}`lewin2005 <works>`

[^n]: See {para}`one 2`, {para}`two 1` and {cite:t}`lewin2005{7; 9}`.
"""
FOUR = "---\nsection: four\n---\n\n# Four\n\nNothing is cited here, and nobody named.\n"
NAMES = """
[serge]
heading = "Serge, Victor"
variants = ["Serge"]
born = "1890"
died = "1947"
description = "Revolutionary and novelist"
wikidata = "Q1"

[trotsky]
heading = "Trotsky, Leon"
variants = ["Trotsky"]
born = "1879-11-07"
died = "1940-08-21"

[bronstein]
heading = "Bronstein, Lev"
see = ["trotsky"]

[mann]
heading = "Mann, Å."
born = "c. 1900"
certainty = "probable"
description = "Probably a writer"
see_also = ["serge"]
"""
TIME = """
# Time

::::{timeline}
:label: By year

1789
: Long before.

c. 1890
: {person}`serge` is born, perhaps.

1917
: The revolution, a & b <c>.

1936–1938
: The trials.

From 1991
: After it.
::::
"""
BIB = """
@book{serge2012, author = {Serge, Victor}, title = {Memoirs}, publisher = {P}, year = {2012}, origdate = {1951}}
@book{lewin2005, author = {Lewin, Moshe}, title = {Century}, publisher = {P}, year = {2005}}
@book{nobody, author = {Nobody, N.}, title = {Uncited}, year = {1999}}
"""
GLOSSARY = "# Terms\n\n```{glossary}\na thing\n: What it is. {person}`serge` has it too.\n```\n"
PAGES = {
    **FEW,
    "one.md": ONE,
    "two.md": TWO,
    "three.md": THREE,
    "four.md": FOUR,
    "terms.md": GLOSSARY,
    "subjects.md": "# Subjects\n\n```{index-of} subjects\n```\n",
    "subjects.toml": '[power]\nheading = "power"\n',
    "names.toml": NAMES,
    "refs.bib": BIB,
    "time.md": TIME,
    "index.md": FEW["index.md"]
    .replace(
        "```{sections}\n```",
        "```{account-of-names}\nHow to read it.\n```\n\n```{sections}\n```\n\n```{apparatus}\n```",
    )
    .replace("two\n", "two\nthree\nfour\n")
    .replace("left\n", "left\nterms\nsubjects\n"),
}
CONF = """
html_theme = "furo"
myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
reading_edition_recognise = True
reading_edition_indexes = {"subjects": "subjects.toml"}
reading_edition_anchors = "anchors.toml"
reading_edition_sigla = {"B": "First edition"}
reading_edition_record = {"title": "E", "editors": ["Doe, Jo"], "date": "2026-01-02", "version": "0.2"}
suppress_warnings = ["edition.index", "edition.note", "edition.print", "edition.lint", "edition.ledger"]
"""


@pytest.fixture
def written(build_edition: Build) -> Callable[[str], Edition]:
    """Build the edition; its first version had other words in one paragraph, and one more."""

    def build(builder: str) -> Edition:
        one = ONE.replace("The last one", "The last one but one")
        one = one.replace("\n> A q", "\nGone since.\n\n> A q")
        before = build_edition({**PAGES, "one.md": one}, conf=CONF)
        ledger = update(read(before.app.outdir)[0], Ledger(), "0.1", "2025-12-24")
        built = build_edition({**PAGES, "anchors.toml": dump(ledger)}, builder=builder, conf=CONF)
        assert built.warnings == ""
        return built

    return build


DOCUMENTS = sorted(name[:-3] for name in PAGES if name.endswith(".md"))


def article(page: str) -> str:
    """The article of a page, an element a line."""
    (found,) = html.fromstring(page).xpath("//article")
    etree.indent(found)
    return re.sub(r"\?v=[0-9a-f]+", "", etree.tostring(found, encoding="unicode"))


def test_pages_for_the_web_are_written_as_they_were(
    written: Callable[[str], Edition], file_regression
) -> None:
    built = written("html")
    pages = {name: article(built.read(f"{name}.html")) for name in DOCUMENTS}
    compare(file_regression, pages, ".html")


def test_pages_of_text_are_written_as_they_were(
    written: Callable[[str], Edition], file_regression
) -> None:
    built = written("text")
    compare(file_regression, {name: built.read(f"{name}.txt") for name in DOCUMENTS}, ".txt")


def test_the_book_is_written_as_it_was(written: Callable[[str], Edition], file_regression) -> None:
    book = next(written("latex").app.outdir.glob("*.tex")).read_text(encoding="utf-8")
    body = book[book.index(r"\begin{document}") :]
    file_regression.check(body, basename="book", extension=".tex", encoding="utf-8")
