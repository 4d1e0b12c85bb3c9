"""The catalogues of the engine's words: complete in every language, and as the code has them."""

from __future__ import annotations

import re
from gettext import GNUTranslations
from pathlib import Path

import pytest

from reading_edition.lint.names import candidates, fold, without_entry
from reading_edition.locale import _, counted, is_right_to_left, joined, local_date
from reading_edition.locale.small_words import LANGUAGES as SMALL_WORDS
from reading_edition.locale.small_words import small_words
from reading_edition.model.alphabetical import sub_form
from reading_edition.model.timeline_layout import years_of
from tests.catalogues import catalogues, compiled, read, said

LANGUAGES = catalogues()
SAID = said()
each_language = pytest.mark.parametrize("path", LANGUAGES.values(), ids=LANGUAGES)


def test_the_code_says_words_in_python_and_in_scripts() -> None:
    assert ("Cited at",) in SAID
    assert ("paragraph",) in SAID
    assert ("Copy link",) in SAID
    assert ("The original work",) in SAID
    assert ("{number} passage found.", "{number} passages found.") in SAID


@each_language
def test_a_catalogue_has_what_the_code_says_and_nothing_else(path: Path) -> None:
    """``python -m tests.catalogues`` brings the catalogues up to date."""
    found = {
        message.id if isinstance(message.id, tuple) else (message.id,)
        for message in read(path)
        if message.id
    }
    assert found == SAID.keys()


@each_language
def test_a_catalogue_is_complete_with_the_same_places_for_values(path: Path) -> None:
    catalogue = read(path)
    for message in catalogue:
        if not message.id:
            continue
        several = isinstance(message.id, tuple)
        forms = message.string if several else (message.string,)
        english = message.id[-1] if several else message.id
        assert len(forms) == (catalogue.num_plurals if several else 1), english
        for form in forms:
            assert form, english
            assert set(re.findall(r"\{\w*\}", form)) == set(re.findall(r"\{\w*\}", english))
            assert form.endswith(" ") == english.endswith(" "), english
            assert not message.fuzzy, english


@each_language
def test_a_compiled_catalogue_is_that_of_its_source(path: Path) -> None:
    assert path.with_suffix(".mo").read_bytes() == compiled(path)


@each_language
def test_a_catalogue_names_its_language(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        assert GNUTranslations(file).gettext("en") == path.parts[-3]


def test_words_are_english_without_a_build() -> None:
    assert _("Cited at") == "Cited at"
    assert _("") == ""
    assert counted(1, "{number} note", "{number} notes") == "1 note"
    assert counted(3, "{number} note", "{number} notes") == "3 notes"
    assert local_date("2019-12-31") == ""


def test_names_are_joined_as_a_sentence_has_them() -> None:
    assert [joined("ABC"[:n]) for n in range(4)] == ["", "A", "A and B", "A, B, and C"]


@pytest.mark.parametrize(
    ("code", "right"),
    [
        *[("he", True), ("ar_EG", True), ("fa-IR", True), ("dv", True), ("syc", True)],
        *[("de", False), ("az", False), ("xx", False), ("", False)],
        # The same language in another script, or in another country.
        *[("he-Latn", False), ("ar-latn-EG", False), ("az-Arab", True), ("pa_PK", True)],
    ],
)
def test_some_languages_run_from_right_to_left(code: str, right: bool) -> None:
    assert is_right_to_left(code) is right


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "In Paris Rosa Luxemburg spoke. The Party Congress met.", ["Paris Rosa Luxemburg", "Party Congress"]),
        ("de", "Im Jahr darauf kam Rosa Luxemburg. Das Ende der Woche war da.", ["Rosa Luxemburg"]),
        ("de", "Durch Hannah van Dyck und die Frau.", ["Hannah van Dyck"]),
        ("fr", "Dans Paris, Victor Serge écrit. C’est Simone de Beauvoir.", ["Victor Serge", "Simone de Beauvoir"]),
        ("ru", "Потом Виктор Серж уехал. В Москве был Лев.", ["Виктор Серж"]),
        ("xx", "The Party Congress met.", ["Party Congress"]),
    ],
)  # fmt: skip
def test_a_name_is_told_from_the_first_words_of_a_sentence(
    language: str, text: str, names: list[str]
) -> None:
    assert [name for name, _opens in candidates(text, language)] == names


def test_a_word_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    known = fold(iter(["Ada Marsh", "Mr Vane"]))
    text = "Dear Ada. Tell Mr Vane. Ask Mr Vane: Groucho Marsh. I met Groucho Marsh, “Poor Ada”."
    assert list(without_entry(text, "en", known)) == ["Groucho Marsh"]


@pytest.mark.parametrize(
    ("language", "heading", "sorted_as"),
    [
        ("en", "and in the war", "war"),
        ("de", "und in dem Krieg", "Krieg"),
        ("de-AT", "über die Partei", "Partei"),
        ("fr", "dans l’exil", "exil"),
        ("it", "con l'esilio", "esilio"),
        ("es", "y en el exilio", "exilio"),
        ("ru", "о войне", "войне"),
        ("he", "של המלחמה", "המלחמה"),
        ("en", "in", "in"),
    ],
)
def test_a_sub_heading_is_sorted_without_small_words(
    language: str, heading: str, sorted_as: str
) -> None:
    assert sub_form(heading, language) == sorted_as


@pytest.mark.parametrize(
    ("language", "title", "sorted_as"),
    [("en", "The Trial", "Trial"), ("de", "Der Prozess", "Prozess"), ("fr", "L’Étranger", "Étranger"),
     ("ru", "Процесс", "Процесс")],
)  # fmt: skip
def test_a_title_is_sorted_without_its_article(language: str, title: str, sorted_as: str) -> None:
    assert small_words(language).article.sub("", title) == sorted_as


def test_every_language_of_the_catalogues_has_small_words() -> None:
    assert SMALL_WORDS.keys() == {"en", *LANGUAGES}


@pytest.mark.parametrize(
    ("language", "date"), [("en", "Since 1953"), ("de", "Seit 1953"), ("fr", "Dès 1953"), ("ru", "С 1953")]
)  # fmt: skip
def test_a_date_that_goes_on_is_known_in_its_language(language: str, date: str) -> None:
    assert years_of(date, language) == (1953, 1953, True)
    assert years_of("1953", language) == (1953, 1953, False)
