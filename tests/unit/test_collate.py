"""Alphabetical order."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.collate import ascii_key, fold, key, letter, sub_form

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


@given(st.text(max_size=12))
def test_ascii_key_is_safe_for_makeindex(text: str) -> None:
    made = ascii_key(text)
    assert made
    assert made.isascii()
    assert not set(made) & set('!@|"\\{}%#$^&~_')


@pytest.mark.parametrize("order", ["word", "letter"])
def test_bytes_of_the_ascii_key_keep_the_order(order: str) -> None:
    # "Zöe" and "Zoe" fold to the same: only names that differ without accents are compared.
    names = [*WORD, "Троцкий, Лев", "Сталин, Иосиф"]
    wanted = sorted(names, key=lambda n: key(n, order=order))
    assert sorted(names, key=lambda n: ascii_key(n, order=order)) == wanted


@pytest.mark.skipif(shutil.which("makeindex") is None, reason="makeindex is not installed")
def test_makeindex_keeps_the_same_order(tmp_path: Path) -> None:
    entries = [rf"\indexentry{{{ascii_key(name)}@{name}}}{{1}}" for name in shuffled(WORD)]
    (tmp_path / "n.idx").write_text("\n".join(entries) + "\n", encoding="utf-8")
    subprocess.run(["makeindex", "-q", "n.idx"], cwd=tmp_path, check=True, timeout=60)
    written = (tmp_path / "n.ind").read_text(encoding="utf-8")
    items = [
        line.strip().removeprefix(r"\item ").rsplit(",", 1)[0]
        for line in written.splitlines()
        if r"\item" in line
    ]
    assert items == WORD
