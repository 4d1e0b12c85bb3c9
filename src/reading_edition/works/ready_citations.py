"""Ready citations of a place in the edition, and of the work it is an edition of.

`citations` gives all six: Chicago (notes), MLA and APA as text, BibTeX, RIS and CSL-JSON
as files. The text version and the paragraph's short hash go with each, so that a reader of
a later version can tell whether the words are still those that were cited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..locale import _, joined
from ..model.record import Name, Record, SourceWork
from .csl import Item, bibtex, csl_json, ris
from .styles import (
    access,
    apa_editors,
    apa_names,
    commas,
    day_first,
    mla_end,
    mla_names,
    month_first,
    noted,
    quoted,
    spaced,
    stop,
    year_first,
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
        **_files(place_item(record, place, accessed)),
    }


def section_citation(record: Record, section: Place) -> str:
    """A citation of a whole section for a page that nobody fills in: APA asks for no day."""
    return _apa(record, section)


def source_citations(
    source: SourceWork, key: str, accessed: date, place: str = ""
) -> dict[str, str]:
    """Citations of the work that the edition is made from, by format as in `citations`.

    Without an author the title comes first, as all three styles have it. *place* is the
    place in it, as this edition numbers it: ``Substitutionism, §3 ¶4``.
    """
    title = stop(source.title)
    names = [name.direct for name in source.authors]
    where = [source.container, month_first(source.date), place, *access(accessed, source.url)]
    mla = [source.container, day_first(source.date), place, source.url]
    dated = f"({year_first(source.date)})."
    heads = [apa_names(source.authors), dated, title] if names else [title, dated]
    return {
        "chicago": commas([joined(names), noted(source.title, where)]),
        "mla": spaced(stop(mla_names(source.authors)), quoted(title), mla_end(mla, accessed)),
        "apa": spaced(*heads, stop(commas([source.container, place])), source.url),
        **_files(source_item(source, key, accessed, place)),
    }


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
    return _item(
        f"{place.key}-p{place.paragraph}",
        "chapter",
        {
            "title": place.section,
            "container-title": record.full_title,
            "editor": _csl_names(record.editors),
            "publisher": record.publisher,
            "issued": _csl_date(record.date),
            "edition": _numbered(record),
            "language": record.language,
            "URL": place.url,
            "accessed": _csl_date(accessed.isoformat()),
            "note": "; ".join(filter(None, (place.locator, _hashed(place)))),
        },
    )


def source_item(source: SourceWork, key: str, accessed: date, place: str = "") -> Item:
    """The edition's source work as a CSL item."""
    return _item(
        key,
        "post-weblog",
        {
            "title": source.title,
            "container-title": source.container,
            "author": _csl_names(source.authors),
            "issued": _csl_date(source.date),
            "language": source.language,
            "URL": source.url,
            "accessed": _csl_date(accessed.isoformat()),
            "note": place,
        },
    )


def _item(key: str, kind: str, fields: dict[str, Any]) -> Item:
    return {"id": key, "type": kind} | {name: value for name, value in fields.items() if value}


def _files(item: Item) -> dict[str, str]:
    return {"bibtex": bibtex(item), "ris": ris(item), "json": csl_json([item])}


def _csl_names(names: tuple[Name, ...]) -> list[dict[str, str]]:
    return [
        {"family": name.family, "given": name.given} if name.given else {"literal": name.family}
        for name in names
    ]


def _csl_date(day: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else {}


def _chicago(record: Record, place: Place, accessed: date) -> str:
    editors = joined([name.direct for name in record.editors])
    imprint = commas([record.publisher, record.date[:4]])
    parts = [
        place.locator,
        _("in {book}").format(book=record.full_title),
        _("ed. {names}").format(names=editors) if editors else "",
        spaced(_version(record, place), f"({imprint})" if imprint else ""),
        *access(accessed, place.url),
    ]
    return noted(place.section, parts)


def _mla(record: Record, place: Place, accessed: date) -> str:
    editors = joined([name.direct for name in record.editors])
    parts = [
        record.full_title,
        _("edited by {names}").format(names=editors) if editors else "",
        _version(record, place),
        record.publisher,
        day_first(record.date),
        place.locator,
        place.url,
    ]
    return spaced(quoted(stop(place.section)), mla_end(parts, accessed))


def _apa(record: Record, place: Place) -> str:
    book = f"{record.full_title} ({commas([_version(record, place), place.locator])})."
    return spaced(
        stop(place.section),
        f"({record.date[:4] or _('n.d.')}).",
        apa_editors(record.editors),
        book,
        stop(record.publisher),
        place.url,
    )


def _version(record: Record, place: Place) -> str:
    """What fixes the words cited: ``version 1.0, text a1b2c3d``."""
    return commas([_numbered(record), _hashed(place)])


def _numbered(record: Record) -> str:
    return _("version {version}").format(version=record.version) if record.version else ""


def _hashed(place: Place) -> str:
    return _("text {hash}").format(hash=place.hash) if place.hash else ""
