"""What marks a heading, and which headings lead to notes and reading lists."""

from __future__ import annotations

import re

HEADING_LENGTH = 90
HEADING_WORDS = 14

_NUMBERED = re.compile(
    r"(?:(?:chapter|part|section|book|kapitel|teil|abschnitt|chapitre|partie|capítulo|parte|"
    r"capitolo|глава|часть)\s+\w+|§\s*\d+|\d{1,3}|(?-i:[IVXLC]{1,7}))\s*[.:]?\Z",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(r"(?:\d{1,3}|[IVXLC]{1,7})[.)]\s+")
_NOTES = frozenset(
    {
        "notes",
        "note",
        "endnotes",
        "footnotes",
        "references and notes",
        "notes and references",
        "anmerkungen",
        "fußnoten",
        "fussnoten",
        "endnoten",
        "notas",
        "notes de bas de page",
        "notes de fin",
        "примечания",
        "noter",
        "noten",
        "poznámky",
        "przypisy",
    }
)
_READING = frozenset(
    {
        "further reading",
        "reading list",
        "suggested reading",
        "recommended reading",
        "bibliography",
        "select bibliography",
        "works cited",
        "references",
        "sources",
        "literatur",
        "literaturverzeichnis",
        "weiterführende literatur",
        "zum weiterlesen",
        "bibliographie",
        "pour aller plus loin",
        "lectures",
        "bibliografía",
        "lecturas",
        "bibliografia",
        "letture",
        "литература",
    }
)
_DATE = re.compile(
    r"(?:.{0,24}\b(?:1[4-9]|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d(?:-\d\d)?)\.?\Z"
)
_BYLINE = re.compile(r"(?:by|von|par|por|di|av|af|door)\s+\S.{0,56}[^.]\Z", re.IGNORECASE)
_MARKS = re.compile(r"(?:\s?\[\d{1,4}\]|\^\d{1,4}\^|[⁰¹²³⁴-⁹])+\Z")
_TRIM = " .:*_#—–-0123456789"


def looks_like_heading(text: str) -> bool:
    """Say whether a line on its own reads as a heading: short, and no sentence."""
    text = _MARKS.sub("", text.strip()).strip("*_ ")
    if not text or len(text) > HEADING_LENGTH or len(text.split()) > HEADING_WORDS:
        return False
    if is_number(text):
        return True
    text = _ENUMERATED.sub("", text, count=1)
    first = next((char for char in text if char.isalnum()), "")
    if not first or first.islower():
        return False
    if text[-1] in ".,;:!…–—-" or (text[0] == "[" and text[-1] == "]"):
        return False
    return not (text[-1] == "?" and text[0] in "\"'“‘«„")


def is_number(text: str) -> bool:
    """Say whether *text* is a chapter’s number and nothing more: “Chapter 3”, “IV.”."""
    return bool(_NUMBERED.match(text.strip()))


def leads_to_notes(text: str) -> bool:
    """Say whether *text* is a heading of the author’s notes."""
    return text.strip(_TRIM).casefold() in _NOTES


def leads_to_reading(text: str) -> bool:
    """Say whether *text* is a heading of a reading list."""
    return text.strip(_TRIM).casefold() in _READING


def is_date(text: str) -> bool:
    """Say whether *text*, a line under a title, is a date: short, with a year at its end."""
    return bool(_DATE.match(text.strip().strip("()[]")))


def is_byline(text: str) -> bool:
    """Say whether *text*, a line under a title, names an author: “by Ada Marsh”."""
    return bool(_BYLINE.match(text.strip()))
