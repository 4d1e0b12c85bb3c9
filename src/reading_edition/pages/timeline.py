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
from sphinx.util.texescape import escape as tex

from ..messages import Subtype, warn
from ..model.timeline_layout import Event, Timeline, arrange, years_of
from ..store import staleness
from ..store.collectors import Listing
from ..store.domain import edition_domain
from ..store.features import register
from ..store.formats import is_ebook
from ..store.tables import CITATIONS
from ..store.visitors import fallback
from ..store.works import entries_of, shown_of_works

if TYPE_CHECKING:
    from docutils.nodes import Node
    from pybtex.database import Entry
    from sphinx.application import Sphinx

_CLAUSE = re.compile(r"[.,;:]?\s*(?:$|[.,;]\s.*|\s\(.*)", re.DOTALL)
CAPTION = (
    "Each row is an event of the list below; the dots are the works that the edition cites, by "
    "year of first publication. Where the axis is dashed, years are drawn closer together."
)


class timeline_figure(General, Element):
    """The place of the figure: ``events``, its accessible name ``label``, ``name`` of its ids."""


class TimelineDirective(SphinxDirective):
    """Events in a definition list; the first and the last year of a date make the bar."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"label": directives.unchanged}

    def run(self) -> list[Node]:
        self.assert_has_content()
        content = self.parse_content_to_nodes()
        figure = timeline_figure(label=self.options.get("label", "Timeline"))
        figure["name"] = f"timeline-{self.env.new_serialno('timeline') + 1}"
        self.set_source_info(figure)
        figure["events"] = [event for node in content for event in _events(node)]
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


def _events(content: Node) -> list[Event]:
    found = []
    for item in content.findall(nodes.definition_list_item):
        term = next(iter(item.findall(nodes.term)))
        years = years_of(term.astext())
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


def svg(
    drawing: Timeline, label: str, told: str, *, name: str = "timeline", fixed: bool = True
) -> str:
    """*drawing* as an SVG in the colour of the text around it; *told* is its description.

    The ids in it begin with *name*, by which one drawing of a page differs from another.
    It has the size that it was drawn for if *fixed*, or else takes the width that there is.
    """
    d = drawing
    size = f'width="{d.width:g}" height="{d.height:.1f}" ' if fixed else ""
    rows = [
        f'<svg class="re-timeline-drawing" viewBox="0 0 {d.width:g} {d.height:.1f}" '
        f'{size}role="img" font-size="{d.size:g}" '
        f'fill="currentColor" aria-labelledby="{name}-title {name}-told" '
        'xmlns="http://www.w3.org/2000/svg">',
        f'<title id="{name}-title">{escape(label)}</title>',
        f'<desc id="{name}-told">{escape(told)}</desc>',
        '<g stroke="currentColor" stroke-width="1">',
    ]
    rows += [f'<path d="M{x:.1f} {d.axis:.1f}V{d.height:.1f}" opacity=".15"/>' for x, _ in d.ticks]
    rows += [
        f'<path d="M{a:.1f} {d.axis:.1f}H{b:.1f}"{dashed}/>' for a, b, dashed in _axis(drawing)
    ]
    rows += [
        f'<path d="M{bar.x + bar.width:.1f} {bar.y:.1f}h{d.size:.1f}" stroke-dasharray="2 2"/>'
        for bar in d.bars
        if bar.open
    ]
    rows.append("</g>")
    rows += [
        f'<text class="re-tick" x="{x:.1f}" y="{d.axis - 0.4 * d.size:.1f}" '
        f'text-anchor="middle">{year}</text>'
        for x, year in d.ticks
    ]
    for bar in d.bars:
        rows.append(
            f'<rect x="{bar.x:.1f}" y="{bar.y - 0.3 * d.size:.1f}" width="{bar.width:.1f}" '
            f'height="{0.6 * d.size:.1f}"/>'
        )
        rows.append(
            f'<text x="{bar.label_x:.1f}" y="{bar.y + 0.35 * d.size:.1f}" '
            f'text-anchor="{bar.anchor}">{escape(bar.label)}</text>'
        )
    if d.dots:
        rows.append(f'<text x="0" y="{d.works_y:.1f}" font-style="italic">Works cited</text>')
    rows += [
        f'<circle cx="{x:.1f}" cy="{y + 0.5 * d.dot:.1f}" r="{0.5 * d.dot:.2f}"/>'
        for x, y in d.dots
    ]
    return "\n".join([*rows, "</svg>"])


def _axis(drawing: Timeline) -> list[tuple[float, float, str]]:
    """The axis in pieces: from, to, and the attribute that dashes it."""
    pieces, x = [], 0.0
    for a, b in drawing.quiet:
        pieces += [(x, a, ""), (a, b, ' stroke-dasharray="3 3"')]
        x = b
    return [piece for piece in [*pieces, (x, drawing.width, "")] if piece[1] > piece[0]]


def picture(drawing: Timeline) -> str:
    """*drawing* as a picture of LaTeX's own, which needs no package; *y* runs upwards there."""
    d = drawing

    def rule(x: float, y: float, width: float, height: float) -> str:
        return rf"\put({x:.1f},{d.height - y:.1f}){{\rule{{{width:.1f}pt}}{{{height:.1f}pt}}}}"

    def text(x: float, y: float, place: str, words: str) -> str:
        return rf"\put({x:.1f},{d.height - y:.1f}){{\makebox(0,0)[{place}]{{{words}}}}}"

    rows = [
        rf"\put({x:.1f},0){{\textcolor[gray]{{.8}}{{\rule{{.2pt}}{{{d.height - d.axis:.1f}pt}}}}}}"
        for x, _ in d.ticks
    ]
    for a, b, dashed in _axis(drawing):
        step = 4 if dashed else b - a
        drawn = step / 2 if dashed else step
        starts = (a + number * step for number in range(max(1, int((b - a) / step))))
        rows += [rule(start, d.axis, drawn, 0.4) for start in starts]
    rows += [text(x, d.axis - 0.7 * d.size, "c", str(year)) for x, year in d.ticks]
    for bar in d.bars:
        rows.append(rule(bar.x, bar.y + 0.25 * d.size, bar.width, 0.5 * d.size))
        if bar.open:
            end = bar.x + bar.width
            rows += [rule(end + step * 0.4 * d.size, bar.y, 0.2 * d.size, 0.4) for step in (1, 2)]
        rows.append(text(bar.label_x, bar.y, "l" if bar.anchor == "start" else "r", tex(bar.label)))
    if d.dots:
        rows.append(text(0, d.works_y - 0.4 * d.size, "l", r"\textit{Works cited}"))
    rows += [rule(x - 0.5 * d.dot, y + d.dot, d.dot, d.dot) for x, y in d.dots]
    size = rf"\fontsize{{{d.size:g}}}{{{1.2 * d.size:g}}}\selectfont"
    return "\n".join(
        [
            r"\begin{figure}[tbp]\centering",
            rf"\reFit{{{size}\unitlength=1pt\begin{{picture}}({d.width:g},{d.height:.1f})",
            *rows,
            r"\end{picture}}\par\smallskip",
            rf"{{\footnotesize\itshape {CAPTION}\par}}\end{{figure}}",
        ]
    )


