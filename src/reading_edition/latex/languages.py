"""The languages of a book beside its main one: hyphenation and direction of their words.

TeX's ``babel`` knows some three hundred languages without a package for each. Sphinx takes
``polyglossia``, which sets no words from right to left with LuaLaTeX; so a book with words in
another language is set with ``babel``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.nodes import Element
from sphinx.builders.latex.constants import ADDITIONAL_SETTINGS, SHORTHANDOFF
from sphinx.builders.latex.util import ExtBabel

from ..config import settings_of
from ..store.formats import PAPER
from ..store.nodes import phrase
from ..store.parallel_nodes import version
from ..store.visitors import Visitors, add_visitors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.latex import LaTeXBuilder

POLYGLOSSIA = ADDITIONAL_SETTINGS["lualatex"]["polyglossia"]
"""What Sphinx writes where a project does not choose."""
WITHOUT = ("", "und", "mul", "zxx")
"""Tags that name no language."""


def babel_name(tag: str) -> str:
    """What the language *tag* is called in the book: a name of our own, so that none is changed.

    >>> babel_name("pt_BR")
    'lang-pt-BR'
    """
    return f"lang-{tag.replace('_', '-')}"


def _declare(app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Have ``babel`` set the book if it has words in other languages."""
    if app.builder.format not in PAPER or not settings_of(app).edition:
        return
    builder = cast("LaTeXBuilder", app.builder)
    context = builder.context
    tags = sorted({tag.replace("_", "-") for tag in _tags(document)})
    if not tags or context["latex_engine"] != "lualatex":
        return
    if not context["babel"]:
        if context["polyglossia"] != POLYGLOSSIA:
            return  # the project has chosen for itself
        _take_babel(builder)
    context["preamble"] += "\n" + "".join(rf"\reLanguage{{{tag}}}" + "\n" for tag in tags)


def _tags(document: nodes.document) -> Iterator[str]:
    """The languages of the phrases and versions in *document*."""
    for node in document.findall(nodes.Element):
        name = {phrase: "lang", version: "language"}.get(type(node), "")
        if name and node[name] not in WITHOUT:
            yield node[name]


def _take_babel(builder: LaTeXBuilder) -> None:
    """Replace ``polyglossia``, with the main language under its other name."""
    context = builder.context
    former = builder.babel.get_language()
    builder.babel = ExtBabel(builder.config.language, use_polyglossia=False)
    name = builder.babel.get_language()
    context["classoptions"] = context["classoptions"].replace(f",{former}", f",{name}")
    context["babel"] = (
        rf"\IfFileExists{{{name}.ldf}}{{\usepackage[bidi=basic]{{babel}}}}"
        r"{\usepackage[bidi=basic,provide=*]{babel}}"
    )
    context["multilingual"] = context["babel"]
    context["shorthandoff"] = SHORTHANDOFF
    context["polyglossia"] = ""


def _phrase(self: Any, node: Element) -> None:
    lang = node["lang"]
    if lang in WITHOUT:
        direction = {"rtl": r"\reRightToLeft{", "ltr": r"\reLeftToRight{"}
        self.body.append(direction.get(node["dir"], "{"))
    else:
        self.body.append(rf"\rePhrase{{{babel_name(lang)}}}{{")


def _close_phrase(self: Any, _node: Element) -> None:
    self.body.append("}")


LATEX: Visitors = {phrase: (_phrase, _close_phrase)}


def setup_languages(app: Sphinx) -> None:
    app.connect("doctree-resolved", _declare)  # when all that the book has is in it
    add_visitors(app, "latex", LATEX)
