"""The edition's own bibliographic record: the one source of all that says how to cite it.

Page metadata, ``CITATION.cff``, the title page, the imprint and the citations offered beside a
paragraph are written from a `Record`, so that they cannot disagree. `record_reading` reads one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """A person or a body. A body has only a `family`, its full name."""

    family: str
    given: str = ""
    corporate: bool = False

    @classmethod
    def parse(cls, text: str) -> Name:
        """Read ``Family, Given``, ``{A Body}`` or a single name.

        >>> Name.parse("Serge, Victor").direct
        'Victor Serge'
        """
        text = " ".join(text.split())
        if text.startswith("{") and text.endswith("}"):
            return cls(text[1:-1], corporate=True)
        family, _, given = text.partition(",")
        return cls(family.strip(), given.strip())

    @property
    def direct(self) -> str:
        """The name in reading order."""
        return f"{self.given} {self.family}".strip()

    @property
    def inverted(self) -> str:
        """The name in list order."""
        return f"{self.family}, {self.given}" if self.given else self.family


Names = tuple[Name, ...]


@dataclass(frozen=True)
class SourceWork:
    """The work that the edition is an edition of; ``authors`` may be empty."""

    title: str = ""
    authors: Names = ()
    container: str = ""
    """The journal, site or book that it came out in."""
    date: str = ""
    url: str = ""
    language: str = ""
    kind: str = "document"
    """A type of work as CSL calls it; see `record_reading.KINDS`."""
    editors: Names = ()
    translators: Names = ()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    publisher: str = ""
    place: str = ""
    archive: str = ""
    archive_location: str = ""
    """The shelf mark of a manuscript within its archive."""
    isbn: str = ""
    doi: str = ""


@dataclass(frozen=True)
class Series:
    """The series that the edition came out in, and its number there."""

    title: str = ""
    number: str = ""


@dataclass(frozen=True)
class Credit:
    """Who did one kind of work for the edition; ``relator`` is a code of MARC, such as trl."""

    relator: str
    names: Names


@dataclass(frozen=True)
class Record:
    """What a catalogue says about the edition. Dates are ISO 8601, to the year, month or day."""

    title: str = ""
    subtitle: str = ""
    authors: Names = ()
    """Who wrote the words that the edition prints; empty if it restates them."""
    editors: Names = ()
    translators: Names = ()
    illustrators: Names = ()
    contributors: tuple[Credit, ...] = ()
    """Everyone else, by what each did."""
    publisher: str = ""
    place: str = ""
    date: str = ""
    version: str = ""
    edition: str = ""
    """The edition statement, as it is printed: "Second edition, revised"."""
    series: Series = Series()
    isbn: str = ""
    doi: str = ""
    """Without an address before it."""
    language: str = "en"
    url: str = ""
    """Address of the front page, absolute; empty if the edition has none."""
    repository: str = ""
    """Address of the repository; empty if none."""
    licence: str = ""
    """SPDX identifier; empty if none is given. Of the whole edition, or of all but the text."""
    licence_url: str = ""
    text_rights: str = ""
    """What is to be said of the rights in the text, in a sentence, where they are others."""
    text_licence: str = ""
    text_licence_url: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    source: SourceWork = SourceWork()

    @property
    def full_title(self) -> str:
        """Title and subtitle in one."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @property
    def principals(self) -> Names:
        """Those by whom the edition is: its authors, or its editors where it names no author."""
        return self.authors or self.editors

    @property
    def principal(self) -> str:
        """The relator of the principals."""
        return "aut" if self.authors else "edt"

    @property
    def byline(self) -> str:
        """The names of the principals on the title page."""
        return ", ".join(name.direct for name in self.principals)

    @property
    def credits(self) -> tuple[Credit, ...]:
        """All persons, by what they did: authors, translators, editors, illustrators, others."""
        named = (
            ("aut", self.authors),
            ("trl", self.translators),
            ("edt", self.editors),
            ("ill", self.illustrators),
        )
        return (*(Credit(code, names) for code, names in named if names), *self.contributors)

    @property
    def text_has_rights_of_its_own(self) -> bool:
        """Whether the rights in the text are told apart from those in the rest."""
        return bool(self.text_rights or self.text_licence or self.text_licence_url)
