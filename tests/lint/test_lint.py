"""Each rule of the lint finds what its folder shows, and nothing else there.

A folder holds pages (``in.md``), what they rest on (``refs.bib``, ``names.toml``), and in
``golden.txt`` what the lint says to them.
"""

from __future__ import annotations

import shutil
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.lint import RULES, add_parser, chosen, run
from reading_edition.lint.model import Edition, Rule
from reading_edition.lint.parse import parse_page

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/golden.txt"))
Lint = Callable[..., tuple[int, str]]


@pytest.fixture
def lint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lint:
    """Run the command in a folder: its exit status and what it printed."""

    def run_in(folder: Path, *arguments: str) -> tuple[int, str]:
        monkeypatch.chdir(folder)
        parser = ArgumentParser()
        add_parser(parser.add_subparsers())
        given_arguments = parser.parse_args(["lint", *arguments])
        status = given_arguments.run(given_arguments)
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return run_in


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_gives_its_golden_text(folder: Path, lint: Lint) -> None:
    bibliography = ["refs.bib"] if (folder / "refs.bib").is_file() else []
    status, printed = lint(folder, ".", "--bib", *bibliography)
    assert printed == (folder / "golden.txt").read_text(encoding="utf-8")
    assert status == 1


def test_each_rule_has_its_folder() -> None:
    assert [folder.name for folder in FOLDERS] == sorted(rule.id for rule in RULES)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_shows_its_own_rule_only(folder: Path) -> None:
    lines = (folder / "golden.txt").read_text(encoding="utf-8").splitlines()
    assert {line.split(": ")[1] for line in lines} == {folder.name}


def test_a_single_page_is_not_the_whole(tmp_path: Path, lint: Lint) -> None:
    (tmp_path / "page.md").write_text("Seven.[^7]\n\n[^7]: Note.\n", encoding="utf-8")
    (tmp_path / "refs.bib").write_text("@book{a, title = {A}}\n", encoding="utf-8")
    assert lint(tmp_path, "page.md") == (0, "")


def test_what_is_not_there_is_told(tmp_path: Path, lint: Lint) -> None:
    status, printed = lint(tmp_path, "nowhere")
    assert (status, printed.startswith("nowhere: there is no such file")) == (2, True)


def test_a_page_in_another_encoding_is_told(tmp_path: Path, lint: Lint) -> None:
    (tmp_path / "page.md").write_bytes("Pelikán".encode("latin-1"))
    status, printed = lint(tmp_path, ".", "--bib")
    assert status == 1
    assert printed.startswith("page.md:1: unreadable: the file cannot be read (it is not UTF-8)")


@given(st.text("ab \n`{}[]^:*#\"'-12<>~\\", max_size=60))
def test_no_page_raises(text: str) -> None:
    page = parse_page(Path("in.md"), text)
    for finding in run(Edition((page,))):
        assert 1 <= finding.line <= text.count("\n") + 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_can_be_turned_off(rule: Rule, tmp_path: Path, lint: Lint) -> None:
    folder = tmp_path / rule.id
    shutil.copytree(Path(__file__).parent / rule.id, folder)
    off = f"reading_edition_lint_rules = {{{rule.id!r}: False}}\n"
    (folder / "conf.py").write_text(off, encoding="utf-8")
    bibliography = ["refs.bib"] if (folder / "refs.bib").is_file() else []
    assert lint(folder, ".", "--bib", *bibliography) == (0, "")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sentence-lnog": 40}, "unknown rule 'sentence-lnog'. Did you mean sentence-long?"),
        ({"sentence-long": 0}, "'sentence-long' must be True, False or a number above 0, not 0."),
        ({"note-gap": 3}, "'note-gap' must be True or False, not 3."),
    ],
)
def test_a_wrong_choice_of_rules_is_reported(given: dict[str, object], said: str) -> None:
    rules, faults = chosen(given)
    assert rules == {}
    assert said in faults[0]
