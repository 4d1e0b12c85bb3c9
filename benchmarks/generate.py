"""Make an edition of any size, the same at every run, to measure the engine on.

    python benchmarks/generate.py FOLDER [--sections N] [--words N] [--persons N] [--kind KIND]

Every person is named at least once; the rest of the mentions fall to a few, as they do in
books. Half are marked with a role, half are plain words that the engine has to recognise.
*KIND* is what the edition asks of the engine, the words being the same:

``names``   sections numbered, names recognised, an index of names
``words``   the engine without numbers, roles, recognition and index
``plain``   MyST and the bibliography alone, without the engine
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recognise import word

KINDS = ("names", "words", "plain")
MENTIONS = 20
"""Mentions a section of `WORDS` words: one in 43; this project's own text has one in 59."""
WORDS = 850
PARAGRAPH = 85
NOTES = 2
WORKS = 200
SUFFIXES = ("ov", "in", "sen", "ez", "mann", "ić")


@dataclass(frozen=True)
class Person:
    """A made-up person; *short* is a surname that nobody else has, or empty."""

    key: str
    given: str
    surname: str
    short: str
    born: int

    @property
    def display(self) -> str:
        return f"{self.given} {self.surname}"


def make_persons(chance: random.Random, count: int) -> list[Person]:
    """Persons whose names differ; four in five can be named by surname alone."""
    surnames: dict[str, None] = {}
    while len(surnames) < count * 4 // 5:
        surnames[f"{word(chance)}{word(chance)}{chance.choice(SUFFIXES)}".capitalize()] = None
    single = list(surnames)
    names: dict[tuple[str, str], None] = {}
    for surname in single:
        names[word(chance).capitalize(), surname] = None
    while len(names) < count:
        # A double surname holds another's: the longest match has to win.
        surname = f"{chance.choice(single)} {word(chance).capitalize()}{chance.choice(SUFFIXES)}"
        names[word(chance).capitalize(), surname] = None
    return [
        Person(
            f"p{number}", given, surname, surname if surname in surnames else "",
            chance.randint(1780, 1960),
        )
        for number, (given, surname) in enumerate(names)
    ]  # fmt: skip


def authority(persons: list[Person]) -> str:
    """The authority file."""
    tables = []
    for person in persons:
        fields = [f'[{person.key}]\nheading = "{person.surname}, {person.given}"']
        if person.short:
            fields.append(f'variants = ["{person.short}", "{person.given[0]}. {person.short}"]')
        fields.append(f'born = "{person.born}"\ndied = "{person.born + 63}"')
        fields.append(f'description = "Author of the {person.surname.lower()} letters"\n')
        tables.append("\n".join(fields))
    return "\n".join(tables)


def cast(chance: random.Random, persons: list[Person], places: int) -> list[Person]:
    """Who is named at each of *places*: everybody once, then few often and many seldom."""
    weights = [1 / (rank + 3) for rank in range(len(persons))]
    more = chance.choices(persons, weights, k=max(0, places - len(persons)))
    found = [*persons[:places], *more]
    chance.shuffle(found)
    return found


def mention(chance: random.Random, person: Person, kind: str) -> str:
    """The name in running text, marked by a role or not."""
    text = person.short if person.short and chance.random() < 0.7 else person.display
    marked = chance.random() < 0.5
    return f"{{person}}`{text} <{person.key}>`" if marked and kind == "names" else text


def paragraphs(
    chance: random.Random, vocabulary: list[str], named: list[Person], words: int, kind: str
) -> Iterator[str]:
    """The paragraphs of a section, of *words* words in all, in which all of *named* occur."""
    slots = [chance.choice(vocabulary) for _ in range(words)]
    # Never side by side: two names in a row would read as one that no entry covers.
    for place, person in zip(chance.sample(range(0, words, 2), len(named)), named, strict=True):
        slots[place] = mention(chance, person, kind)
    for start in range(0, words, PARAGRAPH):
        sentence = " ".join(slots[start : start + PARAGRAPH])
        yield f"The {sentence}."


