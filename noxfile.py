"""The tasks of the project: ``./edition`` lists them, ``./edition html`` runs one.

Every build of the edition treats a warning as a failure. What a build needs is locked in
``requirements/``; ``./edition lock`` makes the locks anew.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
from pathlib import Path

import nox

nox.needs_version = ">=2026.10"
nox.options.sessions = ["html"]
nox.options.reuse_existing_virtualenvs = True
nox.options.default_venv_backend = "venv"

ROOT = Path(__file__).parent
BUILD = ROOT / "build"
NAME = "taking-stock"
STRICT = ["-n", "-W", "--keep-going", "-j", "3"]
PARALLEL = ["-n", "auto", "--dist", "worksteal"]
TEX_FAULTS = (
    r"^Missing character: There is no .*"
    r"|^.*(?:Reference|reference) `.*' .*undefined.*|^.*undefined references.*"
    r"|^.*has been referenced but does not exist.*"
)
"""What TeX writes to its log, and goes on, of a book that lacks something."""
SHARED = ROOT.parent / "shared"


def _install(session: nox.Session, lock: str) -> None:
    """Install the locked packages, and the engine from this folder."""
    session.install("--require-hashes", "-r", f"requirements/{lock}.txt")
    session.install("--no-deps", "--no-build-isolation", "-e", ".")


def _epoch() -> str:
    """The time of the last commit, so that the same commit builds the same bytes."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    found = subprocess.run(
        ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return found.stdout.strip() or "1577750400"  # outside git: the date of the essay


def _copy(session: nox.Session) -> dict[str, str]:
    """The variable that hands the reader's copy, ``-- --source PATH``, to a build."""
    parser = argparse.ArgumentParser(prog=f"./edition {session.name}")
    parser.add_argument("--source", metavar="PATH", help="your copy of the text")
    given: str | None = parser.parse_args([arg for arg in session.posargs if arg != "--"]).source
    if given is None:
        return {}
    path = Path(os.environ.get("EDITION_CALLED_FROM", session.invoked_from), given).resolve()
    if not path.is_file():
        session.error(f"There is no file {path}. Name your copy: --source PATH")
    return {"READING_EDITION_SOURCE": str(path)}


def _install_for(session: nox.Session, copy: dict[str, str]) -> None:
    """Install what a build needs; Pandoc only for a copy that is no plain text."""
    plain = not copy or copy["READING_EDITION_SOURCE"].lower().endswith((".txt", ".text", ".asc"))
    _install(session, "docs" if plain else "source")


def _build(session: nox.Session, builder: str, target: Path) -> None:
    """Build the edition with *builder* into *target*, from an empty folder.

    With a reader's copy if the command names one: ``./edition html --source PATH``.
    """
    copy = _copy(session)
    _install_for(session, copy)
    doctrees = BUILD / "doctrees" / builder
    making = BUILD / ".making" / builder
    shutil.rmtree(making, ignore_errors=True)
    session.run(
        "sphinx-build", *STRICT, "-E", "-b", builder, "-d", str(doctrees), "docs", str(making),
        env={"SOURCE_DATE_EPOCH": _epoch()} | copy,
    )  # fmt: skip
    # Only a build that succeeded takes the place of the one before.
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    making.rename(target)


@nox.session
def html(session: nox.Session) -> None:
    """Build the web edition into build/html/."""
    _build(session, "html", BUILD / "html")
    session.log(f"Open {BUILD / 'html' / 'index.html'}")


@nox.session
def epub(session: nox.Session) -> None:
    """Build build/epub/taking-stock.epub."""
    _build(session, "epub", BUILD / "epub")
    session.log(f"Made {BUILD / 'epub' / f'{NAME}.epub'}")


def _check_log(session: nox.Session, log: Path) -> None:
    """Fail where TeX left out a letter that no font has, or a place that does not exist."""
    text = log.read_text(encoding="utf-8", errors="replace")
    faults = sorted(set(re.findall(TEX_FAULTS, text, re.MULTILINE)))
    if faults:
        session.error("The book is not whole:\n" + "\n".join(faults))


