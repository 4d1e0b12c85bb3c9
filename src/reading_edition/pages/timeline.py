"""A timeline: a list of events in the order of time, and a figure that is drawn from it.

The directive holds a definition list, dates as terms; nothing is said twice. The figure
also has the works that the edition cites, by year of first publication. It is drawn when
the page is written, and leaves out what the list alone can tell.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.nodes import Element, General
from docutils.parsers.rst import directives
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from ..locale import _, counted
from ..messages import Subtype, warn
from ..model.timeline_layout import Event, arrange, years_of
from ..store import staleness
from ..store.collectors import Listing
from ..store.domain import edition_domain
from ..store.features import register
from ..store.formats import is_ebook
from ..store.tables import CITATIONS
from ..store.visitors import fallback
from ..store.works import entries_of, shown_of_works
from .timeline_drawing import CAPTION, picture, svg

if TYPE_CHECKING:
    from docutils.nodes import Node
    from pybtex.database import Entry
    from sphinx.application import Sphinx

_CLAUSE = re.compile(r"[.,;:]?\s*(?:$|[.,;]\s.*|\s\(.*)", re.DOTALL)


class timeline_figure(General, Element):
    """The place of the figure: ``events``, its accessible name ``label``, ``name`` of its ids."""


class TimelineDirective(SphinxDirective):
    """Events in a definition list; the first and the last year of a date make the bar."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"label": directives.unchanged}

    def run(self) -> list[Node]:
        self.assert_has_content()
        content = self.parse_content_to_nodes()
        figure = timeline_figure(label=self.options.get("label", _("Timeline")))
        figure["name"] = f"timeline-{self.env.new_serialno('timeline') + 1}"
        self.set_source_info(figure)
        language = str(self.config.language)
        figure["events"] = [event for node in content for event in _events(node, language)]
        if not figure["events"]:
            warn(
                Subtype.TIMELINE,
                "{timeline} has no events. Write a definition list in it: a date, and below it "
                "a colon and the event.",
                location=figure,
            )
            return content
        edition_domain(self.env).note_list("timeline", self.env.docname)
        return [figure, *content]


def _events(content: Node, language: str) -> list[Event]:
    found = []
    for item in content.findall(nodes.definition_list_item):
        term = next(iter(item.findall(nodes.term)))
        years = years_of(term.astext(), language)
        if years is None:
            warn(
                Subtype.TIMELINE,
                f"the date {term.astext()!r} has no year, so the figure leaves the event out. "
                "Write one, of four digits.",
                location=term,
            )
        else:
            found.append(Event(_label(item), *years))
    return found


def _label(item: Element) -> str:
    """The first clause of an event, without its references."""
    words = []
    text = next(iter(item.findall(nodes.paragraph)), item)
    for child in text.children:
        if isinstance(child, pending_xref) and child["refdomain"] in ("cite", "edition"):
            break
        words.append(child.astext())
    return " ".join(_CLAUSE.sub("", "".join(words), count=1).split())


def first_year(entry: Entry) -> int | None:
    """The year in which a work was first published, as far as its entry says."""
    for name in ("origdate", "date", "year"):
        found = re.search(r"\d{4}", entry.fields.get(name, ""))
        if found:
            return int(found[0])
    return None


class DateWorks(SphinxPostTransform):
    """Give the figure the years of the works that the edition cites, in order."""

    default_priority = 5

    def run(self, **kwargs: object) -> None:
        for place in self.document.findall(timeline_figure):
            cited = CITATIONS.of(edition_domain(self.env)).values()
            keys = {citation.key for found in cited for citation in found}
            entries = entries_of(self.env)
            years = (first_year(entries[key]) for key in keys if key in entries)
            place["works"] = sorted(year for year in years if year is not None)


def _html(self: Any, node: Element) -> None:
    drawing = arrange(node["events"], node["works"], width=560, size=12, letter=0.56)
    events, works = len(node["events"]), len(node["works"])
    first, last = node["events"][0], node["events"][-1]
    told = _(
        "{events}, from {first} ({first_event}) to {last} ({last_event}), and {works}, each at "
        "its year. The list that follows has all events in words."
    ).format(
        events=counted(events, "{number} event", "{number} events"),
        first=first.first,
        first_event=first.label,
        last=last.last,
        last_event=last.label,
        works=counted(works, "{number} work", "{number} works"),
    )
    label = _("{label}, a figure").format(label=node["label"])
    fixed = not is_ebook(self.builder)
    drawn = svg(drawing, node["label"], told, name=node["name"], fixed=fixed)
    self.body.append(
        '<figure class="re-timeline"><div class="re-scroll" role="region" tabindex="0" '
        f'aria-label="{escape(label)}">\n{drawn}\n'
        f"</div><figcaption>{_(CAPTION)}</figcaption></figure>\n"
    )
    raise nodes.SkipNode


def _latex(self: Any, node: Element) -> None:
    drawing = arrange(node["events"], node["works"], width=275, size=7.5, letter=0.48, pitch=1.2)
    self.body.append(f"\n{picture(drawing)}\n")
    raise nodes.SkipNode


def setup_timeline(app: Sphinx) -> None:
    register(app, Listing("timeline", (staleness.citations, shown_of_works)))
    app.add_node(timeline_figure, **{**fallback(), "html": (_html, None), "latex": (_latex, None)})
    app.add_directive_to_domain("edition", "timeline", TimelineDirective)
    app.add_post_transform(DateWorks)
