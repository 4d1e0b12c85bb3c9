"""The same sources make the same files, byte for byte, wherever and however they are built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.conftest import need
from tests.engine.conftest import BIB, CONF, NAMES, PAGES

BUILDERS = ("html", "epub", "text", "latex")
RECORD = """
html_theme = "furo"
reading_edition_recognise = True
reading_edition_record = {
    "title": "An edition", "editors": ["Doe, Jane"], "date": "2026-11", "version": "1",
}
"""
PROGRAM = """
import sys
from sphinx.cmd.build import main
folder, jobs, *builders = sys.argv[1:]
for builder in builders:
    doctrees = f"{folder}/doctrees-{builder}"
    made = f"{folder}/out/{builder}"
    main(["-q", "-n", "-W", "-j", jobs, "-b", builder, "-d", doctrees, f"{folder}/docs", made])
"""


def environment(zone: str, seed: str, epoch: str) -> dict[str, str]:
    held = {name: text for name, text in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    time = {"SOURCE_DATE_EPOCH": epoch} if epoch else {}
    return {**held, **time, "TZ": zone, "PYTHONHASHSEED": seed}


def built(folder: Path, jobs: str, env: dict[str, str], *builders: str) -> Path:
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for name, text in {
        "conf.py": CONF + RECORD,
        "names.toml": NAMES,
        "refs.bib": BIB,
        **PAGES,
    }.items():
        (docs / name).write_text(dedent(text).lstrip(), encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, str(folder), jobs, *builders]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "out"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("epoch", ["1577750400", ""], ids=["commit", "record"])
def test_folder_time_zone_hash_seed_and_processes_leave_no_trace(
    tmp_path: Path, epoch: str
) -> None:
    here = built(tmp_path / "a", "1", environment("Asia/Tokyo", "1", epoch), *BUILDERS)
    there = tmp_path / "another folder" / "deep"
    away = built(there, "2", environment("America/Lima", "2", epoch), *BUILDERS)
    ours, theirs = files(here), files(away)
    assert ours.keys() == theirs.keys()
    assert len({name.partition("/")[0] for name in ours}) == len(BUILDERS)
    assert [name for name in ours if ours[name] != theirs[name]] == []


@pytest.mark.long
def test_the_book_is_the_same_too(tmp_path: Path) -> None:
    need("latexmk", "lualatex")
    made = []
    for name, zone, seed in (("a", "Asia/Tokyo", "1"), ("b/deep", "America/Lima", "2")):
        env = environment(zone, seed, "")
        latex = built(tmp_path / name, seed, env, "latex") / "latex"
        command = ["latexmk", "-lualatex", "-halt-on-error", "-interaction=nonstopmode", "-quiet"]
        done = subprocess.run(
            [*command, "anedition.tex"], cwd=latex, env=env, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stdout[-3000:]
        made.append((latex / "anedition.pdf").read_bytes())
    assert made[0] == made[1]
    assert b"20261101000000Z" in made[0]