@nox.session
def pdf(session: nox.Session) -> None:
    """Build build/pdf/taking-stock.pdf; needs TeX."""
    missing = [tool for tool in ("latexmk", "lualatex") if not shutil.which(tool)]
    if missing:
        session.error(
            f"{', '.join(missing)} not found. On Debian, install TeX with: "
            "sed '/^#/d' .ci/apt.txt | xargs apt-get install --no-install-recommends; "
            "on macOS install MacTeX."
        )
    latex = BUILD / "latex"
    _build(session, "latex", latex)
    with session.chdir(latex):
        session.run(
            "latexmk", "-lualatex", "-halt-on-error", "-interaction=nonstopmode", "-quiet",
            f"{NAME}.tex", external=True,
            # TeX breaks the lines of its log, in the middle of a name, unless they may be long.
            env={"SOURCE_DATE_EPOCH": _epoch(), "FORCE_SOURCE_DATE": "1", "max_print_line": "999"},
        )  # fmt: skip
    _check_log(session, latex / f"{NAME}.log")
    target = BUILD / "pdf" / f"{NAME}.pdf"
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(latex / f"{NAME}.pdf", target)
    session.log(f"Made {target}")


@nox.session
def tests(session: nox.Session) -> None:
    """Pass all tests; what a machine lacks is skipped, with the reason."""
    _install(session, "tests")
    if shutil.which("npm"):
        with session.chdir("tests/tools"):
            session.run("npm", "ci", "--silent", "--ignore-scripts", external=True)
    overlap = SHARED / "tools" / "overlap"
    if overlap.is_file():
        session.run(str(overlap), str(SHARED / "essay" / "taking-stock.txt"), ".", external=True)
    session.run("pytest", *PARALLEL, *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Measure which lines and branches of the engine the tests reach; fail under 95 %."""
    _install(session, "tests")
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *PARALLEL, *session.posargs)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def mutants(session: nox.Session) -> None:
    """Try a sample of mutants (half an hour); name those that no test notices."""
    _install(session, "mutants")
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)
    session.run("python", "tests/tools/sample_mutants.py", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, spelling, licences and the sources of the edition."""
    session.install("--require-hashes", "-r", "requirements/lint.txt")
    session.install("--no-deps", "--no-build-isolation", "-e", ".")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("codespell")
    session.run("reuse", "lint", "--quiet")
    session.run("reading-edition", "lint", "docs")


@nox.session
def typing(session: nox.Session) -> None:
    """Check types, strictly."""
    session.install("--require-hashes", "-r", "requirements/lint.txt")
    session.install("--no-deps", "--no-build-isolation", "-e", ".")
    session.run("mypy")


@nox.session
def scripts(session: nox.Session) -> None:
    """Check the types and the style of the engine's scripts; needs npm."""
    session.install("--require-hashes", "-r", "requirements/lint.txt")
    session.install("--no-deps", "--no-build-isolation", "-e", ".")
    with session.chdir("tests/tools"):
        session.run("npm", "ci", "--silent", "--ignore-scripts", external=True)
    session.run("python", "tests/tools/check_scripts.py")


@nox.session
def serve(session: nox.Session) -> None:
    """Show the web edition on this machine, and build it again at each change."""
    session.install("--require-hashes", "-r", "requirements/serve.txt")
    session.install("--no-deps", "--no-build-isolation", "-e", ".")
    session.run(
        "sphinx-autobuild", "--host", "127.0.0.1", "--watch", "src", "--watch", "refs.bib",
        "--watch", "refs-editors.bib", "--watch", "names.toml", "-d", "build/doctrees/serve",
        "docs", "build/serve",
    )  # fmt: skip


@nox.session
def lock(session: nox.Session) -> None:
    """Make the locks in requirements/ anew."""
    session.install("uv")
    for name in ("nox", "docs", "source", "tests", "mutants", "lint", "serve"):
        engine = [] if name == "nox" else ["pyproject.toml"]
        session.run(
            "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
            "--generate-hashes", "--no-header", "--no-emit-index-url", "--no-annotate",
            "--no-strip-extras",  # pip asks for the hash of "coverage[toml]", not of "coverage"
            f"requirements/{name}.in", *engine, "--output-file", f"requirements/{name}.txt",
        )  # fmt: skip
