"""Plain text with the frame and the marks of Project Gutenberg; the words are our own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.witness import gutenberg, myst
from reading_edition.witness.gutenberg import prepare
from reading_edition.witness.model import Emphasis, Strong, Text, block_marks, block_text, plain
from reading_edition.witness.options import Options
from reading_edition.witness.reader import read
from reading_edition.witness.repairs import Log

HEADER = """\
The Project Gutenberg eBook of The Ferry, by Ada Marsh

This eBook is for the use of anyone anywhere.

Title: The Ferry
       and Other Letters

Author: Ada Marsh

*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***

Produced by Somebody and
Somebody Else

"""
BODY = """\
CHAPTER I

The Landing

We came down to the _water_ at nine,[A] and _nobody
at all_ was =there=; the man said [1] to us, and called it file_name_here.[B]

[Footnote A: It was ten, by the clock [on the quay]
of the town.]

[Footnote B: So he wrote.

And wrote again.]

[Illustration: The old ferry]

[Illustration]

[Pg 12]He asked for bread.[A] A broken [Pg xiii]line.

[Footnote A: Another note.]

       *       *       *       *       *

[Sidenote: Morning] We left.
"""
LICENCE = """

*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***

Section 1. General Terms of Use.
"""


def copy(tmp_path: Path, text: str = HEADER + BODY + LICENCE) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def ferry(tmp_path: Path) -> Text:
    return read(copy(tmp_path))


def words(text: Text) -> str:
    blocks = [block for section in text.sections for block in section.blocks]
    return "\n".join(block_text(block) for block in blocks)


def test_the_frame_is_left_out_and_recorded(ferry: Text) -> None:
    said = words(ferry)
    for gone in ("Gutenberg", "General Terms", "Somebody Else"):
        assert gone not in said
    assert plain(ferry.title) == "The Ferry and Other Letters"
    assert plain(ferry.byline) == "Ada Marsh"
    cut = [repair.before for repair in ferry.repairs if repair.kind == "gutenberg"]
    assert cut[0] == "header, 10 lines"
    assert any(one.startswith("Produced by Somebody") for one in cut)
    assert any(one.startswith("licence, ") for one in cut)


def test_footnotes_hang_at_their_marks(ferry: Text) -> None:
    marks = [block_marks(block) for section in ferry.sections for block in section.blocks]
    assert [found for found in marks if found] == [("1", "2"), ("3",)]
    notes = [[block_text(block) for block in note.blocks] for note in ferry.notes]
    assert notes == [
        ["It was ten, by the clock [on the quay] of the town."],
        ["So he wrote.", "And wrote again."],
        ["Another note."],
    ]
    assert "said [1] to us" in words(ferry)


def test_signs_are_what_they_mean(ferry: Text) -> None:
    inlines = [
        inline
        for section in ferry.sections
        for block in section.blocks
        for line in block.lines
        for inline in line
    ]
    emphasised = ["".join(map(str, i.children)) for i in inlines if isinstance(i, Emphasis)]
    assert emphasised == ["water", "nobody at all"]
    assert [i.children for i in inlines if isinstance(i, Strong)] == [("there",)]
    assert "file_name_here" in words(ferry)
    assert words(ferry).count("Illustration") == 1
    assert "[Illustration: The old ferry]" in words(ferry)


def test_page_numbers_are_marks_and_no_words(ferry: Text) -> None:
    (line,) = [
        line
        for section in ferry.sections
        for block in section.blocks
        for line in block.lines
        if "bread" in plain(line)
    ]
    assert plain(line) == "He asked for bread. A broken line."
    assert myst.line(line) == "{page}`12`He asked for bread.[^3] A broken {page}`xiii`line."


def test_places_are_lines_of_the_file(ferry: Text) -> None:
    lines = (HEADER + BODY).splitlines()
    (section,) = [one for one in ferry.sections if "Landing" in plain(one.heading)]
    assert lines[section.place - 1] == "CHAPTER I"
    assert lines[section.blocks[0].place - 1].startswith("We came down")


def test_a_footnote_without_a_mark_is_told(tmp_path: Path) -> None:
    text = read(copy(tmp_path, HEADER + "Words.\n\n[Footnote 7: Alone.]\n" + LICENCE))
    assert [block_text(note.blocks[0]) for note in text.notes] == ["Alone."]
    assert "[Footnote 7: …: nothing refers to it." in [r.message for r in text.remarks]


def test_what_is_left_is_said(ferry: Text, tmp_path: Path) -> None:
    assert "1 sidenotes are left as they are" in " ".join(r.message for r in ferry.remarks)
    open_end = read(copy(tmp_path, HEADER + BODY))
    assert "The end of the text is not marked." in [r.message for r in open_end.remarks]


def test_it_can_be_switched_off_and_leaves_other_texts_alone(tmp_path: Path) -> None:
    off = read(copy(tmp_path), Options(off=frozenset({"gutenberg"})))
    assert "General Terms" in words(off)
    other = "A text with _signs_ and {1} {2} {3}.\n\n[Footnote 1: As it is.]\n"
    assert prepare(other, Log()).text == other


@pytest.mark.parametrize(("number", "marks"), [(2, 0), (3, 3)])
def test_a_few_numbers_in_braces_are_no_pages(number: int, marks: int) -> None:
    body = " ".join(f"word {{{n}}}" for n in range(1, number + 1))
    made = prepare(HEADER + body + LICENCE, Log()).text
    assert made.count("\ufdd7") == marks


PIECES = st.sampled_from(
    ["word ", "[A]", "[Footnote A: ", "[Footnote 1: ", "]", "\n", "\n\n", "_", "=", "[Pg 3]", "{4}",
     "[Illustration: ", "[Illustration]\n", "[Sidenote: ", "*** ", "§ "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_word_and_no_line_is_lost(body: str) -> None:
    whole = HEADER + body + LICENCE
    made = prepare(whole, Log())
    notes = " ".join(line for held in made.notes.values() for one in held for line in one.lines)
    assert made.text.count("word") + notes.count("word") == whole.count("word")
    assert made.text.count("\n") == whole.count("\n")
    assert not re.search(r"Gutenberg", made.text)


def test_time_is_linear_in_the_notes() -> None:
    body = "".join(f"Word[{n}] word.\n\n[Footnote {n}: It is.]\n\n" for n in range(20_000))
    made = gutenberg.prepare(HEADER + body + LICENCE, Log())
    assert len(made.notes) == 20_000
