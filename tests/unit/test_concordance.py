from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reading_edition.model.concordance import build, fold, stop_words, words_in
from reading_edition.model.places import Locator


def place(paragraph: int, note: str = "") -> Locator:
    return Locator(1, "§1", "paragraph", paragraph, note, "one", f"p{paragraph}{note}")


def listed(*texts: str, stops: frozenset[str] = frozenset()) -> dict[str, list[int]]:
    groups = build(((place(n), text) for n, text in enumerate(texts, 1)), stops)
    return {w.form: [p.paragraph for p in w.places] for g in groups for w in g.words}


def test_words_end_before_a_possessive_and_part_at_hyphens() -> None:
    text = "Stalin’s self-criticism, O’Brien's don’t; the 1930s (Pelikán)…"
    assert list(words_in(text)) == [
        "Stalin", "self", "criticism", "O’Brien", "don’t", "the", "1930s", "Pelikán",
    ]  # fmt: skip


def test_decomposed_letters_are_the_same_word() -> None:
    assert list(words_in("Pelika\u0301n")) == ["Pelikán"]


def test_case_and_kind_of_apostrophe_make_no_other_word() -> None:
    assert fold("DON'T") == fold("don’t")
    assert listed("Left", "the left", "LEFT") == {"left": [1, 2, 3], "the": [2]}


def test_a_name_keeps_its_capital() -> None:
    assert listed("Stalin, STALIN, Stalin’s") == {"Stalin": [1]}


def test_words_are_counted_and_each_place_stands_once() -> None:
    (group,) = build([(place(2), "war and war"), (place(1), "war")], {"and"})
    (word,) = group.words
    assert (word.form, word.count, [p.paragraph for p in word.places]) == ("war", 3, [1, 2])


def test_a_note_follows_its_paragraph() -> None:
    (group,) = build([(place(1, "6"), "war"), (place(2), "war"), (place(1), "war")], ())
    assert [(p.paragraph, p.note) for p in group.words[0].places] == [(1, ""), (1, "6"), (2, "")]


def test_letters_numbers_and_function_words_are_left_out() -> None:
    assert listed("I saw a 1917 x of ten", stops=frozenset({"of"})) == {"saw": [1], "ten": [1]}


def test_groups_stand_in_collated_order() -> None:
    groups = build([(place(1), "zoo Žižek élan east 1930s")], ())
    assert [(g.letter, [w.form for w in g.words]) for g in groups] == [
        ("#", ["1930s"]), ("E", ["east", "élan"]), ("Z", ["Žižek", "zoo"]),
    ]  # fmt: skip


def test_stop_words_are_those_of_the_language() -> None:
    assert {"the", "of", "which", "his"} <= stop_words("en")
    assert {"der", "und"} <= stop_words("de")
    assert stop_words("de_AT") == stop_words("de")
    assert stop_words("xx") == frozenset()
    assert stop_words("ja") == frozenset()


@given(st.text())
def test_any_text_gives_words_without_spaces_or_signs(text: str) -> None:
    assert all(re.fullmatch(r"[^\W_]+([’'][^\W_]+)*", word) for word in words_in(text))


@given(st.lists(st.text("abcé’", min_size=1)))
def test_no_word_is_lost(words: list[str]) -> None:
    groups = build([(place(1), " ".join(words))], ())
    found = {fold(w.form): w.count for g in groups for w in g.words}
    wanted = [fold(w) for w in words_in(" ".join(words)) if len(w) > 1]
    assert found == {word: wanted.count(word) for word in wanted}


def test_a_word_is_printed_in_letters_that_the_text_has() -> None:
    assert listed("Straße, straße; λόγος") == {"straße": [1], "λόγος": [1]}
