"""Leave out of the book what is for screens only, and of screens what is for paper only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import index, start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.nodes import raw_latex

from ..config import settings_of
from ..read.places import ancestor
from ..store.formats import PAPER, SCREENS
from ..store.nodes import note_list, person_cards
from ..store.switches import is_off

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx


SCREEN, PRINT, WEB = "re-screen", "re-print", "re-web"
"""Classes of what is for screens only, such as "Begin reading", for paper only, or for the web,
and not for the e-book either."""
LISTS = (note_list, person_cards)
"""What repeats on screens what the book has at the foot of its pages or in its index."""
EMPTIED = "re_emptied"
"""The attribute of a section that something was left out of."""


class LeaveOutOfPrint(SphinxPostTransform):
    """Leave out the pages whose front matter says ``print: false``, with those below them.

    Elements of the class ``re-screen`` are left out too, and what Sphinx notes for a general
    index, which the book does not have; and `LISTS`, with a page or a heading that has nothing
    else.
    """

    default_priority = 3
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        for page in list(self.document.findall(start_of_file)):
            if is_off(self.env, page["docname"], "print"):
                page.parent.remove(page)
        lists = [node for node in self.document.findall(nodes.Element) if isinstance(node, LISTS)]
        classes = [*with_class(self.document, SCREEN), *with_class(self.document, WEB)]
        for section in remove([*lists, *classes]):
            section[EMPTIED] = True
        leave_out_emptied(self.document)
        for page in list(self.document.findall(start_of_file)):
            if page.get(EMPTIED) and not any(isinstance(one, nodes.section) for one in page):
                page.parent.remove(page)
        for entry in list(self.document.findall(index)):
            entry.parent.remove(entry)


class UnlinkLeftOut(SphinxPostTransform):
    """Turn references to pages that are left out of print into plain text.

    This is done to references in headings too: TeX repeats a heading in the contents and running
    heads, and a link there, such as that of a citation, stops it. Runs when references have been
    resolved (10).
    """

    default_priority = 20
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        printed = {page["docname"] for page in self.document.findall(start_of_file)}
        printed.add(self.config.root_doc)
        for reference in list(self.document.findall(nodes.reference)):
            # Sphinx's LaTeX builder writes the page of a reference behind a percent sign.
            page = reference.get("refuri", "").partition("#")[0]
            left_out = page.startswith("%") and page[1:] not in printed
            if left_out or ancestor(reference, nodes.title):
                reference.replace_self(reference.children)
        for mark in list(self.document.findall(raw_latex)):
            if ancestor(mark, nodes.title):
                mark.parent.remove(mark)  # opens or closes sphinxcontrib-bibtex's link


class LeaveOutOfScreens(SphinxPostTransform):
    """Leave out elements of the class ``re-print``."""

    default_priority = 3
    formats = SCREENS

    def run(self, **kwargs: object) -> None:
        remove(with_class(self.document, PRINT))


class LeaveOutEmptied(SphinxPostTransform):
    """Leave out a heading of the book if everything below it is left out.

    Runs when Sphinx has dropped what another builder is for (50), which may be the rest.
    """

    default_priority = 55
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        leave_out_emptied(self.document)


def leave_out_emptied(document: nodes.document) -> None:
    """Leave out the sections of which only the heading is left."""
    # From inside out; and down from the parent, for a page's first node has another's.
    for parent in list(document.findall(nodes.Element))[::-1]:
        for child in list(parent.children):
            if isinstance(child, nodes.section) and child.get(EMPTIED) and not _has_words(child):
                parent.remove(child)
                parent[EMPTIED] = True


def _has_words(section: nodes.section) -> bool:
    """Whether *section* has anything that prints besides its heading."""
    silent = (nodes.title, nodes.target, nodes.comment)
    return any(
        # A compound is what a list of pages leaves, when these stand elsewhere.
        bool(child.children) if isinstance(child, nodes.compound) else not isinstance(child, silent)
        for child in section.children
    )


def with_class(document: nodes.document, name: str) -> list[nodes.Element]:
    """The elements of the class *name*."""
    found = document.findall(nodes.Element)
    return [element for element in found if name in element.get("classes", ())]


def remove(elements: Iterable[nodes.Element]) -> list[nodes.Element]:
    """Remove *elements*; return the sections that held them."""
    sections = []
    for element in elements:
        section = ancestor(element, nodes.section)
        if section is not None:
            sections.append(section)
        element.parent.remove(element)
    return sections


def setup_print_only(app: Sphinx) -> None:
    app.add_post_transform(LeaveOutOfPrint)
    app.add_post_transform(UnlinkLeftOut)
    app.add_post_transform(LeaveOutEmptied)
    app.add_post_transform(LeaveOutOfScreens)
