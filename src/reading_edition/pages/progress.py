"""Where one is in the text: which section of how many, its paragraphs and minutes.

The line under a section's title says it; where scripts run it stays in sight and says at
which paragraph one is, and how many minutes are left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element, General
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..store.domain import edition_domain
from ..store.formats import WEB
from ..store.visitors import fallback

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PACE = 230
"""Words a minute. Brysbaert, "How many words do we read per minute?" (Journal of Memory and
Language 109, 2019), finds 238 for adults who read English non-fiction silently."""


class where(General, Element):
    """``number`` of a section, ``total`` of sections, ``words`` of each of its paragraphs."""


class SayWhere(SphinxPostTransform):
    """Put the line under the title of each numbered section."""

    default_priority = 4
    builders = WEB

    def run(self, **kwargs: object) -> None:
        domain = edition_domain(self.env)
        numbered = [name for name, place in domain.places.items() if place.numbered]
        if self.env.docname not in numbered:
            return
        title = next(iter(self.document.findall(nodes.title)), None)
        section = domain.sections[self.env.docname]
        if title is None or not section.paragraphs:
            return
        line = where(
            number=numbered.index(self.env.docname) + 1,
            total=len(numbered),
            words=[paragraph.words for paragraph in section.paragraphs],
        )
        title.parent.insert(title.parent.index(title) + 1, line)


def minutes(words: int) -> int:
    """How long a reader takes, at least one minute."""
    return max(1, round(words / PACE))


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _html(self: Any, node: Element) -> None:
    words = node["words"]
    paragraphs = _counted(len(words), "paragraph")
    time = _counted(minutes(sum(words)), "minute")
    self.body.append(
        f'<p class="re-where" data-pace="{PACE}" data-words="{" ".join(map(str, words))}">'
        f"Section {node['number']} of {node['total']} · "
        f"<span>{paragraphs} · {time}</span></p>\n"
    )
    raise nodes.SkipNode


def setup_progress(app: Sphinx) -> None:
    app.add_node(where, **{**fallback(), "html": (_html, None)})
    app.add_post_transform(SayWhere)
