"""Persons named together."""

from __future__ import annotations

from reading_edition.people.cooccurrence import companions, together
from reading_edition.people.index import Mention


def mention(key: str, docname: str, paragraph: int, note: str = "") -> Mention:
    return Mention(key, docname, paragraph, note, "mention", "", "", "", key, "")


MENTIONS = {
    "stalin": [mention("stalin", "one", 1), mention("stalin", "one", 2), mention("stalin", "two", 1)],
    "marx": [mention("marx", "one", 1), mention("marx", "one", 1), mention("marx", "one", 2, "3")],
    "serge": [mention("serge", "one", 2), mention("serge", "two", 2)],
    "alone": [mention("alone", "two", 3)],
}  # fmt: skip
PAIRS = together(MENTIONS)


def test_a_pair_counts_each_paragraph_once_with_its_notes() -> None:
    assert PAIRS == {("marx", "stalin"): 2, ("marx", "serge"): 1, ("serge", "stalin"): 1}


def test_companions_come_by_the_paragraphs_shared_then_by_key() -> None:
    assert companions(PAIRS) == {
        "marx": [("stalin", 2), ("serge", 1)],
        "stalin": [("marx", 2), ("serge", 1)],
        "serge": [("marx", 1), ("stalin", 1)],
    }
    assert companions({}) == {}
