"""The number of a section before its title, and what a part is called before its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..store.domain import edition_domain
from ..store.formats import SCREENS
from ..store.parts import before_title, parts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..model.places import Place


class NumberSections(SphinxPostTransform):
    """Set the number of a section before its title, and what a part is called before its own.

    So "§3 Substitutionism", "Letter 3. To Ines", and "Book II. Of Harbours".
    """

    default_priority = 4
    formats: tuple[str, ...] = SCREENS

    def run(self, **kwargs: object) -> None:
        domain = edition_domain(self.env)
        places, part_of = domain.places, domain.derived(parts)
        pages: list[tuple[str, nodes.Element]] = [
            (page["docname"], page) for page in self.document.findall(start_of_file)
        ]
        for docname, page in pages or [(self.env.docname, self.document)]:
            title = next(iter(page.findall(nodes.title)), None)
            if title is None:
                continue
            place = places.get(docname)
            if place is not None and not place.named_by(title.astext()):
                title.insert(0, self.number(place))
            if part_of.get(docname) == docname and (words := before_title(self.env, docname)):
                title.insert(0, nodes.Text(words))

    def number(self, place: Place) -> nodes.Element:
        """The number, or the text's own label, that goes before the title of the section."""
        made = nodes.inline("", place.own, classes=["re-section-number"])
        made += nodes.inline("", place.stop, classes=["re-stop"])
        return made


def setup_section_numbers(app: Sphinx) -> None:
    app.add_post_transform(NumberSections)
