"""What an imprint says, in the printed book and in the e-book, from the edition's record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..locale import _, joined
from .styles import in_words

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
    if record.licence or record.licence_url:
        name = record.licence.replace("-", " ") or _("named at the address")
        words = _("The words of this edition are under the licence {name}.").format(name=name)
        lines.append(Line(words, record.licence_url))
    lines += [Line(line) for line in (_published(record), _version(record, version)) if line]
    if record.url:
        lines.append(Line(_("This edition on the web:"), record.url))
    lines.append(Line(_how_to_cite(record, title, version)))
    if words := _whose_words(record):
        lines.append(Line(words))
    return lines


def _rights(text: str) -> str:
    return text if text.startswith(("©", "Copyright")) else f"© {text}"


def _published(record: Record) -> str:
    said = _("Published by {publisher}.").format(publisher=record.publisher)
    return said if record.publisher else ""


def _version(record: Record, version: str) -> str:
    number, day = record.version or version, in_words(record.date)
    named = _("Version {version}").format(version=number) if number else ""
    said = ", ".join(part for part in (named, day) if part)
    return f"{said}." if said else ""


def _how_to_cite(record: Record, title: str, version: str) -> str:
    """How to cite a place of the edition; §3 ¶4 stands for it."""
    number = record.version or version
    editors = joined([editor.direct for editor in record.editors])
    if _is_phrase(record):
        editors = editors[:1].lower() + editors[1:]
    parts = [
        record.full_title or title,
        _("version {version}").format(version=number) if number else "",
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
    authors = joined([author.direct for author in source.authors])
    by = _("by {names}").format(names=authors) if authors else ""
    parts = [_("“{title}”").format(title=source.title), by, source.container]
    work = ", ".join(part for part in (*parts, in_words(source.date)) if part)
    return _(
        "An edition of {work}, whose words are its author’s and not part of this licence."
    ).format(work=work)
