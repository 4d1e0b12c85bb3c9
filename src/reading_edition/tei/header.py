"""The ``teiHeader``: what the record, the options and the ledger say of the edition."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ..locale import _, language_name
from ..model.address import Address
from ..model.releases import releases
from ..store.anchors import ledger_of
from ..store.indexes import authority_of
from ..witness.located import statement
from ..works.source_citations import source_item
from .book import ORIGINAL, PERSONS, PLACES, WORKS
from .standoff import places_of
from .tree import child
from .works import structured

if TYPE_CHECKING:
    from ..model.record import Name, Record
    from .book import Book

RELATORS = "http://id.loc.gov/vocabulary/relators/"
"""The addresses of MARC's relators begin so."""
NOT_CITED = ("app", "bibl", "div", "note", "pb")
"""What has a number, and is no block of the text."""


def header(book: Book, version: str) -> ET.Element:
    """The header of *book*; *version* is that of the engine."""
    made = ET.Element("teiHeader")
    file = child(made, "fileDesc")
    record = book.settings.record
    _titles(child(file, "titleStmt"), book, record)
    if record.edition or record.version:
        statement = child(file, "editionStmt")
        words = record.edition or _("Version {version}").format(version=record.version)
        child(statement, "edition", words, n=record.version)
    _publication(child(file, "publicationStmt"), book, record)
    if record.series.title:
        series = child(file, "seriesStmt")
        child(series, "title", record.series.title, level="s")
        if record.series.number:
            child(series, "biblScope", record.series.number, unit="volume")
    _source(child(file, "sourceDesc"), book, record)
    _encoding(child(made, "encodingDesc"), book, version)
    _profile(child(made, "profileDesc"), book, record)
    _revisions(made, book)
    return made


def name_in(parent: ET.Element, name: Name, **given: str | None) -> None:
    """Write *name*, in its parts if it has several."""
    if name.corporate:
        child(parent, "orgName", name.family, **given)
    elif name.given:
        person = child(parent, "persName", **given)
        child(person, "forename", name.given).tail = " "
        child(person, "surname", name.family)
    else:
        child(parent, "persName", name.direct, **given)


def _titles(made: ET.Element, book: Book, record: Record) -> None:
    child(made, "title", record.title or str(book.env.config.project), type="main")
    if record.subtitle:
        child(made, "title", record.subtitle, type="sub")
    for credit in record.credits:
        names = zip(credit.names, book.responsible[credit.relator], strict=True)
        for name, ident in names:
            if credit.relator in ("aut", "edt", "trl"):
                tag = "author" if credit.relator == "aut" else "editor"
                name_in(child(made, tag, role=credit.relator, xml_id=ident), name)
            else:
                statement = child(made, "respStmt", xml_id=ident)
                code = credit.relator
                child(statement, "resp", code, key=code, ref=f"{RELATORS}{code}")
                name_in(statement, name)


def _publication(made: ET.Element, book: Book, record: Record) -> None:
    publisher = record.publisher or record.byline or str(book.env.config.author)
    child(made, "publisher", publisher)
    if record.place:
        child(made, "pubPlace", record.place)
    if record.date:
        child(made, "date", record.date, when=record.date)
    for kind, value in (("DOI", record.doi), ("ISBN", record.isbn), ("URI", record.url)):
        if value:
            child(made, "idno", value, type=kind)
    terms = child(made, "availability")
    if record.text_has_rights_of_its_own:
        words = ". ".join(filter(None, (record.text_rights.rstrip("."), record.text_licence)))
        child(terms, "licence", words, n="text", target=record.text_licence_url)
    if record.licence or record.licence_url:
        part = "apparatus" if record.text_has_rights_of_its_own else None
        words = record.licence or record.licence_url
        child(terms, "licence", words, n=part, target=record.licence_url)
    if ORIGINAL in book.beside:
        child(terms, "p", statement(book.env.config), n=ORIGINAL)
    if not len(terms):
        words = str(book.env.config.copyright)
        child(terms, "p", words if words.startswith("©") else f"© {words}".strip())


def _source(made: ET.Element, book: Book, record: Record) -> None:
    source = record.source
    if source.title:
        item = source_item(source, "source", date.min)
        item.pop("accessed", None)  # nobody has, while this is written
        made.append(structured(item, book.ids.new("source")))
    elif not book.witnesses:
        child(made, "p", _("The edition names no source."))
    if book.witnesses:
        listed = child(made, "listWit")
        for siglum, words in book.settings.sigla.items():
            child(listed, "witness", words, xml_id=book.witnesses[siglum], n=siglum)


def _encoding(made: ET.Element, book: Book, version: str) -> None:
    units = {place.unit: None for place in book.domain.places.values()}
    others = " or ".join(f"self::{tag}" for tag in NOT_CITED)
    if units:
        whole = child(child(made, "refsDecl"), "citeStructure", unit="section",
                      match="//text//div[@type='section']", use="@xml:id")  # fmt: skip
        for unit in units:
            match = f"self::div[@subtype='{unit}']//*[@n][not({others})]"
            child(whole, "citeStructure", unit=unit, match=match, use="@n", delim=".")
    if book.witnesses:
        child(made, "variantEncoding", method="parallel-segmentation", location="internal")
    indexes = [one for one in book.settings.indexes if one not in (PERSONS, PLACES, WORKS)]
    if indexes:
        classes = child(made, "classDecl")
        for index in indexes:
            _taxonomy(child(classes, "taxonomy", n=index), book, index)
    application = child(
        child(made, "appInfo"), "application", ident="sphinx-reading-edition", version=version
    )
    child(application, "label", "sphinx-reading-edition")


def _taxonomy(made: ET.Element, book: Book, index: str) -> None:
    """The entries of *index*, a category each, with the places that it lists."""
    authority = authority_of(book.domain, index)
    for key, entry in authority.persons.items():
        if entry.see and authority.resolve(key) is not None:
            continue
        category = child(made, "category", xml_id=book.entry(index, key), n=key)
        words = ", ".join(filter(None, (entry.heading, entry.description)))
        places_of(child(category, "catDesc", words), book, index, key)
    if not len(made):
        child(made, "category")


def _profile(made: ET.Element, book: Book, record: Record) -> None:
    if record.abstract:
        child(child(made, "abstract"), "p", record.abstract)
    language = language_of(book)
    known = [language, record.source.language]
    known += [one.language for one in book.settings.versions.values() if one.language]
    used = child(made, "langUsage")
    for code in dict.fromkeys(filter(None, known)):
        child(used, "language", language_name(code), ident=code)
    if record.keywords:
        words = child(child(made, "textClass"), "keywords")
        for keyword in record.keywords:
            child(words, "term", keyword)


def language_of(book: Book) -> str:
    """The language of the edition, as a tag."""
    return str(book.env.config.language).replace("_", "-")


def _revisions(made: ET.Element, book: Book) -> None:
    """What each version brought, the newest first, with pointers to its paragraphs."""
    found = releases(ledger_of(book.domain))
    if not found:
        return
    listed = child(made, "revisionDesc")
    for release in found:
        words = _("Version {version}").format(version=release.version)
        change = child(listed, "change", words, n=release.version, when=release.day)
        first = release is found[-1]
        changed = [] if first else _ids(book, (*release.added, *release.changed))
        if changed:
            change.set("target", " ".join(changed))


def _ids(book: Book, places: Iterable[str]) -> list[str]:
    """Pointers to *places*, those of them that there are."""
    found = (book.ids.of(Address.parse(place)) for place in places)
    return [f"#{name}" for name in dict.fromkeys(found) if name]
