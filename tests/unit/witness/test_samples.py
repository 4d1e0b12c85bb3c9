"""Texts that the reader was not written for, each in a shape of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading_edition.witness.model import block_marks, block_text, plain
from reading_edition.witness.options import Options
from reading_edition.witness.reader import read

TEXTS = Path(__file__).parents[2] / "texts"

# Title, byline, date, closing; sections as (heading, kinds); where the notes hang; note lengths.
EXPECTED = {
    "chapters": (
        ("The Tide Tables", "by Ada Marsh", "3 May 2011", ""),
        [
            ("CHAPTER 1. The Harbour", "paragraph paragraph"),
            ("CHAPTER 2. The Islands", "paragraph paragraph paragraph quotation paragraph"),
        ],
        {"1": (0, 0), "2": (0, 1), "3": (1, 0), "4": (1, 3)},
        [1, 1, 2, 1],
    ),
    "brackets": (
        ("Bread, Salt and Paper", "", "", "First published in the valley’s almanac."),
        [
            ("A short history of three shortages", "paragraph paragraph quotation paragraph"),
            ("The Register", "paragraph paragraph list paragraph"),
        ],
        {"1": (0, 0), "2": (0, 2), "3": (0, 3), "4": (1, 3)},
        [1, 2, 1, 1],
    ),
    "verse": (
        ("Songs of the Night Shift", "", "", ""),
        [
            ("", "paragraph paragraph verse paragraph list"),
            ("Other shifts had other habits", "paragraph quotation paragraph list paragraph"),
        ],
        {},
        [],
    ),
    "deutsch": (
        ("Über das Warten", "von Jette Brandt", "12. März 1994", ""),
        [
            ("", "paragraph paragraph quotation paragraph"),
            ("Vom Fahrplan", "paragraph paragraph"),
            ("Weiterführende Literatur", "item item"),
        ],
        {"1": (0, 0), "2": (0, 2), "3": (1, 0)},
        [1, 1, 1],
    ),
    "lecture": (
        ("On Keeping Silent in Company", "A lecture by Tamsin Oake", "14 November 1987", ""),
        [
            ("", "paragraph paragraph"),
            (
                "A Conversation at Breakfast",
                "paragraph paragraph paragraph paragraph paragraph paragraph",
            ),
            ("What Follows", "paragraph"),
        ],
        {"1": (0, 0), "2": (0, 1), "3": (1, 2), "4": (1, 4), "5": (1, 5)},
        [1, 1, 1, 2, 1],
    ),
    "espanol": (
        ("El arte de llegar tarde", "por Inés Calatrava", "7 de abril de 1978", ""),
        [
            ("I. La costumbre", "paragraph quotation paragraph"),
            ("II. El reloj", "paragraph paragraph paragraph paragraph"),
            ("III. Final", "paragraph"),
        ],
        {"1": (0, 0), "2": (0, 1), "3": (1, 0), "4": (1, 2), "5": (2, 0)},
        [1, 1, 1, 1, 1],
    ),
}
LANGUAGES = {"deutsch": "de", "espanol": "es"}


@pytest.mark.parametrize("name", EXPECTED)
def test_structure(name):
    text = read(TEXTS / f"{name}.txt", Options(language=LANGUAGES.get(name, "en")))
    front, sections, hanging, lengths = EXPECTED[name]
    assert (plain(text.title), plain(text.byline), text.date, plain(text.closing)) == front
    found = [
        (plain(section.heading), " ".join(block.kind for block in section.blocks))
        for section in text.sections
    ]
    assert found == sections
    assert {
        label: (s, b)
        for s, section in enumerate(text.sections)
        for b, block in enumerate(section.blocks)
        for label in block_marks(block)
    } == hanging
    assert [len(note.blocks) for note in text.notes] == lengths
    assert text.remarks == ()


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("cp1252", "replace"),
        lambda text: text.replace("\n\n", "\n\n\n\n").encode(),
    ],
    ids=["crlf", "bom", "utf-16", "cp1252", "blank-lines"],
)
def test_the_same_from_other_systems(name, change, tmp_path):
    """The words are the same however the file was saved."""
    original = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    copy = tmp_path / "copy.txt"
    copy.write_bytes(change(original))
    expected = read(TEXTS / f"{name}.txt")
    text = read(copy)
    assert [[block_text(one) for one in s.blocks] for s in text.sections] == [
        [block_text(one) for one in s.blocks] for s in expected.sections
    ]
    assert text.repairs


def test_quotation_marks_follow_the_language():
    text = read(TEXTS / "deutsch.txt", Options(language="de"))
    words = block_text(text.sections[1].blocks[1])
    assert "‚Kleine Zeitung‘" in words
    assert "„Man wartet nicht auf den Zug“" in block_text(text.sections[0].blocks[0])


def test_verse_keeps_its_lines():
    text = read(TEXTS / "verse.txt")
    assert block_text(text.sections[0].blocks[2]).splitlines()[1] == "the foreman’s on the stair,"


def test_wrapped_list_items_are_whole():
    text = read(TEXTS / "verse.txt")
    assert block_text(text.sections[1].blocks[3]).splitlines()[2] == (
        "Ask the boy, but count the loaves, since the boy will tell you what you want to hear."
    )


def test_notes_numbered_anew_in_each_chapter_are_numbered_through():
    text = read(TEXTS / "chapters.txt")
    numbering = [(one.before, one.after) for one in text.repairs if one.kind == "numbering"]
    assert numbering == [("note 1", "note 3"), ("note 2", "note 4")]
