"""Letters that the book's typeface lacks: from another face of the machine, or a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reading_edition.latex import letters
from reading_edition.latex.letters import GARAMOND

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conftest import Build, Edition

FACES = {"Some Sans": "שלום毛", "Some Serif": "שלום", "Some Signs": "⁂"}


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with the typefaces of `FACES`, and EB Garamond."""

    def letters_of(families: Iterable[str]) -> frozenset[int] | None:
        words = ["".join(map(chr, range(32, 0x400)))] * (GARAMOND in families)
        words += [FACES[family] for family in families if family in FACES]
        return frozenset(map(ord, "".join(words))) if words else None

    def families_with(wanted: str) -> list[str]:
        return [family for family, has in FACES.items() if set(wanted) <= set(has)]

    monkeypatch.setattr(letters, "letters_of", letters_of)
    monkeypatch.setattr(letters, "families_with", families_with)


def book(edition: Build, words: str, conf: str = "") -> Edition:
    page = f"---\nsection: one\n---\n\n# One\n\n{words}\n"
    lacking = dict.fromkeys(["two.md", "names.md", "notes.md", "works.md"])
    files = {"one.md": page, "index.md": "# E\n\n```{toctree}\none\n```\n", **lacking}
    # Not one that was built before: what it prints depends on the machine.
    return edition(files, "latex", conf + 'suppress_warnings = ["edition.index"]\n', own=True)


@pytest.mark.usefixtures("machine")
def test_a_typeface_of_the_machine_is_taken(edition: Build) -> None:
    built = book(edition, "Shalom: שלום.")
    assert built.warnings == ""
    assert r'\reFallbackFonts{"Some Serif:mode=harf;"}' in built.read("anedition.tex")


@pytest.mark.usefixtures("machine")
def test_what_an_editor_names_comes_first(edition: Build) -> None:
    built = book(edition, "⁂ שלום", 'reading_edition_book = {"fallback_fonts": ["Some Sans"]}\n')
    assert built.warnings == ""
    assert r'{"Some Sans:mode=harf;","Some Signs:mode=harf;"}' in built.read("anedition.tex")


@pytest.mark.usefixtures("machine")
def test_a_letter_that_no_typeface_has_is_told_alone(edition: Build) -> None:
    built = book(edition, "Mao 毛泽.")
    assert "one.md:7: WARNING: the printed book has letters that EB Garamond lacks (CJK: 泽)" in (
        built.warnings
    )
    assert "fonts-noto-cjk" in built.warnings
    assert r'\reFallbackFonts{"Some Sans:mode=harf;"}' in built.read("anedition.tex")


@pytest.mark.usefixtures("machine")
def test_an_engine_that_takes_no_second_typeface_is_told(edition: Build) -> None:
    built = book(edition, "שלום", 'latex_engine = "xelatex"\n')
    assert "LuaLaTeX would take Some Serif" in built.warnings
    assert r"\reFallbackFonts{}" in built.read("anedition.tex")
