"""The list of works: an author–date style after Chicago's, registered with pybtex.

Titles keep their capitals; translators and original years are printed. A field that is
missing leaves its part out, so that an entry of which little is known still prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from string import ascii_lowercase

from pybtex.database import Entry, Person
from pybtex.richtext import HRef, Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.names.plain import NameStyle
from pybtex.style.sorting import BaseSortingStyle

from ..model.alphabetical import fold
from .bibliography import bare_doi
from .person_names import full_name, goes_on, inverted, listed, people

NO_DATE = "n.d."
_HOUSES = ("publisher", "institution", "organization")
_ITALIC = {
    "book",
    "collection",
    "inbook",
    "mvbook",
    "proceedings",
    "report",
    "techreport",
    "thesis",
}


def creators(entry: Entry) -> tuple[Sequence[Person], str]:
    """The persons that *entry* is listed under, and their role: authors, else editors."""
    for role in ("author", "editor"):
        persons = people(entry, role)
        if persons:
            return persons, role
    return (), ""


class YearLabels(BaseLabelStyle):  # type: ignore[misc]  # pybtex has no types
    """Author and year, with a letter where one author has several works of one year.

    sphinxcontrib-bibtex wants labels that are unique; `year_of` takes the year out again.
    """

    def format_labels(self, sorted_entries: Iterable[Entry]) -> list[str]:
        entries = list(sorted_entries)
        groups = [(_author_key(entry), entry.fields.get("year", NO_DATE)) for entry in entries]
        sizes, seen = Counter(groups), Counter[tuple[str, str]]()
        labels = []
        for group in groups:
            letter = _letter(seen[group]) if sizes[group] > 1 else ""
            seen[group] += 1
            hyphen = "-" if letter and group[1] == NO_DATE else ""
            labels.append(f"{group[0]} {group[1]}{hyphen}{letter}")
        return labels


def year_of(label: str) -> str:
    """The year with its letter: "2003b" of the label "calvino, italo 2003b"."""
    return label.rpartition(" ")[2]


def _letter(number: int) -> str:
    """a … z, aa, ab …"""
    quotient, rest = divmod(number, 26)
    return (_letter(quotient - 1) if quotient else "") + ascii_lowercase[rest]


class AuthorYearOrder(BaseSortingStyle):  # type: ignore[misc]  # pybtex has no types
    """By author, diacritics folded, then year, then title; anonymous works by title."""

    def sorting_key(self, entry: Entry) -> tuple[str, str, str]:
        year = entry.fields.get("year", "9999")  # undated works follow the dated
        return (_author_key(entry), year, fold(_plain(entry, "title")))


def _author_key(entry: Entry) -> str:
    persons, _ = creators(entry)
    names = "; ".join(inverted(person) for person in persons) or _plain(entry, "title")
    return fold(names).removeprefix("the ")


def rich(entry: Entry, name: str) -> Text:
    """A field of *entry* with its LaTeX read; empty if it has none."""
    return Text.from_latex(entry.fields.get(name, ""))


def _plain(entry: Entry, name: str) -> str:
    return str(rich(entry, name))


class AuthorDateStyle(BaseStyle):  # type: ignore[misc]  # pybtex has no types
    """Serge, Victor. (1951) 2012. *Memoirs of a Revolutionary*. Translated by …"""

    default_name_style = NameStyle
    default_label_style = YearLabels
    default_sorting_style = AuthorYearOrder

    def format_entry(self, label: str, entry: Entry, bib_data: object = None) -> FormattedEntry:
        title = _title(entry)
        who, when = _who(entry), _when(entry, year_of(label))
        head = [who, when, title] if who else [title or Text(entry.key), when]
        parts = [*head, *_container(entry), *_imprint(entry), *_links(entry)]
        return FormattedEntry(entry.key, Text(" ").join(_sentence(p) for p in parts if p), label)


def _sentence(text: Text) -> Text:
    """*text* with a full stop, unless it ends in one, in "?" or in "!"."""
    bare = str(text).rstrip("”’")
    return text if bare.endswith((".", "?", "!")) else text + "."


def _who(entry: Entry) -> Text | None:
    persons, role = creators(entry)
    if not persons:
        return None
    names = listed([inverted(persons[0]), *map(full_name, persons[1:])])
    if goes_on(entry, role):
        names = ", ".join([inverted(persons[0]), *map(full_name, persons[1:]), "et al."])
    elif len(persons) == 2:  # the inverted name's comma wants another behind it
        names = f"{inverted(persons[0])}, and {full_name(persons[1])}"
    suffix = "" if role == "author" else ", ed" + ("s." if len(persons) > 1 else ".")
    return Text(names + suffix)


def _when(entry: Entry, year: str) -> Text:
    first = entry.fields.get("origdate", "").replace("/", "–")
    return Text(f"({first}) {year}" if first else year)


def _title(entry: Entry) -> Text | None:
    if "title" not in entry.fields:
        return None
    title = rich(entry, "title")
    if entry.type in _ITALIC:
        return Tag("em", title)
    closes = "" if str(title).endswith((".", "?", "!")) else "."
    if str(title).startswith("["):  # supplied by the editors: nobody's words
        return Text(title, closes)
    return Text("“", title, closes, "”")


def _container(entry: Entry) -> list[Text]:
    if entry.type == "article":
        return [_journal(entry)]
    parts = []
    if "booktitle" in entry.fields:
        book = Text("In ", Tag("em", rich(entry, "booktitle")))
        for role, verb in (("editor", "edited by"), ("translator", "translated by")):
            if people(entry, role):
                book += f", {verb} {_names(entry, role)}"
        if "chapter" in entry.fields:
            book += f", chapter {entry.fields['chapter']}"
        if "pages" in entry.fields:
            book += f", {_pages(entry)}"
        parts.append(book)
    else:
        parts += _roles(entry)
    if "howpublished" in entry.fields:
        parts.append(rich(entry, "howpublished"))
    return parts


def _roles(entry: Entry) -> list[Text]:
    _, listed_under = creators(entry)
    roles = [("translator", "Translated by"), ("editor", "Edited by")]
    return [
        Text(f"{verb} {_names(entry, role)}")
        for role, verb in roles
        if role != listed_under and people(entry, role)
    ]


def _journal(entry: Entry) -> Text:
    fields = entry.fields
    text = Tag("em", rich(entry, "journal")) if "journal" in fields else Text()
    if "volume" in fields:
        text = text + f" {fields['volume']}"
        if "number" in fields:
            text += f" ({fields['number']})"
    else:
        if "series" in fields:
            text = text + f", series {fields['series']}"
        if "number" in fields:
            text = text + f", no. {fields['number']}"
    if "pages" in fields:
        text = text + f": {_pages(entry)}"
    if people(entry, "translator"):
        text = text + f". Translated by {_names(entry, 'translator')}"
    return text


def _names(entry: Entry, role: str) -> str:
    """The persons of *role* as a sentence has them."""
    return listed([full_name(person) for person in people(entry, role)], goes_on(entry, role))


def _pages(entry: Entry) -> str:
    return str(entry.fields["pages"]).replace("--", "–")


def _imprint(entry: Entry) -> list[Text]:
    parts = []
    if entry.type != "article":
        parts.append(rich(entry, "series"))
    house = next((rich(entry, n) for n in _HOUSES if n in entry.fields), Text())
    place = rich(entry, "address") or rich(entry, "location")
    parts.append(Text(": ").join([part for part in (place, house) if part]))
    parts.append(rich(entry, "note"))
    if "origtitle" in entry.fields:
        parts.append(Text("Originally ", Tag("em", rich(entry, "origtitle"))))
    return [part for part in parts if part]


def _links(entry: Entry) -> list[Text]:
    if "doi" in entry.fields:
        address = f"https://doi.org/{bare_doi(entry.fields['doi'])}"
    else:
        address = entry.fields.get("url", "")
    return [Text(HRef(address, address))] if address else []
