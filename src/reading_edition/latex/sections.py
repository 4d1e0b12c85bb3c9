"""The sections of the book: their numbers, where the text begins, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import settings_of
from ..pages.section_numbers import NumberSections
from ..store.domain import edition_domain
from ..store.formats import PAPER
from ..store.parts import name_of_part, parts
from ..store.visitors import Visitors, add_visitors
from .escaping import tex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..model.places import Place


def raw(text: str) -> nodes.raw:
    """*text* as it is for TeX."""
    return nodes.raw("", text, format="latex")


class MakeSectionOfFront(SphinxPostTransform):
    """Make a chapter of a front page that is itself a section of the text.

    Sphinx's LaTeX takes the title of the front page for that of the book, and does not print
    it: an edition of one page had no heading. ::

        <section>                     <section>
            <title>One                    <title>Book
            <paragraph>         →         <start_of_file docname="index">
                                              <section>
                                                  <title>One
                                                  <paragraph>
    """

    default_priority = 3
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        root = self.config.root_doc
        first = next(iter(self.document.findall(nodes.section)), None)
        if first is None or root not in edition_domain(self.env).places:
            return
        if isinstance(first.parent, start_of_file):
            return
        others = list(_pages(first))
        for page in others:
            page.parent.remove(page)
        page = start_of_file(docname=root)
        book = nodes.section("", nodes.title("", self.config.project), page, *others)
        first.replace_self(book)
        page += first


class LiftPages(SphinxPostTransform):
    """Lift the pages out of the section of the front page that holds their toctree.

    Sphinx nests them there: the whole book would be one chapter under that heading, and each page
    a section of it. Runs before anything is left out (3). ::

        <section>                         <section>
            <title>Book                       <title>Book
            <section>                         <section>
                <title>About it     →             <title>About it
                <start_of_file>               <start_of_file>
    """

    default_priority = 2
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        top = next(iter(self.document.findall(nodes.section)), None)
        if top is None or isinstance(top.parent, start_of_file):
            return
        for section in [child for child in top if isinstance(child, nodes.section)]:
            pages = list(_pages(section))
            for page in pages:
                page.parent.remove(page)
            after = top.index(section) + 1
            top[after:after] = pages


def _pages(node: nodes.Element) -> Iterator[start_of_file]:
    """The pages in *node*, and none that is in another page of them."""
    for child in node.children:
        if isinstance(child, start_of_file):
            yield child
        elif isinstance(child, nodes.Element):
            yield from _pages(child)


class part_section(nodes.section):
    """The section of a page that begins a part of the text: a level above a chapter."""


class RaiseParts(SphinxPostTransform):
    """Make a part of the book of each page that begins one, and chapters of those below it.

    Sphinx nests the pages that a page lists. Runs after the front page is settled (3). ::

        <start_of_file docname="two/index">     <start_of_file docname="two/index">
            <section>                               <part_section>
                <title>Of Harbours                      <title>Of Harbours
                <start_of_file>                 <start_of_file>
                    <section>            →          <section>
                        <title>Cranes                   <title>Cranes
    """

    default_priority = 3
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        part_of = edition_domain(self.env).derived(parts)
        for page in list(self.document.findall(start_of_file)):
            docname = page["docname"]
            section = next((n for n in page if isinstance(n, nodes.section)), None)
            if section is None or part_of.get(docname) != docname:
                continue
            below = list(_pages(section))
            for one in below:
                one.parent.remove(one)
            after = page.parent.index(page) + 1
            page.parent.insert(after, below)
            made = part_section("", *section.children, **section.attributes)
            section.replace_self(made)


def _begin_part(self: Any, node: nodes.Element) -> None:
    self.sectionlevel -= 1
    self.visit_section(node)


def _end_part(self: Any, node: nodes.Element) -> None:
    self.depart_section(node)  # goes no higher than above a chapter, where it began


class NumberSectionsInLaTeX(NumberSections):
    """The same for TeX, which prints the number of a section in a style of its own."""

    formats = ("latex",)

    def number(self, place: Place) -> nodes.Element:
        return raw(rf"\reSectionNumber{{{tex(place.own)}}}")


class BoundText(SphinxPostTransform):
    """Tell TeX where the text, whose pages are counted anew, begins and ends."""

    default_priority = 5
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        sections = edition_domain(self.env).places
        pages = list(self.document.findall(start_of_file))
        of_text = [number for number, page in enumerate(pages) if page["docname"] in sections]
        if not of_text:
            return
        begins = of_text[0]
        while begins and name_of_part(self.env, pages[begins - 1]["docname"]):
            begins -= 1  # the page of a part goes with its sections
        pages[begins].insert(0, raw("\\reText\n"))
        after = pages[of_text[-1] + 1 :]
        if after:
            after[0].insert(0, raw("\\reTextEnd\n"))
        else:
            self.document += raw("\\reTextEnd\n")


def setup_sections(app: Sphinx) -> None:
    visitors: Visitors = {part_section: (_begin_part, _end_part)}
    add_visitors(app, "latex", visitors)
    app.add_post_transform(LiftPages)
    app.add_post_transform(RaiseParts)
    app.add_post_transform(MakeSectionOfFront)
    app.add_post_transform(NumberSectionsInLaTeX)
    app.add_post_transform(BoundText)
