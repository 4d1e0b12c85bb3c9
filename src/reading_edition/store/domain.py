"""The domain of an edition: what its pages say, and the order in which they are read.

Each page's data is kept under its docname, so that a page can be read again, or read in
another process, without touching what the others said. What is kept, and how it is found on
a page, the features say (see :mod:`.collectors`); the domain knows none of them. Nothing here
is sorted: reading order is that of the toctree, and is applied when a page is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from sphinx.domains import Domain, ObjType

from ..messages import Subtype, warn
from ..model.places import Locator, Place
from .collectors import Collector, Page, in_order
from .features import registered
from .reading_order import listing, order, places, sections_by_name
from .references import Resolver
from .tables import LISTS, SECTIONS
from .targets import NAMED, named_targets
from .told_apart import faults

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..model.records import Section

T = TypeVar("T")


class EditionDomain(Domain):
    """The sections of an edition in reading order, and what was collected from every page."""

    name = "edition"
    label = "Reading edition"
    object_types: ClassVar[dict[str, ObjType]] = {kind: ObjType(kind) for kind in NAMED}
    initial_data: ClassVar[dict[str, Any]] = {
        "tables": {},
        "shown": {},
        "read_with": None,
        "labels": {},
    }
    data_version = 5

    # -- what the pages said ---------------------------------------------------------

    def table(self, name: str) -> dict[str, Any]:
        """The table *name*, by docname; empty until a page has something to put there."""
        return cast("dict[str, Any]", self.data["tables"].setdefault(name, {}))

    @property
    def sections(self) -> dict[str, Section]:
        """Sections of the text, by docname."""
        return SECTIONS.of(self)

    @cached_property
    def collectors(self) -> list[Collector]:
        """What the features collect, each after what it follows."""
        return in_order(registered(self.env, Collector))

    def note_list(self, kind: str, docname: str) -> None:
        """Record that the page *docname* shows the list *kind*."""
        LISTS.of(self).setdefault(docname, []).append(kind)

    def pages_with(self, kind: str) -> list[str]:
        """The pages that show the list *kind*, in reading order."""
        return self.derived(listing).get(kind, [])

    def clear_doc(self, docname: str) -> None:
        for table in self.data["tables"].values():
            table.pop(docname, None)
        self._forget()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for name, theirs in otherdata["tables"].items():
            self.table(name).update({page: theirs[page] for page in docnames if page in theirs})
        self._forget()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        page = Page(env, docname, document, {})
        for collector in self.collectors:
            found = collector.collect(page)
            if found is not None:
                page.found[collector.table.name] = found
                self.table(collector.table.name)[docname] = found
        self._forget()

    def check_consistency(self) -> None:
        """Warn of sections that cannot be told apart."""
        for docname, fault in faults(self):
            warn(Subtype.SECTION, f"front matter {fault}", location=(docname, 1))

    # -- what follows from it --------------------------------------------------------

    def derived(self, make: Callable[[EditionDomain], T]) -> T:
        """What *make* makes of all pages together: worked out once, until a page changes."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast("T", self._derived[make])

    def once(self, make: Callable[[EditionDomain], T]) -> T:
        """What *make* makes of files beside the pages: worked out once in each process."""
        if make not in self._once:
            self._once[make] = make(self)
        return cast("T", self._once[make])

    @cached_property
    def _once(self) -> dict[Callable[..., object], object]:
        return {}

    @cached_property
    def _derived(self) -> dict[Callable[..., object], object]:
        return {}

    def _forget(self) -> None:
        """Drop what was derived: the pages have changed."""
        self._derived.clear()

    @property
    def order(self) -> list[str]:
        """All pages in the order of the toctree; pages outside it follow, by name."""
        return self.derived(order)

    @property
    def places(self) -> dict[str, Place]:
        """For each section page its position, label and unit, in reading order."""
        return self.derived(places)

    def ordered_sections(self) -> list[str]:
        """Docnames of the section pages, in reading order."""
        return [name for name in self.order if name in self.sections]

    def locator(self, docname: str, paragraph: int, anchor: str, note: str = "") -> Locator:
        """The place of a paragraph or note on the section page *docname*."""
        place = self.places[docname]
        return Locator(place.order, place.label, place.unit, paragraph, note, docname, anchor)

    def find_section(self, name: str) -> Section | None:
        """The section with the id *name*, or on the page whose docname ends in *name*."""
        return self.derived(sections_by_name).get(name)

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """All that other projects may refer to, for the inventory."""
        for target in named_targets(self):
            address = target.address
            priority = -1  # not in Sphinx's search: that of the edition finds it
            yield target.name, target.title, target.kind, address.docname, address.anchor, priority

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
        for resolver in registered(env, Resolver):
            if resolver.reftype == typ:
                return resolver.resolve(self, fromdocname, builder, target, node, contnode)
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
        """Empty: our targets are reached by our own roles only."""
        return []


def edition_domain(env: BuildEnvironment) -> EditionDomain:
    """The edition's domain of *env*."""
    domain = env.get_domain("edition")
    assert isinstance(domain, EditionDomain)
    return domain


def setup_domain(app: Sphinx) -> None:
    app.add_domain(EditionDomain)
