"""Alphabetical order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.model.alphabetical import fold, key, letter, sub_form
from reading_edition.model.alphabets import ROOT, alphabet

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
        ("Йейтс, Уильям", "Й"),
        ("Ёлкин, Пётр", "Е"),
        ("Þórr", "Þ"),
        ("Ǽlfric", "A"),
    ],
)
def test_letter(heading: str, group: str) -> None:
    assert letter(heading) == group


def test_fold() -> None:
    assert fold("Žižek Łódź Ærø Ǿ ß") == "zizek lodz aero o ss"


def test_sub_headings_sort_without_their_first_small_word() -> None:
    subs = ["and Calvino", "on the party", "as a novelist", "of the famine"]
    assert sorted(subs, key=lambda s: key(sub_form(s))) == [
        "and Calvino",
        "of the famine",
        "as a novelist",
        "on the party",
    ]


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("sv", "Adam Zola Åberg Æbel Ärlig Ödman Øster"),
        ("fi_FI", "Virta Wirta Ylä Yrjö Åbo"),
        ("nb", "Adam Zola Ægir Öst Østby Aaberg Åse"),
        ("da-DK", "Dahl Zola Æbel Ørsted Aagaard Ås"),
        ("is", "Adam Áki Björn Zola Þór Ægir Örn"),
        ("es", "Nuzo Ñáñez Ocampo"),
        ("es-u-co-trad", "Cuba Chaves Dalí Luz Llosa Mora"),
        ("es-ES", "Chaves Cuba Llosa Luz"),
        ("cs", "Capek Cyril Čapek Hus Chalupa Ivan Rak Řezáč"),
        ("sk", "Hus Chalupa Ivan"),
        ("pl", "Lzy Łódź Zak Źródło Żak"),
        ("hu", "Cukor Csaba Ondó Őze Özek Pál Szabó Tamás"),
        ("tr", "Cem Çelik Halil Irmak İnan Jale"),
        ("de", "Muff Mühe Mühle Müller Munk"),
        ("de-u-co-phonebk", "Muck Müller Muff"),
        ("cy", "Cybi Chwith Dafydd Ddu Gwyn Ngaio Llwyd Mair"),
        ("lt", "Ibsen Ykis Ila Jonas"),
        ("vi", "An Ăn Ấn Binh Dung Đào"),
        ("uk", "Гук Ґава Дон"),
        ("ru", "Ёлкин Ельцин Есенин Иванов Йейтс Крылов"),
        ("und", "Aberg Ärlig Åström Zola"),
    ],
)
def test_a_language_has_its_own_alphabet(tag: str, wanted: str) -> None:
    found = alphabet(tag)
    assert found is not None
    names = wanted.split()
    assert sorted(shuffled(names), key=lambda n: key(n, alphabet=found)) == names


@pytest.mark.parametrize(
    ("tag", "heading", "group"),
    [
        ("sv", "Åberg, Ada", "Å"),
        ("sv", "Ǻberg, Ada", "Å"),
        ("da", "Aagaard, Ida", "Å"),
        ("da", "Älv", "Æ"),
        ("cs", "CHALUPA, Jan", "Ch"),
        ("es", "Ñáñez, Luz", "Ñ"),
        ("es", "Chaves, Luz", "C"),
        ("hu", "Dzsida, Jenő", "Dzs"),
        ("hu", "Őze, Lajos", "Ö"),
        ("tr", "İnan, Ali", "İ"),
        ("tr", "Irmak, Ali", "I"),
        ("de-u-co-phonebk", "Äsop", "A"),
        ("vi", "Ấn", "Â"),
    ],
)
def test_a_letter_of_its_own_heads_a_group(tag: str, heading: str, group: str) -> None:
    found = alphabet(tag)
    assert found is not None
    assert letter(heading, found) == group


def test_whose_rules_are_not_known_is_said() -> None:
    assert alphabet("tlh") is None
    assert alphabet("sv-u-co-trad") is None
    assert alphabet("EN_us") is ROOT


_LETTERS = "aAàåäbcčçdđeéfghijklłmnñoóöøpqrsšştuüűvwxyzžþæœийёіґ"


@given(
    st.sampled_from(["und", "sv", "nb", "cs", "hu", "tr", "es-u-co-trad", "et", "vi", "uk"]),
    st.lists(st.text(_LETTERS, min_size=1, max_size=4), max_size=12),
)
def test_each_letter_heads_one_group(tag: str, names: list[str]) -> None:
    found = alphabet(tag)
    assert found is not None
    order = sorted(names, key=lambda n: key(n, alphabet=found))
    groups = [letter(name, found) for name in order]
    runs = [g for g, before in zip(groups, [None, *groups], strict=False) if g != before]
    assert len(runs) == len(set(runs))
