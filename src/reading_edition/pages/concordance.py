"""The page of the concordance: letter groups, words and their places, as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.nodes import Element, General
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from ..model import concordance
from ..model.places import Locator, brief
from ..store.domain import edition_domain
from ..store.formats import SCREENS
from ..store.nodes import fallback, link_to, skip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node
    from sphinx.application import Sphinx

KIND = "concordance"


class concordance_place(General, Element):
    """The place of the concordance; filled when a page is written."""


class Concordance(SphinxDirective):
    """Every content word of the text stands here, with its places."""

    has_content = False
    option_spec: ClassVar = {}

    def run(self) -> list[Node]:
        edition_domain(self.env).note_list(KIND, self.env.docname)
        return [concordance_place()]


class FillConcordance(SphinxPostTransform):
    """Write the concordance where its directive stands.

    It has the words of the text, of the notes and of the editor's notes; not those of a
    reader's copy, whose words are for the page that they stand on. On paper there is none.
    """

    default_priority = 4
    formats = SCREENS

    def run(self, **kwargs: object) -> None:
        for place in list(self.document.findall(concordance_place)):
            language = self.config.html_search_language or self.config.language
            stops = concordance.stop_words(language)
            place.replace_self(_page(concordance.build(self._texts(), stops)))

    def _texts(self) -> Iterator[tuple[Locator, str]]:
        domain = edition_domain(self.env)
        for docname in domain.ordered_sections():
            for unit in domain.units[docname]:
                if unit.kind != "original":
                    place = domain.locator(docname, unit.paragraph, unit.anchor, unit.note)
                    yield place, unit.words


def _page(groups: tuple[concordance.Group, ...]) -> list[nodes.Node]:
    bar = nodes.paragraph(classes=["re-letters"])
    made: list[nodes.Node] = [bar]
    for group in groups:
        bar += nodes.reference("", group.letter, refid=_letter_id(group.letter))
        bar += nodes.Text(" ")
        section = nodes.section(ids=[_letter_id(group.letter)], classes=["re-letter"])
        section += nodes.title("", group.letter)
        entries = nodes.bullet_list(classes=["re-concordance"])
        entries += [_entry(word) for word in group.words]
        section += entries
        made.append(section)
    return made


def _entry(word: concordance.Word) -> nodes.list_item:
    line = nodes.paragraph()
    line += nodes.inline("", word.form, classes=["re-heading"])
    line += nodes.Text(f" {word.count}: " if word.count > 1 else ": ")
    label = ""
    for place in word.places:
        if label:
            line += nodes.Text(", " if place.label == label else "; ")
        # The section is named once for all its places.
        line += link_to(place, text=brief(place) if place.label == label else "")
        label = place.label
    return nodes.list_item("", line)


def _letter_id(sign: str) -> str:
    return f"letter-{sign.lower()}" if sign.isalpha() else "letter-other"


def setup_concordance_page(app: Sphinx) -> None:
    app.add_directive_to_domain("edition", KIND, Concordance)
    app.add_post_transform(FillConcordance)
    app.add_node(concordance_place, html=(skip, None), **{**fallback(), "latex": (skip, None)})
