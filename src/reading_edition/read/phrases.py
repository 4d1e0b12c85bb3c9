"""Phrases in another language, as MyST writes them: ``[אב]{lang=he}``, ``[…]{lang=he dir=rtl}``.

MyST keeps only class and id of such a span. Its parser is set up here with a renderer that keeps
the language and the direction as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.config.main import TopmatterReadError, merge_file_level, read_topmatter
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.warnings_ import create_warning

from ..config import settings_of
from ..locale import is_right_to_left
from ..store.nodes import phrase

if TYPE_CHECKING:
    from docutils import nodes
    from markdown_it.tree import SyntaxTreeNode
    from myst_parser.warnings_ import MystWarnings
    from sphinx.application import Sphinx
    from sphinx.config import Config


def direction(lang: str, given: str, page: str) -> str:
    """The direction of a phrase in *lang*: as *given*, or its script's if the page's is another.

    >>> direction("he", "", "en"), direction("he", "", "he"), direction("en", "ltr", "he")
    ('rtl', '', 'ltr')
    """
    if given or not lang or is_right_to_left(lang) == is_right_to_left(page):
        return given
    return "rtl" if is_right_to_left(lang) else "ltr"


class Renderer(SphinxRenderer):
    """MyST's own, with spans that keep their language."""

    def render_span(self, token: SyntaxTreeNode) -> None:
        lang, given = str(token.attrs.get("lang", "")), str(token.attrs.get("dir", ""))
        if not lang and not given:
            super().render_span(token)
            return
        page = str(self.sphinx_env.config.language)
        node = phrase("", lang=lang, dir=direction(lang, given, page))
        self.add_line_and_source_path(node, token)
        self.copy_attributes(token, node, ("class", "id"))
        with self.current_node_context(node, append=True):
            self.render_children(token)


class Parser(MystParser):
    """MyST's own, with `Renderer`: `parse` is the same but for that."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        config = document.settings.env.myst_config
        try:
            topmatter = read_topmatter(inputstring)
        except TopmatterReadError:
            topmatter = None  # the renderer reports it

        def report(kind: MystWarnings, message: str) -> None:
            create_warning(document, message, kind, line=1, append_to=document)

        if topmatter:
            config = merge_file_level(config, topmatter, report)
        parser = create_md_parser(config, Renderer)
        parser.options["document"] = document
        parser.render(inputstring)


def _set_parser(app: Sphinx, config: Config) -> None:
    """Use the parser in an edition, in place of MyST's own and of no other."""
    if settings_of(app).edition and app.registry.get_source_parsers().get("myst") is MystParser:
        app.add_source_parser(Parser, override=True)


def setup_phrases(app: Sphinx) -> None:
    app.connect("config-inited", _set_parser)
