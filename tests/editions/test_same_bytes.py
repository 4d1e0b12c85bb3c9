"""An edition is the same to the byte, wherever, whenever and by however many processes it is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, need

MACHINES = {
    "here": {"TZ": "UTC", "PYTHONHASHSEED": "1"},
    "over the/ocean": {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"},
}
"""Two folders, and what else may differ between machines; the second has two processes."""
BUILD = """
import sys
from sphinx.cmd.build import main

jobs, *builders = sys.argv[1:]
for builder in builders:
    status = main(["-q", "-W", "-j", jobs, "-b", builder, "-d", "trees", ".", f"made/{builder}"])
    if status:
        sys.exit(status)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folders of what was made on each machine."""
    folders = []
    for name, differing in MACHINES.items():
        folder = tmp_path_factory.mktemp("machine") / name
        shutil.copytree(ROOT / "gallery" / "poems", folder)
        environment = {**os.environ, **differing, "SOURCE_DATE_EPOCH": "1577750400"}
        command = [sys.executable, "-c", BUILD, str(len(folders) + 1)]
        builders = ["html", "dirhtml", "singlehtml", "epub", "text", "latex"]
        subprocess.run([*command, *builders], cwd=folder, env=environment, check=True)
        folders.append(folder / "made")
    return folders


def files(folder: Path) -> dict[str, bytes]:
    """All files in *folder*; not Sphinx's own note of when it built, which nobody is given."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pdf"
    }


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub", "text", "latex"])
def test_files_are_the_same(made: list[Path], builder: str) -> None:
    first, second = (files(folder / builder) for folder in made)
    assert first
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.long
def test_the_printed_book_is_the_same_and_sound(made: list[Path]) -> None:
    need("latexmk", "lualatex", "qpdf")
    books = []
    for folder, differing in zip(made, MACHINES.values(), strict=True):
        fixed = {"SOURCE_DATE_EPOCH": "1577750400", "FORCE_SOURCE_DATE": "1"}
        subprocess.run(
            ["latexmk", "-lualatex", "-halt-on-error", "-interaction=nonstopmode", "poems.tex"],
            cwd=folder / "latex", env={**os.environ, **differing, **fixed},
            capture_output=True, check=True,
        )  # fmt: skip
        books.append(folder / "latex" / "poems.pdf")
    assert books[0].read_bytes() == books[1].read_bytes()
    checked = subprocess.run(["qpdf", "--check", books[0]], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr
