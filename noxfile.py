"""The tasks of the project: ``./edition`` lists them, ``./edition html`` runs one.

Every build of the edition treats a warning as a failure. What a build needs is locked in
``requirements/``; ``./edition lock`` makes the locks anew.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import nox

nox.needs_version = ">=2026.10"
nox.options.sessions = ["html"]
nox.options.reuse_existing_virtualenvs = True
nox.options.default_venv_backend = "venv"

ROOT = Path(__file__).parent
BUILD = ROOT / "build"
NAME = "taking-stock"
SPHINX = ["-n", "-j", "3"]
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


def _command(name: str) -> ModuleType:
    """A module of the engine's commands; the engine need not be installed for it."""
    path = ROOT / "src" / "reading_edition" / "commands" / f"{name}.py"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


OUTPUTS = _command("outputs")
FIXED: dict[str, str] = _command("fixed").fixed(ROOT)
"""What a build takes from its surroundings, so that the same commit makes the same bytes."""


def _sphinx(session: nox.Session, builder: str, made: Path, copy: dict[str, str]) -> None:
    """Build the edition with *builder* into *made*; its doctrees lie beside, and go with it.

    A warning is a failure, but for those that a reader's copy has other words.
    """
    warnings = made.parent / "warnings.txt"
    strict = OUTPUTS.strictness(warnings, bool(copy))
    session.run(
        "sphinx-build", *SPHINX, *strict, "-E", "-b", builder,
        "-d", str(made.parent / "doctrees"), "docs", str(made),
        env=FIXED | copy,
    )  # fmt: skip
    if OUTPUTS.refused(warnings):
        session.error("There are warnings, see above.")


def _build(session: nox.Session, builder: str) -> None:
    """Build the edition with *builder*.

    With a reader's copy if the command names one: ``./edition html --source PATH``. Only a build
    that succeeds takes the place of the one before.
    """
    copy = _copy(session)
    _install_for(session, copy)
    with OUTPUTS.replaced(BUILD / builder) as made:
        _sphinx(session, builder, made, copy)
    OUTPUTS.note_copy(BUILD / builder, bool(copy))


@nox.session
def html(session: nox.Session) -> None:
    """Build the web edition into build/html/."""
    _build(session, "html")
    session.log(f"Open {BUILD / 'html' / 'index.html'}")


@nox.session
def epub(session: nox.Session) -> None:
    """Build build/epub/taking-stock.epub."""
    _build(session, "epub")
    session.log(f"Made {BUILD / 'epub' / f'{NAME}.epub'}")


@nox.session
def tei(session: nox.Session) -> None:
    """Build build/tei/taking-stock.xml, the edition as one TEI document."""
    _build(session, "tei")
    session.log(f"Made {BUILD / 'tei' / f'{NAME}.xml'}")


@nox.session
def dts(session: nox.Session) -> None:
    """Build build/dts/, static documents of the Distributed Text Services."""
    _build(session, "dts")
    session.log(f"Made {BUILD / 'dts' / 'index.json'}")


def _check_log(session: nox.Session, log: Path) -> None:
    """Fail where TeX left out a letter that no font has, or a place that does not exist."""
    text = log.read_text(encoding="utf-8", errors="replace")
    faults = sorted(set(re.findall(TEX_FAULTS, text, re.MULTILINE)))
    if faults:
        session.error("The book is not whole:\n" + "\n".join(faults))


def _stopped(log: Path) -> str:
    """Where and why TeX stopped, by its log, which goes with the folder of the run."""
    text = log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""
    found = re.search(r"^!.*(?:\n.*){,6}", text, re.MULTILINE)
    return found[0] if found else "it does not say why."


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
    copy = _copy(session)
    _install_for(session, copy)
    with OUTPUTS.replaced(BUILD / "pdf") as made:
        latex = made.parent / "latex"
        _sphinx(session, "latex", latex, copy)
        with session.chdir(latex):
            session.run(
                "latexmk", "-lualatex", "-halt-on-error", "-interaction=nonstopmode", "-quiet",
                f"{NAME}.tex", external=True, success_codes=[*range(256)],
                # TeX breaks the lines of its log, in the middle of a name, unless told otherwise.
                env=FIXED | {"max_print_line": "999"},
            )  # fmt: skip
        if not (latex / f"{NAME}.pdf").is_file():
            session.error(f"TeX made no book:\n{_stopped(latex / f'{NAME}.log')}")
        _check_log(session, latex / f"{NAME}.log")
        shutil.copyfile(latex / f"{NAME}.pdf", made / f"{NAME}.pdf")
    OUTPUTS.note_copy(BUILD / "pdf", bool(copy))
    session.log(f"Made {BUILD / 'pdf' / f'{NAME}.pdf'}")


@nox.session(venv_backend="none")
def clean(session: nox.Session) -> None:
    """Remove all that builds have made: build/, and with it the words of any copy."""
    shutil.rmtree(BUILD, ignore_errors=True)
    session.log(f"Removed {BUILD}")


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
