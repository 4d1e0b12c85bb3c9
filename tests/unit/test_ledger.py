"""Published anchors: what vanishes or moves is told, what is retired forwards."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.commands.anchors import add_parser
from reading_edition.html.anchors_json import NAME
from reading_edition.html.redirects import aliases, departures, name_of, redirect_page
from reading_edition.model.address import Address
from reading_edition.model.ledger import Ledger, State, check, short_hash, update
from reading_edition.model.releases import Change, Release, changes, releases, unpublished
from reading_edition.store.ledger_file import dump, load

FIRST = {"text/a": {"p1": "aaaaaaa", "p2": "bbbbbbb"}, "names": {"person-serge": ""}}
LEDGER = update(FIRST, Ledger(), "0.1")


def test_what_is_as_published_has_no_fault() -> None:
    assert check(FIRST, LEDGER) == []


def test_new_anchors_and_new_words_have_no_fault() -> None:
    now = {"text/a": {"p1": "ccccccc", "p2": "bbbbbbb", "p3": "ddddddd"}, "names": FIRST["names"]}
    assert check(now, LEDGER) == []


def test_a_vanished_anchor_is_told_with_what_to_do() -> None:
    (fault,) = check({"text/a": FIRST["text/a"]}, LEDGER)
    assert fault.startswith("names#person-serge was published in version 0.1 and is gone.")
    assert 'place = "names#person-serge"' in fault


def test_a_moved_paragraph_is_told_with_its_new_place() -> None:
    now = FIRST | {"text/a": {"p1": "ccccccc", "p2": "aaaaaaa", "p3": "bbbbbbb"}}
    faults = check(now, LEDGER)
    assert [fault.split(" leads")[0] for fault in faults] == ["text/a#p1", "text/a#p2"]
    assert "are now at text/a#p2" in faults[0]
    assert check(now, update(now, LEDGER, "0.2")) == []


def test_a_retired_anchor_leads_on() -> None:
    ledger = Ledger(LEDGER.pages, {"text/a#p2": "text/b#p9", "text/b#p9": "text/a#p1"})
    now = {"text/a": {"p1": "aaaaaaa"}, "names": FIRST["names"]}
    assert check(now, ledger) == []
    assert ledger.place_of("text/a#p2") == "text/a#p1"
    assert "p2" not in update(now, ledger, "0.2").pages["text/a"]


@pytest.mark.parametrize(
    ("place", "target", "fault"),
    [
        ("text/a#p1", "text/a#p2", "text/a#p1 is retired, but still in use."),
        ("text/a#p8", "text/a#p9", "text/a#p8 is retired to text/a#p9, which is not a page"),
    ],
)
def test_a_faulty_retirement_is_told(place: str, target: str, fault: str) -> None:
    (found,) = check(FIRST, Ledger(LEDGER.pages, {place: target}))
    assert found.startswith(fault)


def test_a_circle_of_retirements_ends() -> None:
    ledger = Ledger({}, {"a#p1": "a#p2", "a#p2": "a#p1"})
    assert len(check(FIRST, ledger)) == 2


def test_history_grows_by_what_changed() -> None:
    now = {"text/a": {"p1": "ccccccc", "p2": "bbbbbbb", "p10": "ddddddd"}}
    page = update(now, LEDGER, "0.10").pages["text/a"]
    assert page["p1"] == (State("0.1", "aaaaaaa"), State("0.10", "ccccccc"))
    assert changes(page) == ("0.1", [Change("0.10", ("p10",), ("p1",))])
    back = update(FIRST, Ledger({"text/a": page}), "0.10").pages["text/a"]
    assert back["p1"] == (State("0.1", "aaaaaaa"),)


def test_a_version_says_what_it_brought() -> None:
    first = update(FIRST, Ledger(), "0.9", "2026-01-02")
    now = {"text/a": {"p1": "ccccccc", "p2": "bbbbbbb", "p10": "ddddddd"}}
    assert unpublished(now, first) == (["text/a#p10"], ["text/a#p1"])
    second = update(now, first, "0.10", "2026-03-04")
    assert releases(second) == [
        Release("0.10", "2026-03-04", ("text/a#p10",), ("text/a#p1",)),
        Release("0.9", "2026-01-02", ("text/a#p1", "text/a#p2"), ()),
    ]
    assert unpublished(now, second) == ([], [])


NAMES = st.text('abp-1é/ "\\', min_size=1, max_size=6).filter(lambda name: "#" not in name)
HASHES = st.text("0123456789abcdef", max_size=7)


@given(st.dictionaries(NAMES, st.dictionaries(NAMES, HASHES, min_size=1), max_size=4))
def test_a_ledger_survives_its_file(
    tmp_path_factory: pytest.TempPathFactory, current: dict[str, dict[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("ledger") / "anchors.toml"
    ledger = Ledger(update(current, Ledger(), "1.0").pages, {"a#b": 'c"#d'}, {"1.0": "2026-01-02"})
    path.write_text(dump(ledger), encoding="utf-8")
    assert load(path) == (ledger, [])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("pages = [", "not valid TOML"),
        ('[pages.a]\np1 = ""', "a#p1 has no version"),
        ('[[retired]]\nplace = "a"', "needs a place and what it leads to"),
        ('[versions]\n"0.1" = "soon"', "version 0.1 has the date 'soon'"),
        ("retired = 3", "needs a place and what it leads to"),
        ("pages = 3", "[pages] must be a table, not 3."),
        ("[pages]\none = '0.1.0'", "[pages.'one'] must be a table, not '0.1.0'."),
        ("[[versions]]\nversion = '0.1.0'", "[versions] must be a table, not [{"),
        ('[[retird]]\nplace = "a#b"', "unknown table 'retird'. Did you mean retired?"),
        ('[[retired]]\nplace = "a#b"\nto = "c#d"\nform = 1', "unknown field 'form'"),
        ('[versions]\n"first" = "2026-01-02"', "'first' is not a version"),
        ("hash = 3", "hash = 3 is not a version of the hash"),
    ],
)
def test_a_faulty_ledger_is_told(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "anchors.toml"
    path.write_text(text, encoding="utf-8")
    ledger, (found,) = load(path)
    assert found.startswith(f"{path}: ")
    assert fault in found
    assert ledger.pages == {}


def test_versions_are_in_their_own_order() -> None:
    versions = {"1.0": "2026-03-01", "1.0rc1": "2026-02-01", "1.0b2": "2026-01-01"}
    assert [one.version for one in releases(Ledger(versions=versions))] == [*versions]


COMMENTED = """# Ours.
[versions]
"0.1" = "2026-01-02"  # the first

