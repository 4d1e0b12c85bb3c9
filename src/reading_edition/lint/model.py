"""What the lint works on: pages cut into pieces, works, and what a rule finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pybtex.database import Entry

from ..people.authority import Person


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page: ``kind`` is text, role, reference, note, directive, option or front.

    ``name`` is the role's or directive's, or a note's label. ``emphasised`` text stands in
    italics, as titles do.
    """

    kind: str
    line: int
    text: str = ""
    name: str = ""
    heading: bool = False
    emphasised: bool = False
    path: Path = Path()
    """The file that it is in: the page, or one that the page includes."""
    block: int = 0
    """The line on which its paragraph, or other block of prose, begins."""
    version: str = ""
    """The other version of the text that it is in, by name; empty in the text itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``section`` is its front matter's, empty if it is no part of the text."""

    path: Path
    section: str
    pieces: tuple[Piece, ...]

    def of(self, *kinds: str) -> Iterator[Piece]:
        """The pieces of these *kinds*, in order."""
        return (piece for piece in self.pieces if piece.kind in kinds)


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of the bibliography, and where it is."""

    key: str
    entry: Entry
    path: Path
    line: int
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each field, as far as it could be found."""


@dataclass(frozen=True)
class Edition:
    """All that the rules look at: ``pages`` are in reading order.

    Of a project's pages these are the sections and those of the apparatus.
    """

    pages: tuple[Page, ...] = ()
    works: Mapping[str, Work] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    """Every form of a name that needs no entry any more."""
    persons: Mapping[str, Person] = field(default_factory=dict)
    """The entries of the authority file."""
    authority: Path = Path()
    faults: tuple[Finding, ...] = ()
    """Files that could not be read."""
    has_bibliography: bool = True
    """Whether ``works`` are all works that there are."""
    whole: bool = True
    """Whether ``pages`` are all pages that there are."""
    cited: frozenset[str] = frozenset()
    """Keys of the works that other pages cite."""
    mended: frozenset[str] = frozenset()
    """What Sphinx or MyST sets right when it reads a page (see `syntax`)."""
    language: str = "en"
    versions: Mapping[str, str] = field(default_factory=dict)
    """The languages of other versions of the text, by name."""
    rules: Mapping[str, int | bool] = field(default_factory=dict)
    """The rules that the project turns on or off, or gives a limit."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach of a rule; ``message`` says what is wrong and ``advice`` what to do."""

    path: Path
    line: int
    rule: str
    message: str
    advice: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.message}. {self.advice}."


Breach = tuple[Path, int, str, str]
"""Path, line, message and advice: a finding before it has its rule's id."""
Check = Callable[[Edition], Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the lint. ``id`` never changes once published."""

    id: str
    summary: str
    check: Check
    limit: int = 0
    """The usual limit of a rule that has one. Such a rule is off until a project turns it on."""

    def findings(self, edition: Edition) -> Iterator[Finding]:
        """What the rule finds, if it is on."""
        if not edition.rules.get(self.id, not self.limit):
            return
        for path, line, message, advice in self.check(edition):
            yield Finding(path, line, self.id, message, advice)

    def fault(self, value: object) -> str:
        """What is wrong with the *value* that a project gives the rule, or nothing."""
        if isinstance(value, bool) or (self.limit and isinstance(value, int) and value > 0):
            return ""
        return "True, False or a number above 0" if self.limit else "True or False"


def limit_of(edition: Edition, rule: str, usual: int) -> int:
    """The limit of a *rule*: as the project gives it, or the *usual* one."""
    given = edition.rules.get(rule, True)
    return usual if given is True else int(given)
