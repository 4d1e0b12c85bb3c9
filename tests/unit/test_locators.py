"""Places: printed, spelled out, in reading order, joined."""

from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.model.places import Locator, brief, runs, short, spelled


def place(
    paragraph: int,
    note: str = "",
    *,
    order: int = 3,
    label: str = "§3",
    unit: str = "paragraph",
) -> Locator:
    return Locator(order, label, unit, paragraph, note, f"text/{order}", f"p{paragraph}{note}")


def item(number: int) -> Locator:
    return place(number, order=9, label="Further Reading", unit="item")


@pytest.mark.parametrize(
    ("first", "last", "printed", "aloud"),
    [
        (place(4), None, "§3 ¶4", "section 3, paragraph 4"),
        (place(4), place(4), "§3 ¶4", "section 3, paragraph 4"),
        (place(4, "6"), None, "§3 n. 6", "section 3, paragraph 4, note 6"),
        (place(10), place(13), "§3 ¶¶10–13", "section 3, paragraphs 10 to 13"),
        (place(4, "6"), place(5, "7"), "§3 nn. 6–7", "section 3, notes 6 to 7"),
        (item(3), None, "Further Reading 3", "Further Reading, item 3"),
        (item(5), item(7), "Further Reading 5–7", "Further Reading, items 5 to 7"),
        (place(2, label="Preface"), None, "Preface ¶2", "Preface, paragraph 2"),
    ],
)
def test_printed_and_spelled(
    first: Locator, last: Locator | None, printed: str, aloud: str
) -> None:
    assert short(first, last) == printed
    assert spelled(first, last) == aloud
    assert printed == f"{first.label} {brief(first, last)}"


def test_reading_order_is_section_paragraph_note_by_number() -> None:
    in_order = [
        place(9, order=1),
        place(2),
        place(2, "9"),
        place(2, "10"),
        place(2, "b"),
        place(10),
        item(1),
    ]
    shuffled = in_order[:]
    random.Random(4).shuffle(shuffled)
    assert sorted(shuffled) == in_order


def test_adjoining_paragraphs_join_within_a_page_and_a_note_parts_nothing() -> None:
    found = runs([place(4), place(2), place(3), place(3, "6"), place(6), place(7, order=4)])
    assert [short(*run) for run in found] == ["§3 ¶¶2–4", "§3 n. 6", "§3 ¶6", "§3 ¶7"]


def test_lettered_notes_do_not_join() -> None:
    assert len(runs([place(1, "a"), place(1, "b")])) == 2


def test_of_places_that_print_as_one_the_first_in_the_text_stands() -> None:
    """A name in the heading of a section, and in its first paragraph."""
    same = [Locator(1, "§1", "paragraph", 1, "", "one", anchor) for anchor in "qwertzuiop"]
    assert [first.anchor for first, _ in runs(same)] == ["q"]


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 9), st.sampled_from(["", "1", "2"]))))
def test_runs_cover_every_place_once(places: list[tuple[int, int, str]]) -> None:
    given_places = {place(p, n, order=o, label=f"§{o}") for o, p, n in places}
    found = runs([*given_places, *given_places])
    covered = [
        (first.docname, number, bool(first.note))
        for first, last in found
        for number in (
            range(int(first.note), int(last.note) + 1)
            if first.note
            else range(first.paragraph, last.paragraph + 1)
        )
    ]
    wanted = {
        (p.docname, int(p.note) if p.note else p.paragraph, bool(p.note)) for p in given_places
    }
    assert wanted <= set(covered)
    firsts = [first.position for first, _ in found]
    assert firsts == sorted(firsts)
    if not any(n for _, _, n in places):  # a note's number can hang on two paragraphs here
        assert len(covered) == len(wanted)


def test_a_locator_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(place(4, "6"))) == place(4, "6")
