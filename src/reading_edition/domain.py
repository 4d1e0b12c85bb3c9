"""The domain of an edition: what its pages say of persons, paragraphs, notes and works.

Each page's data is kept under its docname, so that a page can be read again, or read in
another process, without touching what the others said. Nothing here is sorted: reading
order is that of the toctree, and is applied when a page is written.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain
from sphinx.util.nodes import make_refnode
from sphinxcontrib.bibtex.nodes import bibliography

from .authority import Authority, load
from .locators import Locator, Place, short, spelled
from .nodes import locator_link
from .paragraphs import Section, sections_in
from .recognise import Recogniser
from .warnings import Subtype, nearest, warn

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .index import Mention
    from .units import Unit


@dataclass(frozen=True, slots=True)
class Note:
    """A note of either series: where it hangs, the ids of its body and of its reference."""

    label: str
    docname: str
    paragraph: int
    paragraph_anchor: str
    anchor: str
    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a work: in which paragraph or note of which page it stands."""

    key: str
    docname: str
    paragraph: int
    note: str
    anchor: str


TABLES = ("sections", "mentions", "notes", "citations", "lists", "ednotes", "units")
"""What the domain keeps, each a mapping from docname."""


class EditionDomain(Domain):
    """Sections, mentions of persons, notes and citations of a reading edition."""

    name = "edition"
    label = "Reading edition"
    initial_data: ClassVar[dict[str, Any]] = {**{table: {} for table in TABLES}, "digests": {}}
    data_version = 2

    # -- what the pages said ---------------------------------------------------------

    @property
    def sections(self) -> dict[str, Section]:
        """Sections of the text, by docname."""
        return self.data["sections"]  # type: ignore[no-any-return]

    @property
    def mentions(self) -> dict[str, list[Mention]]:
        """Mentions of persons, by docname, in the order of the page."""
        return self.data["mentions"]  # type: ignore[no-any-return]

    @property
    def notes(self) -> dict[str, list[Note]]:
        """Author's notes, by docname."""
        return self.data["notes"]  # type: ignore[no-any-return]

    @property
    def ednotes(self) -> dict[str, list[Note]]:
        """Editor's notes, by docname, in the order of the page."""
        return self.data["ednotes"]  # type: ignore[no-any-return]

    @property
    def citations(self) -> dict[str, list[Citation]]:
        """Citations, by docname, in the order of the page."""
        return self.data["citations"]  # type: ignore[no-any-return]

    @property
    def lists(self) -> dict[str, list[str]]:
        """Which lists a page shows ("names", "notes", "works"…), by docname."""
        return self.data["lists"]  # type: ignore[no-any-return]

    @property
    def units(self) -> dict[str, list[Unit]]:
        """What a search can find, by docname, in the order of the page."""
        return self.data["units"]  # type: ignore[no-any-return]

    def note_list(self, kind: str, docname: str) -> None:
        """Record that the page *docname* shows the list *kind*."""
        self.lists.setdefault(docname, []).append(kind)

    def pages_with(self, kind: str) -> list[str]:
        """The pages that show the list *kind*, in reading order."""
        return [name for name in self.order if kind in self.lists.get(name, ())]

    def clear_doc(self, docname: str) -> None:
        for table in TABLES:
            self.data[table].pop(docname, None)
        self._forget()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for table in TABLES:
            theirs = otherdata[table]
            self.data[table].update({name: theirs[name] for name in docnames if name in theirs})
        self._forget()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        from .citations import citations_in
        from .ednotes import ednotes_in
        from .names import mentions_in
        from .notes import notes_in
        from .units import entries_in, units_in

        if any(document.findall(bibliography)):
            self.note_list("works", docname)
        section = sections_in(document, docname)
        if section is not None:
            self.sections[docname] = section
            self.notes[docname] = notes_in(document, docname)
            self.ednotes[docname] = ednotes_in(document, docname)
            found = self.notes[docname] + self.ednotes[docname]
            self.mentions[docname] = mentions_in(document, docname, found)
            self.citations[docname] = citations_in(document, docname, found)
            self.units[docname] = units_in(
                document, self.notes[docname], self.ednotes[docname], label=section.label
            )
        else:
            self.citations[docname] = citations_in(document, docname, [])
            self.units[docname] = entries_in(document)
        self._forget()

    # -- what follows from it --------------------------------------------------------

    def _forget(self) -> None:
        """Drop what was derived: the pages have changed."""
        self.__dict__.pop("order", None)
        self.__dict__.pop("places", None)

    @cached_property
    def order(self) -> list[str]:
        """All pages in the order of the toctree; pages outside it follow, by name."""
        reached = list(dict.fromkeys(_walk(self.env, self.env.config.root_doc, set())))
        return reached + sorted(self.env.found_docs - set(reached))

    @cached_property
    def places(self) -> dict[str, Place]:
        """For each section page its position, label and unit, in reading order."""
        found: dict[str, Place] = {}
        number = 0
        for position, docname in enumerate(self.ordered_sections(), start=1):
            label = self.sections[docname].label
            if label:
                found[docname] = Place(position, label, "item")
            else:
                number += 1
                found[docname] = Place(position, f"§{number}")
        return found

    def ordered_sections(self) -> list[str]:
        """Docnames of the section pages, in reading order."""
        return [name for name in self.order if name in self.sections]

    def locator(self, docname: str, paragraph: int, anchor: str, note: str = "") -> Locator:
        """The place of a paragraph or note on the section page *docname*."""
        return Locator(*self.places[docname], paragraph, note, docname, anchor)

    @cached_property
    def authority(self) -> Authority:
        """The persons of the authority file, read once in each process."""
        return load(self.authority_file)[0]

    @cached_property
    def recogniser(self) -> Recogniser:
        """Finds the persons' names in a text; made once in each process."""
        return Recogniser(self.authority.forms())

    @property
    def authority_file(self) -> Path:
        """The authority file; its name is relative to the folder of the pages."""
        name: str = self.env.config.reading_edition_names
        return Path(self.env.srcdir) / name

    # -- references ------------------------------------------------------------------

    def resolve_xref(  # type: ignore[override]  # Sphinx takes any element, and says reference
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> Element | None:
        if typ == "person":
            pages = self.pages_with("names")
            if not pages or builder.format not in ("html", "latex"):
                return contnode
            return make_refnode(builder, fromdocname, pages[0], f"person-{target}", contnode)
        if typ == "locator":
            return self._resolve_locator(fromdocname, builder, node, contnode)
        if typ == "para":
            return self._resolve_para(fromdocname, builder, target, node, contnode)
        return None

    def _resolve_locator(
        self, fromdocname: str, builder: Builder, node: pending_xref, contnode: Element
    ) -> Element:
        place: Locator = node["locator"]
        if builder.format != "html":
            # On paper a note stands on the page of its paragraph, and has no anchor of its own.
            anchor = f"p{place.paragraph}" if place.note else place.anchor
            return make_refnode(builder, fromdocname, place.docname, anchor, contnode)
        uri = builder.get_relative_uri(fromdocname, place.docname)
        # A page's address of itself is empty: the fragment alone stays on the page.
        link = locator_link("", kind=node["kind"], spelled=node["label"])
        link["refuri"] = f"{uri}#{place.anchor}"
        link += contnode.children
        return link

    def _resolve_para(
        self,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> Element:
        name, _, number = target.rpartition(" ")
        section = self.find_section(name)
        if section is None:
            known = [s.id for s in self.sections.values()]
            warn(
                Subtype.PARAGRAPH,
                f"{{para}} names the section {name!r}, which no page has in its front matter."
                f"{nearest(name, known)} Sections: {', '.join(sorted(known))}.",
                location=node,
            )
            return contnode
        paragraph = next((p for p in section.paragraphs if str(p.number) == number), None)
        if paragraph is None:
            warn(
                Subtype.PARAGRAPH,
                f"{{para}} names paragraph {number!r} of {name!r}, which has paragraphs "
                f"1 to {len(section.paragraphs)}.",
                location=node,
            )
            return contnode
        place = self.locator(section.docname, paragraph.number, paragraph.anchor)
        if not node["refexplicit"]:
            contnode = nodes.inline("", short(place), classes=["re-para"])
        return make_refnode(
            builder, fromdocname, section.docname, paragraph.anchor, contnode, spelled(place)
        )

    def find_section(self, name: str) -> Section | None:
        """The section with the id *name*, or on the page whose docname ends in *name*."""
        for section in self.sections.values():
            if name in (section.id, section.docname, section.docname.rpartition("/")[2]):
                return section
        return None

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Nothing: our targets are reached by our own roles only."""
        return []

    # -- incremental builds ----------------------------------------------------------

    def changed_lists(self) -> list[str]:
        """The pages whose lists differ from those of the last build.

        Where the sections themselves have moved, every page may show another number, so
        all pages are named.
        """
        digests = {
            "places": _digest(self.places),
            "names": _digest([self.mentions.get(n) for n in self.ordered_sections()]),
            "notes": _digest([self.notes.get(n) for n in self.ordered_sections()]),
            "ednotes": _digest([self.ednotes.get(n) for n in self.order]),
            "works": _digest([self.citations.get(n) for n in self.order]),
            "concordance": _digest([self.units.get(n) for n in self.ordered_sections()]),
        }
        before, self.data["digests"] = self.data["digests"], digests
        changed = [kind for kind, digest in digests.items() if before.get(kind) != digest]
        if "places" in changed:
            return sorted(self.env.found_docs)
        return sorted({page for kind in changed for page in self.pages_with(kind)})


def _digest(value: object) -> str:
    return hashlib.sha256(pickle.dumps(value)).hexdigest()


def _walk(env: BuildEnvironment, docname: str, seen: set[str]) -> Iterator[str]:
    if docname in seen:
        return
    seen.add(docname)
    yield docname
    for child in env.toctree_includes.get(docname, ()):
        yield from _walk(env, child, seen)


def edition_domain(env: BuildEnvironment) -> EditionDomain:
    """The edition's domain of *env*."""
    domain = env.get_domain("edition")
    assert isinstance(domain, EditionDomain)
    return domain


def _report_authority(app: Sphinx) -> None:
    """Tell every fault of the authority file before a page is read."""
    path = edition_domain(app.env).authority_file
    if not path.exists() and "reading_edition_names" not in app.config._raw_config:
        return  # an edition need not have an index of names
    for fault in load(path)[1]:
        warn(Subtype.AUTHORITY, fault.message, location=f"{fault.path}:{fault.line}")


def _changed(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    return edition_domain(env).changed_lists()


def setup_domain(app: Sphinx) -> None:
    app.add_domain(EditionDomain)
    app.connect("builder-inited", _report_authority)
    app.connect("env-updated", _changed)
