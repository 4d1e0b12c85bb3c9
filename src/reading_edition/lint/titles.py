"""The rule on titles in quotation marks that no work has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Breach, Edition
from .names import covered, fold
from .prose import paragraphs, words

_QUOTED = re.compile(r"“([^“”]+)”|«\s*([^«»]+?)\s*»|„([^„“]+)“")
_SHORTEST = 3
_SMALL = 3
"""Words of at most this many letters may be lower-case in a title: "of", "the", "and"."""
_PREPOSITIONS = frozenset({"from", "into", "over", "than", "with"})


def supplied(edition: Edition) -> Iterator[Breach]:
    """Words with the capitals of a title, in quotation marks, that no work or section has."""
    if not (edition.has_bibliography and edition.works):
        return
    headings = (p.text for page in edition.pages for p in page.of("text") if p.heading)
    known = edition.names | fold(headings)
    for paragraph in paragraphs(edition):
        for found in _QUOTED.finditer(paragraph.text):
            quoted = next(filter(None, found.groups())).strip(" .,;:?!")
            if _is_title(quoted) and not covered(quoted, known):
                yield (
                    paragraph.path,
                    paragraph.line,
                    f"“{quoted}” looks like a title, and is not in the bibliography",
                    "Add the work, put a title that you supply in square brackets, "
                    "or list the words in names-allowed.txt",
                )


def _is_title(text: str) -> bool:
    """Whether *text* has the capitals of a title, and no mark of one that is supplied."""
    found = words(text)
    large = [word for word in found if word[0].isupper()]
    return (
        len(found) >= _SHORTEST
        and len(large) > 1
        and not text.startswith("[")
        and found[0] in large
        and all(word in large or len(word) <= _SMALL or word in _PREPOSITIONS for word in found)
    )
