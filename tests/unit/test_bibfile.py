"""Bibliographies with faults, and entries that take over from others."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading_edition.lint.load import read_works
from reading_edition.works.bibliography import entry_item
from reading_edition.works.inherited import complete
from reading_edition.works.list_style import AuthorDateStyle

PARENT = """
@collection{p, editor={Ives, Ida}, title={The Parent}, subtitle={All}, year={2006},
  publisher={Press}, address={Town}, note={A note}, keywords={x}, shorthand={TP}}
"""


def works(tmp_path: Path, *texts: str):
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"{number}.bib")
        paths[-1].write_text(text, encoding="utf-8")
    faults = []
    found = read_works(paths, faults)
    return found, [(Path(one.path).name, one.line, one.rule, one.message) for one in faults]


def test_a_repeated_key_costs_itself_only_and_is_told_with_its_line(tmp_path: Path) -> None:
    text = "@book{a, title={One}}\n@book{b, title={Two}}\n\n@book{a, title={Three}}\n@book{c, title={Four}}\n"
    found, [(_, line, rule, message)] = works(tmp_path, text)
    assert [work.entry.fields["title"] for work in found.values()] == ["One", "Two", "Four"]
    assert (line, rule) == (4, "work-unread")
    assert "on line 1" in message


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "http://[",
        "www.example.org",
    ],
)
def test_an_address_that_is_none_of_the_web_leads_nowhere(tmp_path: Path, address: str) -> None:
    text = (
        f"@misc{{a, title={{One}},\n  url={{{address}}}, note={{\\href{{{address}}}{{words}}}}}}\n"
    )
    found, [(_, line, rule, message)] = works(tmp_path, text)
    assert (line, rule) == (2, "work-unread")
    assert message.startswith(f"url of “a” is no address on the web: {address}")
    entry = found["a"].entry
    assert "URL" not in entry_item("a", entry)
    entry.key = "a"
    shown = AuthorDateStyle().format_entry("1", entry).text.render_as("html")
    assert "href" not in shown
    assert shown.count(address) == 2
    assert "words" in shown


def test_a_key_may_be_repeated_in_another_file(tmp_path: Path) -> None:
    one, two = "@book{a, title={One}}\n", "@book{b, title={Two}}\n@book{a, title={Three}}\n"
    found, [(name, line, _, message)] = works(tmp_path, one, two)
    assert found["a"].entry.fields["title"] == "One"
    assert (name, line) == ("1.bib", 2)
    assert "0.bib:1" in message


@pytest.mark.parametrize(
    ("faulty", "line", "said"),
    [
        ("@book{x, title={No comma} year={2000}}", 2, "this is not BibTeX"),
        ("@book{x, title={T}, year={1}, year={2}}", 2, "field “year” twice"),
        ("@book{x, author={a, b, c, d}, title={T}}", 2, "name cannot be read"),
        ("@book{x,\n title={T},\n crossref={nobody}}", 4, "“nobody”, which has no entry"),
        ("@book{x,\n title={The \\foo{T}}}", 3, r"a command that is not known: \foo"),
    ],
)
def test_a_faulty_entry_costs_itself_only(tmp_path, faulty, line, said) -> None:
    text = f"@book{{a, title={{One}}}}\n{faulty}\n@book{{b, title={{Two}}}}\n"
    found, faults = works(tmp_path, text)
    assert {"a", "b"} <= set(found)
    [(_, told, rule, message)] = faults
    assert (told, rule) == (line, "work-unread")
    assert said in message


def test_a_chapter_takes_over_the_book_s_title_and_imprint(tmp_path: Path) -> None:
    child = "@incollection{c, author={Hart, Hal}, title={A Chapter}, crossref={p}}\n"
    found, faults = works(tmp_path, child, PARENT)
    assert faults == []
    entry = found["c"].entry
    assert entry.fields["title"] == "A Chapter"
    assert entry.fields["booktitle"] == "The Parent"
    assert entry.fields["booksubtitle"] == "All"
    assert entry.fields["year"] == "2006"
    assert [str(person) for person in entry.persons["editor"]] == ["Ives, Ida"]
    assert "keywords" not in entry.fields
    assert "shorthand" not in entry.fields


def test_what_an_entry_says_itself_stays(tmp_path: Path) -> None:
    child = "@incollection{c, title={A}, year={1999}, editor={Own, Olga}, crossref={p}}\n"
    found, _ = works(tmp_path, child, PARENT)
    assert found["c"].entry.fields["year"] == "1999"
    assert [str(person) for person in found["c"].entry.persons["editor"]] == ["Own, Olga"]


def test_the_author_of_the_book_is_not_that_of_the_chapter(tmp_path: Path) -> None:
    text = "@inbook{c, author={Hart, Hal}, title={A}, crossref={b}}\n@book{b, author={Own, Olga}, title={B}}\n"
    entry = works(tmp_path, text)[0]["c"].entry
    assert [str(person) for person in entry.persons["author"]] == ["Hart, Hal"]
    assert entry.fields["bookauthor"] == "Own, Olga"


def test_a_volume_names_the_whole_work_and_an_article_its_journal(tmp_path: Path) -> None:
    text = (
        "@book{v, title={V}, volume={2}, crossref={w}}\n@mvbook{w, author={Own, Olga}, title={W}}\n"
        "@article{a, title={A}, crossref={i}}\n@periodical{i, title={J}, date={2001}}\n"
    )
    found, _ = works(tmp_path, text)
    assert found["v"].entry.fields["maintitle"] == "W"
    assert [str(person) for person in found["v"].entry.persons["author"]] == ["Own, Olga"]
    assert found["a"].entry.fields["journaltitle"] == "J"
    assert found["a"].entry.fields["date"] == "2001"


def test_shared_data_count_as_the_entry_s_own(tmp_path: Path) -> None:
    text = "@book{b, title={B}, xdata={x, y}}\n@xdata{x, publisher={P}}\n@xdata{y, address={T}, title={No}}\n"
    entry = works(tmp_path, text)[0]["b"].entry
    assert (entry.fields["publisher"], entry.fields["address"]) == ("P", "T")
    assert entry.fields["title"] == "B"


def test_an_inheritance_goes_on_from_entry_to_entry(tmp_path: Path) -> None:
    text = "@incollection{a, title={A}, crossref={b}}\n@collection{b, title={B}, xdata={x}}\n@xdata{x, publisher={P}}\n"
    assert works(tmp_path, text)[0]["a"].entry.fields["publisher"] == "P"


def test_a_circle_is_told_and_ends(tmp_path: Path) -> None:
    text = "@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}\n"
    found, faults = works(tmp_path, text)
    assert len(found) == 2
    assert all("leads back" in message for *_, message in faults)
    assert faults


def test_to_complete_twice_changes_nothing(tmp_path: Path) -> None:
    child = "@incollection{c, title={A Chapter}, crossref={p}}\n"
    entries = {key: work.entry for key, work in works(tmp_path, child, PARENT)[0].items()}
    before = dict(entries["c"].fields)
    assert complete(entries) == []
    assert dict(entries["c"].fields) == before
