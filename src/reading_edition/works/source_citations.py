"""Ready citations of the work that the edition is an edition of, of whatever kind it is."""

from __future__ import annotations

from datetime import date

from ..locale import _
from ..model.record import SourceWork
from .citation_files import citation_files, csl_date, csl_names, item_of
from .credits import listed
from .csl import Item
from .styles import (
    access,
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

_WHOLE = frozenset({"book", "graphic", "map", "motion_picture", "pamphlet", "report"})
"""Kinds of works whose titles stand without quotation marks."""


def source_citations(
    source: SourceWork, key: str, accessed: date, place: str = ""
) -> dict[str, str]:
    """Citations of *source* by format: chicago, mla, apa, bibtex, ris, json.

    Without an author the title comes first, as all three styles have it. *place* is the
    place in it, as this edition numbers it: ``Substitutionism, §3 ¶4``. The day of access
    goes with an address only.
    """
    return {
        "chicago": _chicago(source, accessed, place),
        "mla": _mla(source, accessed, place),
        "apa": _apa(source, place),
        **citation_files(source_item(source, key, accessed, place)),
    }


def source_item(source: SourceWork, key: str, accessed: date, place: str = "") -> Item:
    """The edition's source work as a CSL item."""
    return item_of(
        key,
        source.kind,
        {
            "title": source.title,
            "container-title": source.container,
            "author": csl_names(source.authors),
            "translator": csl_names(source.translators),
            "editor": csl_names(source.editors),
            "volume": source.volume,
            "issue": source.issue,
            "page": source.pages,
            "edition": source.edition,
            "publisher": source.publisher,
            "publisher-place": source.place,
            "archive": source.archive,
            "archive_location": source.archive_location,
            "issued": csl_date(source.date),
            "language": source.language,
            "ISBN": source.isbn,
            "DOI": source.doi,
            "URL": source.url,
            "accessed": csl_date(accessed.isoformat()) if source.url else {},
            "note": place,
        },
    )


def _chicago(source: SourceWork, accessed: date, place: str) -> str:
    title = source.title if source.kind in _WHOLE else ""
    more = commas(
        [
            _where(source, title),
            source.archive_location,
            source.archive,
            place,
            *(access(accessed, _address(source)) if source.url else [_address(source)]),
        ]
    )
    said = stop(more) if title else _quoted_title(source.title, more)
    return commas([listed(source.authors), said])


def _quoted_title(title: str, more: str) -> str:
    """The title of a part or an unpublished work, and *more*; no comma before a bracket."""
    if not more:
        return quoted(stop(title))
    return stop(spaced(quoted(title), more)) if more[0] == "(" else noted(title, [more])


def _where(source: SourceWork, title: str) -> str:
    """*title*, container, helpers and imprint: ``The Wind 3, no. 2 (May 1931): 4–9``."""
    chapter = source.kind == "chapter" and source.container
    container = _("in {book}").format(book=source.container) if chapter else source.container
    held = commas(
        [
            title,
            spaced(container, source.volume),
            _("no. {number}").format(number=source.issue) if source.issue else "",
            *_others(source, _("trans. {names}"), _("ed. {names}")),
            source.edition,
        ]
    )
    dated = month_first(source.date)
    imprint = ": ".join(filter(None, (source.place, source.publisher)))
    if imprint or source.volume or title:
        bracket = commas([imprint, dated])
        held = spaced(held, f"({bracket})" if bracket else "")
        sign = ": " if source.volume else ", "
        return held + (sign + source.pages if source.pages else "")
    return commas([held, dated, source.pages])


def _mla(source: SourceWork, accessed: date, place: str) -> str:
    volume = _("vol. {number}").format(number=source.volume) if source.volume else ""
    issue = _("no. {number}").format(number=source.issue) if source.issue else ""
    pages = _("pp. {pages}").format(pages=source.pages) if source.pages else ""
    parts = [
        source.container,
        *_others(source, _("translated by {names}"), _("edited by {names}")),
        source.edition,
        volume,
        issue,
        source.publisher,
        day_first(source.date),
        pages,
        source.archive,
        source.archive_location,
        place,
        _address(source),
    ]
    whole = source.kind in _WHOLE
    title = stop(source.title) if whole else quoted(stop(source.title))
    end = mla_end(parts, accessed) if source.url else stop(commas(parts))
    if not source.container and (source.translators or source.editors):
        end = end[:1].upper() + end[1:]  # it begins a sentence
    return spaced(stop(mla_names(source.authors)), title, end)


def _apa(source: SourceWork, place: str) -> str:
    title, dated = stop(source.title), f"({year_first(source.date)})."
    heads = [apa_names(source.authors), dated, title] if source.authors else [title, dated]
    issue = f"({source.issue})" if source.issue else ""
    return spaced(
        *heads,
        stop(commas([source.container, source.volume + issue, source.pages, place])),
        stop(commas([source.archive, source.archive_location])),
        stop(source.publisher),
        _address(source),
    )


def _others(source: SourceWork, translated: str, edited: str) -> list[str]:
    pairs = ((translated, source.translators), (edited, source.editors))
    return [form.format(names=listed(names)) for form, names in pairs if names]


def _address(source: SourceWork) -> str:
    return f"https://doi.org/{source.doi}" if source.doi else source.url
