"""Which pages an edit touches: those to read again, and those to write again.

A page is read again if a person whom it names, or the name of one that its text holds, is
no longer what it was; it is written again if anything that it shows, and that is kept
elsewhere, has changed. What was shown is remembered for each builder by itself, since one
that comes later has still to write what another has written already.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes

from ..model.matcher import Recogniser
from ..people.authority import Authority, Person
from .domain import EditionDomain, edition_domain
from .nodes import person

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain

    from ..read.paragraphs import Section

Lister = Callable[[EditionDomain], object]


def _digest(value: object) -> str:
    # Not pickled: equal objects have several pickles, by what they share.
    return hashlib.sha256(repr(value).encode(errors="surrogatepass")).hexdigest()


# -- what the pages show -------------------------------------------------------------


def _mentions(domain: EditionDomain) -> object:
    return [
        (m.key, docname, m.paragraph, m.note, m.kind, m.sub, m.anchor)
        for docname in domain.ordered_sections()
        for m in domain.mentions[docname]
    ]


def _sections(domain: EditionDomain) -> object:
    return [domain.sections[docname] for docname in domain.ordered_sections()]


def _extents(domain: EditionDomain) -> object:
    """Where a paragraph stands and how long it is, whatever its words."""
    sections = (domain.sections[docname] for docname in domain.ordered_sections())
    return [
        (one.docname, one.title, [(p.anchor, p.words) for p in one.paragraphs]) for one in sections
    ]


def _in_context(domain: EditionDomain) -> object:
    return [domain.mentions[docname] for docname in domain.ordered_sections()]


def _notes(domain: EditionDomain) -> object:
    tables = (domain.notes, domain.ednotes, domain.data["bodies"])
    return [
        (domain.sections[docname].id, [table.get(docname) for table in tables])
        for docname in domain.ordered_sections()
    ]


def _citations(domain: EditionDomain) -> object:
    return [domain.citations.get(docname) for docname in domain.order]


def _persons(domain: EditionDomain) -> object:
    return list(domain.authority.persons.values())


def _works(domain: EditionDomain) -> object:
    return _works_of(domain.env)


def _ledger(domain: EditionDomain) -> object:
    return domain.ledger


SHOWN: Mapping[str, tuple[Lister, ...]] = {
    "names": (_mentions, _extents, _persons),
    "persons": (_in_context, _extents, _persons, _citations, _works),
    "dispersion": (_mentions, _extents, _persons),
    "notes": (_notes, _works),
    "ednotes": (_notes, _works),
    "works": (_citations, _works),
    "changes": (_sections, _ledger),
    "timeline": (_citations, _works),
}
"""What a list shows, by its kind. One that is not here is written whenever a page was read."""


def _works_of(env: BuildEnvironment) -> dict[str, object]:
    """For each work all that a citation of it may show, and where its entry is."""
    cite = cast("BibtexDomain", env.get_domain("cite"))
    return {
        work.key: (
            work.citation_id,
            work.bibliography_key.docname,
            work.formatted_entry.label,
            work.entry.type,
            list(work.entry.fields.items()),
            [(role, list(map(str, people))) for role, people in work.entry.persons.items()],
        )
        for work in cite.citations
    }


def _seen(one: Person | None) -> object:
    """What a page shows of a person whom it names."""
    return one and (one.display, one.links)


def _anchors(section: Section) -> object:
    return section.docname, [(one.number, one.anchor) for one in section.paragraphs]


def shown(domain: EditionDomain) -> dict[str, str]:
    """For each page a digest of all that it shows and that is not its own.

    Where the pages stand, and what they are called, every page shows in its navigation.
    """
    env = domain.env
    everywhere = _digest(
        (
            domain.places,
            domain.page_of_persons,
            domain.page_of_index,
            domain.ledger,
            [(name, env.titles[name].astext()) for name in domain.order if name in env.titles],
            [(name, env.toctree_includes.get(name)) for name in domain.order],
        )
    )
    persons, works = domain.authority.persons, _works_of(env)
    lists: dict[str, str] = {}
    for kind in {kind for kinds in domain.lists.values() for kind in kinds}:
        listers = SHOWN.get(kind)
        value = [one(domain) for one in listers] if listers else sorted(env.all_docs.items())
        lists[kind] = _digest(value)
    found = {}
    for docname in domain.order:
        targets = domain.data["targets"].get(docname, ())
        sections = ((name, domain.find_section(name)) for name in targets)
        mentions = domain.mentions.get(docname, ())
        citations = domain.citations.get(docname, ())
        found[docname] = _digest(
            (
                everywhere,
                [lists[kind] for kind in dict.fromkeys(domain.lists.get(docname, ()))],
                [_seen(persons.get(key)) for key in dict.fromkeys(m.key for m in mentions)],
                [domain.entry_of(key) for key in domain.data["named"].get(docname, ())],
                [works.get(key) for key in dict.fromkeys(c.key for c in citations)],
                [(name, section and _anchors(section)) for name, section in sections],
            )
        )
    return found


def _to_write(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    domain = edition_domain(env)
    now = shown(domain)
    remembered = domain.data["shown"]
    before, remembered[app.builder.name] = remembered.get(app.builder.name, {}), now
    return sorted(name for name in now if now[name] != before.get(name))


# -- what the pages were read with ---------------------------------------------------


def read_with(authority: Authority) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """What reading a page takes from *authority*: each person's name, each form's persons."""
    forms: dict[str, tuple[str, ...]] = {}
    for form, key in authority.forms():
        forms[form] = (*forms.get(form, ()), key)
    return {one.key: one.display for one in authority.persons.values()}, forms


def _differing(before: Mapping[str, Any], now: Mapping[str, Any]) -> set[str]:
    return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}


def texts_of(document: nodes.document) -> Iterator[str]:
    """The stretches of running text in which names were looked for, as they were then."""
    for parent in document.findall(nodes.TextElement):
        if isinstance(parent, person):
            continue
        stretch = ""
        for child in parent.children:
            if isinstance(child, nodes.Text) or (isinstance(child, person) and "found" in child):
                stretch += child.astext()
            elif stretch:
                yield stretch
                stretch = ""
        if stretch:
            yield stretch


def _as_read(env: BuildEnvironment, docname: str) -> nodes.document:
    """The page as it was read. Sphinx would keep it, and give it out when it is read anew."""
    with (Path(env.doctreedir) / f"{docname}.doctree").open("rb") as file:
        return cast("nodes.document", pickle.load(file))


def _to_read(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The pages that were read with another authority file, where it matters to them."""
    domain = edition_domain(env)
    now = read_with(domain.authority)
    before, domain.data["read_with"] = domain.data["read_with"], now
    if before is None or before == now:
        return []
    persons = _differing(before[0], now[0])
    forms = _differing(before[1], now[1])
    found = [name for name, keys in domain.data["named"].items() if not persons.isdisjoint(keys)]
    if forms:
        recogniser = Recogniser((form, form) for form in forms)
        known = domain.data["recognised"].keys() & env.all_docs.keys() - removed
        found += [
            name for name in known if any(map(recogniser.find, texts_of(_as_read(env, name))))
        ]
    return found


def setup_outdated(app: Sphinx) -> None:
    app.connect("env-get-outdated", _to_read)
    # After sphinxcontrib-bibtex (500), which then knows the works and their labels.
    app.connect("env-updated", _to_write, priority=800)
