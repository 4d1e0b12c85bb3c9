"""What all tests share: the edition, built once in each format, and the machine's tools.

Tests run in several processes (pytest-xdist). The first process that needs a build makes it, the
others wait for it and use the same files: a test never writes to them.

A tool that a machine lacks makes its tests skip, with the reason. Where CI is set everything
must be there, and a skip is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
TOOLS = ROOT / "tests" / "tools" / "node_modules"
TEX = ("latexmk", "lualatex", "pdftotext", "qpdf")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# How long one example takes says what else the machine does; benchmarks measure time.
settings.register_profile("edition", deadline=None)
settings.load_profile("edition")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest, so that no process waits for one at the end."""

    def long(item: pytest.Item) -> bool:
        return bool(item.get_closest_marker("long")) or "built_pdf" in item.fixturenames

    items.sort(key=lambda item: not long(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Count a skip as a failure where nothing may be skipped."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and in CI nothing may be: {report.longrepr[2]}"
    return report


def need(*tools: str) -> None:
    """Skip unless all of *tools* can be called."""
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed (see .ci/apt.txt)")


def checker(name: str) -> Path:
    """The folder of a checker that npm installs; skip without it."""
    found = TOOLS / name
    if not found.is_dir():
        pytest.skip(f"{name} not installed: run npm ci in tests/tools")
    return found


def build(
    builder: str,
    folder: Path,
    *options: str,
    copy: Path | None = None,
    surroundings: Mapping[str, str] | None = None,
) -> Path:
    """Build the edition with *builder*, every warning a failure; with a reader's *copy*.

    *surroundings* are further variables of the environment.
    """
    out = folder / builder
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1577750400", **(surroundings or {})}
    env.pop("READING_EDITION_SOURCE", None)
    if copy is not None:
        env["READING_EDITION_SOURCE"] = str(copy)
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", "-b", builder]
    done = subprocess.run(
        [
            *command,
            "-d",
            str(folder / f"doctrees-{builder}"),
            *options,
            str(ROOT / "docs"),
            str(out),
        ],
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of facts, schemas and the essay; not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[..., Path]:
    """Make something in a folder that all processes of this run share, unless it is there."""
    base = tmp_path_factory.getbasetemp()
    common = (base if worker_id == "master" else base.parent) / "built"
    common.mkdir(exist_ok=True)

    def make(name: str, maker: Callable[[Path], Path]) -> Path:
        folder = common / name
        note = common / f"{name}.made"
        with FileLock(common / f"{name}.lock"):
            if not note.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                note.write_text(str(maker(folder)), encoding="utf-8")
        return Path(note.read_text(encoding="utf-8"))

    return make


Once = Callable[[str, Callable[[Path], Path]], Path]


@pytest.fixture(scope="session")
def built_html(once: Once) -> Path:
    return once("html", lambda folder: build("html", folder))


@pytest.fixture(scope="session")
def built_epub(once: Once) -> Path:
    return once("epub", lambda folder: build("epub", folder) / "taking-stock.epub")


@pytest.fixture(scope="session")
def built_text(once: Once) -> Path:
    return once("text", lambda folder: build("text", folder))


@pytest.fixture(scope="session")
def built_pdf(once: Once) -> Path:
    """The book; its log lies beside it."""
    need(*TEX)
    return once("pdf", lambda folder: typeset(build("latex", folder)))


@pytest.fixture(scope="session")
def essay(shared: Path) -> Path:
    """A copy of the essay."""
    return shared / "essay" / "taking-stock.txt"


def typeset(latex: Path) -> Path:
    """The PDF of the book in the folder *latex*."""
    need(*TEX)
    done = subprocess.run(
        ["latexmk", "-lualatex", "-halt-on-error", "-interaction=nonstopmode", "taking-stock.tex"],
        cwd=latex,
        env=os.environ | {"max_print_line": "999"},  # no line of the log is broken
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    return latex / "taking-stock.pdf"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("chromium not installed (see .ci/apt.txt)")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as tools:
        found = tools.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield found
        found.close()
