"""Ready citations, in the words and points of each style."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from reading_edition.model.record import Name, Record, SourceWork
from reading_edition.works.ready_citations import (
    Place,
    citations,
    section_citation,
    source_templates,
    templates,
)
from reading_edition.works.source_citations import source_citations

TODAY = date(2027, 5, 2)
SERGE, LEWIN, BODY = Name("Serge", "Victor"), Name("Lewin", "Moshe"), Name("The Desk", "", True)
RECORD = Record(
    title="Letters",
    subtitle="A Reading Edition",
    editors=(SERGE, LEWIN),
    publisher="Press",
    date="2026-11-23",
    version="1.2",
)
PLACE = Place("exile", "Into Exile", "§3", 4, "a1b2c3d", "https://e.org/x_y.html#p4")
SOURCE = SourceWork("Lettres", (), "The Wind", "2019-12-31", "https://w.org/", kind="post-weblog")


def test_a_place_in_each_style() -> None:
    made = citations(RECORD, PLACE, TODAY)
    assert made["chicago"] == (
        "“Into Exile,” §3 ¶4, in Letters: A Reading Edition, ed. Victor Serge and Moshe Lewin, "
        "version 1.2, text a1b2c3d (Press, 2026), accessed May 2, 2027, https://e.org/x_y.html#p4."
    )
    assert made["mla"] == (
        "“Into Exile.” Letters: A Reading Edition, edited by Victor Serge and Moshe Lewin, "
        "version 1.2, text a1b2c3d, Press, 23 Nov. 2026, §3 ¶4, https://e.org/x_y.html#p4. "
        "Accessed 2 May 2027."
    )
    assert made["apa"] == (
        "Into Exile. (2026). In V. Serge & M. Lewin (Eds.), Letters: A Reading Edition "
        "(version 1.2, text a1b2c3d, §3 ¶4). Press. https://e.org/x_y.html#p4"
    )


def test_a_place_as_files() -> None:
    made = citations(RECORD, PLACE, TODAY)
    entry = parse_string(made["bibtex"], "bibtex").entries["exile-p4"]
    assert [str(person) for person in entry.persons["editor"]] == ["Serge, Victor", "Lewin, Moshe"]
    assert entry.fields["url"] == PLACE.url
    assert entry.fields["note"] == "§3 ¶4; text a1b2c3d"
    assert "UR  - https://e.org/x_y.html#p4\r\n" in made["ris"]
    assert "Y2  - 2027/05/02/\r\n" in made["ris"]
    (item,) = json.loads(made["json"])
    assert (item["type"], item["container-title"]) == ("chapter", "Letters: A Reading Edition")


def test_nothing_is_printed_for_what_is_unknown() -> None:
    made = citations(Record(title="Letters"), Place("a", "Who?", "§1", 1), TODAY)
    assert made["mla"] == "“Who?” Letters, §1 ¶1. Accessed 2 May 2027."
    assert made["apa"] == "Who? (n.d.). In Letters (§1 ¶1)."
    assert made["chicago"] == "“Who?,” §1 ¶1, in Letters, accessed May 2, 2027."


def test_a_source_without_author_begins_with_its_title() -> None:
    made = source_citations(SOURCE, "lettres", TODAY)
    assert made["chicago"] == (
        "“Lettres,” The Wind, December 31, 2019, accessed May 2, 2027, https://w.org/."
    )
    assert made["mla"] == "“Lettres.” The Wind, 31 Dec. 2019, https://w.org/. Accessed 2 May 2027."
    assert made["apa"] == "Lettres. (2019, December 31). The Wind. https://w.org/"
    assert made["bibtex"].startswith("@online{lettres,")


@pytest.mark.parametrize(
    ("authors", "chicago", "mla", "apa"),
    [
        ((SERGE,), "Victor Serge, “", "Serge, Victor. “", "Serge, V. ("),
        ((BODY,), "The Desk, “", "The Desk. “", "The Desk. ("),
        (
            (SERGE, LEWIN),
            "Victor Serge and Moshe Lewin, “",
            "Serge, Victor, and Moshe Lewin. “",
            "Serge, V., & Lewin, M. (",
        ),
        (
            (SERGE, LEWIN, BODY),
            "Victor Serge, Moshe Lewin, and The Desk, “",
            "Serge, Victor, et al. “",
            "Serge, V., Lewin, M., & The Desk. (",
        ),
    ],
)
def test_authors_of_a_source(authors: tuple[Name, ...], chicago: str, mla: str, apa: str) -> None:
    made = source_citations(replace(SOURCE, authors=authors), "l", TODAY)
    assert made["chicago"].startswith(chicago)
    assert made["mla"].startswith(mla)
    assert made["apa"].startswith(apa)


SEDGWICK, PEREZ = Name("Sedgwick", "Peter"), Name("Pérez", "Ana")
OF_AN_AUTHOR = replace(
    RECORD, authors=(SERGE,), editors=(LEWIN,), translators=(SEDGWICK,), edition="Second edition"
)


def test_an_edition_of_the_author_s_words_is_cited_by_the_author() -> None:
    made = citations(OF_AN_AUTHOR, PLACE, TODAY)
    assert made["chicago"] == (
        "Victor Serge, “Into Exile,” §3 ¶4, in Letters: A Reading Edition, trans. Peter Sedgwick, "
        "ed. Moshe Lewin, Second edition, version 1.2, text a1b2c3d (Press, 2026), "
        "accessed May 2, 2027, https://e.org/x_y.html#p4."
    )
    assert made["mla"] == (
        "Serge, Victor. “Into Exile.” Letters: A Reading Edition, translated by Peter Sedgwick, "
        "edited by Moshe Lewin, Second edition, version 1.2, text a1b2c3d, Press, 23 Nov. 2026, "
        "§3 ¶4, https://e.org/x_y.html#p4. Accessed 2 May 2027."
    )
    assert made["apa"] == (
        "Serge, V. (2026). Into Exile. In M. Lewin (Ed.), Letters: A Reading Edition "
        "(P. Sedgwick, Trans.; Second edition, version 1.2, text a1b2c3d, §3 ¶4). Press. "
        "https://e.org/x_y.html#p4"
    )
    (item,) = json.loads(made["json"])
    assert item["author"] == [{"family": "Serge", "given": "Victor"}]
    assert item["translator"] == [{"family": "Sedgwick", "given": "Peter"}]
    assert item["edition"] == "Second edition, version 1.2"
    assert "AU  - Serge, Victor\r\n" in made["ris"]
    assert "  author = {Serge, Victor},\n" in made["bibtex"]


def test_an_edition_of_nobody_s_but_the_author_s_names_no_editor() -> None:
    made = citations(replace(RECORD, authors=(SERGE,), editors=()), PLACE, TODAY)
    assert made["chicago"].startswith("Victor Serge, “Into Exile,” §3 ¶4, in Letters: A Reading")
    assert made["apa"].startswith("Serge, V. (2026). Into Exile. In Letters: A Reading Edition (v")
    for style in ("chicago", "mla", "apa"):
        assert "ed." not in made[style].replace("accessed", "").replace("Accessed", "")


@pytest.mark.parametrize(
    ("source", "chicago", "mla", "apa"),
    [
        (
            SourceWork(
                "Memoirs", (SERGE,), kind="book", date="1963", translators=(SEDGWICK,),
                publisher="Oxford University Press", place="London", isbn="0-306-40615-2",
            ),
            "Victor Serge, Memoirs, trans. Peter Sedgwick (London: Oxford University Press, 1963).",
            "Serge, Victor. Memoirs. Translated by Peter Sedgwick, Oxford University Press, 1963.",
            "Serge, V. (1963). Memoirs. Oxford University Press.",
        ),
        (
            SourceWork(
                "On Tea", (PEREZ,), "The Wind", "1931-05", kind="article-journal", volume="12",
                issue="3", pages="4-9", doi="10.1000/182",
            ),
            "Ana Pérez, “On Tea,” The Wind 12, no. 3 (May 1931): 4-9, https://doi.org/10.1000/182.",
            "Pérez, Ana. “On Tea.” The Wind, vol. 12, no. 3, May 1931, pp. 4-9, "
            "https://doi.org/10.1000/182.",
            "Pérez, A. (1931, May). On Tea. The Wind, 12(3), 4-9. https://doi.org/10.1000/182",
        ),
        (
            SourceWork(
                "Exile", (SERGE,), "Lives", "1950", kind="chapter", editors=(LEWIN,),
                publisher="Press", place="Paris", pages="1-20",
            ),
            "Victor Serge, “Exile,” in Lives, ed. Moshe Lewin (Paris: Press, 1950), 1-20.",
            "Serge, Victor. “Exile.” Lives, edited by Moshe Lewin, Press, 1950, pp. 1-20.",
            "Serge, V. (1950). Exile. Lives, 1-20. Press.",
        ),
        (
            SourceWork(
                "Diary", (SERGE,), date="1936", kind="manuscript", archive="State Library",
                archive_location="MS 12",
            ),
            "Victor Serge, “Diary,” 1936, MS 12, State Library.",
            "Serge, Victor. “Diary.” 1936, State Library, MS 12.",
            "Serge, V. (1936). Diary. State Library, MS 12.",
        ),
        (
            SourceWork("A Leaf", kind="thesis", publisher="Lyon", date="1999"),
            "“A Leaf” (Lyon, 1999).",
            "“A Leaf.” Lyon, 1999.",
            "A Leaf. (1999). Lyon.",
        ),
        (SourceWork("Alone"), "“Alone.”", "“Alone.”", "Alone. (n.d.)."),
    ],
)  # fmt: skip
def test_sources_of_each_kind(source: SourceWork, chicago: str, mla: str, apa: str) -> None:
    made = source_citations(source, "key", TODAY)
    assert made["chicago"] == chicago
    assert made["mla"] == mla
    assert made["apa"] == apa
    assert json.loads(made["json"])[0]["type"] == source.kind


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_can_be_one_of_access(day: date) -> None:
    made = citations(RECORD, PLACE, day)
    assert f"{day.day}, {day.year}" in made["chicago"]
    assert str(day.year) in made["mla"]
    assert json.loads(made["json"])[0]["accessed"]["date-parts"] == [[day.year, day.month, day.day]]


def filled(text: str) -> str:
    """A template as the page fills it in, on the day `TODAY`."""
    values = {
        "paragraph": "4",
        "hash": "a1b2c3d",
        "url": PLACE.url,
        "month": "May 2, 2027",
        "day": "2 May 2027",
        "iso": "2027-05-02",
        "ris": "2027/05/02",
        "parts": "2027, 5, 2",
    }
    for token, value in values.items():
        text = text.replace(f"@{token}@", value)
    return text


@pytest.mark.parametrize("style", ["chicago", "mla", "apa", "bibtex", "ris", "json"])
def test_a_filled_template_is_the_citation(style: str) -> None:
    section = Place("exile", "Into Exile", "§3", 0)
    pairs = [
        (templates(RECORD, section)[style], citations(RECORD, PLACE, TODAY)[style]),
        (
            source_templates(SOURCE, "lettres", section)[style],
            source_citations(SOURCE, "lettres", TODAY, "Into Exile, §3 ¶4")[style],
        ),
    ]
    for template, made in pairs:
        if style == "json":
            assert json.loads(filled(template)) == json.loads(made)
        else:
            assert filled(template) == made


def test_a_section_is_cited_without_a_paragraph_or_a_day() -> None:
    section = replace(PLACE, paragraph="", hash="")
    assert "§3)." in section_citation(RECORD, section)
    assert "¶" not in section_citation(RECORD, section)


def test_a_numbered_item_has_no_sign_of_a_paragraph() -> None:
    item = replace(PLACE, label="Further Reading", paragraph=4, sign="")
    assert item.locator == "Further Reading 4"


def test_a_place_in_the_source_stands_in_every_format() -> None:
    made = source_citations(SOURCE, "lettres", TODAY, "Into Exile, §3 ¶4")
    assert all("Into Exile, §3 ¶4" in text for text in made.values())
