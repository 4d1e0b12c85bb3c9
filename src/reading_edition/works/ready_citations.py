"""Ready citations of a place in the edition.

`citations` gives all six: Chicago (notes), MLA and APA as text, BibTeX, RIS and CSL-JSON
as files. The text version and the paragraph's short hash go with each, so that a reader of
a later version can tell whether the words are still those that were cited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from ..locale import _
from ..model.record import Record, SourceWork
from .citation_files import citation_files, csl_date, csl_names, item_of
from .credits import listed
from .csl import Item
from .source_citations import source_citations
from .styles import (
    access,
    ampersand,
    apa_editors,
    apa_names,
    commas,
    day_first,
    initialled,
    mla_end,
    mla_names,
    month_first,
    noted,
    quoted,
    spaced,
    stop,
)


@dataclass(frozen=True)
class Place:
    """A paragraph to be cited. ``label`` is printed ("§3" or "Further Reading")."""

    key: str
    """Stem of the citation's key, such as the section's id: letters, digits, hyphens."""
    section: str
    """The section's title."""
    label: str
    paragraph: int | str
    """Its number; empty for the whole section."""
    hash: str = ""
    """The paragraph's short hash; empty if it has none."""
    url: str = ""
    """Absolute address with the paragraph's fragment; empty if unknown."""
    sign: str = "¶"
    """What is printed before the number; nothing in a list of numbered items."""

    @property
    def locator(self) -> str:
        """The place as printed: ``§3 ¶4``."""
        number = f"{self.sign}{self.paragraph}" if self.paragraph != "" else ""
        return spaced(self.label, number)


def citations(record: Record, place: Place, accessed: date) -> dict[str, str]:
    """Citations of *place*, by format: chicago, mla, apa, bibtex, ris, json."""
    return {
        "chicago": _chicago(record, place, accessed),
        "mla": _mla(record, place, accessed),
        "apa": _apa(record, place),
        **citation_files(place_item(record, place, accessed)),
    }


def section_citation(record: Record, section: Place) -> str:
    """A citation of a whole section for a page that nobody fills in: APA asks for no day."""
    return _apa(record, section)


TOKENS = ("@paragraph@", "@hash@", "@url@")
"""What a template has in place of a paragraph's number, short hash and address."""
_NO_DAY = date.max
_ACCESSED = re.compile(r'("accessed": \{\s*"date-parts": \[\s*\[)[\s\d,]*(\])')


def templates(record: Record, section: Place) -> dict[str, str]:
    """Citations of any paragraph of *section*, to be filled in where they are read.

    As `citations`, with `TOKENS` for the paragraph, and for the day of access ``@month@``
    (May 2, 2027), ``@day@`` (2 May 2027), ``@iso@`` (2027-05-02), ``@ris@`` (2027/05/02) and
    ``@parts@`` (2027, 5, 2). No value needs escaping in any format.
    """
    paragraph, digest, url = TOKENS
    place = replace(section, paragraph=paragraph, hash=digest, url=url)
    return _undated(citations(record, place, _NO_DAY))


def source_templates(source: SourceWork, key: str, section: Place) -> dict[str, str]:
    """Citations of any paragraph of the source work that *section* stands for.

    The tokens are those of `templates`; the text's hash and address are this edition's only.
    """
    place = commas([section.section, replace(section, paragraph=TOKENS[0]).locator])
    return _undated(source_citations(source, key, _NO_DAY, place))


def _undated(made: dict[str, str]) -> dict[str, str]:
    """*made*, with tokens where the last day of the calendar, which is nobody's, stands."""
    iso = _NO_DAY.isoformat()
    days = {
        month_first(iso): "@month@",
        day_first(iso): "@day@",
        iso: "@iso@",
        iso.replace("-", "/"): "@ris@",
    }
    found = {}
    for name, text in made.items():
        for day, token in days.items():
            text = text.replace(day, token)
        found[name] = _ACCESSED.sub(r"\1@parts@\2", text)
    return found


def place_item(record: Record, place: Place, accessed: date) -> Item:
    """*place* as a CSL item: a chapter of the edition, with the place in its note."""
    return item_of(
        f"{place.key}-p{place.paragraph}",
        "chapter",
        {
            "title": place.section,
            "container-title": record.full_title,
            "collection-title": record.series.title,
            "collection-number": record.series.number,
            "author": csl_names(record.authors),
            "translator": csl_names(record.translators),
            "editor": csl_names(record.editors),
            "illustrator": csl_names(record.illustrators),
            "publisher": record.publisher,
            "publisher-place": record.place,
            "issued": csl_date(record.date),
            "edition": commas([record.edition, _numbered(record)]),
            "ISBN": record.isbn,
            "language": record.language,
            "URL": place.url,
            "accessed": csl_date(accessed.isoformat()),
            "note": "; ".join(filter(None, (place.locator, _hashed(place)))),
        },
    )


def _chicago(record: Record, place: Place, accessed: date) -> str:
    imprint = commas([record.publisher, record.date[:4]])
    parts = [
        place.locator,
        _("in {book}").format(book=record.full_title),
        *_others(record, _("trans. {names}"), _("ed. {names}")),
        record.edition,
        spaced(_version(record, place), f"({imprint})" if imprint else ""),
        *access(accessed, place.url),
    ]
    return commas([listed(record.authors), noted(place.section, parts)])


def _mla(record: Record, place: Place, accessed: date) -> str:
    parts = [
        record.full_title,
        *_others(record, _("translated by {names}"), _("edited by {names}")),
        record.edition,
        _version(record, place),
        record.publisher,
        day_first(record.date),
        place.locator,
        place.url,
    ]
    section = quoted(stop(place.section))
    return spaced(stop(mla_names(record.authors)), section, mla_end(parts, accessed))


def _others(record: Record, translated: str, edited: str) -> list[str]:
    """Who translated and who edited, as a style says it; nothing of whom nobody names."""
    pairs = ((translated, record.translators), (edited, record.editors))
    return [form.format(names=listed(names)) for form, names in pairs if names]


def _apa(record: Record, place: Place) -> str:
    translators = ampersand([initialled(name) for name in record.translators])
    said = commas([record.edition, _version(record, place), place.locator])
    if translators:
        said = _("{names}, Trans.; {more}").format(names=translators, more=said)
    return spaced(
        *_apa_head(record, place),
        apa_editors(record.editors),
        f"{record.full_title} ({said}).",
        stop(record.publisher),
        place.url,
    )


def _apa_head(record: Record, place: Place) -> tuple[str, ...]:
    """Authors, year and title; without authors the title comes first."""
    dated, title = f"({record.date[:4] or _('n.d.')}).", stop(place.section)
    if record.authors:
        return (apa_names(record.authors), dated, title)
    return (title, dated)


def _version(record: Record, place: Place) -> str:
    """What fixes the words cited: ``version 1.0, text a1b2c3d``."""
    return commas([_numbered(record), _hashed(place)])


def _numbered(record: Record) -> str:
    return _("version {version}").format(version=record.version) if record.version else ""


def _hashed(place: Place) -> str:
    return _("text {hash}").format(hash=place.hash) if place.hash else ""
