"""Recognise unmarked block quotations by what introduces them and how they end."""

from __future__ import annotations

import re
from itertools import pairwise

from reading_edition.witness.draft import EM, END, NOTE, Draft, bare
from reading_edition.witness.joins import WINDOW
from reading_edition.witness.repairs import Kind, Log

_LEADS = re.compile(r":[\"'”’*_\s]*\Z")
_MARK = rf"(?:\[\d{{1,4}}\]|\^\d{{1,4}}\^|[⁰¹²³⁴-⁹]{{1,4}}|{NOTE}[^{END}]*{END})"
_ANY_MARK = re.compile(_MARK)
_MARK_LAST = re.compile(rf"{_MARK}[*_{END}]*(?:\s*[(\[][^()\[\]]{{1,60}}[)\]])?[.*_{END}\s]*\Z")
_PAGE_LAST = re.compile(r"\((?:[^()]{0,60}\s)?(?:pp?\.\s?|S\.\s?)?\d{1,4}[^()]{0,20}\)\.?\Z")
_WHOLLY_SET = re.compile(rf"(?:\*[^*]+\*|{EM}[^{END}]+{END})[^*]{{0,60}}\Z")
_WHOLLY_QUOTED = re.compile(r"(?:\"[^\"]+\"|“[^”]+”|«[^»]+»|„[^“]+“)[^\"“”«»]{0,60}\Z")
_SAYING = re.compile(
    r"\b(?:said|says|wrote|writes|written|put (?:it|this)|puts it|argued|argues|observed|observes|"
    r"remarked|remarks|replied|replies|recalled|recalls|explained|explains|noted|notes|declared|"
    r"quoted?|schrieb|schreibt|sagte|sagt|heißt es|meinte|bemerkte|écrit|écrivait|disait|dit|"
    r"notait|escribió|escribe|dijo|decía|scrisse|scrive|disse|dice)\b",
    re.IGNORECASE,
)
SAYING_WINDOW = 90


def recognise(drafts: list[Draft], log: Log) -> None:
    """Make quotations of those paragraphs of *drafts* that read as quoted.

    The paragraph before must end in a colon; and either that sentence has a verb of saying, or
    the paragraph ends in its only note mark or in a page number, or all of it stands in italics
    or in quotation marks.
    """
    if not log.wants(Kind.QUOTATION):
        return
    for lead, draft in pairwise(drafts):
        if lead.kind != "paragraph" or draft.kind != "paragraph" or draft.quoted:
            continue
        end = bare(lead.lines[0][-WINDOW:])
        if _LEADS.search(end) and (_SAYING.search(end[-SAYING_WINDOW:]) or _reads_quoted(draft)):
            log.add(Kind.QUOTATION, draft.place, draft.lines[0], "quotation")
            draft.kind = "quotation"


def _reads_quoted(draft: Draft) -> bool:
    text = draft.lines[0]
    if _WHOLLY_SET.match(text) or _WHOLLY_QUOTED.match(text) or _PAGE_LAST.search(text[-WINDOW:]):
        return True
    return bool(_MARK_LAST.search(text[-WINDOW:])) and len(_ANY_MARK.findall(text)) == 1
