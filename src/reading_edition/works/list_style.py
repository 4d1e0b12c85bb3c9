"""The list of works: an author–date style after Chicago's, registered with pybtex.

Titles keep their capitals; translators and original years are printed. A field that is
missing leaves its part out, so that an entry of which little is known still prints.
"""

from __future__ import annotations

import re

from pybtex.database import Entry
from pybtex.richtext import HRef, Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.names.plain import NameStyle

from ..locale import _, later
from ..model.web import is_web_address
from .bibliography import bare_doi
from .dates import original, year_in_words
from .fields import HOUSE, NUMBER, PLACE, first, whole_title
from .labels import AuthorYearOrder, YearLabels, creators, year_in_label, year_of
from .latex_text import plain, rich
from .list_words import edition_of, kind_of, phrase, volume_of
from .person_names import full_name, goes_on, inverted, listed, people

_ITALIC = {
    "book",
    "collection",
    "inbook",
    "manual",
    "mvbook",
    "mvcollection",
    "mvproceedings",
    "mvreference",
    "periodical",
    "proceedings",
    "reference",
    "report",
    "techreport",
}


_WITHIN = {
    "editor": later("edited by {names}"),
    "translator": later("translated by {names}"),
}
_ALONE = {
    "translator": later("Translated by {names}"),
    "editor": later("Edited by {names}"),
}
"""What is said of persons within a sentence, and in one of their own."""


class AuthorDateStyle(BaseStyle):  # type: ignore[misc]  # pybtex has no types
    """Serge, Victor. (1951) 2012. *Memoirs of a Revolutionary*. Translated by …"""

    default_name_style = NameStyle
    default_label_style = YearLabels
    default_sorting_style = AuthorYearOrder

    def format_entry(self, label: str, entry: Entry, bib_data: object = None) -> FormattedEntry:
        title = _title(entry)
        who, when = _who(entry), _when(entry, year_in_label(label) or year_of(entry))
        head = [who, when, title] if who else [title or Text(entry.key), when]
        parts = [*head, *_container(entry), *_imprint(entry), *_links(entry)]
        return FormattedEntry(entry.key, Text(" ").join(_sentence(p) for p in parts if p), label)


def _field(entry: Entry, *names: str) -> Text:
    """The first of the fields *names*; empty if there is none."""
    return rich(first(entry.fields, names))


def _sentence(text: Text) -> Text:
    """*text* with a full stop, unless it ends in one, in "?" or in "!"."""
    bare = str(text).rstrip("”’“»")
    return text if bare.endswith((".", "?", "!")) else text + "."


def _who(entry: Entry) -> Text | None:
    persons, role = creators(entry)
    if not persons:
        return None
    given = [inverted(persons[0]), *map(full_name, persons[1:])]
    names = listed(given)
    if goes_on(entry, role):
        names = ", ".join([*given, _("et al.")])
    elif len(persons) == 2:  # the inverted name's comma wants another behind it
        names = _(", and ").join(given)
    if role == "author":
        return Text(names)
    return Text(f"{names}, {_('ed.') if len(persons) == 1 else _('eds.')}")


def _when(entry: Entry, year: str) -> Text:
    first_year = year_in_words(original(entry.fields)) if original(entry.fields) else ""
    return Text(f"({first_year}) {year}" if first_year else year)


def _title(entry: Entry) -> Text | None:
    title = rich(whole_title(entry.fields))
    if not title:
        return None
    more = _field(entry, "titleaddon")
    if entry.type in _ITALIC and not _is_part(entry):
        title = Tag("em", title)
    elif not str(title).startswith("["):  # supplied by the editors: not a quotation
        stop = "" if _ends(title) or more else "."
        title = phrase(_("“{title}”"), title=Text(title, stop))
    return Text(title, ", ", more) if more else title


def _is_part(entry: Entry) -> bool:
    """Whether the title of *entry* is that of a part of a book. BibTeX's inbook has the book's."""
    return "booktitle" in entry.fields and entry.type not in _ITALIC - {"inbook"}


def _ends(text: Text) -> bool:
    return str(text).endswith((".", "?", "!"))


def _container(entry: Entry) -> list[Text]:
    if entry.type in ("article", "suppperiodical", "review"):
        return [_journal(entry)]
    parts = []
    book = rich(whole_title(entry.fields, "book"))
    if book and _is_part(entry):
        said = [phrase(_("In {book}"), book=Tag("em", book)), volume_of(entry)]
        for role, verb in _WITHIN.items():
            if people(entry, role):
                said.append(phrase(_(verb), names=_names(entry, role)))
        if "chapter" in entry.fields:
            said.append(phrase(_("chapter {number}"), number=plain(entry.fields["chapter"])))
        if "pages" in entry.fields:
            said.append(Text(_pages(entry)))
        parts += [Text(", ").join([part for part in said if part]), edition_of(entry)]
    else:
        parts += [*_roles(entry), edition_of(entry), volume_of(entry, first=True), kind_of(entry)]
    parts.append(_field(entry, "howpublished"))
    return [part for part in parts if part]


def _roles(entry: Entry) -> list[Text]:
    listed_under = creators(entry)[1]
    return [
        phrase(_(verb), names=_names(entry, role))
        for role, verb in _ALONE.items()
        if role != listed_under and people(entry, role)
    ]


def _journal(entry: Entry) -> Text:
    fields = entry.fields
    journal = rich(whole_title(fields, "journal"))
    text = Tag("em", journal) if journal else Text()
    number = _dashed(first(fields, NUMBER))
    if "volume" in fields:
        text = text + f" {_dashed(fields['volume'])}"
        if number:
            text += f" ({number})"
    else:
        if "series" in fields:
            text = Text(text, ", ", phrase(_("series {name}"), name=plain(fields["series"])))
        if number:
            text = Text(text, ", ", phrase(_("no. {number}"), number=number))
    if "pages" in fields:
        text = text + f": {_pages(entry)}"
    if people(entry, "translator"):
        text = Text(text, ". ", phrase(_(_ALONE["translator"]), names=_names(entry, "translator")))
    return text


def _names(entry: Entry, role: str) -> str:
    """The persons of *role* as a sentence has them."""
    return listed([full_name(person) for person in people(entry, role)], goes_on(entry, role))


def _pages(entry: Entry) -> str:
    return _dashed(entry.fields["pages"])


def _dashed(value: str) -> str:
    """A number or range with an en dash."""
    return re.sub(r"(?<=\d)-(?=\d)", "–", plain(value))


def _imprint(entry: Entry) -> list[Text]:
    parts = [_field(entry, "series") if entry.type != "article" else Text()]
    if parts[0] and first(entry.fields, NUMBER) and entry.type not in ("report", "techreport"):
        parts[0] += f" {_dashed(first(entry.fields, NUMBER))}"
    house, place = _field(entry, *HOUSE), _field(entry, *PLACE)
    parts.append(Text(": ").join([part for part in (place, house) if part]))
    parts += [_field(entry, "note"), _field(entry, "addendum")]
    if "origtitle" in entry.fields:
        title = Tag("em", _field(entry, "origtitle"))
        parts.append(phrase(_("Originally {title}"), title=title))
    return [part for part in parts if part]


def _links(entry: Entry) -> list[Text]:
    if "doi" in entry.fields:
        address = f"https://doi.org/{bare_doi(entry.fields['doi'])}"
    else:
        address = entry.fields.get("url", "").strip()
    if not is_web_address(address):  # it is printed, and leads nowhere
        return [Text(address)] if address else []
    return [Text(HRef(address, address))]
