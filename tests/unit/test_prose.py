"""Sentences as the lint counts them, and the day on which a person was looked up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reading_edition.lint.model import Edition
from reading_edition.lint.persons import unchecked
from reading_edition.lint.prose import Paragraph
from reading_edition.people.authority import load


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("It was Marx’s. The next one.", ["It was Marx’s.", "The next one."]),
        ("It was Marx's. The next one.", ["It was Marx's.", "The next one."]),
        ("By R. W. Davies. Another.", ["By R. W. Davies.", "Another."]),
        ("By J.-P. Sartre. Another.", ["By J.-P. Sartre.", "Another."]),
        ("On p. 5, see vol. 2. Another.", ["On p. 5, see vol. 2.", "Another."]),
        ("Is it so? It is … Yes!", ["Is it so?", "It is …", "Yes!"]),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, sentences: list[str]) -> None:
    assert list(Paragraph(Path(), 1, text).sentences()) == sentences


def findings(tmp_path: Path, checked: str) -> list[str]:
    names = tmp_path / "names.toml"
    names.write_text(f'[a]\nheading = "A"\nborn = "1950"\nchecked = {checked}\n', encoding="utf-8")
    authority, faults = load(names)
    assert not faults
    return [message for _, _, message, _ in unchecked(Edition(persons=authority.persons))]


def test_a_build_that_is_dated_back_may_know_of_a_later_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577750400")  # the end of 2019
    today = datetime.now(UTC).date()
    assert findings(tmp_path, today.isoformat()) == []
    [told] = findings(tmp_path, (today + timedelta(days=2)).isoformat())
    assert "still to come" in told
    [told] = findings(tmp_path, "2018-01-01")
    assert "last checked on 2018-01-01" in told
