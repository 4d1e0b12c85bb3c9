"""Names in running text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.model.matcher import Recogniser, Span

NAMES = [
    ("Victor Serge", "serge"),
    ("Serge", "serge"),
    ("J. Arch Getty", "getty"),
    ("Getty", "getty"),
    ("Stalin", "stalin"),
    ("Joseph Stalin", "stalin"),
    ("Mao", "mao"),
    ("al-Assad", "assad"),
    ("Assad", "assad"),
    ("Slavoj Žižek", "zizek"),
    ("Žižek", "zizek"),
    ("Davis", "davis"),
    ("O’Brien", "obrien"),
    ("CrimethInc.", "crimethinc"),
    ("Paul", "paul"),
    ("Kelly", "petra"),
    ("Kelly", "grace"),
]
RECOGNISER = Recogniser(NAMES)


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in RECOGNISER.find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Victor Serge and Serge", ["Victor Serge", "Serge"]),
        ("Victor\nSerge, over a line break", ["Victor\nSerge"]),
        ("Victor Stalin", ["Stalin"]),
        ("J. Arch Getty; Getty.", ["J. Arch Getty", "Getty"]),
        ("Stalin's, Stalin’s and Davis’ works", ["Stalin", "Stalin", "Davis"]),
        ("‘Stalin’ and “Serge”", ["Stalin", "Serge"]),
        ("Stalinism, Stalinist, Stalins, de-Stalinization, neoStalin, Stalin_x", []),
        ("Stalin’esque, Maoist, Mao2", []),
        ("post-Mao, Stalin-era, Anti-Stalin", ["Mao", "Stalin", "Stalin"]),
        ("Jean-Paul, Paul-Henri", []),
        ("al-Assad, Bashar al-Assad, Assad", ["al-Assad", "al-Assad", "Assad"]),
        ("O'Brien and O’Brien", ["O'Brien", "O’Brien"]),
        ("O’Davis", []),
        ("https://example.org/Serge, www.Stalin.example and Mao/Serge", ["Mao", "Serge"]),
        ("d’Assad", ["Assad"]),
        ("Žižek", ["Žižek"]),
        ("Žižeková", []),
        ("Serge\u0301", []),
        ("CrimethInc. wrote; CrimethInc wrote", ["CrimethInc."]),
        ("stalin STALIN", []),
        ("Stalin–Serge, Stalin/Serge (Mao)", ["Stalin", "Serge", "Stalin", "Serge", "Mao"]),
        ("", []),
        ("Serge", ["Serge"]),
    ],
)
def test_found(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_decomposed_text_is_the_same_text() -> None:
    text = unicodedata.normalize("NFD", "Slavoj Žižek’s Žižek")
    assert [span.key for span in RECOGNISER.find(text)] == ["zizek", "zizek"]


def test_a_shared_form_has_no_key_but_all_keys() -> None:
    assert RECOGNISER.find("by Kelly") == [Span(3, 8, None, ("petra", "grace"))]


def test_the_same_form_given_twice_is_not_ambiguous() -> None:
    assert Recogniser([("Marx", "marx")] * 2).find("Marx") == [Span(0, 4, "marx", ("marx",))]


def test_a_longer_form_that_fails_gives_way_to_a_shorter() -> None:
    spans = Recogniser([("Mao", "mao"), ("Mao Ze", "other")]).find("Mao Zedong")
    assert [(span.start, span.end, span.key) for span in spans] == [(0, 3, "mao")]


def test_a_form_may_begin_with_a_sign() -> None:
    spans = Recogniser([("’Abd al-Rahman", "abd")]).find("by 'Abd al-Rahman II")
    assert [(span.start, span.end) for span in spans] == [(3, 17)]


def test_without_forms_nothing_is_found() -> None:
    assert Recogniser([]).find("Stalin") == []
    assert Recogniser([("  ", "blank")]).find("Stalin  ") == []


@given(
    st.lists(
        st.sampled_from(["Stalin", "Serge", "Victor", "ism", " ", "Mao", "’s", "-", ".", "Ž"]),
        max_size=30,
    )
)
def test_spans_are_apart_and_at_word_boundaries(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for span in RECOGNISER.find(text):
        assert end <= span.start < span.end
        end = span.end
        assert not text[: span.start][-1:].isalnum()
        assert not text[span.end :][:1].isalnum()


@given(st.lists(st.sampled_from(["Ana", "Bo", "Anab", "bo", ".", ","]), max_size=20))
def test_agrees_with_one_alternation_where_that_suffices(words: list[str]) -> None:
    forms = ["Ana Bo", "Ana", "Bo"]
    text = " ".join(words)
    wanted = [m.span() for m in re.finditer(r"(?<!\w)(?:Ana Bo|Ana|Bo)(?!\w)", text)]
    spans = Recogniser([(form, form) for form in forms]).find(text)
    assert [(span.start, span.end) for span in spans] == wanted
