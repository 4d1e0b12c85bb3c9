"""On paper nothing that is for screens only, and on screens nothing that is for paper only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import index, start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.nodes import raw_latex

from ..config import settings_of
from ..read.front_matter import is_off
from ..read.places import ancestor
from ..store.formats import PAPER, SCREENS

if TYPE_CHECKING:
    from sphinx.application import Sphinx


SCREEN, PRINT, WEB = "re-screen", "re-print", "re-web"
"""Classes of what is for screens only, such as "Begin reading", for paper only, or for the web,
and not for the e-book either."""


class LeaveOutOfPrint(SphinxPostTransform):
    """Leave out the pages whose front matter says ``print: false``, with those below them.

    A list of all notes, for one, repeats what stands at the foot of the printed pages.
    Elements of the class ``re-screen`` are left out too, and what Sphinx notes for a general
    index, which the book does not have.
    """

    default_priority = 3
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        for page in list(self.document.findall(start_of_file)):
            if is_off(self.env, page["docname"], "print"):
                page.parent.remove(page)
        remove(self.document, SCREEN)
        remove(self.document, WEB)
        for entry in list(self.document.findall(index)):
            entry.parent.remove(entry)


class UnlinkLeftOut(SphinxPostTransform):
    """Make plain words of references to the pages that are left out of print.

    And of those in headings, which TeX writes to the contents and to the running heads as
    well: a link there, that of a citation for one, stops it. Runs when references have been
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
        remove(self.document, PRINT)


def remove(document: nodes.document, name: str) -> None:
    """Take the elements of the class *name* out of *document*."""
    for element in list(document.findall(nodes.Element)):
        if name in element.get("classes", ()):
            element.parent.remove(element)


def setup_print_only(app: Sphinx) -> None:
    app.add_post_transform(LeaveOutOfPrint)
    app.add_post_transform(UnlinkLeftOut)
    app.add_post_transform(LeaveOutOfScreens)
