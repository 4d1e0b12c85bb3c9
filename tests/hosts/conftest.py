"""Builds of other people's projects, each made once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.hosts.projects import PROJECTS, SECTION

_BUILD = """
import sys
from sphinx.cmd.build import main

source, target, *builders = sys.argv[1:]
for builder in builders:
    trees = f"{target}/trees-{builder}"
    status = main(["-q", "-b", builder, "-d", trees, source, f"{target}/{builder}"])
    if status:
        sys.exit(status)
"""
_VERSIONS = re.compile(rb'"envversion":\s*\{[^}]*\}')
"""What the index of Sphinx's search says of the domains that are loaded."""


@dataclass(frozen=True)
class Built:
    """What a project was made into, and what Sphinx said."""

    folder: Path
    log: str

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def files(self, builder: str) -> dict[str, bytes]:
        """All files that *builder* wrote, an e-book's members among them, by name."""
        found = {}
        for path in (self.folder / builder).rglob("*"):
            if path.suffix == ".epub":
                with zipfile.ZipFile(path) as book:
                    found |= {f"{path.name}!{n}": book.read(n) for n in book.namelist()}
            # Our options are a part of the configuration, which these hold.
            elif path.is_file() and path.name not in (".buildinfo", "environment.pickle"):
                content = path.read_bytes()
                if path.stem == "searchindex":
                    content = _VERSIONS.sub(b"", content, count=1)
                found[path.relative_to(self.folder / builder).as_posix()] = content
        return found


Host = Callable[..., Built]


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content.lstrip("\n"), encoding="utf-8")


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Host:
    """Build the project *name* by *builders*, with the *engine* or without it.

    With *section* it has a page that says which section it is. *conf* is added to ``conf.py``,
    *theme* replaces the project's own, *pages* are added.
    """

    @cache
    def build(
        name: str,
        *builders: str,
        engine: bool,
        section: bool = False,
        conf: str = "",
        pages: tuple[tuple[str, str], ...] = (),
    ) -> Built:
        source = tmp_path_factory.mktemp(name)
        files = {**PROJECTS[name], **dict(pages)}
        if section:
            page, text = SECTION[name]
            files[page] = text
            index = "index" + Path(page).suffix
            files[index] = re.sub(
                r"\n( *)(guide/use|sour|layers)\n", r"\n\1\2\n\1section\n", files[index]
            )
            conf += f"\nexclude_patterns.remove({page!r})\n"
        if engine:
            conf += "\nextensions.append('reading_edition')\n"
        files["conf.py"] += conf
        write(source, files)
        target = tmp_path_factory.mktemp(f"{name}-made")
        env = {**os.environ, "SOURCE_DATE_EPOCH": "1577750400", "NO_COLOR": "1"}
        env.pop("READING_EDITION_SOURCE", None)
        done = subprocess.run(
            [sys.executable, "-c", _BUILD, str(source), str(target), *builders],
            capture_output=True, text=True, env=env, check=False,
        )  # fmt: skip
        log = (done.stdout + done.stderr).replace(str(source), "").replace(str(target), "")
        assert done.returncode == 0, log
        return Built(target, log)

    return build
