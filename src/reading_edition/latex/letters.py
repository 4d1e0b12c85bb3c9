"""Letters that the book's typeface lacks: another is taken for them, or an editor is warned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast
from unicodedata import category, name, normalize

from docutils import nodes
from sphinx.util import logging

from ..config import settings_of
from ..messages import Subtype, warn
from ..store.domain import edition_domain
from ..store.formats import PAPER
from ..store.indexes import index_names, index_of, listing
from .faces import families_with, letters_of
from .preamble import book_of, fallback

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.latex import LaTeXBuilder

logger = logging.getLogger(__name__)
HAS = ("LATIN", "GREEK", "CYRILLIC", "MODIFIER", "COMBINING", "FEMININE", "MASCULINE", "MICRO")
"""The scripts of EB Garamond, and marks of no script, by the first word of their names."""
SHOWN = 8
"""How many of the letters a warning shows."""
GARAMOND = "EB Garamond"
SUPPLIED = "¶§"
"""Signs that the book takes from another typeface."""
CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")


def lacking(texts: Iterable[str], has: frozenset[int] | None = None) -> dict[str, str]:
    """The letters in *texts* that the typeface lacks, by script, each once.

    *has* are those that it has; without them, those of EB Garamond are taken by script.

    >>> lacking(["Mao (毛泽东), Žižek"])
    {'CJK': '毛泽东'}
    >>> lacking(["Mao → Žižek"], frozenset(map(ord, "Mao Žižek")))
    {'sign': '→'}
    """
    found: dict[str, str] = {}
    for letter in dict.fromkeys(letter for text in texts for letter in normalize("NFC", text)):
        kind = category(letter)[0]
        if letter.isascii() or kind in "CZ" or letter in SUPPLIED:
            continue
        script = name(letter, "UNKNOWN").split()[0].partition("-")[0] if kind in "LM" else "sign"
        known = script in HAS or kind not in "LM" if has is None else ord(letter) in has
        if not known:
            found[script] = found.get(script, "") + letter
    return found


def _find(app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Take a typeface of this machine for letters that the book's own lacks; warn of the others."""
    if app.builder.format not in PAPER or not settings_of(app).edition:
        return
    builder = cast("LaTeXBuilder", app.builder)
    book = book_of(app.config)
    face = book.font or GARAMOND
    faces = [face, *book.fallback_fonts]
    has = letters_of(faces)
    if has is None and (book.font or book.fallback_fonts):
        return  # what a typeface of the editor's own has is not known here
    taken = list(book.fallback_fonts)
    for script, all_letters in lacking(_texts(app, document), has).items():
        found, letters = _shared_out(all_letters)
        if found and builder.context["latex_engine"] == "lualatex":
            logger.info("print: %s is set in %s", script, " and ".join(found))
            taken += found
            found = []
        else:
            letters = all_letters
        if not letters:
            continue
        warn(
            Subtype.PRINT,
            f"the printed book has letters that {' and '.join(faces)} lacks ({script}: "
            f"{_shown(letters)}), and would leave them out. {_remedy(script, found)} Or set the "
            "book in another 'font'.",
            location=_first(document, letters[0]),
        )
    builder.context["preamble"] = builder.context["preamble"].replace(
        fallback(book.fallback_fonts), fallback(dict.fromkeys(taken))
    )


def _shown(letters: str) -> str:
    return letters[:SHOWN] + ("…" if len(letters) > SHOWN else "")


def _texts(app: Sphinx, document: nodes.document) -> Iterator[str]:
    yield from (str(text) for text in document.findall(nodes.Text))
    domain = edition_domain(app.env)
    for index in index_names(domain):
        if domain.pages_with(listing(index)):
            for entry in index_of(domain, index).entries:
                yield f"{entry.person.heading} {entry.person.description}"


def _first(document: nodes.document, letter: str) -> nodes.Node | None:
    """Where *letter* first stands; None in the index alone."""
    texts = document.findall(nodes.Text)
    return next((text.parent for text in texts if letter in text), None)


def _shared_out(letters: str) -> tuple[list[str], str]:
    """The typefaces of this machine that have *letters*, one if possible, and what none has."""
    if one := best(families_with(letters)):
        return [one], ""
    found = {letter: best(families_with(letter)) for letter in letters}
    faces = [face for face in dict.fromkeys(found.values()) if face]
    return faces, "".join(letter for letter, face in found.items() if not face)


def best(families: Iterable[str]) -> str:
    """Of *families* that have some letters, the one that goes best with a book's roman.

    >>> best(["DejaVu Sans", "FreeMono", "Noto Serif Hebrew", "Noto Sans Hebrew"])
    'Noto Serif Hebrew'
    """

    def rank(family: str) -> tuple[bool, bool, bool, str]:
        return "Mono" in family, "Serif" not in family, not family.startswith("Noto"), family

    return min(families, key=rank, default="")


def _remedy(script: str, found: Sequence[str]) -> str:
    """What to do about letters of *script*: have LuaLaTeX take the faces *found*, or get one."""
    if found:
        return f"LuaLaTeX would take {' and '.join(found)}: set latex_engine = 'lualatex'."
    face = "fonts-noto-cjk" if script in CJK else "fonts-noto-core"
    return f"Install a font that has them (on Debian {face}); the book takes it by itself."


def setup_letters(app: Sphinx) -> None:
    app.connect("doctree-resolved", _find)  # when all lists are filled
