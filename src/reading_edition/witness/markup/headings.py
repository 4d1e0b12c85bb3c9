"""What a heading of a page or an e-book says, and what begins there."""

from __future__ import annotations

from bs4 import Tag

from reading_edition.witness.draft import Draft, Role, bare
from reading_edition.witness.headings import is_number
from reading_edition.witness.markup.tree import BLOCKS, HEADINGS, ancestors, tags, types

CHAPTERS = frozenset({"chapter"})
PARTS = frozenset({"part", "volume", "division"})
MATTER = frozenset(
    {
        *("abstract", "acknowledgments", "afterword", "appendix", "assessment", "conclusion"),
        *("contributors", "credits", "dedication", "epigraph", "epilogue", "errata", "foreword"),
        *("glossary", "introduction", "other-credits", "preamble", "preface", "prologue"),
    }
)
_DEFAULT = 2
"""The level of a page that has no heading of its own."""


def role_of(tag: Tag) -> Role:
    """Return what begins at the heading *tag*: what it is in says so, if it is its first."""
    for one in ancestors(tag):
        kinds = types(one)
        role: Role = ""
        if kinds & CHAPTERS:
            role = "chapter"
        elif kinds & MATTER:
            role = "matter"
        elif kinds & PARTS:
            # Poems and chapters may have parts, which are no parts of the whole.
            inner = any(types(above) & (CHAPTERS | {"poem"}) for above in ancestors(one))
            role = "" if inner else "part"
        if role:
            first = next((other for other in tags(one) if other.name in HEADINGS), None)
            return role if first is tag else ""
    return ""


def parts_of_heading(tag: Tag) -> list[Tag]:
    """Return the parts of the one heading that *tag* is, where it groups headings; else none."""
    if tag.name not in {"hgroup", "header"} or any(
        map(str.strip, tag.find_all(string=True, recursive=False))
    ):
        return []
    held = tag.find_all(True, recursive=False)
    if len(held) == 1 and held[0].name == "hgroup":
        return parts_of_heading(held[0])
    allowed = HEADINGS | {"p"} if tag.name == "hgroup" else HEADINGS
    whole = all(
        one.name in allowed and not any(t.name in BLOCKS for t in tags(one)) for one in held
    )
    return held if whole and any(one.name in HEADINGS for one in held) else []


def joined(lines: list[str]) -> str:
    """Return the lines of one heading as one: “I. The Landing”, “The Ferry: Letters”."""
    made = ""
    for line in (" ".join(line.split()) for line in lines):
        if not made or not line:
            made = made or line
        elif is_number(bare(made)):
            made = f"{made.rstrip('.:')}. {line}"
        elif bare(made)[-1:] in ".:;,!?—–":
            made = f"{made} {line}"
        else:
            made = f"{made}: {line}"
    return made


def untitled(root: Tag, title: str, place: int) -> Draft | None:
    """Return a heading for a page that is a chapter or the like and has none; its *title* says it.

    None where the page has a heading, or is nothing that would have one.
    """
    if any(tag.name in HEADINGS for tag in tags(root)):
        return None
    for tag in tags(root):
        kinds = types(tag)
        if kinds & (CHAPTERS | MATTER):
            name = title or min(kinds & (CHAPTERS | MATTER)).capitalize()
            role: Role = "chapter" if kinds & CHAPTERS else "matter"
            return Draft("heading", [name], place, level=_DEFAULT, role=role)
    return None
