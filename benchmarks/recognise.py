"""Names in 1,000,000 words, with 10,000 persons: our trie against the alternatives.

    python benchmarks/recognise.py [--words N] [--persons N]

Prints a table: method, text scanned, seconds, megabytes a second on one core. The
alternation takes a short stretch of the text only, for it is too slow for the whole. The
automaton is measured where ``ahocorasick-rs`` is installed; it gets the same boundary
rules and the same choice of the longest match, in Python, as it cannot know them.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Callable

from reading_edition.model.matcher import Recogniser, _free_after, _free_before

SYLLABLES = (
    "ka", "ro", "vic", "ser", "sta", "lin", "mo", "to", "va", "žek", "ná", "bu", "ri", "el", "do",
    "gon", "sch", "mar", "xi", "ang", "ter", "ov", "ski",
)  # fmt: skip
WORDS_A_PARAGRAPH = 85


def word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 4)))


def make(words: int, persons: int, seed: int = 1) -> tuple[list[str], list[tuple[str, str]]]:
    """Paragraphs of made-up words, and the forms of *persons* names with their keys."""
    chance = random.Random(seed)
    vocabulary = [word(chance) for _ in range(20_000)]
    names: dict[str, None] = {}
    while len(names) < persons:
        surname = word(chance).capitalize() + chance.choice(["", "in", "ov"])
        names[f"{word(chance).capitalize()} {surname}"] = None
    listed = list(names)
    variants = [(name, f"p{i}") for i, name in enumerate(listed)]
    variants += [(name.split()[1], f"p{i}") for i, name in enumerate(listed) if i % 2]
    text: list[str] = []
    while len(text) < words:
        draw = chance.random()
        if draw < 0.01:
            text += chance.choice(listed).split()
        else:
            plain = chance.choice(vocabulary)
            text.append(plain.capitalize() if draw < 0.09 else plain)
    paragraphs = [
        " ".join(text[i : i + WORDS_A_PARAGRAPH]) + "." for i in range(0, words, WORDS_A_PARAGRAPH)
    ]
    return paragraphs, variants


def alternation(variants: list[tuple[str, str]]) -> Callable[[str], int]:
    forms = sorted({form for form, _ in variants}, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")
    return lambda text: sum(1 for _ in pattern.finditer(text))


def automaton(variants: list[tuple[str, str]]) -> Callable[[str], int] | None:
    try:
        import ahocorasick_rs
    except ImportError:
        return None
    machine = ahocorasick_rs.AhoCorasick(list(dict.fromkeys(form for form, _ in variants)))

    def count(text: str) -> int:
        longest: dict[int, int] = {}
        for _, start, end in machine.find_matches_as_indexes(text, overlapping=True):
            if end > longest.get(start, 0) and _free_before(text, start) and _free_after(text, end):
                longest[start] = end
        done = found = 0
        for start in sorted(longest):
            if start >= done:
                done, found = longest[start], found + 1
        return found

    return count


def measure(name: str, find: Callable[[str], int], paragraphs: list[str]) -> float:
    """Print one row of the table; megabytes a second."""
    size = sum(len(p.encode()) for p in paragraphs) / 1e6
    start = time.perf_counter()
    found = sum(find(paragraph) for paragraph in paragraphs)
    seconds = time.perf_counter() - start
    print(f"{name:<34} {size:8.2f} MB {found:9,} found {seconds:8.3f} s {size / seconds:8.2f} MB/s")
    return size / seconds


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--words", type=int, default=1_000_000)
    arguments.add_argument("--persons", type=int, default=10_000)
    given = arguments.parse_args()
    paragraphs, variants = make(given.words, given.persons)
    print(f"{given.words:,} words, {given.persons:,} persons, {len(variants):,} forms")
    start = time.perf_counter()
    ours = Recogniser(variants)
    print(f"building our trie takes {time.perf_counter() - start:.3f} s")

    def count(text: str) -> int:
        return len(ours.find(text))

    for share in (4, 2, 1):
        speed = measure(f"trie over words, 1/{share} of the text", count,
                        paragraphs[: len(paragraphs) // share])  # fmt: skip
    machine = automaton(variants)
    if machine:
        measure("ahocorasick-rs with our boundaries", machine, paragraphs)
    measure("one alternation", alternation(variants), paragraphs[:60])
    measure("trie over words, the same stretch", count, paragraphs[:60])
    return 0 if speed >= 5 else 1


if __name__ == "__main__":
    sys.exit(main())
