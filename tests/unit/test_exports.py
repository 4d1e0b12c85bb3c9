"""Works leave in each format whole, and come back as they were."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from reading_edition.works.bibliography import entry_item, files, plain
from reading_edition.works.csl import Item, bibtex, coins, iso_date, latex, ris

BIB = r"""
@book{serge2012,
  author = {Serge, Victor},
  translator = {Sedgwick, Peter and Paizis, George},
  title = {Memoirs of a {Revolutionary}},
  publisher = {Smith and Sons},
  address = {London and New York},
  date = {2012},
  origdate = {1951},
  isbn = {9781590174517},
}
@article{samuel1987,
  author = {Samuel, Raphael},
  title = {\emph{Class} Politics \& more},
  journal = {New Left Review},
  number = {165},
  pages = {52--91},
  year = 1987, month = sep,
  url = {https://example.org/a_b?c=%20d},
}
@collection{fitzpatrick1978,
  editor = {Fitzpatrick, Sheila},
  title = {Cultural Revolution in Russia, 1928--1931},
  date = {1978},
}
@online{crimethinc2019,
  author = {{CrimethInc. Ex-Workers' Collective}},
  title = {Against the Logic},
  date = {2019-04-08},
  urldate = {2026-11-23},
}
@incollection{plain1980,
  author = {von Trier, Jr., Lars},
  title = {A \enquote{Summer}},
  booktitle = {Hermit},
  pages = {203},
  year = {n.d.},
}
"""


@pytest.fixture(scope="module")
def works() -> BibliographyData:
    return parse_string(BIB, "bibtex")


@pytest.fixture(scope="module")
def items(works: BibliographyData) -> dict[str, Item]:
    return {key: entry_item(key, entry) for key, entry in works.entries.items()}


def test_a_book_keeps_its_translators_and_first_date(items: dict[str, Item]) -> None:
    assert items["serge2012"] == {
        "id": "serge2012",
        "type": "book",
        "title": "Memoirs of a Revolutionary",
        "author": [{"family": "Serge", "given": "Victor"}],
        "translator": [
            {"family": "Sedgwick", "given": "Peter"},
            {"family": "Paizis", "given": "George"},
        ],
        "issued": {"date-parts": [[2012]]},
        "original-date": {"date-parts": [[1951]]},
        "publisher": "Smith and Sons",
        "publisher-place": "London and New York",
        "ISBN": "9781590174517",
    }


def test_markup_goes_and_ranges_take_a_hyphen(items: dict[str, Item]) -> None:
    article = items["samuel1987"]
    assert article["title"] == "Class Politics & more"
    assert article["page"] == "52-91"
    assert article["issued"] == {"date-parts": [[1987, 9]]}
    assert article["URL"] == "https://example.org/a_b?c=%20d"
    assert items["fitzpatrick1978"]["title"].endswith("1928–1931")


def test_names_of_bodies_and_parts_of_names(items: dict[str, Item]) -> None:
    assert items["crimethinc2019"]["author"] == [{"literal": "CrimethInc. Ex-Workers' Collective"}]
    assert items["plain1980"]["author"] == [
        {"family": "Trier", "given": "Lars", "non-dropping-particle": "von", "suffix": "Jr."}
    ]
    assert items["plain1980"]["title"] == "A “Summer”"
    assert items["plain1980"]["issued"] == {"literal": "n.d."}


def test_the_three_files(works: BibliographyData, items: dict[str, Item]) -> None:
    made = files(works.entries)
    assert list(made) == ["references.bib", "references.ris", "references.json"]
    assert json.loads(made["references.json"]) == list(items.values())
    again = parse_string(made["references.bib"], "bibtex")
    assert list(again.entries) == list(works.entries)
    for key, entry in again.entries.items():
        assert entry_item(key, entry) == items[key]
    assert "publisher = {{Smith and Sons}}" in made["references.bib"]


def test_ris_lines_have_their_syntax(works: BibliographyData) -> None:
    text = files(works.entries)["references.ris"]
    records = [chunk.split("\r\n") for chunk in text.split("ER  - \r\n")][:-1]
    assert len(records) == len(works.entries)
    for record in records:
        lines = [line for line in record if line]
        assert lines[0].startswith("TY  - ")
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - \S.*", line) for line in lines)
    assert {"TY  - JOUR", "SP  - 52", "EP  - 91", "DA  - 1987/09//"} <= set(records[1])
    assert {"A4  - Sedgwick, Peter", "A4  - Paizis, George", "OP  - 1951"} <= set(records[0])


def test_coins_name_the_kind_of_work(items: dict[str, Item]) -> None:
    article = parse_qs(coins(items["samuel1987"]))
    assert article["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:journal"]
    assert (article["rft.spage"], article["rft.epage"]) == (["52"], ["91"])
    chapter = parse_qs(coins(items["plain1980"]))
    assert (chapter["rft.genre"], chapter["rft.btitle"]) == (["bookitem"], ["Hermit"])
    book = parse_qs(coins(items["serge2012"]))
    assert (book["rft.genre"], book["rft.au"]) == (["book"], ["Serge, Victor"])
    assert parse_qs(coins(items["crimethinc2019"]))["rft.type"] == ["webpage"]


def test_dates_print_as_iso() -> None:
    assert iso_date({"date-parts": [[1931], [1935, 2]]}) == "1931/1935-02"
    assert iso_date(None) == ""


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_any_title_survives_bibtex(title: str) -> None:
    item: Item = {"id": "k", "type": "book", "title": title}
    entry = parse_string(bibtex(item), "bibtex").entries["k"]
    assert entry.fields["title"] == f"{{{latex(title)}}}"


@given(st.text("abé & % # _ $ é–§¶“”").map(lambda text: " ".join(text.split())))
def test_escaping_is_undone_by_reading(text: str) -> None:
    assert plain(latex(text)) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_title_breaks_a_ris_line(title: str) -> None:
    lines = ris({"id": "k", "type": "book", "title": title}).split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
