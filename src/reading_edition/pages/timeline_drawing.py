"""The drawing of a timeline: as an SVG, and as a picture of LaTeX's own."""

from __future__ import annotations

from html import escape

from sphinx.util.texescape import escape as tex

from ..locale import _, later
from ..model.timeline_layout import Timeline

CAPTION = later(
    "Each row is an event of the list below; the dots are the works that the edition cites, by "
    "year of first publication. Where the axis is dashed, years are drawn closer together."
)


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
        rows.append(
            f'<text x="0" y="{d.works_y:.1f}" font-style="italic">{_("Works cited")}</text>'
        )
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
        rows.append(text(0, d.works_y - 0.4 * d.size, "l", rf"\textit{{{_('Works cited')}}}"))
    rows += [rule(x - 0.5 * d.dot, y + d.dot, d.dot, d.dot) for x, y in d.dots]
    size = rf"\fontsize{{{d.size:g}}}{{{1.2 * d.size:g}}}\selectfont"
    return "\n".join(
        [
            r"\begin{figure}[tbp]\centering",
            rf"\reFit{{{size}\unitlength=1pt\begin{{picture}}({d.width:g},{d.height:.1f})",
            *rows,
            r"\end{picture}}\par\smallskip",
            rf"{{\footnotesize\itshape {_(CAPTION)}\par}}\end{{figure}}",
        ]
    )
