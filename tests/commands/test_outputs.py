"""Finished output is complete, or as it was before, whatever happens to a run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reading_edition.commands import outputs
from reading_edition.commands.outputs import Unwritable, note_copy, replaced
from tests.conftest import ROOT

PROGRAM = """
import os, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import outputs
words, seconds, killed = sys.argv[3], float(sys.argv[4]), int(sys.argv[5])
calls = 0
rename = Path.rename
def counted(self, other):
    global calls
    calls += 1
    if calls == killed:
        os._exit(9)
    made = rename(self, other)
    if calls == -killed:
        os._exit(9)
    return made
Path.rename = counted
outputs._exchange = lambda one, other: False
with outputs.replaced(Path(sys.argv[2])) as made:
    (made / "a.txt").write_text(words)
    time.sleep(seconds)
    (made / "b.txt").write_text(words)
    if killed == 99:
        os._exit(9)
"""
FOLDER = ROOT / "src" / "reading_edition" / "commands"


def run(target: Path, words: str, seconds: float = 0, killed: int = 0) -> subprocess.Popen[bytes]:
    arguments = [FOLDER, target, words, seconds, killed]
    return subprocess.Popen([sys.executable, "-c", PROGRAM, *map(str, arguments)])


def held(target: Path) -> set[str]:
    assert {path.name for path in target.iterdir()} == {"a.txt", "b.txt"}
    return {path.read_text() for path in target.iterdir()}


def whole(folder: Path) -> bool:
    return folder.is_dir() and {path.name for path in folder.iterdir()} == {"a.txt", "b.txt"}


@pytest.mark.parametrize("killed", [99, 1, -1, 2, -2])
def test_a_run_that_is_killed_loses_nothing_and_the_next_heals(tmp_path: Path, killed: int) -> None:
    target = tmp_path / "build" / "html"
    assert run(target, "old").wait() == 0
    assert run(target, "new", killed=killed).wait() == 9
    kept = [target, target.with_name(".before-html")]
    assert any(map(whole, kept)), "neither the old nor the new output is there"
    assert run(target, "third").wait() == 0
    assert held(target) == {"third"}
    assert {path.name for path in target.parent.iterdir()} == {"html", ".lock-html"}


def test_after_a_kill_the_old_output_is_back_also_if_the_next_run_fails(tmp_path: Path) -> None:
    target = tmp_path / "html"
    run(target, "old").wait()
    run(target, "new", killed=2).wait()
    assert not target.exists()
    with pytest.raises(KeyError), replaced(target) as made:
        made.joinpath("a.txt").write_text({}["no"])
    assert held(target) == {"old"}


def test_where_folders_can_be_exchanged_the_name_is_never_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "html"
    run(target, "old").wait()
    if not outputs._exchange(target, target):
        pytest.skip("this file system cannot exchange two folders in one step")
    monkeypatch.setattr(Path, "rename", None)
    with replaced(target) as made:
        for name in ("a.txt", "b.txt"):
            (made / name).write_text("new")
    assert held(target) == {"new"}


def test_two_runs_at_once_wait_for_each_other(tmp_path: Path) -> None:
    target = tmp_path / "html"
    both = [run(target, words, seconds=0.3) for words in ("one", "two")]
    assert [process.wait() for process in both] == [0, 0]
    assert held(target) in ({"one"}, {"two"})
    assert {path.name for path in tmp_path.iterdir()} == {"html", ".lock-html"}


def test_a_disk_that_is_full_leaves_the_old_output(tmp_path: Path) -> None:
    target = tmp_path / "html"
    run(target, "old").wait()
    limited = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
    )
    arguments = [FOLDER, target, "n" * 100, 0, 0]
    done = subprocess.run(
        [sys.executable, "-c", limited + PROGRAM, *map(str, arguments)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "File too large" in done.stderr
    assert held(target) == {"old"}


def test_a_rename_that_fails_brings_the_old_output_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "html"
    run(target, "old").wait()
    rename = Path.rename

    def failing(self: Path, other: Path) -> Path:
        if self.name == "out":
            raise OSError("no")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", failing)
    monkeypatch.setattr(outputs, "_exchange", lambda _one, _other: False)
    with pytest.raises(OSError, match="no"), replaced(target) as made:
        (made / "a.txt").write_text("new")
    assert held(target) == {"old"}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")
    with (
        pytest.raises(Unwritable, match=r"html: it cannot be written \(Not a directory\)|exists"),
        replaced(tmp_path / "build" / "html"),
    ):
        pass


def test_a_clock_that_jumps_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "html"
    run(target, "old").wait()
    future = time.time() + 10**9
    for path in (target, *target.iterdir()):
        os.utime(path, (future, future))
    run(target, "new").wait()
    assert held(target) == {"new"}


def test_a_build_without_a_copy_drops_what_was_made_with_one(tmp_path: Path) -> None:
    for form in ("html", "pdf", "epub"):
        (tmp_path / form).mkdir()
        note_copy(tmp_path / form, held=form != "epub")
    assert not (tmp_path / "html").exists()  # the e-book was made without
    for form in ("html", "pdf"):
        (tmp_path / form).mkdir(exist_ok=True)
        note_copy(tmp_path / form, held=True)
    note_copy(tmp_path / "html", held=False)
    assert {path.name for path in tmp_path.iterdir()} == {"html", "epub"}


def test_warnings_about_a_copy_alone_are_no_failure(tmp_path: Path) -> None:
    warnings = tmp_path / "warnings.txt"
    assert outputs.refused(warnings) == []
    of_copy = "copy.txt:7: WARNING: Paragraph 2 has other\nwords. [edition.source]\n"
    warnings.write_text(of_copy, encoding="utf-8")
    assert outputs.refused(warnings) == []
    other = "WARNING: unknown option\none.md:3: ERROR: a\nb [myst.x]\n"
    warnings.write_text(of_copy + other + of_copy, encoding="utf-8")
    assert outputs.refused(warnings) == [
        "WARNING: unknown option",
        "one.md:3: ERROR: a\nb [myst.x]",
    ]


def test_it_needs_the_standard_library_only() -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(FOLDER)!r}); import outputs; print(outputs.__file__)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == outputs.__file__
