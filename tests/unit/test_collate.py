"""Alphabetical order."""

from __future__ import annotations

import random

import pytest

from reading_edition.model.alphabetical import fold, key, letter, sub_form

WORD = [
    "al-Assad, Bashar",
    "Deng Xiaoping",
    "Getty, J. Arch",
    "Marx, Eleanor",
    "Marx, Karl",
    "Marx Aveling, Eleanor",
    "Marxer, Anna",
    "New, Arthur",
    "New Deal",
    "Newark, Jo",
    "new-fangled",
    "O’Brien, Flann",
    "Obrist, Max",
    "Øster, Nils",
    "Oz, Amos",
    "Pelikán, Jiří",
    "Zinoviev, Grigory",
    "Žižek, Slavoj",
    "Zöe, Anna",
    "Zof, Anna",
]


def shuffled(names: list[str]) -> list[str]:
    mixed = names[:]
    random.Random(7).shuffle(mixed)
    return mixed


def test_word_by_word_stops_at_the_comma_and_ignores_diacritics() -> None:
    assert sorted(shuffled(WORD), key=key) == WORD


def test_letter_by_letter_ignores_spaces() -> None:
    wanted = ["New, Arthur", "Newark, Jo", "New Deal", "new-fangled", "New York"]
    assert sorted(shuffled(wanted), key=lambda n: key(n, order="letter")) == wanted


def test_case_and_accents_decide_only_between_equals() -> None:
    assert sorted(["Zoë, A", "Zoe, B", "Zoe, A"], key=key) == ["Zoe, A", "Zoë, A", "Zoe, B"]


@pytest.mark.parametrize(
    ("heading", "group"),
    [
        ("Žižek, Slavoj", "Z"),
        ("al-Assad, Bashar", "A"),
        ("Łukasiewicz, Jan", "L"),
        ("Øster, Nils", "O"),
        ("Æthelred", "A"),
        ("’Abd al-Rahman", "A"),
        ("“Fidelio” group", "F"),
        ("26 July Movement", "#"),
        ("…", "#"),
        ("Троцкий, Лев", "Т"),
    ],
)
def test_letter(heading: str, group: str) -> None:
    assert letter(heading) == group


def test_fold() -> None:
    assert fold("Žižek Łódź Ærø ß") == "zizek lodz aero ss"


def test_sub_headings_sort_without_their_first_small_word() -> None:
    subs = ["and Calvino", "on the party", "as a novelist", "of the famine"]
    assert sorted(subs, key=lambda s: key(sub_form(s))) == [
        "and Calvino",
        "of the famine",
        "as a novelist",
        "on the party",
    ]
