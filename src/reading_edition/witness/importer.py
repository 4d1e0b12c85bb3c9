"""Write a text as the MyST pages of a new edition that builds as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from reading_edition.witness import myst, pages, report
from reading_edition.witness.limits import Limits, SourceError, read_bounded
from reading_edition.witness.model import Note, Section, Text, block_marks, marks, plain
from reading_edition.witness.rerun import Outcome, settle

_DEFINITION = re.compile(r"^\[\^(\w+)\]:(.*(?:\n(?:[ \t]+.*|[ \t]*(?=\n[ \t])))*)", re.MULTILINE)
_CITATION = re.compile(r"\{cite(?::[a-z]+)?\}`[^`\n]{1,300}`")
_ENTRY = re.compile(r"^\s*@\w+\s*\{\s*([^\s,]+)", re.MULTILINE)
CITED = "works-cited"
LISTED = "works.md"
"""The page of an edition made by ``reading-edition new`` that lists its works."""
WORKS = "refs.bib"
REPORT = "import-report.txt"
"""What was read as what, and every word of the file that is not in the pages."""


def citations(pages: Iterable[str]) -> dict[str, str]:
    """Return the ``{cite}`` roles of each note in the MyST *pages*, by label, in order."""
    found: dict[str, str] = {}
    for page in pages:
        for definition in _DEFINITION.finditer(page):
            roles = _CITATION.findall(definition[2])
            if roles:
                found[definition[1]] = "; ".join(roles)
    return found


def write(
    text: Text,
    folder: Path,
    *,
    cites: Mapping[str, str] | None = None,
    bibliography: Path | None = None,
    language: str = "en",
    ids: Sequence[str] = (),
    listed: bool = True,
) -> list[Outcome]:
    """Write *text* into *folder*, which is new, empty or of an import before; return the files.

    *cites* gives the citation markup to add to each note, as far as *bibliography*, a BibTeX file
    that is copied beside the pages, has the works. *ids* name the sections in order;
    *listed* says that works that are cited are to be listed on a page of their own, if *folder*
    has none. What an editor has changed since an import before stays. Raises
    :class:`SourceError`, and then nothing has been written that was not there.
    """
    if ids and len(ids) != len(text.sections):
        names = ", ".join(section.id for section in text.sections)
        raise SourceError(
            folder, 0, f"There are {len(ids)} ids for {len(text.sections)} sections.", f"({names})"
        )
    works = read_bounded(bibliography, Limits()).decode("utf-8", "replace") if bibliography else ""
    cites = _known(cites or {}, works)
    works += text.works
    notes = {note.label: note for note in text.notes}
    files: dict[str, str] = {}
    sections = {ids[n] if ids else one.id: one for n, one in enumerate(text.sections)}
    width = max(2, len(str(len(sections))))
    stems = [f"{n:0{width}d}-{name}" for n, name in enumerate(sections, 1)]
    below = _grouped(text.sections, stems)
    for stem, (name, section) in zip(stems, sections.items(), strict=True):
        files[f"{stem}.md"] = pages.page(section, name, notes, cites, below.get(stem, ()))
    if listed and (cites or text.works) and not (folder / LISTED).exists():
        files[f"{CITED}.md"] = "# Works Cited\n\n```{bibliography}\n```\n"
        below[""].append(CITED)
    files["index.md"] = _index(text, below[""], notes)
    files["conf.py"] = _conf(text, language)
    files["names.toml"] = "# The persons named: a table for each, as the guide for editors says.\n"
    files[WORKS] = works or "% The works cited.\n"
    files[REPORT] = "\n".join(report.whole(text)) + "\n"
    lists = {f"{stem or 'index'}.md": held for stem, held in below.items()}
    return settle(folder, files, lists, language)


def _known(cites: Mapping[str, str], works: str) -> dict[str, str]:
    """Return those of *cites* whose works are in the BibTeX *works*: others would not build."""
    keys = set(_ENTRY.findall(works))
    return {
        label: roles
        for label, roles in cites.items()
        if keys.issuperset(
            key.partition("{")[0].strip()
            for role in _CITATION.findall(roles)
            for key in re.split(r",(?![^{]*\})", role.split("`")[1])
        )
    }


def _grouped(sections: Sequence[Section], names: Sequence[str]) -> dict[str, list[str]]:
    """The pages below each part, and below the front page, whose name is empty, in order."""
    found: dict[str, list[str]] = {"": []}
    part, level = "", 0
    for section, name in zip(sections, names, strict=True):
        if section.kind == "part":
            part, level = name, section.level
            found[""].append(name)
            found[name] = []
        elif part and section.level > level:
            found[part].append(name)
        else:
            part = ""
            found[""].append(name)
    return found


def _index(text: Text, below: Sequence[str], notes: Mapping[str, Note]) -> str:
    blocks = [
        *(block for section in text.sections for block in section.blocks),
        *(block for note in text.notes for block in note.blocks),
    ]
    hung = {label for block in blocks for label in block_marks(block)}
    hung |= {label for section in text.sections for label in marks(section.heading)}
    parts = [f"# {myst.line(text.title, notes=False) or 'Untitled'}"]
    parts += [words for words in (myst.line(text.byline), myst.escape(text.date)) if words]
    parts.append(pages.toctree(below))
    if text.closing:
        parts.append(myst.line(text.closing))
    for label, note in notes.items():
        if label not in hung:
            parts += [f"Note {label}, which has no mark in the text:", *pages.blocks_of(note)]
    return "\n\n".join(parts) + "\n"


def _conf(text: Text, language: str) -> str:
    return (
        f"project = {plain(text.title) or 'Untitled'!r}\n"
        f"language = {language!r}\n"
        'extensions = ["myst_parser", "reading_edition"]\n'
        'exclude_patterns = ["_build"]\n'
        f'bibtex_bibfiles = ["{WORKS}"]\n'
        "# Take this line out to be told which names no entry covers yet.\n"
        "reading_edition_lint = False\n"
        "# The quotation marks are typographic already.\n"
        "smartquotes = False\n"
    )
