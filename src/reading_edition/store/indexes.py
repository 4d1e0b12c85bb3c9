"""The indexes of an edition: each an authority, and where what it lists is mentioned.

An index is named in the option ``indexes`` with its authority file; the index of names is one of
them, and its file is the option ``names``. What an index lists may come from elsewhere too: a
feature registers an `IndexSource`, as the works cited are. Roles mark places in the text; the
field ``at`` of an entry lists more of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import settings_of
from ..messages import Subtype, nearest, warn
from ..model.address import Address
from ..model.alphabetical import Order
from ..model.records import Mention
from ..people.authority import Authority, Fault, Person, load
from ..people.index import Index, build
from .collectors import Listing
from .domain import EditionDomain, edition_domain
from .features import EVENT, register, registered
from .tables import MARKS, MENTIONS, NOTES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from ..people.at import At

NAMES = "names"
"""The index of persons."""


def _nowhere(_domain: EditionDomain, _key: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class IndexSource:
    """What the index *name* lists that no authority file has, and where it is mentioned.

    *address* is what the heading of an entry leads to, by its key; None if nothing.
    """

    name: str
    entries: Callable[[EditionDomain], Mapping[str, Person]]
    mentions: Callable[[EditionDomain], Iterable[Mention]]
    address: Callable[[EditionDomain, str], Address | None] = _nowhere
    of_pages: bool = False
    """Whether its entries are found on the pages, so that they change when a page does."""


def sources_of(domain: EditionDomain, index: str) -> list[IndexSource]:
    """The sources of *index*, besides its authority file."""
    return [one for one in domain.once(_sources) if one.name == index]


def _sources(domain: EditionDomain) -> list[IndexSource]:
    return registered(domain.env, IndexSource)


def index_names(domain: EditionDomain) -> list[str]:
    """The names of all indexes that the edition may have."""
    sources = (one.name for one in domain.once(_sources))
    return list(dict.fromkeys((NAMES, *settings_of(domain.env).indexes, *sources)))


def authority_file(domain: EditionDomain, index: str = NAMES) -> Path | None:
    """The authority file of *index*, if it has one, in the folder of the pages."""
    settings = settings_of(domain.env)
    name = settings.names if index == NAMES else settings.indexes.get(index)
    return Path(domain.env.srcdir) / name if name else None


def _loaded(domain: EditionDomain) -> dict[str, tuple[Authority, list[Fault]]]:
    files = {index: authority_file(domain, index) for index in index_names(domain)}
    return {index: load(file) if file else (Authority({}), []) for index, file in files.items()}


def _authorities(domain: EditionDomain, *, of_pages: bool = False) -> dict[str, Authority]:
    found = {}
    for index, (listed, _) in domain.once(_loaded).items():
        entries: dict[str, Person] = {}
        for source in sources_of(domain, index):
            if of_pages or not source.of_pages:
                entries.update(source.entries(domain))
        found[index] = Authority({**entries, **listed.persons})
    return found


def _authorities_of_pages(domain: EditionDomain) -> dict[str, Authority]:
    return _authorities(domain, of_pages=True)


def authority_of(domain: EditionDomain, index: str = NAMES) -> Authority:
    """Everything that *index* lists, by key; its file takes precedence over other sources."""
    if any(source.of_pages for source in sources_of(domain, index)):
        return domain.derived(_authorities_of_pages)[index]
    return domain.once(_authorities)[index]


def faults_of(domain: EditionDomain, index: str) -> list[Fault]:
    """What is wrong with the authority file of *index*."""
    return domain.once(_loaded)[index][1]


def _mention(person: Person, at: At, docname: str, paragraph: int, anchor: str) -> Mention:
    kind = "principal" if at.principal else "mention"
    words = person.display
    return Mention(
        person.key, docname, paragraph, at.note, kind, at.sub, anchor, "", words, "", "listed"
    )


def _at(domain: EditionDomain, person: Person, at: At) -> tuple[list[Mention], str]:
    """The mentions at a listed place, and what is wrong with it."""
    section = domain.find_section(at.section)
    if section is None:
        known = [one.id for one in domain.sections.values()]
        return [], f"there is no section {at.section!r}.{nearest(at.section, known)}"
    if at.note:
        notes = NOTES.of(domain).get(section.docname, ())
        note = next((one for one in notes if one.label == at.note), None)
        if note is None:
            return [], f"section {section.id!r} has no note {at.note!r}."
        return [_mention(person, at, section.docname, note.paragraph, note.anchor)], ""
    anchors = {one.number: one.anchor for one in section.paragraphs}
    found = [
        _mention(person, at, section.docname, number, anchors[number])
        for number in at.numbers
        if number in anchors
    ]
    if len(found) == len(at.numbers):
        return found, ""
    return found, f"the numbers of section {section.id!r} end at {max(anchors, default=0)}."


def _listed(domain: EditionDomain) -> dict[str, list[Mention]]:
    """For each index the mentions that are marked at no word."""
    found: dict[str, list[Mention]] = {}
    for index in index_names(domain):
        mentions = found[index] = []
        for person in authority_of(domain, index).persons.values():
            mentions += [one for at in person.at for one in _at(domain, person, at)[0]]
        for source in sources_of(domain, index):
            mentions += source.mentions(domain)
    return found


def listed(domain: EditionDomain, index: str) -> list[Mention]:
    """The mentions of *index* that are marked at no word, but known by paragraph or note."""
    return domain.derived(_listed)[index]


def marked(domain: EditionDomain, index: str) -> Iterator[Mention]:
    """The mentions of *index* that words in the text are marked as."""
    for docname in domain.ordered_sections():
        if index == NAMES:
            yield from MENTIONS.of(domain).get(docname, ())
        yield from (one for name, one in MARKS.of(domain).get(docname, ()) if name == index)


def _indexes(domain: EditionDomain) -> dict[str, Index]:
    settings = settings_of(domain.env)
    order = Order(settings.index_order, str(domain.env.config.language), settings.letters)
    return {
        index: build(
            (*marked(domain, index), *listed(domain, index)),
            authority_of(domain, index),
            domain.places,
            order,
        )
        for index in index_names(domain)
    }


def index_of(domain: EditionDomain, index: str = NAMES) -> Index:
    """The index *index* of all pages."""
    return domain.derived(_indexes)[index]


def lost_places(domain: EditionDomain, index: str) -> Iterator[tuple[Person, str]]:
    """The entries of *index* that list a place that does not exist, and what is wrong with it."""
    for person in authority_of(domain, index).persons.values():
        for at in person.at:
            if wrong := _at(domain, person, at)[1]:
                yield person, f"[{person.key}] at {str(at)!r}: {wrong} Correct it, or take it out."


def listing(index: str) -> str:
    """The name under which a page is listed as showing *index*."""
    return NAMES if index == NAMES else f"index of {index}"


def _shown(index: str, domain: EditionDomain) -> object:
    return index_of(domain, index) if index in index_names(domain) else None


def _register_listings(app: Sphinx, _config: Config) -> None:
    sources = [one.name for one in app.emit(EVENT) if isinstance(one, IndexSource)]
    for index in dict.fromkeys((*settings_of(app).indexes, *sources)):
        register(app, Listing(listing(index), (partial(_shown, index),)))


def _report_faults(app: Sphinx) -> None:
    """Warn of every fault of an authority file before a page is read."""
    domain, settings = edition_domain(app.env), settings_of(app)
    if not settings.edition:
        return  # a file of that name belongs to another extension
    for index in index_names(domain):
        file = authority_file(domain, index)
        if index == NAMES and "names" not in settings.given and file and not file.exists():
            continue  # an edition need not have an index of names
        for fault in faults_of(domain, index):
            warn(Subtype.AUTHORITY, fault.message, location=f"{fault.path}:{fault.line}")


def _report_places(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of the places in authority files that do not exist, when all pages are read."""
    domain = edition_domain(env)
    if settings_of(env).edition:
        for index in index_names(domain):
            for person, message in lost_places(domain, index):
                line = person.at_line or person.line
                warn(Subtype.INDEX, message, location=f"{authority_file(domain, index)}:{line}")


def setup_indexes(app: Sphinx) -> None:
    app.connect("config-inited", _register_listings, priority=900)
    app.connect("builder-inited", _report_faults)
    app.connect("env-check-consistency", _report_places)
