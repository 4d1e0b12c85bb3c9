"""The build tells what the command tells, at the same places, and ``-W`` makes it fatal."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/golden.txt"))
CONF = """
extensions = ["myst_parser", "reading_edition"]
myst_enable_extensions = ["colon_fence"]
root_doc = "index" if {index} else "in"
bibtex_bibfiles = {bibfiles}
reading_edition_lint = True
smartquotes = False
exclude_patterns = ["golden.txt"]
"""
_FINDING = re.compile(r"(?P<path>[^:]+):(?P<line>\d+): (?P<said>.+)")


def build(folder: Path, source: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build a copy of *folder*, which is an edition but for its ``conf.py``."""
    shutil.copytree(folder, source)
    bibfiles = ["refs.bib"] if (folder / "refs.bib").is_file() else []
    own = folder / "conf.py"
    rules = own.read_text(encoding="utf-8") if own.is_file() else ""
    conf = rules + CONF.format(index=(folder / "index.md").is_file(), bibfiles=bibfiles)
    (source / "conf.py").write_text(conf, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "dummy", "-W", "--keep-going"]
    return subprocess.run(
        [*command, *options, str(source), str(source / "out")],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_build_tells_what_the_command_tells(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "edition"
    done = build(folder, source)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for line in (folder / "golden.txt").read_text(encoding="utf-8").splitlines():
        found = _FINDING.fullmatch(line)
        assert found
        where = f"{source / found['path']}:{found['line']}: WARNING: "
        assert f"{where}{found['said']}" in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_malformed_citation_is_printed_and_the_build_goes_on(tmp_path: Path, jobs: str) -> None:
    folder, source = tmp_path / "folder", tmp_path / "edition"
    folder.mkdir()
    pages = [f"page{number}" for number in range(12)]
    toctree = "\n".join(pages)
    (folder / "index.md").write_text(f"# E\n\n```{{toctree}}\n{toctree}\n```\n", encoding="utf-8")
    many = ",".join(["key"] * 3000)
    for page in pages:
        text = "# P\n\nOne {cite:p}`ser{12`, {cite}`a{1}{2}`.\n\nTwo {cite:t}`b,`.\n"
        (folder / f"{page}.md").write_text(text, encoding="utf-8")
    (folder / "page3.md").write_text(f"# P\n\n{{cite:p}}`{many}`\n", encoding="utf-8")
    done = build(folder, source, "-j", jobs, "-b", "text")
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    for page in pages[4:]:
        place = source / f"{page}.md"
        for line, target in ((3, "ser{12"), (3, "a{1}{2}"), (5, "b,")):
            assert f"{place}:{line}: WARNING: citation-malformed: '{target}' is no" in done.stderr
        assert "One ser{12, a{1}{2}." in (source / "out" / f"{page}.txt").read_text("utf-8")
    assert f"{source / 'page3.md'}:3: WARNING: citation-malformed: 'key,key" in done.stderr
    assert done.stderr.count("'b,'") == len(pages) - 1
    assert "[edition.citation]" in done.stderr
