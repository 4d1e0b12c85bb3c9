"""``reading-edition build``, ``serve``, ``doctor``: make an edition, show it, say what it needs."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from ..latex.faces import families_with
from ..witness.limits import SourceError
from .fixed import fixed
from .outputs import Unwritable, note_copy, refused, replaced, strictness

BUILDERS = {
    "html": "html",
    "epub": "epub",
    "pdf": "latex",
    "text": "text",
    "tei": "tei",
    "dts": "dts",
}
"""The forms of an edition, and Sphinx's builder of each."""
TEX = "texlive-luatex texlive-latex-extra texlive-fonts-extra latexmk"


def add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``build``, ``serve`` and ``doctor`` to *commands*."""
    words = "build an edition into build/; a warning is a failure"
    parser = commands.add_parser("build", help=words, description=words)
    parser.add_argument("form", choices=[*BUILDERS, "all"], help="what to make")
    _add_folder(parser)
    parser.set_defaults(run=build)
    words = "show an edition on this machine, and build it again at each change"
    parser = commands.add_parser("serve", help=words, description=words)
    _add_folder(parser)
    parser.add_argument("--port", type=int, default=8000)
    parser.set_defaults(run=serve)
    words = "say what this machine lacks for each form of an edition"
    parser = commands.add_parser("doctor", help=words, description=words)
    parser.set_defaults(run=doctor)


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="FOLDER", type=Path, nargs="?", default=Path(), help="the edition (.)"
    )


def _docs(folder: Path) -> Path:
    """The folder of the pages: *folder* or its ``docs``, whichever has a ``conf.py``."""
    for docs in (folder / "docs", folder):
        if (docs / "conf.py").is_file():
            return docs
    raise SourceError(
        folder, 0, "There is no conf.py here or in docs/.",
        "Go to the folder of an edition, name it, or make one: reading-edition new FOLDER",
    )  # fmt: skip


def build(arguments: argparse.Namespace) -> int:
    """Build what is asked for; the status of the first form that failed."""
    docs = _docs(arguments.folder)
    forms = list(BUILDERS) if arguments.form == "all" else [arguments.form]
    for form in forms:
        if form == "pdf" and (lacking := _without_tex()):
            print(f"A PDF needs {lacking}", file=sys.stderr)
            return 2
        if status := _make(docs, arguments.folder / "build", form):
            return status
    return 0


def _make(docs: Path, out: Path, form: str) -> int:
    """Build *form*; only a build that succeeds takes the place of the one before."""
    target = out / form
    copy = bool(os.environ.get("READING_EDITION_SOURCE"))
    env = os.environ | fixed(docs)
    command = [sys.executable, "-m", "sphinx", "-E", "-b", BUILDERS[form]]
    try:
        with replaced(target) as made:
            doctrees = made.parent / "doctrees"  # which may hold a copy, and go with the folder
            warnings = made.parent / "warnings.txt"
            command += [*strictness(warnings, copy), "-d", str(doctrees), str(docs), str(made)]
            done = subprocess.run(command, check=False, env=env)
            if done.returncode or refused(warnings) or (form == "pdf" and not _typeset(made, env)):
                raise _Failed
    except _Failed:
        there = f"{target} is as it was" if target.exists() else f"there is no {target}"
        print(f"{form} was not made; {there}.", file=sys.stderr)
        return 1
    except Unwritable as error:
        print(error, file=sys.stderr)
        return 2
    note_copy(target, copy)
    print(f"Made {target}")
    return 0


class _Failed(Exception):
    """A build that failed has said why."""


def _typeset(folder: Path, env: dict[str, str]) -> bool:
    """Run TeX on the one book in *folder*; whether it came to its end."""
    books = list(folder.glob("*.tex"))
    if len(books) != 1:
        print("latex_documents in conf.py must name one book.", file=sys.stderr)
        return False
    book = books[0].name
    print(f"Typesetting {book}: this takes half a minute or more.", flush=True)
    command = ["latexmk", "-lualatex", "-halt-on-error", "-interaction=nonstopmode", "-quiet", book]
    lines = {"max_print_line": "999"}
    done = subprocess.run(command, cwd=folder, env=env | lines, check=False)
    if done.returncode:
        faults = [line for line in _log(folder, book) if line.startswith("!")]
        print(f"TeX failed: {faults[0] if faults else 'it has not said why'}", file=sys.stderr)
    return not done.returncode


def _log(folder: Path, book: str) -> list[str]:
    log = (folder / book).with_suffix(".log")
    return log.read_text(encoding="utf-8", errors="replace").splitlines() if log.is_file() else []


def serve(arguments: argparse.Namespace) -> int:
    """Serve the web edition on this machine only, with `sphinx-autobuild`."""
    docs = _docs(arguments.folder)
    if find_spec("sphinx_autobuild") is None:
        print(
            "A preview needs sphinx-autobuild. Run: pip install 'sphinx-reading-edition[serve]'",
            file=sys.stderr,
        )
        return 2
    out = arguments.folder / "build" / "serve"
    command = [sys.executable, "-m", "sphinx_autobuild", "--host", "127.0.0.1"]
    command += ["--port", str(arguments.port), "-d", f"{out}-doctrees", str(docs), str(out)]
    return subprocess.run(command, check=False).returncode


class Need(NamedTuple):
    """What a form of an edition needs: whether it is there, and how to get it."""

    form: str
    what: str
    there: bool
    remedy: str


def _without_tex() -> str:
    missing = [tool for tool in ("latexmk", "lualatex") if not shutil.which(tool)]
    return f"{' and '.join(missing)}. {_apt(TEX)}" if missing else ""


def _apt(packages: str) -> str:
    return f"On Debian: sudo apt-get install --no-install-recommends {packages}"


def needs() -> Iterator[Need]:
    """What each form needs, besides Python and what pip has installed with the engine."""
    yield Need("html", "the theme furo", find_spec("furo") is not None, "pip install furo")
    for tool in ("latexmk", "lualatex"):
        yield Need("pdf", tool, bool(shutil.which(tool)), _apt(TEX))
    face = "EB Garamond" in families_with("a")
    yield Need("pdf", "the typeface EB Garamond", face, _apt("fonts-ebgaramond fontconfig"))
    extras = (
        ("epub", "Pillow, for a cover that every reader shows", "PIL", "epub"),
        ("import", "Pandoc, for DOCX, ODT and Markdown", "pypandoc", "source"),
        ("serve", "sphinx-autobuild", "sphinx_autobuild", "serve"),
    )
    for form, what, module, extra in extras:
        remedy = f"pip install 'sphinx-reading-edition[{extra}]'"
        yield Need(form, what, find_spec(module) is not None, remedy)


def doctor(_: argparse.Namespace) -> int:
    """Print what each form needs; 1 if the web edition itself could not be built."""
    status = 0
    for need in needs():
        print(f"{need.form:>6}: {need.what}: {'there' if need.there else 'missing'}")
        if not need.there:
            print(f"        {need.remedy}")
            status |= need.form == "html"
    return int(status)
