"""Rules on persons: identifications that are not certain, and the dates of the living."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from ..model import dates
from ..people.authority import Person
from ..people.schema import KINDS
from .model import Breach, Edition, limit_of
from .prose import paragraphs

UNCHECKED = "person-unchecked"
DAYS = 365
_OLDEST = 115
"""Years after which a person without a date of death is taken to be dead."""
_HEDGE = re.compile(
    r"\b(?:apparently|appears?|assumed|attributed|believed|likely|may|might|perhaps|possible|"
    r"possibly|presumably|presumed|probable|probably|seems?|supposed|supposedly|thought|"
    r"uncertain|unclear|unconfirmed|vermutlich|vielleicht|wahrscheinlich|wohl|möglicherweise|"
    r"peut-être|probablement|sans doute|quizás?|probablemente|tal vez)\b",
    re.IGNORECASE,
)


def unhedged(edition: Edition) -> Iterator[Breach]:
    """Persons with ``certainty`` whose description, or a paragraph that names them, is flat."""
    doubtful = {key: one for key, one in edition.persons.items() if one.certainty}
    for key, person in doubtful.items():
        if person.description and not _HEDGE.search(person.description):
            yield (
                edition.authority,
                person.line,
                f"the identification of [{key}] is {person.certainty}, and its description "
                "does not say so",
                "Add “probably”, “perhaps” or the like; the card prints it",
            )
    for paragraph in paragraphs(edition) if doubtful else ():
        if _HEDGE.search(paragraph.text):
            continue
        for key, person in doubtful.items():
            name = next((form for form in _forms(person) if form.search(paragraph.text)), None)
            if name:
                yield (
                    paragraph.path,
                    paragraph.line,
                    f"the identification of [{key}] is {person.certainty}, and this paragraph "
                    "does not say so",
                    "Add “probably”, “perhaps” or the like",
                )


def _forms(person: Person) -> Iterator[re.Pattern[str]]:
    for form in dict.fromkeys((person.display, *person.variants)):
        yield re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")


def unchecked(edition: Edition) -> Iterator[Breach]:
    """Persons who may be living, and whose entry was not checked recently."""
    today, limit = _today(), limit_of(edition, UNCHECKED, DAYS)
    for key, person in edition.persons.items():
        if not _may_be_living(person, today.year):
            continue
        if person.checked is None:
            wrong = f"[{key}] may be living, and has no date on which its dates were checked"
        # A build may carry an earlier date than the day it is made on.
        elif person.checked > max(today, datetime.now(UTC).date()):
            wrong = f"[{key}] was checked on {person.checked}, which is still to come"
        elif (today - person.checked).days > limit:
            wrong = f"[{key}] may be living, and was last checked on {person.checked}"
        else:
            continue
        yield (
            edition.authority,
            person.line,
            wrong,
            "See whether the person is living, and write that day, as in checked = 2026-11-26",
        )


def _may_be_living(person: Person, year: int) -> bool:
    if person.died or person.see or person.kind != KINDS[0]:
        return False
    born = dates.parse(person.born)
    return born is None or born == dates.UNKNOWN or born.year > year - _OLDEST


def _today() -> date:
    """The day of the build, which ``SOURCE_DATE_EPOCH`` fixes for builds that are repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
