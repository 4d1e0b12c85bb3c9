"""LaTeX in the fields of a bibliography, read as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.richtext import Tag, Text

from reading_edition.works.latex_text import plain, rich, unknown_commands


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (r"On $\alpha$ and \emph{E. coli}", "On α and E. coli"),
        (r"\enquote{One \enquote{two}}", "“One ‘two’”"),
        (r"{\'E}tude, \'{e}t\'e, Ha{\v{s}}ek, Na\"{\i}ve", "Étude, été, Hašek, Naïve"),
        (r"\ss{} and \o{} and {\L}\'od\'z", "ß and ø and Łódź"),
        (r"\$5 \& 50\% of \#1 a\_b", "$5 & 50% of #1 a_b"),
        ("50% of it", "50% of it"),
        (r"x$^2$ and H$_{2}$O", "x2 and H2O"),
        (r"``Quoted'' -- and --- more~here", "“Quoted” – and — more here"),
        (r"\LaTeX{} by \textsc{Lamport}", "LaTeX by Lamport"),
        (r"\url{https://e.org/a_b%20c}", "https://e.org/a_b%20c"),
        (r"\href{https://e.org}{a page}", "a page"),
        ("{Braces {in} braces}", "Braces in braces"),
        ("costs $5 in all", "costs $5 in all"),
    ],
)
def test_a_field_reads_as_a_reader_would(value: str, words: str) -> None:
    assert plain(value) == words
    assert unknown_commands(value) == []


@pytest.mark.parametrize("value", [r"\emph{old}", r"{\em old}", r"\textit{old}", r"{\it old}"])
def test_emphasis_is_kept(value: str) -> None:
    assert rich(f"An {value} title") == Text("An ", Tag("em", "old"), " title")


def test_what_stands_high_or_low_stays_there() -> None:
    assert rich("$x^2$") == Text("x", Tag("sup", "2"))
    assert rich(r"H\textsubscript{2}O") == Text("H", Tag("sub", "2"), "O")


def test_a_command_that_is_not_known_prints_its_words_and_is_told() -> None:
    value = r"A \foo{bar \baz} and \qux"
    assert plain(value) == "A bar baz and qux"
    assert unknown_commands(value) == [r"\foo", r"\baz", r"\qux"]


def test_deep_braces_end() -> None:
    assert "x" in plain("{" * 5000 + "x" + "}" * 5000)


@given(st.text(alphabet=r"ab \{}$%^_~'`\"-&emphtxi", max_size=60))
def test_no_field_stops_the_reader(value: str) -> None:
    plain(value)
    unknown_commands(value)


@given(st.text(alphabet=st.characters(categories=["L", "N"]), max_size=40))
def test_words_without_markup_are_kept(value: str) -> None:
    assert plain(value) == " ".join(value.split())
