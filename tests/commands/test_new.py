"""From nothing, or from a file, to an edition that builds: the commands of an editor."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reading_edition.cli import main
from reading_edition.commands import build as building
from reading_edition.conf_file import values_in

MINIMAL = ["--title", "Letters", "--author", "Marsh, Ada"]
ODD = ['The "Ferry" {{x}} 100% \\o/ \'s', "# Title", "- `code` *a* <b>", "Ünïcode: “x” $y$ 日本"]
TEXT = """\
The Ferry

By Ada Marsh

The Landing

We came down to the water at nine, and nobody was there.[1]

It rained.

Notes

1. The boat had gone.
"""


def command(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``reading-edition`` as a shell does, without anybody who could answer."""
    return subprocess.run(
        [sys.executable, "-m", "reading_edition.cli", *map(str, arguments)],
        capture_output=True, text=True, check=False, cwd=cwd, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def built(folder: Path, form: str = "html") -> Path:
    done = command("build", form, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    return folder / "build" / form


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "de", "he"])
def test_a_new_edition_builds_in_every_form_and_passes_its_lint(
    tmp_path: Path, language: str
) -> None:
    folder = tmp_path / "edition"
    assert main(["new", str(folder), *MINIMAL, "--language", language]) == 0
    page = (built(folder) / "first.html").read_text(encoding="utf-8")
    assert f' lang="{language}"' in page
    assert list(built(folder, "epub").glob("edition.epub"))
    assert "[1] " in (built(folder, "text") / "first.txt").read_text(encoding="utf-8")
    done = command("lint", "docs", cwd=folder)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("title", ODD)
def test_a_title_is_what_was_typed(tmp_path: Path, title: str) -> None:
    folder = tmp_path / "edition"
    assert main(["new", str(folder), "--title", title, "--editor", '{The "Desk" of {x}}']) == 0
    values = values_in(folder / "docs" / "conf.py")
    assert values["project"] == values["reading_edition_record"]["title"] == title
    citation = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["title"] == title
    text = (built(folder, "text") / "index.txt").read_text(encoding="utf-8")
    assert text.splitlines()[0] == title


def test_a_text_becomes_the_pages_of_an_edition(tmp_path: Path) -> None:
    source = tmp_path / "ferry.txt"
    source.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "edition"
    done = command("new", folder, *MINIMAL, "--from", source)
    assert done.returncode == 0, done.stderr
    assert f"{source}: 1 sections, 1 notes." in done.stdout
    page = (built(folder) / "01-the-landing.html").read_text(encoding="utf-8")
    assert "nobody was there." in page
    assert "The boat had gone." in (folder / "build" / "html" / "notes.html").read_text("utf-8")
    assert command("lint", "docs", cwd=folder).returncode == 0


