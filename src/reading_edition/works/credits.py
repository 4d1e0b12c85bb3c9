"""Who did what for an edition, as its title page, its citations and its files say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..locale import _, joined, later

if TYPE_CHECKING:
    from ..model.record import Credit, Names, Record

SAID = {
    "adp": later("Adapted by {names}"),
    "ann": later("Annotated by {names}"),
    "aft": later("Afterword by {names}"),
    "aui": later("Introduction by {names}"),
    "bkd": later("Designed by {names}"),
    "cmm": later("Commentary by {names}"),
    "cmp": later("Music by {names}"),
    "com": later("Compiled by {names}"),
    "cov": later("Cover by {names}"),
    "ctg": later("Maps by {names}"),
    "cwt": later("Commentary by {names}"),
    "edt": later("Edited by {names}"),
    "ill": later("Illustrated by {names}"),
    "pfr": later("Proofread by {names}"),
    "pht": later("Photographs by {names}"),
    "red": later("Edited by {names}"),
    "trc": later("Transcribed by {names}"),
    "trl": later("Translated by {names}"),
    "wac": later("Commentary by {names}"),
    "waw": later("Afterword by {names}"),
    "wfw": later("Foreword by {names}"),
    "win": later("Introduction by {names}"),
    "wpr": later("Preface by {names}"),
}
"""What a title page says of a relator; of all others it says `WITH`."""
WITH = later("With {names}")
_SCHEMA = {"aut": "author", "trl": "translator", "edt": "editor", "ill": "illustrator"}


def credit_lines(record: Record) -> list[str]:
    """The lines below the byline of a title page, such as ``Translated by Victor Serge``."""
    return [
        _(SAID.get(credit.relator, WITH)).format(names=listed(credit.names))
        for credit in others(record)
    ]


def others(record: Record) -> tuple[Credit, ...]:
    """The credits of all but the principals, whom the byline names."""
    return tuple(credit for credit in record.credits if credit.relator != record.principal)


def listed(names: Names) -> str:
    """*names* in reading order, as prose lists them."""
    return joined([name.direct for name in names])


def property_of(credit: Credit) -> str:
    """The property by which schema.org names those whom *credit* names."""
    return _SCHEMA.get(credit.relator, "contributor")


def running_author(record: Record) -> str:
    """Whom a running head names beside the title: the authors, by their family names."""
    names = [name.family for name in record.authors]
    if len(names) > 2:
        return f"{names[0]} {_('et al.')}"
    return joined(names)
