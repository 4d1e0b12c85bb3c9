"""The engine as pip installs it."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, need


def test_the_wheel_works_by_itself_with_its_data_files(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    command = [*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", tmp_path, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    wheel = next(tmp_path.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "site")
    for data in (
        "html/styles/tokens.css",
        "html/scripts/common.js",
        "latex/texinputs/edition.sty",
        "locale/de/LC_MESSAGES/reading_edition.mo",
        "people/data/names.schema.json",
        "py.typed",
    ):
        assert f"reading_edition/{data}" in names
    assert not [name for name in names if name.startswith(("tests/", "docs/"))]
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "conf.py").write_text('extensions = ["reading_edition"]\n')
    (pages / "names.toml").write_text('[serge]\nheading = "Serge, Victor"\n')
    (pages / "index.rst").write_text("Title\n=====\n\nBy :person:`serge`.\n")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import reading_edition\n"
        "assert reading_edition.__file__.startswith(sys.argv[1])\n"
        "from sphinx.cmd.build import main; sys.exit(main(sys.argv[2:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "site", "-q", "-W", "-b", "html", pages,
         tmp_path / "out"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Victor Serge" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "_static" / "reading-edition.css").is_file()


def test_the_source_distribution_is_the_project(tmp_path: Path) -> None:
    """With tests and docs, so that a distribution can build and check what it packs."""
    need("git")
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("not in a clone of the repository")
    tracked = {name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()}
    program = "import sys; from hatchling.build import build_sdist; build_sdist(sys.argv[1])"
    command = [sys.executable, "-c", program, tmp_path]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    assert sorted(tracked - packed) == sorted(name for name in tracked if name.startswith(".ci/"))
    assert sorted(packed - tracked) == ["PKG-INFO"]
