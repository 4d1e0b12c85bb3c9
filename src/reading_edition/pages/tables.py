"""Tables of docutils nodes, which every writer knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes


def table(
    head: Sequence[nodes.Node],
    rows: Iterable[Sequence[nodes.Node]],
    *,
    widths: Sequence[int],
    classes: Sequence[str] = (),
) -> nodes.table:
    """A table whose first column heads the rows; *widths* are shares, for paper only."""
    group = nodes.tgroup(cols=len(widths))
    for position, width in enumerate(widths):
        column = nodes.colspec(colwidth=width)
        if not position:
            column["stub"] = 1
        group += column
    group += nodes.thead("", _row(head))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group, classes=["colwidths-auto", *classes])


def _row(cells: Sequence[nodes.Node]) -> nodes.row:
    entries = [nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells]
    return nodes.row("", *entries)
