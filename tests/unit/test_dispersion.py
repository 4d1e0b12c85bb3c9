"""The strips: places on a scale as long as the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.model.records import Mention, Paragraph, Section
from reading_edition.pages.dispersion import (
    LEAST,
    RULED,
    marks,
    paragraphs_by_section,
    rules,
    scale,
    written,
)


def section(docname: str, *words: int) -> Section:
    paragraphs = (Paragraph(n, f"p{n}", count, "") for n, count in enumerate(words, start=1))
    return Section(docname, docname, "", docname, tuple(paragraphs))


def mention(docname: str, paragraph: int, note: str = "") -> Mention:
    return Mention("serge", docname, paragraph, note, "mention", "", "", "", "Serge", "")


TEXT = scale([section("one", 10, 30), section("two", 40, 20)])


def test_paragraphs_lie_end_to_end_by_their_words() -> None:
    assert TEXT.extents == {
        ("one", 1): (0, 10),
        ("one", 2): (10, 40),
        ("two", 1): (40, 80),
        ("two", 2): (80, 100),
    }
    assert TEXT.starts == {"one": 0, "two": 40}
    assert rules(TEXT) == [40]


def test_a_text_without_paragraphs_or_words_has_a_scale() -> None:
    assert scale([]).extents == {}
    assert rules(scale([])) == []
    assert scale([section("one", 0, 0)]).extents == {("one", 1): (0, 50), ("one", 2): (50, 100)}


def test_marks_that_adjoin_are_one_and_a_note_marks_its_paragraph() -> None:
    said = [mention("two", 2), mention("one", 1), mention("one", 2, "4"), mention("one", 2)]
    assert marks(said, TEXT) == [(0, 40), (80, 20)]
    assert marks([], TEXT) == []


@given(st.lists(st.integers(0, 9000), min_size=1, max_size=40), st.data())
def test_every_mark_can_be_seen_and_lies_on_the_scale(
    words: list[int], data: st.DataObject
) -> None:
    chosen = data.draw(st.sets(st.integers(1, len(words)), min_size=1))
    found = marks([mention("one", n) for n in chosen], scale([section("one", *words)]))
    assert found
    for start, width in found:
        assert width >= LEAST
        assert 0 <= start <= start + width <= 100.01


def test_there_are_no_rules_where_they_would_run_together() -> None:
    many = scale([section(f"s{n}", 1) for n in range(RULED)])
    assert len(rules(many)) == RULED - 1
    assert rules(scale([section(f"s{n}", 1) for n in range(RULED + 1)])) == []


@pytest.mark.parametrize(
    ("labels", "kept"),
    [
        ([(0, "§1"), (50, "§2")], ["§1", "§2"]),
        ([(0, "§1"), (1, "§2"), (50, "§3")], ["§2", "§3"]),
        ([(0, "§1"), (99, "§2")], ["§1"]),
        ([], []),
    ],
)
def test_a_label_that_would_run_into_the_next_is_left_out(
    labels: list[tuple[float, str]], kept: list[str]
) -> None:
    assert [label for _, label in written(labels)] == kept


def test_paragraphs_are_counted_once_in_the_order_of_their_sections() -> None:
    said = [mention("two", 1), mention("two", 1, "3"), mention("one", 2), mention("two", 2)]
    assert list(paragraphs_by_section(said).items()) == [("two", 2), ("one", 1)]
