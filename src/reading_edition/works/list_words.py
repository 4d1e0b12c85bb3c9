"""What a list of works says in the words of the edition: editions, volumes, kinds of work."""

from __future__ import annotations

import re

from pybtex.database import Entry
from pybtex.richtext import BaseText, Tag, Text

from ..locale import _, language, later
from .fields import whole_title
from .latex_text import plain, rich

_KINDS = {
    "phdthesis": later("PhD diss."),
    "mastersthesis": later("Master’s thesis"),
    "mathesis": later("Master’s thesis"),
    "candthesis": later("Candidate’s thesis"),
}
"""What the type of a thesis or report is called; other words are printed as they are."""
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_SAYS_EDITION = re.compile(r"\b(?:ed\b|edi(?:ti|ci|zi|ç)|éd|Aufl|Ausg|изд|מהדור)", re.IGNORECASE)
"""Words for "edition", in whose language ever the title page has them."""
_NAME = re.compile(r"\{(\w+)\}")


def phrase(message: str, **parts: BaseText | str) -> Text:
    """*message* with *parts* in place of their names in braces; parts may have emphasis."""
    pieces = _NAME.split(message)
    return Text(*(parts[one] if number % 2 else one for number, one in enumerate(pieces)))


def edition_of(entry: Entry) -> Text:
    """The edition: "2nd ed.", "rev. ed."; words that say "edition" themselves stay."""
    words = plain(entry.fields.get("edition", ""))
    if words.casefold() in _ORDINALS:
        words = str(_ORDINALS.index(words.casefold()) + 1)
    if found := re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", words):
        number = found[1] + (_suffix(int(found[1])) if language() == "en" else "")
        return phrase(_("{number} ed."), number=number)
    if not words or _SAYS_EDITION.search(words):
        return Text(words)
    return phrase(_("{words} ed."), words=words)


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def volume_of(entry: Entry, first: bool = False) -> Text:
    """ "vol. 2", "vol. 2 of *Works*", or "3 vols." for a work in several.

    *first* says that it begins a sentence.
    """
    volume = plain(entry.fields.get("volume", "")).replace("-", "–")
    whole = rich(whole_title(entry.fields, "main"))
    if not volume:
        volumes = plain(entry.fields.get("volumes", ""))
        return phrase(_("{number} vols."), number=volumes) if volumes else Text()
    text = phrase(_("Vol. {number}") if first else _("vol. {number}"), number=volume)
    return phrase(_("{volume} of {work}"), volume=text, work=Tag("em", whole)) if whole else text


def kind_of(entry: Entry) -> Text:
    """What kind of thesis or report it is."""
    said = entry.fields.get("type", "")
    if entry.type in ("phdthesis", "mastersthesis", "thesis", "report", "techreport"):
        kind = _KINDS.get(said or entry.type)
        return Text(_(kind)) if kind else rich(said)
    return Text()
