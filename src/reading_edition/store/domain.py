"""The domain of an edition: what its pages say of persons, paragraphs, notes and works.

Each page's data is kept under its docname, so that a page can be read again, or read in
another process, without touching what the others said. Nothing here is sorted: reading
order is that of the toctree, and is applied when a page is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain
from sphinxcontrib.bibtex.nodes import bibliography

from ..messages import Subtype, warn
from ..model.ledger import Ledger
from ..model.ledger import load as load_ledger
from ..model.matcher import Recogniser
from ..model.places import Locator, Place
from ..people.authority import Authority, Fault, load
from ..people.index import Index, Mention, build
from ..read.paragraphs import Section, sections_in
from ..read.references import resolve
from ..witness.located import aligned

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..read.passages import Unit
    from ..witness.align import Alignment
    from ..works.csl import Item


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


TABLES = (
    "sections", "mentions", "notes", "citations", "lists", "ednotes", "units",
    "bodies", "named", "recognised", "targets",
)  # fmt: skip
"""What the domain keeps, each a mapping from docname. The second row is for `outdated` alone:
digest of the notes' bodies, keys that roles name, True where names are looked for, sections
that ``{para}`` names."""
DERIVED = ("order", "places", "_listing", "_by_name", "_citing", "index", "listed")
"""What follows from all pages together; each is worked out once, until a page changes."""


class EditionDomain(Domain):
    """Sections, mentions of persons, notes and citations of a reading edition."""

    name = "edition"
    label = "Reading edition"
    initial_data: ClassVar[dict[str, Any]] = {
        **{table: {} for table in TABLES},
        "shown": {},
        "read_with": None,
    }
    data_version = 3

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

    def note_person(self, key: str, docname: str) -> None:
        """Record that a role on the page *docname* names the person *key*."""
        self.data["named"].setdefault(docname, {})[key] = None

    def pages_with(self, kind: str) -> list[str]:
        """The pages that show the list *kind*, in reading order."""
        return self._listing.get(kind, [])

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
        from ..read.citations import citations_in
        from ..read.editorial_notes import ednotes_in
        from ..read.mentions import mentions_in
        from ..read.notes import note_bodies, notes_in
        from ..read.passages import entries_in, units_in

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
            self.data["bodies"][docname] = note_bodies(document)
            self.units[docname] = units_in(
                document, self.notes[docname], self.ednotes[docname], label=section.label
            )
        else:
            self.citations[docname] = citations_in(document, docname, [])
            self.units[docname] = entries_in(document)
        self.data["targets"][docname] = {
            node["reftarget"].rpartition(" ")[0]: None
            for node in document.findall(pending_xref)
            if node.get("reftype") == "para" and node.get("refdomain") == "edition"
        }
        self._forget()

    def check_consistency(self) -> None:
        """Tell of sections that have one id: a reference finds the first of them only."""
        first: dict[str, str] = {}
        for docname in self.ordered_sections():
            name = self.sections[docname].id
            if name in first:
                warn(
                    Subtype.SECTION,
                    f"front matter 'section: {name}' is also that of {first[name]}. "
                    "Give each section an id of its own.",
                    location=(docname, 1),
                )
            first.setdefault(name, docname)

    # -- what follows from it --------------------------------------------------------

    def _forget(self) -> None:
        """Drop what was derived: the pages have changed."""
        for name in DERIVED:
            self.__dict__.pop(name, None)

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

    @cached_property
    def index(self) -> Index:
        """The index of names of all pages."""
        return build(
            (m for docname in self.ordered_sections() for m in self.mentions[docname]),
            self.authority,
            self.places,
            order=self.env.config.reading_edition_index_order,
        )

    @cached_property
    def listed(self) -> frozenset[str]:
        """Keys of the persons who have a place in the index, and a card."""
        return frozenset(entry.key for entry in self.index.entries if entry.mentions)

    def entry_of(self, key: str) -> str:
        """The entry that the mention of a person leads to; nothing if no passage names them."""
        meant = self.authority.resolve(key)
        return meant if meant in self.listed else ""

    @property
    def page_of_index(self) -> str:
        """The page of the index of names, or nothing."""
        return next(iter(self.pages_with("names")), "")

    @property
    def page_of_persons(self) -> str:
        """The page that a person's name leads to: that of the cards, or the index, or nothing."""
        return next(iter(self.pages_with("persons")), self.page_of_index)

    @cached_property
    def _listing(self) -> dict[str, list[str]]:
        """For each kind of list the pages that show it, in reading order."""
        found: dict[str, list[str]] = {}
        for docname in self.order:
            for kind in dict.fromkeys(self.lists.get(docname, ())):
                found.setdefault(kind, []).append(docname)
        return found

    @cached_property
    def _by_name(self) -> dict[str, Section]:
        """Sections by all that a reference may call them: id, docname, last part of it.

        An id goes before a docname, and of two sections the one that comes first in the text.
        """
        sections = [self.sections[docname] for docname in self.ordered_sections()]
        found = {section.id: section for section in reversed(sections)}
        for section in sections:
            found.setdefault(section.docname, section)
        for section in sections:
            found.setdefault(section.docname.rpartition("/")[2], section)
        return found

    @cached_property
    def _citing(self) -> dict[str, list[Citation]]:
        """For each work its citations: those of the sections in reading order, then the others."""
        sections = self.ordered_sections()
        found: dict[str, list[Citation]] = {}
        for docname in (*sections, *(name for name in self.order if name not in self.sections)):
            for citation in self.citations.get(docname, ()):
                found.setdefault(citation.key, []).append(citation)
        return found

    def citations_of(self, key: str) -> list[Citation]:
        """The citations of the work *key*: in the text, in reading order, then elsewhere."""
        return self._citing.get(key, [])

    def ordered_sections(self) -> list[str]:
        """Docnames of the section pages, in reading order."""
        return [name for name in self.order if name in self.sections]

    def locator(self, docname: str, paragraph: int, anchor: str, note: str = "") -> Locator:
        """The place of a paragraph or note on the section page *docname*."""
        return Locator(*self.places[docname], paragraph, note, docname, anchor)

    @cached_property
    def loaded(self) -> tuple[Authority, list[Fault]]:
        """The authority file with its faults, read once in each process."""
        return load(self.authority_file)

    @property
    def authority(self) -> Authority:
        """The persons of the authority file."""
        return self.loaded[0]

    @cached_property
    def items(self) -> dict[str, Item]:
        """The works that were put as CSL items already, by key; made once in each process."""
        return {}

    @cached_property
    def alignment(self) -> Alignment | None:
        """The reader's copy beside the edition, if this build has one. Raises `SourceError`."""
        return aligned(self.env.config, Path(self.env.srcdir))

    @cached_property
    def recogniser(self) -> Recogniser:
        """Finds the persons' names in a text; made once in each process."""
        return Recogniser(self.authority.forms())

    @property
    def authority_file(self) -> Path:
        """The authority file; its name is relative to the folder of the pages."""
        name: str = self.env.config.reading_edition_names
        return Path(self.env.srcdir) / name

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of published anchors, read once in each process; empty without one."""
        return load_ledger(self.ledger_file)[0] if self.ledger_file else Ledger()

    @property
    def ledger_file(self) -> Path | None:
        """The ledger, if the project names one."""
        name: str = self.env.config.reading_edition_anchors
        return Path(self.env.srcdir) / name if name else None

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
        return resolve(self, fromdocname, builder, typ, target, node, contnode)

    def find_section(self, name: str) -> Section | None:
        """The section with the id *name*, or on the page whose docname ends in *name*."""
        return self._by_name.get(name)

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
    domain = edition_domain(app.env)
    if not domain.authority_file.exists() and (
        "reading_edition_names" not in app.config._raw_config
    ):
        return  # an edition need not have an index of names
    for fault in domain.loaded[1]:
        warn(Subtype.AUTHORITY, fault.message, location=f"{fault.path}:{fault.line}")


def setup_domain(app: Sphinx) -> None:
    app.add_domain(EditionDomain)
    app.connect("builder-inited", _report_authority)
