"""The builder ``tei``: one TEI P5 document of the front page and all that it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from xml.etree import ElementTree as ET

from sphinx.builders import Builder
from sphinx.locale import __
from sphinx.util.fileutil import copy_asset_file
from sphinx.util.osutil import ensuredir, make_filename

from ..config import settings_of
from ..epub.left_out import left_out
from ..latex.print_only import PRINT, SCREEN, WEB, remove, with_class
from ..model.address import Address
from ..pages.timeline import timeline_figure
from ..store.parts import name_of_part, parts
from .book import PICTURES, Book
from .citations import keep_ranges
from .dts import files_of
from .header import header, language_of
from .layout import lay_out
from .notes import place_others
from .settle import settle
from .speakers import name_speakers
from .standoff import stand_off
from .title_page import title_page
from .translator import Translator
from .tree import NAMESPACE, child, written

if TYPE_CHECKING:
    from ..model.timeline_layout import Event


class TEIBuilder(Builder):
    """Writes the edition as one TEI document, with its pictures beside it."""

    name = "tei"
    format = "tei"
    epilog = __("The TEI document is in %(outdir)s.")
    allow_parallel = True
    supported_image_types: ClassVar = ["image/svg+xml", "image/png", "image/jpeg", "image/gif"]
    default_translator_class = Translator
    folder = ""
    """The folder that the document is in."""

    def get_outdated_docs(self) -> str:
        return "all pages"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """The page, behind a percent sign, as Sphinx's LaTeX has it."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the one document, or what is made of it."""
        self.images: dict[str, str] = {}
        root = self._document(Book(self.env, self.images))
        lay_out(root)
        for path, text in self.files(root, make_filename(self.config.epub_basename)):
            file = Path(self.outdir, path)
            ensuredir(file.parent)
            file.write_text(text, "utf-8", newline="\n")

    def files(self, root: ET.Element, name: str) -> Iterator[tuple[str, str]]:
        """The files of the document *root*, which is called *name*: path and content."""
        yield f"{name}.xml", written(root)

    def finish(self) -> None:
        """Copy the pictures beside the document."""
        for source, name in self.images.items():
            target = Path(self.outdir, self.folder, PICTURES)
            ensuredir(target)
            copy_asset_file(Path(self.srcdir, source), target / name)

    # -- the document ----------------------------------------------------------------

    def _document(self, book: Book) -> ET.Element:
        root = ET.Element("TEI", {"xmlns": NAMESPACE, "xml:lang": language_of(book)})
        pages = self._pages(book)
        divisions = self._divisions(book, pages)
        events: list[Event] = []
        for docname in pages:
            events += self._write_page(book, docname, divisions[docname])
        text = ET.Element("text")
        self._place(book, pages, divisions, text)
        beside = list(book.beside.values())
        if beside:
            back = text.find("back")
            (back if back is not None else child(text, "back")).extend(beside)
        settle(text)
        name_speakers(text, book.ids)
        after = stand_off(book, events)
        root.append(header(book, version("sphinx-reading-edition")))
        if after is not None:
            root.append(after)
        root.append(text)
        book.tie()
        return root

    def _pages(self, book: Book) -> list[str]:
        """The pages that the front page leads to, in reading order, but for those left out."""
        out, found = left_out(self.env), list[str]()

        def walk(docname: str) -> None:
            if docname not in found and docname not in out:
                found.append(docname)
                for one in self.env.toctree_includes.get(docname, ()):
                    walk(one)

        walk(self.config.root_doc)
        return found

    def _divisions(self, book: Book, pages: Sequence[str]) -> dict[str, ET.Element]:
        """A division for each page, whose ids are known before anything leads to them."""
        sections, made = book.domain.sections, {}
        for docname in sorted(pages, key=lambda name: (name not in sections, pages.index(name))):
            section = sections.get(docname)
            ident = book.ids.new(section.id if section else docname, Address(docname))
            made[docname] = ET.Element("div", {"type": "page", "xml:id": ident})
            if section:
                place = book.domain.places[docname]
                given = {"type": "section", "subtype": section.unit, "n": place.own.lstrip("§")}
                made[docname].attrib |= given
            elif name := name_of_part(self.env, docname):
                made[docname].attrib |= {"type": "part", "n": name}
        return made

    def _write_page(self, book: Book, docname: str, division: ET.Element) -> list[Event]:
        """Write the page into its *division*; the events of its timelines."""
        document = self.env.get_doctree(docname)
        keep_ranges(document)
        self.env.apply_post_transforms(document, docname)
        for kind in (WEB, SCREEN, PRINT):
            remove(with_class(document, kind))
        self.post_process_images(document)
        translator = self.create_translator(document, self)
        assert isinstance(translator, Translator)
        translator.start(book, docname, division.attrib["xml:id"], division)
        document.walkabout(translator)
        place_others(translator)
        return [event for one in document.findall(timeline_figure) for event in one["events"]]

    def _place(
        self, book: Book, pages: Sequence[str], made: dict[str, ET.Element], text: ET.Element
    ) -> None:
        """Set the pages before the text into ``front``, those after it into ``back``."""
        part_of = book.domain.derived(parts)
        places = book.domain.places
        of_text = [n for n, page in enumerate(pages) if page in places and places[page].of_text]
        of_text = of_text or [0, len(pages) - 1]
        begins, ends = of_text[0], of_text[-1]
        while begins and made[pages[begins - 1]].get("type") == "part":
            begins -= 1
        front = ET.Element("front")
        front.extend(title_page(book))
        groups = ((front, pages[:begins]), (ET.Element("body"), pages[begins : ends + 1]),
                  (ET.Element("back"), pages[ends + 1 :]))  # fmt: skip
        for group, docnames in groups:
            for docname in docnames:
                part = part_of.get(docname, "")
                inside = part != docname and part in docnames
                (made[part] if inside else group).append(made[docname])
            if len(group) or group.tag == "body":
                text.append(group)


class DTSBuilder(TEIBuilder):
    """Writes the edition as static documents of the Distributed Text Services."""

    name = "dts"
    epilog = __("The documents of the Distributed Text Services are in %(outdir)s.")
    folder = "document"

    def files(self, root: ET.Element, name: str) -> Iterator[tuple[str, str]]:
        """A file for each request, at the address of the edition, in the folder ``dts``."""
        url = settings_of(self.config).record.url.rstrip("/")
        return files_of(root, name, f"{url}/dts/")