def test_what_to_look_at_in_a_text_is_told_and_the_edition_made(tmp_path: Path) -> None:
    source = tmp_path / "ferry.txt"
    source.write_text(TEXT.replace("there.[1]", "there."), encoding="utf-8")
    folder = tmp_path / "edition"
    done = command("new", folder, *MINIMAL, "--from", source)
    assert done.returncode == 1
    assert "To look at\n  line 13: Note 1 has no mark in the text." in done.stdout
    assert "import-report.txt" in done.stdout
    assert (folder / "docs" / "01-the-landing.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["--author", "Marsh, Ada"], "The edition has no title. Give it: --title"),
        (["--title", "Letters"], "The edition is nobody’s. Name one: --author"),
        ([*MINIMAL, "--language", "no such"], "language must be a language tag such as en"),
        ([*MINIMAL, "--from", "missing.txt"], "missing.txt"),
    ],
)
def test_what_cannot_be_made_is_told_and_leaves_nothing(
    tmp_path: Path, arguments: list[str], fault: str
) -> None:
    done = command("new", "edition", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert fault in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "edition").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("words", encoding="utf-8")
    done = command("new", tmp_path, *MINIMAL)
    assert (done.returncode, "The folder is not empty." in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_questions_are_asked_where_somebody_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    answers = iter(["Letters", "Marsh, Ada", "", "de", ""])

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert main(["new", str(tmp_path / "edition")]) == 0
    assert len(asked) == 5
    record = values_in(tmp_path / "edition" / "docs" / "conf.py")["reading_edition_record"]
    assert record["authors"] == ["Marsh, Ada"]
    assert (record["language"], "editors" in record) == ("de", False)


def test_a_build_that_fails_leaves_the_one_before(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    main(["new", str(folder), *MINIMAL])
    before = (built(folder, "text") / "first.txt").read_text(encoding="utf-8")
    page = folder / "docs" / "first.md"
    page.write_text(page.read_text("utf-8") + "\n{person}`nobody`\n", encoding="utf-8")
    done = command("build", "text", cwd=folder)
    assert done.returncode == 1
    assert "first.md:" in done.stderr
    assert "text was not made; build/text is as it was." in done.stderr
    assert (folder / "build" / "text" / "first.txt").read_text(encoding="utf-8") == before
    page.write_text(page.read_text("utf-8").replace("{person}`nobody`", "More."), encoding="utf-8")
    assert "More." in (built(folder, "text") / "first.txt").read_text(encoding="utf-8")
    assert {path.name for path in (folder / "build").iterdir()} == {"text", ".lock-text"}


def test_a_folder_without_an_edition_is_told(tmp_path: Path) -> None:
    done = command("build", "html", cwd=tmp_path)
    assert (done.returncode, "There is no conf.py here or in docs/." in done.stderr) == (2, True)


def test_what_a_machine_lacks_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(building, "find_spec", lambda name: None if name == "furo" else object())
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "  html: the theme furo: missing\n        pip install furo" in said
    assert "   pdf: latexmk: missing\n        On Debian: sudo apt-get install" in said
    assert "  epub: Pillow, for a cover that every reader shows: there\n" in said
    main(["new", str(tmp_path / "edition"), *MINIMAL])
    assert main(["build", "pdf", str(tmp_path / "edition")]) == 2
    assert "A PDF needs latexmk and lualatex. On Debian:" in capsys.readouterr().err


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("latexmk"), reason="TeX is not installed")
def test_a_new_edition_is_a_book(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    main(["new", str(folder), *MINIMAL])
    book = built(folder, "pdf") / "edition.pdf"
    text = subprocess.run(["pdftotext", book, "-"], capture_output=True, text=True, check=True)
    assert "Ada Marsh" in text.stdout
    assert "A quotation counts as one paragraph." in text.stdout
    assert os.path.getsize(book) > 10_000


def test_the_preview_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", str(tmp_path / "edition"), *MINIMAL])
    monkeypatch.setattr(building, "find_spec", lambda _name: None)
    assert main(["serve", str(tmp_path / "edition")]) == 2
    assert "pip install 'sphinx-reading-edition[serve]'" in capsys.readouterr().err


def test_a_copy_with_another_word_builds_and_the_paragraph_is_named(tmp_path: Path) -> None:
    source = tmp_path / "ferry.txt"
    source.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "edition"
    assert command("new", folder, *MINIMAL, "--from", source).returncode == 0
    prints = command("source", "fingerprint", source, "--ids", "the-landing").stdout
    (folder / "docs" / "prints.json").write_text(prints, encoding="utf-8")
    conf = folder / "docs" / "conf.py"
    option = "reading_edition_fingerprints = 'prints.json'\n"
    conf.write_text(conf.read_text(encoding="utf-8") + option, encoding="utf-8")
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("It rained.", "It snowed."), encoding="utf-8")
    environment = os.environ | {"READING_EDITION_SOURCE": str(other)}
    run = [sys.executable, "-m", "reading_edition.cli", "build", "html"]

    def build() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            run, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )

    done = build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Section the-landing, paragraph 2" in " ".join(done.stderr.split())
    assert "at the water at nine" not in done.stderr
    assert "came down to the water" in (folder / "build/html/01-the-landing.html").read_text(
        "utf-8"
    )
    page = folder / "docs" / "01-the-landing.md"
    page.write_text(page.read_text("utf-8") + "\n{person}`nobody`\n", encoding="utf-8")
    assert build().returncode == 1
