"""Entries of the authority file, suggested from the text or taken from other files."""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.cli import main
from reading_edition.commands.names import key_for, merge, table
from reading_edition.people import imports
from reading_edition.people.authority import Authority, load
from reading_edition.people.imports import Found, Unreadable

CSV = """\
key,heading,variants,born,died,description,wikidata,office
serge,"Serge, Victor",V. Serge; Kibalchich,1890-12-30,1947,Novelist,Q315070,
,"Marsh, Ada",,c. 1901,sometime,,Q0,Ferrywoman
"""
TEI = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="istrati"><persName><forename>Panait</forename> <surname>Istrati</surname></persName>
<persName>Gherasim</persName><birth when="1884-08-10"/><death when="1935"/>
<idno type="VIAF">https://viaf.org/viaf/12345678</idno><idno type="shelf">A 1</idno>
<note>Romanian novelist</note></person></listPerson></standOff></TEI>
"""
MARC = """\
<record xmlns="http://www.loc.gov/MARC21/slim"><datafield tag="100"><subfield code="a">Lewin, Moshe,
</subfield><subfield code="d">1921-2010.</subfield></datafield>
<datafield tag="400"><subfield code="a">Levin, Moshe</subfield></datafield></record>
"""
WIKIDATA = {
    "entities": {
        "Q315070": {
            "labels": {"en": {"value": "Victor Serge"}},
            "aliases": {"en": [{"value": "Kibalchich"}]},
            "descriptions": {"en": {"value": "writer"}},
            "claims": {
                "P569": [_claim] if (_claim := {"mainsnak": {"datavalue": {"value": {
                    "time": "+1890-12-30T00:00:00Z", "precision": 11}}}}) else [],
                "P570": [{"mainsnak": {"datavalue": {"value": {
                    "time": "+1947-00-00T00:00:00Z", "precision": 9}}}}],
                "P214": [{"mainsnak": {"datavalue": {"value": "95147526"}}}],
                "P227": [{"mainsnak": {}}],
            },
        }
    }
}  # fmt: skip


def test_a_table_of_persons() -> None:
    serge, marsh = imports.read(CSV, ".csv")
    assert serge.key == "serge"
    assert serge.fields == {
        "heading": "Serge, Victor",
        "variants": ["V. Serge", "Kibalchich"],
        "born": "1890-12-30",
        "died": "1947",
        "description": "Novelist",
        "wikidata": "Q315070",
    }
    assert marsh.fields == {"heading": "Marsh, Ada", "born": "c. 1901"}
    assert marsh.told == [
        "died 'sometime' is left out",
        "wikidata 'Q0' is left out",
        "office 'Ferrywoman' is left out",
    ]


def test_persons_of_tei_and_marc() -> None:
    (istrati,) = imports.read(TEI, ".xml")
    assert (istrati.key, istrati.told) == ("istrati", ["shelf 'A 1' is left out"])
    assert istrati.fields == {
        "heading": "Istrati, Panait",
        "variants": ["Gherasim"],
        "born": "1884-08-10",
        "died": "1935",
        "viaf": "12345678",
        "description": "Romanian novelist",
    }
    (lewin,) = imports.read(MARC, ".xml")
    assert lewin.fields == {
        "heading": "Lewin, Moshe",
        "variants": ["Levin, Moshe"],
        "born": "1921",
        "died": "2010",
    }


def test_persons_of_wikidata() -> None:
    (serge,) = imports.read(json.dumps(WIKIDATA), ".json")
    assert serge.fields == {
        "wikidata": "Q315070",
        "heading": "Serge, Victor",
        "display": "Victor Serge",
        "variants": ["Kibalchich"],
        "description": "writer",
        "born": "1890-12-30",
        "died": "1947",
        "viaf": "95147526",
    }
    assert serge.told == ["'Serge' is taken for the surname; see whether it is"]


@pytest.mark.parametrize(
    ("time", "precision", "date"),
    [
        ("+1890-12-30T00:00:00Z", 10, "1890-12"),
        ("+1890-00-00T00:00:00Z", 8, "c. 1890"),
        ("-0043-01-01T00:00:00Z", 9, "43 BCE"),
    ],
)
def test_times_of_wikidata_are_as_exact_as_they_say(time: str, precision: int, date: str) -> None:
    value = {"mainsnak": {"datavalue": {"value": {"time": time, "precision": precision}}}}
    entity = {"labels": {"en": {"value": "X"}}, "claims": {"P569": [value]}}
    (found,) = imports.read(json.dumps({"entities": {"Q1": entity}}), ".json")
    assert found.fields["born"] == date


@pytest.mark.parametrize(
    ("text", "suffix", "fault"),
    [
        ("name,born\nA,1\n", ".csv", "There is no column 'heading' in name, born."),
        ("<a/>", ".xml", "It has neither a TEI person nor a MARC record."),
        ("<a", ".xml", "It is not XML of the expected form"),
        ("[" * 100_000, ".json", "It is not JSON of the expected form"),
        ("{}", ".json", "It has no 'entities'"),
        ('{"entities": {"Q1": 7}}', ".json", "The entity 'Q1' is of an unknown form."),
        ("", ".doc", "Files that end in '.doc' cannot be read"),
    ],
)
def test_what_is_none_of_the_forms_is_told(text: str, suffix: str, fault: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(fault)):
        imports.read(text, suffix)


@given(st.text(max_size=200), st.sampled_from([".csv", ".json", ".xml"]))
def test_no_text_makes_a_traceback(text: str, suffix: str) -> None:
    with contextlib.suppress(Unreadable):
        imports.read(text, suffix)


def test_what_cannot_be_told_apart_is_left_to_the_editor(tmp_path: Path) -> None:
    names = tmp_path / "names.toml"
    names.write_text(
        '[victor]\nheading = "Serge, V."\nwikidata = "Q315070"\n[ada]\nheading = "Marsh, Ada"\n',
        encoding="utf-8",
    )
    made, told = merge(imports.read(CSV, ".csv"), load(names)[0])
    assert made == {}
    assert told[0] == "Serge, Victor is there already, as [victor]."
    assert told[-1].startswith("Marsh, Ada may be [ada] or another person of the name")


def test_entries_are_printed_or_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text(CSV, encoding="utf-8")
    Path("names.toml").write_text(
        '# Ours.\n[trotsky]\nheading = "Trotsky, Leon"\n', encoding="utf-8"
    )
    assert main(["names", "import", "people.csv"]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith('[serge]\nheading = "Serge, Victor"\nvariants = ["V. Serge", ')
    assert "people.csv: Marsh, Ada: died 'sometime' is left out." in printed.err
    main(["names", "import", "people.csv", "--write"])
    authority, faults = load("names.toml")
    assert faults == []
    assert list(authority.persons) == ["trotsky", "serge", "marsh"]
    assert Path("names.toml").read_text(encoding="utf-8").startswith("# Ours.\n")
    assert main(["names", "import", "people.doc"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_names_of_the_text_are_suggested(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "edition"
    main(["new", str(folder), "--title", "T", "--editor", "E"])
    page = folder / "docs" / "first.md"
    text = "\nThen Panait Istrati met Moshe Lewin. Both knew Panait Istrati and Ada Marsh.\n"
    page.write_text(page.read_text(encoding="utf-8") + text, encoding="utf-8")
    capsys.readouterr()
    assert main(["names", "suggest", str(folder / "docs")]) == 0
    said = capsys.readouterr().out
    assert said.index("[istrati]") < said.index("[lewin]")
    assert "# 2 ×, first at " in said
    assert 'heading = "Istrati, Panait"' in said
    assert "Marsh" not in said
    names = folder / "docs" / "names.toml"
    names.write_text(names.read_text(encoding="utf-8") + said, encoding="utf-8")
    assert load(names)[1] == []
    main(["names", "suggest", str(folder / "docs")])
    assert capsys.readouterr().out == ""


@given(st.text(max_size=30).filter(str.strip), st.text(max_size=10))
def test_any_name_has_a_key_and_a_table(heading: str, variant: str) -> None:
    found = Found({"heading": " ".join(heading.split())})
    found.add_variant(variant)
    made, _ = merge([found, Found({"heading": "Other, O."})], Authority({}))
    text = "".join(table(key, fields) for key, fields in made.items())
    assert len(tomli.loads(text)) == len(made)


def test_keys_are_told_apart() -> None:
    taken: set[str] = set()
    given_names = [
        ("Žižek", "Slavoj"),
        ("Zizek", "Ana"),
        ("Žižek", "Aleš"),
        ("王", "小"),
        ("王", ""),
    ]
    keys = [key_for(family, given_name, taken) for family, given_name in given_names]
    assert keys == ["zizek", "zizek-a", "zizek-2", "name", "name-2"]
