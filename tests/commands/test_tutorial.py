"""The tutorial, followed as it is written."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TUTORIAL = (ROOT / "docs" / "editing" / "start.md").read_text(encoding="utf-8")


@pytest.mark.long
def test_each_command_of_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    folder = tmp_path
    steps = re.findall(r"^```(console|toml)\n(.*?)^```", TUTORIAL, re.MULTILINE | re.DOTALL)
    done = []
    for kind, text in steps:
        if kind == "toml":
            with (folder / "docs" / "names.toml").open("a", encoding="utf-8") as names:
                names.write(text)
            with (folder / "docs" / "first.md").open("a", encoding="utf-8") as page:
                page.write("\nSo says {person}`serge`.\n")
            continue
        for line in text.splitlines():
            program, *arguments = shlex.split(line.removeprefix("$ "))
            if program == "cd":
                folder /= arguments[0]
            elif program == "reading-edition":
                command = [sys.executable, "-m", "reading_edition.cli", *arguments]
                run = subprocess.run(
                    command, cwd=folder, capture_output=True, text=True, check=False
                )
                assert run.returncode == 0, f"{line}\n{run.stdout}{run.stderr}"
                done.append(arguments[0])
            else:
                assert line == "$ pip install sphinx-reading-edition"
    assert done == ["new", "build", "lint", "doctor", "build"]
    assert (folder / "build" / "html" / "index.html").is_file()
    assert (folder / "build" / "epub" / "edition.epub").is_file()
    for name in re.findall(r"`(docs/\w+\.\w+|\.?\w+\.(?:yaml|py|cff))`", TUTORIAL):
        assert (folder / name).exists(), name