def page(
    chance: random.Random, number: int, vocabulary: list[str], named: list[Person],
    words: int, works: int, kind: str,
) -> str:  # fmt: skip
    """The source of section *number*; its notes cite *works* works, and their labels run on."""
    named_section = f"section: s{number}\n" if kind == "names" else ""
    front = f"---\n{named_section}description: Section {number + 1} of many.\n---\n\n"
    body = list(paragraphs(chance, vocabulary, named, words, kind))
    notes = []
    for place in range(min(NOTES, len(body))):
        label = number * NOTES + place + 1
        body[place] += f"[^{label}]"
        page_cited = chance.randint(1, 300)
        cited = f"{{cite:p}}`w{label % works}{{{page_cited}}}`"
        notes.append(f"[^{label}]: See {chance.choice(vocabulary)} {cited}.")
    return front + "\n\n".join([f"# Section {number + 1}", *body, *notes]) + "\n"


def bibliography(chance: random.Random, works: int) -> str:
    """The works cited."""
    return "\n".join(
        f"@book{{w{number},\n  author = {{{word(chance).capitalize()}, "
        f"{word(chance).capitalize()}}},\n  title = {{{word(chance).capitalize()}}},\n"
        f"  publisher = {{Press}},\n  year = {{{1900 + number % 100}}},\n}}"
        for number in range(works)
    )


def conf(kind: str, theme: str) -> str:
    """The configuration: the same for every kind but for what the kind leaves out."""
    engine = "sphinxcontrib.bibtex" if kind == "plain" else "reading_edition"
    lines = [
        'project = "A made-up edition"',
        f'extensions = ["myst_parser", "{engine}"]',
        f'html_theme = "{theme}"',
        'bibtex_bibfiles = ["refs.bib"]',
        'bibtex_default_style = "edition-authordate"',
        'bibtex_reference_style = "edition_authordate"',
        "html_copy_source = False",
        "html_use_index = False",
        "myst_footnote_transition = False",
    ]
    if kind == "names":
        lines.append("reading_edition_recognise = True")
    return "\n".join(lines) + "\n"


def generate(
    folder: Path, *, sections: int, persons: int, words: int = WORDS, kind: str = "names",
    theme: str = "basic", seed: int = 1,
) -> None:  # fmt: skip
    """Write the edition's files into *folder*, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    # A word of two letters may be a particle, such as "el", that joins two names.
    vocabulary = [made for _ in range(20_000) if len(made := word(chance)) > 2]
    people = make_persons(chance, persons)
    per_section = MENTIONS * words // WORDS
    named = cast(chance, people, per_section * sections)
    works = min(WORKS, sections * NOTES)
    pages = ["works"]
    for number in range(sections):
        mine = named[number * per_section : (number + 1) * per_section]
        # One chance a page, so that what a kind draws on one page moves no other.
        own = random.Random(f"{seed} {number}")
        text = page(own, number, vocabulary, mine, words, works, kind)
        (folder / f"s{number:04}.md").write_text(text, encoding="utf-8")
    if kind == "names":
        (folder / "names.md").write_text("# Names\n\n```{names}\n```\n", encoding="utf-8")
        pages.append("names")
    (folder / "works.md").write_text("# Works\n\n```{bibliography}\n```\n", encoding="utf-8")
    entries = "\n".join([*(f"s{number:04}" for number in range(sections)), *pages])
    index = f"# A made-up edition\n\n```{{toctree}}\n{entries}\n```\n"
    (folder / "index.md").write_text(index, encoding="utf-8")
    if kind != "plain":
        (folder / "names.toml").write_text(authority(people), encoding="utf-8")
    (folder / "refs.bib").write_text(bibliography(chance, works), encoding="utf-8")
    (folder / "conf.py").write_text(conf(kind, theme), encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--sections", type=int, default=1_000)
    arguments.add_argument("--words", type=int, default=WORDS)
    arguments.add_argument("--persons", type=int, default=10_000)
    arguments.add_argument("--kind", choices=KINDS, default="names")
    arguments.add_argument("--theme", default="basic")
    given = arguments.parse_args()
    generate(
        given.folder, sections=given.sections, persons=given.persons, words=given.words,
        kind=given.kind, theme=given.theme,
    )  # fmt: skip


if __name__ == "__main__":
    main()
