"""What an imprint says, in the printed book and in the e-book, from the edition's record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..locale import _
from .credits import listed
from .styles import in_words, stop

if TYPE_CHECKING:
    from ..model.record import Record


@dataclass(frozen=True)
class Line:
    """A paragraph of the imprint; an ``address`` stands at its end, as a link."""

    words: str
    address: str = ""


def imprint(record: Record, *, title: str, version: str, copyright_: str) -> list[Line]:
    """The lines of the imprint; what the record does not say is left out.

    *title*, *version* and *copyright_* are the project's, where the record has none.
    """
    lines = [Line(_rights(copyright_))] if copyright_ else []
    lines += licences(record)
    said = (record.edition, _series(record), _published(record), _version(record, version))
    lines += [Line(stop(words)) for words in said if words]
    lines += [Line(f"ISBN {record.isbn}")] if record.isbn else []
    lines += [Line("DOI", f"https://doi.org/{record.doi}")] if record.doi else []
    if record.url:
        lines.append(Line(_("This edition on the web:"), record.url))
    lines.append(Line(_how_to_cite(record, title, version)))
    if words := _whose_words(record):
        lines.append(Line(words))
    return lines


def licences(record: Record) -> list[Line]:
    """The licence of the edition, or what is said of the text and of all the rest apart."""
    text: list[Line] = []
    if record.text_rights:
        text.append(Line(stop(record.text_rights)))
    if record.text_licence or record.text_licence_url:
        name = _licence(record.text_licence)
        words = _("The text is under the licence {name}.").format(name=name)
        text.append(Line(words, record.text_licence_url))
    if not (record.licence or record.licence_url):
        return text
    form = _("The words of this edition are under the licence {name}.")
    if record.text_has_rights_of_its_own:
        form = _("What the editors have added is under the licence {name}.")
    return [*text, Line(form.format(name=_licence(record.licence)), record.licence_url)]


def _licence(name: str) -> str:
    return name.replace("-", " ") or _("named at the address")


def _rights(text: str) -> str:
    return text if text.startswith(("©", "Copyright")) else f"© {text}"


def _published(record: Record) -> str:
    if not record.publisher:
        return ""
    where = ", ".join(filter(None, (record.publisher, record.place)))
    return _("Published by {publisher}.").format(publisher=where)


def _series(record: Record) -> str:
    return ", ".join(filter(None, (record.series.title, record.series.number)))


def _version(record: Record, version: str) -> str:
    number, day = record.version or version, in_words(record.date)
    named = _("Version {version}").format(version=number) if number else ""
    said = ", ".join(part for part in (named, day) if part)
    return f"{said}." if said else ""


def _how_to_cite(record: Record, title: str, version: str) -> str:
    """How to cite a place of the edition; §3 ¶4 stands for it."""
    number = record.version or version
    editors = listed(record.editors)
    if _is_phrase(record):
        editors = editors[:1].lower() + editors[1:]
    translators = listed(record.translators)
    parts = [
        listed(record.authors),
        record.full_title or title,
        record.edition,
        _("version {version}").format(version=number) if number else "",
        _("translated by {names}").format(names=translators) if translators else "",
        _("edited by {names}").format(names=editors) if editors else "",
        record.date[:4],
    ]
    said = ", ".join(part for part in parts if part)
    return _("To cite: {edition}, §3 ¶4 (section and paragraph).").format(edition=said)


def _is_phrase(record: Record) -> bool:
    """Whether the editors are a body whose name begins with an article: "The editors of …"."""
    return len(record.editors) == 1 and record.editors[0].direct.startswith("The ")


def _whose_words(record: Record) -> str:
    source = record.source
    if not source.title:
        return ""
    authors = listed(source.authors)
    by = _("by {names}").format(names=authors) if authors else ""
    parts = [_("“{title}”").format(title=source.title), by, source.container]
    work = ", ".join(part for part in (*parts, in_words(source.date)) if part)
    if record.authors:
        return _("An edition of {work}.").format(work=work)
    return _(
        "An edition of {work}, whose words are its author’s and not part of this licence."
    ).format(work=work)
