"""What keeps sections from being told apart: ids, labels and numbers that two of them have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.records import Section
    from .domain import EditionDomain


def faults(domain: EditionDomain) -> Iterator[tuple[str, str]]:
    """Each such fault: the page, and what is wrong with its front matter."""
    before: list[Section] = []
    called: dict[str, list[Section]] = {}
    for docname in domain.ordered_sections():
        section, label = domain.sections[docname], domain.places[docname].label
        namesakes = called.setdefault(label, [])
        found = (
            _of_id(section, before),
            _of_numbers(section, before),
            _of_label(section, namesakes),
        )
        yield from ((docname, fault) for fault in found if fault)
        before.append(section)
        namesakes.append(section)


def _of_id(section: Section, before: list[Section]) -> str:
    """A reference would find the first of two sections only."""
    other = next((one for one in before if one.id == section.id), None)
    if other is None:
        return ""
    said = "Give each section an id of its own."
    return f"'section: {section.id}' is also that of {other.docname}. {said}"


def _of_numbers(section: Section, before: list[Section]) -> str:
    """A section goes on from a number which the one before it has, too."""
    last = before[-1] if before and before[-1].unit == section.unit else None
    if last is None or not 1 < section.first <= last.last:
        return ""
    return (
        f"'first-number: {section.first}': section {last.id!r}, which comes before, ends at "
        f"{last.last}. Write {last.last + 1}, or leave it out to begin at 1."
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
