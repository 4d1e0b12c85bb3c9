"""An import that is run again keeps what an editor has changed, and says what it did."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

from reading_edition.cli import main
from reading_edition.witness import importer
from reading_edition.witness.limits import SourceError

TEXT = """\
The Ferry

The Landing

We came down to the water at nine, and nobody was there to take us over.

The Boatman

He said it was late, and that he would not cross before the morning had come.

The Bell

It rang twice, and then it rang no more, though we waited until the tide had turned.
"""


class Desk:
    """A source, and the edition that is made of it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.source, self.folder = folder / "ferry.txt", folder / "edition"
        self._capsys = capsys
        self.source.write_text(TEXT, encoding="utf-8")

    def run(self, *arguments: str) -> str:
        self.status = main(["import", str(self.source), str(self.folder), *arguments])
        said = self._capsys.readouterr()
        return said.out + said.err

    def page(self, name: str) -> Path:
        return self.folder / name

    def change(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        words = path.read_text("utf-8")
        assert old in words
        path.write_text(words.replace(old, new), encoding="utf-8")

    def revise(self, old: str, new: str) -> None:
        assert old in self.source.read_text("utf-8")
        self.source.write_text(self.source.read_text("utf-8").replace(old, new), encoding="utf-8")

    def builds(self) -> None:
        app = SphinxTestApp("text", srcdir=self.folder, warningiserror=True)
        app.build(force_all=True)
        app.cleanup()


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    made = Desk(tmp_path, capsys)
    made.run()
    assert made.status == 0
    return made


def test_nothing_changes_where_nothing_has(desk: Desk) -> None:
    assert desk.run().splitlines()[0] == "8 same."
    assert desk.status == 0


def test_pages_nobody_has_edited_follow_the_source(desk: Desk) -> None:
    desk.revise("at nine", "at ten")
    said = desk.run()
    assert "  01-the-landing.md: updated." in said
    assert "at ten" in desk.page("01-the-landing.md").read_text("utf-8")


def test_an_edited_page_stays(desk: Desk) -> None:
    desk.change("02-the-boatman.md", "late", "{person}`nobody` late")
    said = desk.run()
    assert "  02-the-boatman.md: kept." in said
    assert not desk.page("02-the-boatman.md.new").exists()
    desk.revise("would not cross", "could not cross")
    said = desk.run()
    assert (
        "02-the-boatman.md: kept. You have edited it. What the import makes now is in "
        "02-the-boatman.md.new."
    ) in said
    assert "{person}`nobody` late" in desk.page("02-the-boatman.md").read_text("utf-8")
    assert "could not cross" in desk.page("02-the-boatman.md.new").read_text("utf-8")


def test_an_editor_who_takes_the_new_page_is_done(desk: Desk) -> None:
    desk.change("02-the-boatman.md", "late", "later")
    desk.revise("would not cross", "could not cross")
    desk.run()
    desk.page("02-the-boatman.md.new").replace(desk.page("02-the-boatman.md"))
    assert desk.run().splitlines()[0] == "8 same."


def test_rules_change_the_pages_and_keep_the_edits(desk: Desk) -> None:
    desk.change("03-the-bell.md", "twice", "three times")
    desk.change("index.md", "# The Ferry", "# The Ferry\n\nA foreword of mine.")
    desk.page("import.toml").write_text(
        'pages = 1\n[headings]\n"The Landing" = 1\n"The Boatman" = 2\n"The Bell" = 1\n',
        encoding="utf-8",
    )
    said = desk.run()
    assert "  02-the-boatman.md: removed." in said
    assert not desk.page("03-the-bell.md").exists()
    assert "rang no more" in desk.page("02-the-bell.md").read_text("utf-8")
    assert "three times" in desk.page("02-the-bell.md").read_text("utf-8")
    assert "## The Boatman" in desk.page("01-the-landing.md").read_text("utf-8")
    index = desk.page("index.md").read_text("utf-8")
    assert "A foreword of mine." in index
    assert "01-the-landing\n02-the-bell\n```" in index
    assert "index.md: kept. Its list of pages is new" in said
    desk.builds()


def test_an_edited_page_that_is_made_no_more_is_told(desk: Desk) -> None:
    desk.change("02-the-boatman.md", "late", "later")
    desk.page("import.toml").write_text('skip = ["The Boatman"]', encoding="utf-8")
    said = desk.run()
    assert "02-the-boatman.md: abandoned. You have edited it" in said
    assert desk.page("02-the-boatman.md").exists()
    assert "02-the-boatman.md: abandoned." in desk.run()


def test_files_of_the_editor_are_left_alone(desk: Desk) -> None:
    desk.page("names.toml").write_text('[marsh]\nheading = "Marsh, Ada"\n', encoding="utf-8")
    desk.page("mine.md").write_bytes(b"\xff mine")
    desk.run()
    assert "Marsh, Ada" in desk.page("names.toml").read_text("utf-8")
    assert desk.page("mine.md").read_bytes() == b"\xff mine"


def test_an_edition_of_the_command_new_is_found_and_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path, capsys)
    begun = ["new", str(desk.folder), "--title", "The Ferry", "--author", "Marsh, Ada"]
    assert main([*begun, "--language", "de", "--from", str(desk.source)]) == 0
    conf = (desk.folder / "docs" / "conf.py").read_text("utf-8")
    desk.revise("at nine", 'at "nine"')
    (desk.folder / "docs" / "import.toml").write_text('skip = ["The Bell"]', encoding="utf-8")
    said = desk.run()
    docs = desk.folder / "docs"
    assert "index.md: kept. Its list of pages is new; the rest is as you left it." in said
    assert (docs / "conf.py").read_text("utf-8") == conf
    assert "„nine“" in (docs / "01-the-landing.md").read_text("utf-8")
    assert not (docs / "conf.py.new").exists()
    assert "02-the-boatman\nnames\nnotes\nworks\n```" in (docs / "index.md").read_text("utf-8")


def test_a_faulty_record_is_told(desk: Desk) -> None:
    desk.page("import-record.json").write_text('{"version": 7}', encoding="utf-8")
    assert "import-record.json: This is no record of an import (its version is 7)." in desk.run()
    assert desk.status == 2


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("words", encoding="utf-8")
    with pytest.raises(SourceError, match="not empty"):
        importer.settle(tmp_path, {"a.md": "x"}, {}, "en")


def test_what_is_to_be_looked_at_is_printed(desk: Desk) -> None:
    desk.revise("at nine", "at nine[4]")
    desk.source.write_text(
        desk.source.read_text("utf-8") + "\nNotes\n\n1. A note.\n", encoding="utf-8"
    )
    said = desk.run()
    assert desk.status == 1
    assert "To look at" in said
    assert "Note 1 has no mark in the text." in said
    assert "All of it is in" in said
