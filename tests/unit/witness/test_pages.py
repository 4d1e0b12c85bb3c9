"""Pages of plays, poems, letters and parts: what the importer writes is what the engine reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes
from sphinx.testing.util import SphinxTestApp

from reading_edition.read.numbering import SPEECH
from reading_edition.witness import importer, pages, report
from reading_edition.witness.model import (
    Block,
    BlockKind,
    Emphasis,
    Finding,
    Left,
    Line,
    Note,
    NoteMark,
    PageBreak,
    Section,
    Stage,
    Text,
)


def block(kind: BlockKind, *lines: str | Line, level: int = 0) -> Block:
    held = tuple((line,) if isinstance(line, str) else line for line in lines)
    return Block(kind, held, 1, level=level)


def text(*sections: Section, notes: tuple[Note, ...] = ()) -> Text:
    return Text(("The Ferry",), (), "", sections, notes, (), (), (), "block")


PLAY = Section(
    "act-one", ("Act I",),
    (
        block("cast", "THE FERRYMAN, an old man", "LENA"),
        block("stage", "A landing at night."),
        block("speech", "THE `FERRYMAN`", (Stage(("He mends",)), " Closed. :now:"), ":verse: he said"),
        block("spoken-verse", (Emphasis(("Lena",)),), ":who goes", "", "    there[?]"),
    ),
    1,
)  # fmt: skip
POEM = Section("low-water", ("Low Water",), (block("verse", "One", "  two", "", "- three"),), 2)
LETTER = Section(
    "letter-one", ("Letter", NoteMark("1")),
    (
        block("dateline", "Leeds, 3 March"), block("salutation", "Dear Ada,"),
        block("paragraph", "The boat has not come."), block("heading", "Later", level=5),
        block("paragraph", "Now it has."), block("closing", "Ever yours"),
        block("signature", "Victor"), block("dedication", "To my mother"),
    ),
    3,
)  # fmt: skip
NOTES = (
    Note("1", (block("paragraph", ("So it is headed.", NoteMark("2"))),), 9),
    Note("2", (block("verse", "A", "  b"), block("paragraph", "And said.")), 9),
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> SphinxTestApp:
    folder = tmp_path_factory.mktemp("pages") / "edition"
    part = Section("book-one", ("Book I",), (), 4, "part", 1)
    preface = Section("preface", ("Preface",), (block("paragraph", "Why."),), 4, "matter", 1)
    below = [Section(f"part-{one.id}", one.heading, one.blocks, 4, level=2) for one in (POEM,)]
    importer.write(text(preface, PLAY, POEM, LETTER, part, *below, notes=NOTES), folder)
    made = SphinxTestApp("html", srcdir=folder, warningiserror=True)
    made.build()
    made.cleanup()
    return made


def test_it_builds_without_a_warning(app: SphinxTestApp) -> None:
    assert app.warning.getvalue() == ""


def test_speeches_are_speeches(app: SphinxTestApp) -> None:
    play = app.env.get_doctree("02-act-one")
    speeches = [one for one in play.findall(nodes.container) if SPEECH in one["classes"]]
    first, second = (one.astext().split("\n\n") for one in speeches)
    assert first == ["THE `FERRYMAN`", "He mends Closed. :now:", ":verse: he said"]
    assert second[0] == "Lena"
    assert [one.astext() for one in speeches[1].findall(nodes.line)][:1] == [":who goes"]
    assert app.env.metadata["02-act-one"]["numbering"] == "speech"


def test_poems_count_lines_and_keep_their_shape(app: SphinxTestApp) -> None:
    assert app.env.metadata["03-low-water"]["numbering"] == "line"
    page = pages.page(POEM, "low-water", {}, {})
    assert page.endswith("```{verse}\nOne\n  two\n\n\\- three\n```\n")


def test_letters_have_parts_and_headings_no_marks(app: SphinxTestApp) -> None:
    page = (Path(app.srcdir) / "04-letter-one.md").read_text("utf-8")
    assert "# Letter\n" in page
    assert "[^1]The boat has not come." in page
    assert "## Later" in page
    assert "```{dateline}\nLeeds, 3 March\n```" in page
    assert "[^1]: So it is headed.[^2]" in page
    assert "[^2]: ```{verse}" in page


def test_printed_pages_begin_below_a_heading_and_once() -> None:
    heading: Line = ("One", Emphasis((PageBreak("3"),)))
    words: Line = (PageBreak("3"), "It came", PageBreak("iv"), ".")
    made = pages.page(Section("one", heading, (block("paragraph", words),), 1), "one", {}, {})
    assert made.endswith("# One\n\n{page}`3`It came{page}`iv`.\n")


def test_parts_hold_their_pages(app: SphinxTestApp) -> None:
    page = (Path(app.srcdir) / "05-book-one.md").read_text("utf-8")
    assert page.startswith('---\npart: "Book I"\n---\n\n# Book I\n')
    assert "```{toctree}\n06-part-low-water\n```" in page
    index = (Path(app.srcdir) / "index.md").read_text("utf-8")
    assert "06-part-low-water" not in index
    assert 'section-label: "Preface"' in (Path(app.srcdir) / "01-preface.md").read_text("utf-8")


def test_the_report_has_every_word_that_was_left_out() -> None:
    made = Text(
        (), (), "", (POEM,), (), (), (), (), "block",
        left=(Left("imprint", 3, "Printed in\x1b Leeds"), Left("imprint", 4, "again")),
        recognised=(Finding("verse", 12, (1, 4, 7)),),
        unknown=(Finding("z3998:odd", 1, (2,)),),
    )  # fmt: skip
    said = report.summary(made)
    assert "imprint: 4 words (block 3, 4): Printed in  Leeds" in said
    assert "verse: 12 (block 1, 4, 7, …)" in said
    assert "z3998:odd: 1 (block 2)" in said
    whole = "\n".join(report.whole(made))
    assert "  block 4: imprint: again" in whole
