"""Write a text as the MyST pages of a new edition that builds as it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from reading_edition.witness import myst
from reading_edition.witness.limits import Limits, SourceError, read_bounded
from reading_edition.witness.model import Block, Note, Section, Text, block_marks, marks, plain

_DEFINITION = re.compile(r"^\[\^(\w+)\]:(.*(?:\n(?:[ \t]+.*|[ \t]*(?=\n[ \t])))*)", re.MULTILINE)
_CITATION = re.compile(r"\{cite(?::[a-z]+)?\}`[^`\n]{1,300}`")
_ENTRY = re.compile(r"^\s*@\w+\s*\{\s*([^\s,]+)", re.MULTILINE)
CITED = "works-cited"
WORKS = "refs.bib"


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
) -> list[Path]:
    """Write *text* into *folder*, which must be new or empty; return the files.

    *cites* gives the citation markup to add to each note, as far as *bibliography*, a BibTeX file
    that is copied beside the pages, has the works. *ids* name the sections in order. Raises
    :class:`SourceError`, and then nothing has been written that was not there.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SourceError(
            folder, 0, "The folder is not empty.", "Name a new one: nothing is overwritten."
        )
    if ids and len(ids) != len(text.sections):
        names = ", ".join(section.id for section in text.sections)
        raise SourceError(
            folder, 0, f"There are {len(ids)} ids for {len(text.sections)} sections.", f"({names})"
        )
    works = read_bounded(bibliography, Limits()).decode("utf-8", "replace") if bibliography else ""
    cites = _known(cites or {}, works)
    notes = {note.label: note for note in text.notes}
    files: dict[str, str] = {}
    for n, section in enumerate(text.sections):
        name = ids[n] if ids else section.id
        files[f"{n + 1:02d}-{name}.md"] = _page(section, name, notes, cites)
    pages = [name.removesuffix(".md") for name in files]
    if cites:
        files[f"{CITED}.md"] = "# Works Cited\n\n```{bibliography}\n```\n"
        pages.append(CITED)
    files["index.md"] = _index(text, pages, notes)
    files["conf.py"] = _conf(text, language)
    files["names.toml"] = "# The persons named: a table for each, as the guide for editors says.\n"
    files[WORKS] = works or "% The works cited.\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_text(content, encoding="utf-8")
    except OSError as error:
        raise SourceError(
            folder, 0, f"The pages cannot be written ({error.strerror}).", "Name another folder."
        ) from None
    return [folder / name for name in files]


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


def _page(section: Section, name: str, notes: Mapping[str, Note], cites: Mapping[str, str]) -> str:
    """Return the page of *section*: front matter, heading, blocks, its notes."""
    front = [f"section: {json.dumps(name)}"]
    if section.kind == "reading":
        front.append(f"section-label: {json.dumps(plain(section.heading), ensure_ascii=False)}")
    parts = ["---\n" + "\n".join(front) + "\n---"]
    # A page needs a title, and a note has no place in one.
    parts.append(f"# {myst.line(section.heading, notes=False) or 'Opening'}")
    moved = "".join(f"[^{label}]" for label in marks(section.heading) if label in notes)
    if section.kind == "reading":
        parts.extend(_reading(section.blocks))
    else:
        parts.extend(_block(block) for block in section.blocks)
    if moved:
        parts.insert(2, moved)
    labels = dict.fromkeys(
        [*marks(section.heading), *(label for one in section.blocks for label in block_marks(one))]
    )
    parts += [_note(notes[label], cites.get(label, "")) for label in labels if label in notes]
    return "\n\n".join(parts) + "\n"


def _reading(blocks: Sequence[Block]) -> list[str]:
    """Return the entries of a reading list as one list, apart from what is between them."""
    parts: list[str] = []
    items = False
    for block in blocks:
        words = _block(block)
        if block.kind == "item" and items:
            parts[-1] += f"\n- {words}"
        else:
            parts.append(f"- {words}" if block.kind == "item" else words)
        items = block.kind == "item"
    return parts


def _block(block: Block) -> str:
    lines = [myst.line(line) for line in block.lines]
    if block.kind == "list":
        signs = [f"{n}. " if block.ordered else "- " for n in range(1, len(lines) + 1)]
        return "\n".join(sign + line for sign, line in zip(signs, lines, strict=True))
    if block.kind == "quotation":
        return "\n>\n".join(f"> {line}" for line in lines)
    if block.kind == "verse":
        stanzas = "\n".join(lines).split("\n\n")
        return "\n>\n".join(
            "> " + "\\\n> ".join(stanza.strip("\n").split("\n")) for stanza in stanzas
        )
    return lines[0]


def _note(note: Note, cite: str) -> str:
    paragraphs = [_block(block).replace("\n", "\n    ") for block in note.blocks]
    if cite:
        paragraphs[-1] += f" {cite}"
    return f"[^{note.label}]: " + "\n\n    ".join(paragraphs)


def _index(text: Text, pages: Sequence[str], notes: Mapping[str, Note]) -> str:
    hung = {
        label
        for section in text.sections
        for line in (section.heading, *(line for one in section.blocks for line in one.lines))
        for label in marks(line)
    }
    parts = [f"# {myst.line(text.title, notes=False) or 'Untitled'}"]
    parts += [words for words in (myst.line(text.byline), myst.escape(text.date)) if words]
    parts.append("```{toctree}\n" + "\n".join(pages) + "\n```")
    if text.closing:
        parts.append(myst.line(text.closing))
    for label, note in notes.items():
        if label not in hung:
            parts += [f"Note {label}, which has no mark in the text:", *map(_block, note.blocks)]
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
