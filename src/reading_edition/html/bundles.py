"""Join the style sheets and scripts of the features into the files that pages load.

The engine's own files are joined while Sphinx prepares a build, in the order that is declared
here, without comments. Sphinx adds to each address a sum of the content, so that a browser
keeps a file as long as nothing in it changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from zlib import crc32

from .script_words import with_words

STYLES = (
    *("tokens", "text", "numbers", "names", "notes", "lists", "persons", "progress", "focus"),
    *("previews", "return", "cite", "settings", "print"),
)
LEDGER = ("fonts", "page", "reading", "margin", "apparatus", "paper")
"""The look, whose rules come after those of the features."""
SCRIPTS = ("words", "common", "previews", "return", "settings", "ask")
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n|[ \t]*/\*.*?\*/", re.S | re.M)
_LINE = re.compile(r"^[ \t]*//.*\n", re.M)


@dataclass(frozen=True)
class Bundle:
    """A file that pages load: its name and its parts in ``styles`` or ``scripts``."""

    name: str
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The parts joined, without comments; a script's names do not leak into others."""
        if self.name.endswith(".css"):
            return "".join(_part(f"styles/{part}.css") for part in self.parts)
        scripts = "".join(_part(f"scripts/{part}.js") for part in self.parts)
        return f'(() => {{\n"use strict";\n{scripts}}})();\n'


def _part(path: str) -> str:
    text = (files(__package__) / path).read_text(encoding="utf-8")
    if path.endswith(".js"):
        text = _LINE.sub("", text)
    return re.sub(r"\n\n+", "\n", _COMMENT.sub("", text)).lstrip("\n")


EDITION_CSS = Bundle("reading-edition.css", STYLES)
LEDGER_CSS = Bundle("reading-edition-ledger.css", (*STYLES, *(f"ledger/{part}" for part in LEDGER)))
FRONT_CSS = Bundle("reading-edition-front.css", ("front",))
KINDS_CSS = Bundle("reading-edition-kinds.css", ("kinds",))
PALETTE_CSS = Bundle("reading-edition-palette.css", ("palette",))
PARALLEL_CSS = Bundle("reading-edition-parallel.css", ("parallel",))
VERSIONS_CSS = Bundle("reading-edition-versions.css", ("versions",))
SEARCH_CSS = Bundle("reading-edition-search.css", ("search",))
TIMELINE_CSS = Bundle("reading-edition-timeline.css", ("timeline",))
EARLY = Bundle("reading-edition-early.js", ("early",))
EDITION_JS = Bundle("reading-edition.js", SCRIPTS)
PROGRESS_JS = Bundle("reading-edition-progress.js", ("words", "progress"))
CITE_JS = Bundle("reading-edition-cite.js", ("words", "common", "cite"))
PALETTE_JS = Bundle("reading-edition-palette.js", ("words", "common", "fold", "palette"))
FRONT_JS = Bundle("reading-edition-front.js", ("words", "front"))
PARALLEL_JS = Bundle("reading-edition-parallel.js", ("parallel",))
SEARCH_JS = Bundle("reading-edition-search.js", ("words", "fold", "query", "excerpts", "search"))
BUNDLES = (
    *(EDITION_CSS, LEDGER_CSS, FRONT_CSS, KINDS_CSS, PALETTE_CSS, PARALLEL_CSS, SEARCH_CSS),
    *(TIMELINE_CSS, VERSIONS_CSS),
    *(EARLY, EDITION_JS, PROGRESS_JS, CITE_JS, PALETTE_JS, FRONT_JS, PARALLEL_JS, SEARCH_JS),
)


@cache
def _english(bundle: Bundle) -> str:
    return bundle.text


def content(bundle: Bundle) -> tuple[str, str]:
    """The text of *bundle* in the language of the build, and a sum of it as Sphinx makes one."""
    text = with_words(_english(bundle))
    return text, f"{crc32(text.encode()):08x}"


def write(folder: Path) -> None:
    """Write all bundles to *folder*; a file that has not changed is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for bundle in BUNDLES:
        text, path = content(bundle)[0], folder / bundle.name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")


def write_fonts(folder: Path) -> None:
    """Copy the fonts of the look to *folder*, with their licences."""
    folder.mkdir(parents=True, exist_ok=True)
    for font in (files(__package__) / "static" / "fonts").iterdir():
        (folder / font.name).write_bytes(font.read_bytes())
