"""What keeps sections from being told apart: ids, labels and numbers that two of them have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.records import Section
    from .domain import EditionDomain


def faults(domain: EditionDomain) -> Iterator[tuple[str, str]]:
    """Each such fault: the page, and what is wrong with its front matter."""
    by_id: dict[str, Section] = {}
    called: dict[str, list[Section]] = {}
    before: Section | None = None
    for docname in domain.ordered_sections():
        section, label = domain.sections[docname], domain.places[docname].label
        namesakes = called.setdefault(label, [])
        found = (
            _of_id(section, by_id.setdefault(section.id, section)),
            _of_numbers(section, before),
            _of_label(section, namesakes),
        )
        yield from ((docname, fault) for fault in found if fault)
        before = section
        namesakes.append(section)


def _of_id(section: Section, first: Section) -> str:
    """A reference would find the first of two sections only."""
    if first is section:
        return ""
    said = "Give each section an id of its own."
    return f"'section: {section.id}' is also that of {first.docname}. {said}"


def _of_numbers(section: Section, before: Section | None) -> str:
    """A section goes on from a number which the one before it has, too."""
    if before is None or before.unit != section.unit or not 1 < section.first <= before.last:
        return ""
    return (
        f"'first-number: {section.first}': section {before.id!r}, which comes before, ends at "
        f"{before.last}. Write {before.last + 1}, or leave it out to begin at 1."
    )


def _of_label(section: Section, namesakes: list[Section]) -> str:
    """Two sections of one name have paragraphs of one number."""
    numbers = {one.number for one in section.paragraphs}
    for other in namesakes:
        if not numbers.isdisjoint(one.number for one in other.paragraphs):
            return (
                f"gives this section the number or label of {other.docname}, so that their places "
                "cannot be told apart. Give it another one, or let its paragraphs run on with "
                "'first-number'."
            )
    return ""
