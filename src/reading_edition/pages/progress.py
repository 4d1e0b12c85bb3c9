"""Where one is in the text: which section of how many, its paragraphs and minutes.

The line under a section's title says it; where scripts run it stays in sight and says at
which paragraph one is, and how many minutes are left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element, General
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..locale import _, counted
from ..model.places import UNITS
from ..store.domain import edition_domain
from ..store.formats import WEB
from ..store.visitors import fallback

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PARAGRAPH = "paragraph"
PACE = 230
"""Words a minute. Brysbaert, "How many words do we read per minute?" (Journal of Memory and
Language 109, 2019), finds 238 for adults who read English non-fiction silently."""


class where(General, Element):
    """``number`` of a section, ``total`` of sections, ``label`` and ``description`` of it.

    ``words`` and ``anchors`` are those of its paragraphs, or of what else its ``unit`` says;
    ``first`` is the number of the first.
    """


class SayWhere(SphinxPostTransform):
    """Put the line under the title of each section of the text."""

    default_priority = 4
    builders = WEB

    def run(self, **kwargs: object) -> None:
        domain = edition_domain(self.env)
        sections = [name for name, place in domain.places.items() if place.of_text]
        if self.env.docname not in sections:
            return
        title = next(iter(self.document.findall(nodes.title)), None)
        section = domain.sections[self.env.docname]
        if title is None or not section.paragraphs:
            return
        line = where(
            number=sections.index(self.env.docname) + 1,
            total=len(sections),
            words=[paragraph.words for paragraph in section.paragraphs],
            anchors=[paragraph.anchor for paragraph in section.paragraphs],
            first=section.first,
            label=domain.places[self.env.docname].label,
            unit=domain.places[self.env.docname].unit,
            description=self.env.metadata[self.env.docname].get("description", ""),
        )
        title.parent.insert(title.parent.index(title) + 1, line)


def minutes(words: int) -> int:
    """How long a reader takes, at least one minute."""
    return max(1, round(words / PACE))


def in_paragraphs(number: int) -> str:
    return counted(number, "{number} paragraph", "{number} paragraphs")


def in_units(number: int, unit: str) -> str:
    """How many there are of what a section counts: "40 paragraphs", "14 lines"."""
    if unit == PARAGRAPH:
        return in_paragraphs(number)
    return f"{number} {_(UNITS[unit].name if number == 1 else UNITS[unit].names)}"


def in_minutes(words: int) -> str:
    """How long a reader takes, in words."""
    return counted(minutes(words), "{number} minute", "{number} minutes")


def _rail(words: Sequence[int], anchors: Sequence[str], unit: str, first: int) -> str:
    """A line as long as the section: a piece for each paragraph, which leads to it."""
    total, at, pieces = sum(words) or 1, 0.0, []
    for number, (count, anchor) in enumerate(zip(words, anchors, strict=True), first):
        width = 100 * count / total
        label = _("Paragraph {number}").format(number=number)
        if unit != PARAGRAPH:
            label = f"{_(UNITS[unit].name)} {number}"
        # Not for the keyboard, to which each paragraph's own number is a link.
        pieces.append(
            f'<a href="#{anchor}" tabindex="-1" aria-label="{label}">'
            f'<rect class="re-hit" x="{at:.2f}%" width="{width:.2f}%" height="24"/>'
            f'<rect x="{at:.2f}%" width="{max(width - 0.35, 0.2):.2f}%" y="10" height="4"/></a>'
        )
        at += width
    label = _("Paragraphs") if unit == PARAGRAPH else _(UNITS[unit].names)
    return f'<svg class="re-rail" role="group" aria-label="{label}">{"".join(pieces)}</svg>'


def _html(self: Any, node: Element) -> None:
    words = node["words"]
    section = _("Section {number} of {total}").format(number=node["number"], total=node["total"])
    if node["description"]:
        self.body.append(f'<p class="re-deck">{self.encode(node["description"])}</p>\n')
    unit = node["unit"]
    sign = "" if unit == PARAGRAPH else f' data-sign="{self.encode(_(UNITS[unit].sign))}"'
    rail = _rail(words, node["anchors"], unit, node["first"])
    self.body.append(
        f'<div class="re-where" data-pace="{PACE}" data-words="{" ".join(map(str, words))}" '
        f'data-place="{self.encode(node["label"])}"{sign}>{rail}'
        f"<p>{section} · "
        f"<span>{in_units(len(words), unit)} · {in_minutes(sum(words))}</span></p></div>\n"
    )
    raise nodes.SkipNode


def setup_progress(app: Sphinx) -> None:
    app.add_node(where, **{**fallback(), "html": (_html, None)})
    app.add_post_transform(SayWhere)
