"""Rules on style, which a project turns on: long sentences, and pronouns that may be misread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Breach, Edition, limit_of
from .prose import paragraphs, words

SENTENCE, PRONOUN = "sentence-long", "pronoun-repeated"
LONGEST, PRONOUNS = 40, 3
_THEY = re.compile(r"\b(?:they|them|their|theirs|themself|themselves)\b", re.IGNORECASE)


def long_sentence(edition: Edition) -> Iterator[Breach]:
    limit = limit_of(edition, SENTENCE, LONGEST)
    for paragraph in paragraphs(edition):
        for sentence in paragraph.sentences():
            found = words(sentence)
            if len(found) > limit:
                yield (
                    paragraph.path,
                    paragraph.line,
                    f"a sentence of {len(found)} words, from “{' '.join(found[:5])}”",
                    f"Split it; the limit is {limit} words",
                )


def repeated_pronoun(edition: Edition) -> Iterator[Breach]:
    limit = limit_of(edition, PRONOUN, PRONOUNS)
    for paragraph in paragraphs(edition):
        number = len(_THEY.findall(paragraph.text))
        if number > limit:
            yield (
                paragraph.path,
                paragraph.line,
                f"{number} forms of “they” in one paragraph, from "
                f"“{' '.join(words(paragraph.text)[:5])}”",
                f"Name whom some of them mean; the limit is {limit}",
            )
