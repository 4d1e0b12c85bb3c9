"""Small editions, built by each process once for all tests that only read them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx.util.docutils import docutils_namespace

NAMES = """
[serge]
heading = "Serge, Victor"
variants = ["Serge"]
born = "1890"
died = "1947"
description = "Revolutionary and novelist"

[trotsky]
heading = "Trotsky, Leon"
variants = ["Trotsky"]

[bronstein]
heading = "Bronstein, Lev"
see = ["trotsky"]
"""

BIB = """
@book{serge2012,
  author = {Serge, Victor},
  title = {Memoirs of a Revolutionary},
  publisher = {New York Review Books},
  year = {2012},
}
@book{lewin2005,
  author = {Lewin, Moshe},
  title = {The Soviet Century},
  publisher = {Verso},
  year = {2005},
}
"""

INDEX = """
# An edition

```{toctree}
two
one
names
works
notes
```
"""

ONE = """
---
section: first
---

# One

The first paragraph names {person}`serge`.[^1]

> A quotation.

- a list
- of two

The last one, by {person}`Trotsky <trotsky>`.{ednote}`a`

[^1]: A note that cites {cite:p}`serge2012{441}` and names {person}`Serge <serge>`.

:::{ednote} a
:source: lewin2005
The editor says so.
:::
"""

TWO = """
---
section: second
---

# Two

See {para}`first 3` and {person}`!serge`.

:::{reported}
Reported, says {person-quoted}`Serge <serge>`.[^2]
:::

[^2]: {person-cited}`serge`, in {cite:t}`serge2012`.
"""

PAGES = {
    "index.md": INDEX,
    "one.md": ONE,
    "two.md": TWO,
    "names.md": "# Names\n\n```{names}\n```\n",
    "notes.md": "---\nprint: false\n---\n\n# Notes\n\n```{notes}\n```\n\n```{ednotes}\n```\n",
    "works.md": "# Works\n\n```{bibliography}\n```\n",
}

CONF = """
project = "An edition"
copyright = "nobody"
version = "1"
extensions = ["myst_parser", "reading_edition"]
myst_enable_extensions = ["colon_fence"]
bibtex_bibfiles = ["refs.bib"]
nitpicky = True
reading_edition_lint = False
"""


@dataclass(frozen=True)
class Edition:
    """A built edition: its application, its folder, what the build warned of."""

    app: SphinxTestApp
    source: Path
    own: bool = False
    """Whether one test alone has it, and so may change it."""

    @property
    def warnings(self) -> str:
        return self.app.warning.getvalue()

    def read(self, name: str) -> str:
        return (self.app.outdir / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        assert self.own, "other tests read this edition too: make it with own=True"
        (self.source / name).write_text(text, encoding="utf-8")

    def rebuild(self, builder: str = "") -> set[str]:
        """Build again; the names of the files that were written anew."""
        assert self.own, "other tests read this edition too: make it with own=True"
        before = {p: p.stat().st_mtime_ns for p in self.app.outdir.rglob("*.*")}
        _built(self.source, builder or self.app.builder.name, 0)
        return {
            p.relative_to(self.app.outdir).as_posix()
            for p in self.app.outdir.rglob("*.*")
            if p.stat().st_mtime_ns != before.get(p)
        }


def _app(source: Path, builder: str, parallel: int) -> SphinxTestApp:
    return SphinxTestApp(buildername=builder, srcdir=source, parallel=parallel)


def _built(source: Path, builder: str, parallel: int) -> SphinxTestApp:
    """An application that has built *source*, and has left nothing behind in docutils.

    SphinxTestApp leaves its nodes and directives there if `SystemExit` ends its beginning.
    """
    with docutils_namespace():
        app = _app(source, builder, parallel)
        try:
            app.build()
        finally:
            app.cleanup()
    return app


def _build(source: Path, files: dict[str, str], builder: str, parallel: int, own: bool) -> Edition:
    for name, text in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(dedent(text).lstrip(), encoding="utf-8")
    return Edition(_built(source, builder, parallel), source, own)


Build = Callable[..., Edition]


@pytest.fixture(scope="session")
def editions() -> dict[object, Edition]:
    """The editions that were built so far, by all that a build depends on."""
    return {}


@pytest.fixture(scope="session")
def build_edition(
    editions: dict[object, Edition], tmp_path_factory: pytest.TempPathFactory
) -> Build:
    """Build an edition of `PAGES`, with *changes* to its files, by *builder*.

    A file that is None is left out. What was built before from the same files is not built again, unless a test wants the edition
    for its *own*, to change it.
    """

    def build(
        changes: dict[str, str | None] | None = None,
        builder: str = "html",
        conf: str = "",
        parallel: int = 0,
        own: bool = False,
    ) -> Edition:
        files = {"conf.py": CONF + conf, "names.toml": NAMES, "refs.bib": BIB, **PAGES}
        files = {
            name: text for name, text in {**files, **(changes or {})}.items() if text is not None
        }
        key = (*sorted(files.items()), builder, parallel, _copy())
        if own:
            return _build(tmp_path_factory.mktemp("own"), files, builder, parallel, own)
        # When mutmut asks which tests call a function, one that finds its edition built would
        # seem to call none.
        if key not in editions or os.environ.get("MUTANT_UNDER_TEST") == "stats":
            source = tmp_path_factory.mktemp("edition")
            editions[key] = _build(source, files, builder, parallel, own)
        return editions[key]

    return build


@pytest.fixture
def edition(build_edition: Build) -> Build:
    """Build an edition, or have one that was built before (see `build_edition`)."""
    return build_edition


def _copy() -> tuple[str, bytes]:
    """The reader's copy that the environment names, with what it holds."""
    name = os.environ.get("READING_EDITION_SOURCE", "")
    return name, Path(name).read_bytes() if Path(name).is_file() else b""
