"""The essay of this edition reads into its recorded structure, where the copy is at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reading_edition.witness.model import Emphasis, Text, block_marks, block_text, plain
from reading_edition.witness.reader import read

SHARED = Path(__file__).parents[4] / "shared"
ESSAY = SHARED / "essay" / "taking-stock.txt"

pytestmark = pytest.mark.skipif(
    not ESSAY.exists(), reason="the essay is not distributed: ../shared/essay is absent"
)


@pytest.fixture(scope="module")
def facts() -> dict:
    return json.loads((SHARED / "facts" / "structure.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def text() -> Text:
    return read(ESSAY)


def test_front_and_closing_line(text, facts):
    assert plain(text.title) == facts["front"]["title"]
    assert text.date == facts["front"]["date_line"]
    assert text.byline == ()
    assert plain(text.closing) == facts["closing_line"]["text"].replace("'", "’")
    assert text.remarks == ()


def test_sections_and_paragraphs(text, facts):
    sections = [section for section in text.sections if section.kind == "text"]
    assert len(sections) == len(facts["sections"])
    assert sum(len(section.blocks) for section in sections) == facts["totals"]["body_paragraphs"]
    for section, expected in zip(sections, facts["sections"], strict=True):
        heading = expected["heading"]
        straight = plain(section.heading).replace("“", '"').replace("”", '"')
        assert straight == (heading or "").replace("“", '"').replace("”", '"')
        assert len(section.blocks) == expected["paragraph_count"]


def test_every_paragraph(text, facts):
    sections = [section for section in text.sections if section.kind == "text"]
    for section, expected in zip(sections, facts["sections"], strict=True):
        for block, paragraph in zip(section.blocks, expected["paragraphs"], strict=True):
            where = (section.id, paragraph["n"])
            assert block.place == paragraph["source_lines"][0], where
            quoted = paragraph["block_quotation"]
            assert block.kind == ("quotation" if quoted else "paragraph"), where
            assert [int(mark) for mark in block_marks(block)] == paragraph["note_markers"], where
            words = block_text(block)
            assert len(words.split()) == paragraph["words"], where
            assert words.startswith(paragraph["opens_with"].replace("'", "’")), where
            assert not {'"', "'"} & set(words), where
            emphasised = [plain((one,)) for one in block.lines[0] if isinstance(one, Emphasis)]
            if paragraph["emphasis"] == ["whole paragraph"]:
                assert len(emphasised) == 1, where
                assert words.startswith(emphasised[0]), where
            else:
                assert emphasised == paragraph["emphasis"], where


def test_notes_and_reading_list(text, facts):
    expected = facts["notes"]["items"]
    assert [int(note.label) for note in text.notes] == [item["n"] for item in expected]
    for note, item in zip(text.notes, expected, strict=True):
        assert note.place == item["source_lines"][0]
        assert len(note.blocks) == 1
        # The record counts the note's number as a word.
        assert len(block_text(note.blocks[0]).split()) == item["words"] - 1, note.label
    assert text.reading is not None
    assert len(text.reading.blocks) == facts["further_reading"]["items"]
    assert {block.kind for block in text.reading.blocks} == {"item"}


def test_the_breaks_that_are_joined_are_those_recorded(text, facts):
    joined = {repair.place for repair in text.repairs if repair.kind == "join"}
    assert joined == {item["lines"][1] for item in facts["joined_breaks"]}