[pages."text/a"]
p1 = "0.1 aaaaaaa"  # the opening
# Kept for the reviewers.
p2 = "0.1 bbbbbbb"

[[retired]]  # by mistake
place = "text/a#p9"
to = "text/a#p1"
"""


def test_an_update_keeps_what_an_editor_wrote(tmp_path: Path) -> None:
    path = tmp_path / "anchors.toml"
    path.write_text(COMMENTED, encoding="utf-8")
    ledger, faults = load(path)
    assert (faults, ledger.hash_version) == ([], 1)
    now = {"text/a": {"p1": "1111111", "p2": "2222222", "p3": "3333333"}}
    former = {"text/a": {"p1": "aaaaaaa", "p2": "ccccccc", "p3": "ddddddd"}}
    updated = update(now, ledger, "0.2", "2026-03-04", former)
    path.write_text(dump(updated, COMMENTED), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    for comment in ("# Ours.", "# the first", "# Kept for the reviewers.", "# by mistake"):
        assert comment in text
    assert load(path) == (updated, [])


def test_hashes_of_an_earlier_version_still_lead_to_their_words(tmp_path: Path) -> None:
    path = tmp_path / "anchors.toml"
    path.write_text(COMMENTED, encoding="utf-8")
    now = {"text/a": {"p1": "1111111", "p2": "2222222"}}
    former = {"text/a": {"p1": "aaaaaaa", "p2": "ccccccc"}}
    ledger = update(now, load(path)[0], "0.2", "2026-03-04", former)
    # The words of the first are the same, those of the second have changed.
    assert ledger.pages["text/a"]["p1"] == (State("0.1", "1111111", "aaaaaaa"),)
    assert ledger.pages["text/a"]["p2"] == (State("0.1", "", "bbbbbbb"), State("0.2", "2222222"))
    assert unpublished(now, ledger) == ([], [])
    assert ledger.places_with("aaaaaaa") == [("text/a#p1", "0.1")]
    assert ledger.places_with("bbbbbbb") == [("text/a#p2", "0.1")]
    assert ledger.places_with("2222222") == [("text/a#p2", "0.2")]
    assert ledger.places_with("") == []


def test_the_hash_is_of_the_words_alone() -> None:
    assert short_hash("It was “so”.") == short_hash("it was so")
    assert short_hash("It was so") != short_hash("It was not so")
    assert len(short_hash("x")) == 7


def test_forwarding() -> None:
    ledger = Ledger({}, {"t/a#p7": "t/a#p8", "t/a#p9": "names#x", "old/b#p1": "t/a#p1"})
    assert aliases(ledger, "t/a") == {"p8": ["p7"]}
    assert departures(ledger, "t/a") == {"p9": Address("names", "x")}
    page = redirect_page({"p1": ("Paragraph 1", "../t/a.html#p1", "“A”, ¶1")}, "en")
    assert '<p id="p1">Paragraph 1: <a href="../t/a.html#p1">“A”, ¶1</a></p>' in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("anchor", "name"),
    [
        ("p9", "Paragraph 9"),
        ("note-6", "Note 6"),
        ("ednote-a", "Editor’s note a"),
        ("ref-serge2012", "The work “serge2012”"),
        ("part-two", "What was called “part-two”"),
    ],
)
def test_readers_are_told_of_a_place_by_its_name(anchor: str, name: str) -> None:
    assert name_of(anchor) == name
    assert name_of("p9", "line") == "Line 9"
    assert name_of("person-serge", persons={"serge": "Victor Serge"}) == "The person “Victor Serge”"


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    add_parser(parser.add_subparsers())
    built, ledger = tmp_path / "html", str(tmp_path / "anchors.toml")

    def run(action: str) -> int:
        arguments = [action, str(built), "--ledger", ledger]
        if action == "update":
            arguments += ["--version", "0.1"]
        given = parser.parse_args(["anchors", *arguments])
        return int(given.run(given))

    assert run("check") == 2
    assert "no anchors.json here" in capsys.readouterr().err
    built.mkdir()
    anchors = {"p1": "a1b2c3d", "p2": "", "note-1": ""}
    (built / NAME).write_text(json.dumps({"anchors": {"a": anchors}}), encoding="utf-8")
    assert run("update") == run("check") == 0
    assert "0.1" in load(Path(ledger))[0].versions
    del anchors["p2"]
    (built / NAME).write_text(json.dumps({"anchors": {"a": anchors}}), encoding="utf-8")
    assert run("check") == 1
    assert "a#p2 was published in version 0.1 and is gone" in capsys.readouterr().err
    found = parser.parse_args(["anchors", "find", "a1b2c3d", "--ledger", ledger])
    assert found.run(found) == 0
    assert capsys.readouterr().out == "a#p1, published in version 0.1\n"
    lost = parser.parse_args(["anchors", "find", "0000000", "--ledger", ledger])
    assert lost.run(lost) == 1
