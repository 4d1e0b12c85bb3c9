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

from .csl import Item, bibtex, csl_json, ris
from .record import Name, Record, SourceWork

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
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
    hash: str = ""
    """The paragraph's short hash; empty if it has none."""
    url: str = ""
    """Absolute address with the paragraph's fragment; empty if unknown."""

    @property
    def locator(self) -> str:
        """The place as printed: ``§3 ¶4``."""
        return f"{self.label} ¶{self.paragraph}".strip()


def citations(record: Record, place: Place, accessed: date) -> dict[str, str]:
    """Citations of *place*, by format: chicago, mla, apa, bibtex, ris, json."""
    return {
        "chicago": _chicago(record, place, accessed),
        "mla": _mla(record, place, accessed),
        "apa": _apa(record, place),
        **_files(place_item(record, place, accessed)),
    }


def source_citations(source: SourceWork, key: str, accessed: date) -> dict[str, str]:
    """Citations of the work that the edition is made from, by format as in `citations`.

    Without an author the title comes first, as all three styles have it.
    """
    title = _stop(source.title)
    names = [name.direct for name in source.authors]
    where = [source.container, _month_first(source.date), *_access(accessed, source.url)]
    mla = [source.container, _day_first(source.date), source.url]
    dated = f"({_year_first(source.date)})."
    heads = [_apa_names(source.authors), dated, title] if names else [title, dated]
    return {
        "chicago": _commas([_listed(names), f"“{source.title},” {_commas(where)}."]),
        "mla": _spaced(_stop(_mla_names(source.authors)), f"“{title}”", _mla_end(mla, accessed)),
        "apa": _spaced(*heads, _stop(source.container), source.url),
        **_files(source_item(source, key, accessed)),
    }


TOKENS = ("@paragraph@", "@hash@", "@url@")
"""What stands in a template for a paragraph's number, its short hash and its address."""
_NO_DAY = date.min
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


def source_templates(source: SourceWork, key: str) -> dict[str, str]:
    """Citations of the source work, with the tokens of `templates` for the day of access."""
    return _undated(source_citations(source, key, _NO_DAY))


def _undated(made: dict[str, str]) -> dict[str, str]:
    """*made*, with tokens where the first day of the calendar, which is nobody's, stands."""
    iso = _NO_DAY.isoformat()
    days = {
        _month_first(iso): "@month@",
        _day_first(iso): "@day@",
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
            "edition": f"version {record.version}" if record.version else "",
            "language": record.language,
            "URL": place.url,
            "accessed": _csl_date(accessed.isoformat()),
            "note": "; ".join(filter(None, (place.locator, _hashed(place)))),
        },
    )


def source_item(source: SourceWork, key: str, accessed: date) -> Item:
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
    editors = _listed([name.direct for name in record.editors])
    imprint = _commas([record.publisher, record.date[:4]])
    parts = [
        place.locator,
        f"in {record.full_title}",
        f"ed. {editors}" if editors else "",
        _spaced(_version(record, place), f"({imprint})" if imprint else ""),
        *_access(accessed, place.url),
    ]
    return f"“{place.section},” {_commas(parts)}."


def _mla(record: Record, place: Place, accessed: date) -> str:
    editors = _listed([name.direct for name in record.editors])
    parts = [
        record.full_title,
        f"edited by {editors}" if editors else "",
        _version(record, place),
        record.publisher,
        _day_first(record.date),
        place.locator,
        place.url,
    ]
    return _spaced(f"“{_stop(place.section)}”", _mla_end(parts, accessed))


def _apa(record: Record, place: Place) -> str:
    editors = _listed([_initialled(name) for name in record.editors], "&")
    several = len(record.editors) > 1 or any(name.corporate for name in record.editors)
    book = f"{record.full_title} ({_commas([_version(record, place), place.locator])})."
    return _spaced(
        _stop(place.section),
        f"({record.date[:4] or 'n.d.'}).",
        f"In {editors} ({'Eds.' if several else 'Ed.'})," if editors else "In",
        book,
        _stop(record.publisher),
        place.url,
    )


def _version(record: Record, place: Place) -> str:
    """What fixes the words cited: ``version 1.0, text a1b2c3d``."""
    return _commas([f"version {record.version}" if record.version else "", _hashed(place)])


def _hashed(place: Place) -> str:
    return f"text {place.hash}" if place.hash else ""


def _access(accessed: date, url: str) -> list[str]:
    return [f"accessed {_month_first(accessed.isoformat())}", url]


def _mla_end(parts: list[str], accessed: date) -> str:
    return f"{_commas(parts)}. Accessed {_day_first(accessed.isoformat())}."


def _commas(parts: list[str]) -> str:
    return ", ".join(filter(None, parts))


def _spaced(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _stop(text: str) -> str:
    """*text* with its full stop, unless it ends a sentence already."""
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def _listed(names: list[str], word: str = "and") -> str:
    """``A``, ``A and B``, ``A, B, and C``."""
    if len(names) < 3:
        return f" {word} ".join(names)
    return f"{', '.join(names[:-1])}, {word} {names[-1]}"


def _mla_names(names: tuple[Name, ...]) -> str:
    """The first name inverted, the second not; of more than two only the first."""
    if len(names) > 2:
        return f"{names[0].inverted}, et al."
    return ", and ".join(
        name.direct if position else name.inverted for position, name in enumerate(names)
    )


def _apa_names(names: tuple[Name, ...]) -> str:
    inverted = [_commas([name.family, _initials(name.given)]) for name in names]
    if len(inverted) < 2:
        return "".join(map(_stop, inverted))
    return _stop(f"{', '.join(inverted[:-1])}, & {inverted[-1]}")


def _initialled(name: Name) -> str:
    return _spaced(_initials(name.given), name.family)


def _initials(given: str) -> str:
    """``Jean-Paul M.`` as ``J.-P. M.``."""
    words = (word.split("-") for word in given.split())
    return " ".join("-".join(f"{part[0]}." for part in word if part) for word in words)


def _parts(day: str) -> tuple[str, str, str]:
    """Year, name of the month and day of an ISO date, each empty if it has none."""
    year, month, number = [*day.split("-"), "", ""][:3]
    return year, MONTHS[int(month) - 1] if month else "", str(int(number)) if number else ""


def _month_first(day: str) -> str:
    """``December 31, 2019``, as Chicago dates."""
    year, month, number = _parts(day)
    return _commas([_spaced(month, number), year]) if number else _spaced(month, year)


def _day_first(day: str) -> str:
    """``31 Dec. 2019``, as MLA dates; months of four letters and fewer stand in full."""
    year, month, number = _parts(day)
    short = month if len(month) <= len("July") else f"{month[: 4 if month == 'September' else 3]}."
    return _spaced(number, short, year)


def _year_first(day: str) -> str:
    """``2019, December 31``, as APA dates; ``n.d.`` without a date."""
    year, month, number = _parts(day)
    return _commas([year, _spaced(month, number)]) or "n.d."