def _html(self: Any, node: Element) -> None:
    drawing = arrange(node["events"], node["works"], width=560, size=12, letter=0.56)
    events, works = len(node["events"]), len(node["works"])
    first, last = node["events"][0], node["events"][-1]
    told = (
        f"{events} events, from {first.first} ({first.label}) to {last.last} ({last.label}), and "
        f"{works} works, each at its year. The list that follows has all events in words."
    )
    fixed = not is_ebook(self.builder)
    drawn = svg(drawing, node["label"], told, name=node["name"], fixed=fixed)
    self.body.append(
        '<figure class="re-timeline"><div class="re-scroll" role="region" tabindex="0" '
        f'aria-label="{escape(node["label"])}, a figure">\n{drawn}\n'
        f"</div><figcaption>{CAPTION}</figcaption></figure>\n"
    )
    raise nodes.SkipNode


def _latex(self: Any, node: Element) -> None:
    drawing = arrange(node["events"], node["works"], width=275, size=7.5, letter=0.48)
    self.body.append(f"\n{picture(drawing)}\n")
    raise nodes.SkipNode


def setup_timeline(app: Sphinx) -> None:
    register(app, Listing("timeline", (staleness.citations, shown_of_works)))
    app.add_node(timeline_figure, **{**fallback(), "html": (_html, None), "latex": (_latex, None)})
    app.add_directive_to_domain("edition", "timeline", TimelineDirective)
    app.add_post_transform(DateWorks)
