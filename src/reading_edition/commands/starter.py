"""The files of a new edition, each made from what its editor says of it.

What an editor types is written as a literal of the file's language, never into a line as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

import yaml

from ..witness import myst

PAGES = {
    "de": ("Namen", "Anmerkungen", "Literatur"),
    "en": ("Names", "Notes", "Works Cited"),
    "es": ("Nombres", "Notas", "Obras citadas"),
    "fr": ("Noms", "Notes", "Ouvrages cités"),
    "he": ("שמות", "הערות", "מקורות"),
    "it": ("Nomi", "Note", "Opere citate"),
    "pt": ("Nomes", "Notas", "Obras citadas"),
    "ru": ("Имена", "Примечания", "Литература"),
}
"""Titles of the index of names, the notes and the works, by language."""
APPARATUS = ("names", "notes", "works")
DIRECTIVES = ("names", "notes", "bibliography")


@dataclass(frozen=True)
class Start:
    """What an editor says of a new edition. Names are ``Family, Given`` or ``{A Body}``."""

    title: str
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    language: str = "en"
    licence: str = ""
    date: str = ""
    """ISO 8601."""


def conf(start: Start) -> str:
    """``docs/conf.py``."""
    record = {
        "title": start.title,
        "authors": [*start.authors],
        "editors": [*start.editors],
        "date": start.date,
        "version": "0.1",
        "language": start.language,
        "licence": start.licence,
    }
    fields = "".join(f"    {name!r}: {value!r},\n" for name, value in record.items() if value)
    holders = ", ".join(_direct(name) for name in start.editors or start.authors)
    return (
        '"""Configuration of the edition; the options are Sphinx\'s and those of the engine."""\n'
        "\n"
        f"project = {start.title!r}\n"
        f"copyright = {f'{start.date[:4]}, {holders}'!r}\n"
        'version = release = "0.1"\n'
        f"language = {start.language!r}\n"
        "\n"
        'extensions = ["myst_parser", "reading_edition"]\n'
        'myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]\n'
        'bibtex_bibfiles = ["refs.bib"]\n'
        'reading_edition_names = "names.toml"\n'
        "reading_edition_record = {\n"
        f"{fields}"
        "}\n"
        "\n"
        'html_theme = "furo"\n'
        'latex_engine = "lualatex"\n'
        'latex_documents = [("index", "edition.tex", project, "", "manual")]\n'
        'epub_basename = "edition"\n'
    )


def _direct(name: str) -> str:
    family, _comma, given = name.strip("{}").partition(",")
    return f"{given.strip()} {family.strip()}".strip()


def index(start: Start, pages: list[str]) -> str:
    """``docs/index.md``: the front page, with the list of all pages."""
    listed = "\n".join([*pages, *APPARATUS])
    return f"# {myst.escape(start.title)}\n\n```{{toctree}}\n{listed}\n```\n"


def apparatus(language: str) -> dict[str, str]:
    """The pages of the apparatus, by file name."""
    titles = PAGES.get(language.partition("-")[0], PAGES["en"])
    return {
        f"{name}.md": f"# {title}\n\n```{{{directive}}}\n```\n"
        for name, title, directive in zip(APPARATUS, titles, DIRECTIVES, strict=True)
    }


SAMPLE = """\
---
section: first
---

# The first section

Put your own text in place of this one. Each paragraph of a section is numbered, and a name such as
{person}`marsh` leads to the index of names.[^1]

> A quotation counts as one paragraph.

A place can be referred to: {para}`first 2`.

[^1]: A note, with a citation: {cite:p}`marsh1998{12}`.
"""
"""A section to begin with, in which everything is used once."""
NAMES = """\
# The persons named, a table for each: `reading-edition schema` prints all fields.

[marsh]
heading = "Marsh, Ada"
description = "Ferrywoman and letter-writer, invented for this example"
"""
WORKS = """\
@book{marsh1998,
  author = {Marsh, Ada},
  title = {Letters from the Ferry},
  address = {Leeds},
  publisher = {Quay Press},
  year = {1998},
}
"""


def repository(start: Start) -> dict[str, str]:
    """The files around the pages, by path."""
    return {
        ".gitignore": "build/\n.nox/\n.venv/\n",
        ".readthedocs.yaml": _yaml(
            {
                "version": 2,
                "build": {"os": "ubuntu-24.04", "tools": {"python": "3.13"}},
                "python": {"install": [{"requirements": "requirements.txt"}]},
                "sphinx": {"configuration": "docs/conf.py", "fail_on_warning": True},
                "formats": ["pdf", "epub"],
            }
        ),
        ".github/workflows/edition.yml": _yaml(
            {
                "name": "edition",
                "on": ["push", "pull_request"],
                "permissions": {"contents": "read"},
                "jobs": {
                    "build": {
                        "runs-on": "ubuntu-24.04",
                        "steps": [
                            {"uses": "actions/checkout@v4"},
                            {"uses": "actions/setup-python@v5", "with": {"python-version": "3.13"}},
                            {"run": "pip install -r requirements.txt"},
                            {"run": "reading-edition build html"},
                            {"run": "reading-edition build epub"},
                            {"run": "reading-edition lint docs"},
                        ],
                    }
                },
            }
        ),
        "requirements.txt": f"sphinx-reading-edition=={version('sphinx-reading-edition')}\n",
        "noxfile.py": _NOXFILE,
        "README.md": _readme(start),
    }


def _yaml(data: dict[str, object]) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


_NOXFILE = '''\
"""The tasks of the edition: ``nox -s html``, ``nox -s pdf``, ``nox -s epub``, ``nox -s lint``."""

import nox

nox.options.sessions = ["html", "lint"]


@nox.session
@nox.parametrize("form", ["html", "epub", "pdf"])
def build(session: nox.Session, form: str) -> None:
    """Build one form of the edition into build/."""
    session.install("-r", "requirements.txt")
    session.run("reading-edition", "build", form)


@nox.session
def html(session: nox.Session) -> None:
    """Build the web edition into build/html/."""
    session.install("-r", "requirements.txt")
    session.run("reading-edition", "build", "html")


@nox.session
def lint(session: nox.Session) -> None:
    """Check the sources of the edition."""
    session.install("-r", "requirements.txt")
    session.run("reading-edition", "lint", "docs")
'''


def _readme(start: Start) -> str:
    by = ", ".join(_direct(name) for name in start.authors)
    head = f"# {myst.escape(start.title)}\n\n" + (f"{myst.escape(by)}\n\n" if by else "")
    return head + (
        "A reading edition made with sphinx-reading-edition.\n\n"
        "```sh\n"
        "pip install -r requirements.txt\n"
        "reading-edition build html    # or epub, pdf, tei, dts, text, all: into build/\n"
        "reading-edition serve         # a preview on this machine that follows your changes\n"
        "reading-edition lint docs     # checks names, notes, citations and marks\n"
        "reading-edition doctor        # says what this machine lacks for a form\n"
        "```\n\n"
        "The text is in `docs/`, the persons in `docs/names.toml`, the works in `docs/refs.bib`,\n"
        "and what the edition is in `docs/conf.py`. `CITATION.cff` is written by\n"
        "`reading-edition citation docs/conf.py`.\n"
    )
