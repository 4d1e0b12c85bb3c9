"""How a feature keeps what it finds on a page, and what a list made of all pages shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from .domain import EditionDomain
    from .tables import Table


@dataclass(frozen=True, slots=True)
class Page:
    """A page that has just been read, and what collectors have found on it so far."""

    env: BuildEnvironment
    docname: str
    document: nodes.document
    found: dict[str, Any]

    @property
    def is_section(self) -> bool:
        """Whether it is a section of the text."""
        return "re_section" in self.document


def _nothing(_page: Page) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Collector:
    """Fills *table* with what *collect* finds on each page; None if it finds nothing.

    It runs when the collectors of the tables *after* have found theirs. A table without
    *collect* is filled by roles and directives while a page is read. If the page shows what is
    kept elsewhere, *shows* returns that, for the docname of the page: when it has changed, the
    page is written again.
    """

    table: Table[Any]
    collect: Callable[[Page], object] = _nothing
    after: tuple[Table[Any], ...] = ()
    shows: Callable[[EditionDomain, str], object] | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list made of what all pages say, such as an index.

    *kind* is the name under which pages say that they show it (`EditionDomain.note_list`);
    empty if every page does. A page that shows it is written again when one of the values
    that it *shows* has changed; if it names none, whenever any page was read.
    """

    kind: str
    shows: tuple[Callable[[EditionDomain], object], ...]


def in_order(collectors: Iterable[Collector]) -> list[Collector]:
    """Return *collectors* so that each comes after those that it follows."""
    by_table = {one.table.name: one for one in collectors}
    graph = {name: [table.name for table in one.after] for name, one in by_table.items()}
    return [by_table[name] for name in TopologicalSorter(graph).static_order() if name in by_table]
