"""What an editor can choose of the printed book, and what is said of a choice that cannot be."""

from __future__ import annotations

import shutil

import pytest

from reading_edition.cover.drawing import HEIGHT, LEFT, RIGHT, WIDTH, Account, about, cover
from reading_edition.latex.faces import families_with, letters_of, ranges
from reading_edition.latex.letters import lacking
from reading_edition.latex.lines import MAY_BREAK, NO_BREAK, breakable, tied
from reading_edition.latex.options import Book, read
from reading_edition.model.title import in_lines


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("trim", "5x8"),
        ("trim", 140),
        ("trim", "140x9999"),
        ("notes", "margin"),
        ("new_pages", "yes"),
        ("colour", 1),
        ("font", r"\input{x}"),
        ("fallback_fonts", "Noto Serif CJK SC"),
        ("fallback_fonts", ['a"b']),
        ("colur", True),
    ],
)
def test_a_choice_that_cannot_be_used_is_told_and_the_default_stands(
    name: str, value: object
) -> None:
    book, faults = read({name: value})
    assert book == Book()
    assert len(faults) == 1
    assert name in faults[0]


def test_lines_of_a_wide_page_are_no_longer() -> None:
    book, faults = read({"trim": "210x297"})
    assert faults == []
    margins = [float(part.partition("=")[2][:-2]) for part in book.geometry.split(",")]
    width, _, inner, outer = margins
    assert width - inner - outer == pytest.approx(97, abs=0.2)
    assert inner < outer


def test_letters_of_other_scripts_are_found_and_those_of_the_face_are_not() -> None:
    assert lacking(["Žižek, Ελλάς, Сталин, naïve – “q”", "毛泽东 毛", "לוי"]) == {
        "CJK": "毛泽东",
        "HEBREW": "לוי",
    }


def test_letters_are_told_by_what_the_typeface_has_where_that_is_known() -> None:
    has = frozenset(ranges("20-7e a0-17f 2019 4e00"))
    # A letter and its accent are the letter with the accent; the book has its own ¶ and §.
    assert lacking(["Z\N{COMBINING CARON}, §4 ¶1 ’", "一二 → ✓"], has) == {
        "CJK": "二",
        "sign": "→✓",
    }


def test_a_typeface_of_this_machine_is_asked_and_another_is_not_known() -> None:
    if not shutil.which("fc-list") or not letters_of(["EB Garamond"]):
        pytest.skip("fontconfig or EB Garamond not installed (see .ci/apt.txt)")
    has = letters_of(["EB Garamond"])
    assert has is not None
    assert lacking(["Žižek, Ελλάς, Сталин, naïve – “q”"], has) == {}
    assert lacking(["毛泽东"], has) == {"CJK": "毛泽东"}
    assert letters_of(["EB Garamond", "No Such Face"]) is None
    assert "EB Garamond" in families_with("Žě")


def test_a_place_is_tied() -> None:
    assert tied("see §3 ¶4, note 11 and p. 7") == (
        f"see §3{NO_BREAK}¶4, note{NO_BREAK}11 and p.{NO_BREAK}7"
    )
    assert tied("a note of a kind") == "a note of a kind"


def test_only_long_words_of_code_may_break() -> None:
    assert breakable("pip install reading-edition") == "pip install reading-edition"
    assert breakable("0123456789" * 3).split(MAY_BREAK) == [
        "01234567",
        "89012345",
        "67890123",
        "456789",
    ]


@pytest.mark.parametrize(
    "title",
    ["Letters", "Taking Stock, Settling Accounts", "On the many things that befell us: " * 4],
)
def test_a_cover_keeps_everything_on_the_page(title: str) -> None:
    account = Account([[(0.0, 5.0), (95.0, 5.0)]] * 120, [50.0])
    drawn = cover(title, "A Reading Edition", "An editor whose name is long " * 3, account)
    for box in drawn.boxes:
        assert 0 <= box.x <= box.x + box.width <= WIDTH
        assert 0 <= box.y <= box.y + box.height <= HEIGHT
    for words in drawn.words:
        assert words.x == LEFT
        assert words.x + about(words.text, words.size, words.italic) <= RIGHT + 1
        assert words.y < HEIGHT


def test_a_title_is_divided_where_a_reader_pauses() -> None:
    assert in_lines("Dialectic: A Study") == ("Dialectic", "A Study")
    assert in_lines("Letters") == ("Letters", "")
