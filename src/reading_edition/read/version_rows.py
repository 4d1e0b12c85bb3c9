"""The rows of a page with several versions of the text, and their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes

from ..config import settings_of
from ..messages import Subtype, warn
from ..store.parallel_nodes import text_cell, version, version_row
from ..store.versions import title_of, title_of_text
from .numbering import lines
from .places import BESIDE, NUMBER
from .version_blocks import Block

if TYPE_CHECKING:
    from sphinx.config import Config

    from .version_pairing import Row


class RowMaker:
    """Makes the rows of a page: *text* are its blocks, *names* its versions, a column each."""

    def __init__(
        self,
        config: Config,
        document: nodes.document,
        text: Sequence[Block],
        names: Sequence[str],
    ) -> None:
        self._config = config
        self._document = document
        self._text = text
        self._names = names

    def row(self, span: range, beside: Iterable[Row]) -> nodes.Element:
        """Set the text's blocks in *span* into a row with those *beside* them, in their place."""
        blocks = [self._text[position].elements[0] for position in span]
        made = self._set(blocks)
        beside = list(beside)
        for name in self._names:
            own = [row for row in beside if row.held["name"] == name]
            if own:
                cell = self._cell(own, span)
                self._tie(cell, span)
                made += cell
        return made

    def alone(self, row: Row, span: range) -> nodes.Element:
        """A row of blocks that have nothing of the text beside them, next to those in *span*."""
        cell = self._cell([row], span)
        cell["alone"], cell["ids"] = True, []
        return version_row("", cell, columns=len(self._names) + 1)

    def _set(self, blocks: Sequence[nodes.Element]) -> nodes.Element:
        """The row of the text's *blocks*: with all between them, or that of each item's words."""
        rows = []
        for item in blocks if isinstance(blocks[0], nodes.list_item) else ():
            inner = text_cell("", *item.children, title=title_of_text(self._config))
            item.children = []
            rows.append(version_row("", inner, columns=len(self._names) + 1))
            item += rows[-1]
        if rows:
            return rows[0]
        parent = blocks[0].parent
        at = parent.index(blocks[0])
        stop = parent.index(blocks[-1]) + 1
        inner = text_cell("", *parent.children[at:stop], title=title_of_text(self._config))
        row = version_row("", inner, columns=len(self._names) + 1)
        parent.children[at:stop] = []
        parent.insert(at, row)
        return row

    def _cell(self, rows: Sequence[Row], span: range) -> version:
        name = rows[0].held["name"]
        numbered = [node for position in span for node in self._text[position].numbered]
        anchor = numbered[0]["ids"][0]
        cell = version(
            name=name,
            language=settings_of(self._config).versions[name].language,
            title=title_of(self._config, name),
            column=self._names.index(name) + 1,
            number=numbered[0][NUMBER],
            last=numbered[-1][NUMBER],
            of=anchor,
            unit=self._document["re_unit"],
        )
        cell.source, cell.line = rows[0].held.source, rows[0].held.line
        self._name(cell, anchor)
        cell += list(_listed(node for row in rows for one in row.blocks for node in one.elements))
        return cell

    def _name(self, node: nodes.Element, anchor: str, name: str = "") -> None:
        """Give *node* the id of what it is beside, with that of the version, if it is free."""
        wanted = f"version-{name or node['name']}-{anchor}"
        if wanted not in self._document.ids:
            node["ids"].append(wanted)
            self._document.ids[wanted] = node

    def _tie(self, cell: version, span: range) -> None:
        """Tell of each line of verse which of the text's lines it is beside."""
        ours = [node for position in span for node in self._text[position].numbered]
        if not all(isinstance(node, nodes.line) for node in ours):
            return
        theirs = list(lines(cell))
        if len(theirs) != len(ours):
            warn(
                Subtype.VERSION,
                f"{cell['name']!r} has {len(theirs)} lines beside {len(ours)} of the text "
                f"({cell['number']}–{cell['last']}), so that their lines are not level. Divide the "
                "directive, or indent what completes a line by ':shared:'.",
                location=cell,
            )
            return
        for here, there in zip(ours, theirs, strict=True):
            anchor = here["ids"][0]
            there[BESIDE] = (here[NUMBER], anchor)
            if anchor != cell["of"]:
                self._name(there, anchor, cell["name"])


def _listed(found: Iterable[nodes.Element]) -> Iterator[nodes.Element]:
    """*found* as they can stand in a cell: items in a list like the one that they are from."""

    def listing(node: nodes.Element) -> int:
        return id(node.parent) if isinstance(node, nodes.list_item) else 0

    for key, together in groupby(found, listing):
        if not key:
            yield from together
            continue
        items = list(together)
        parent = items[0].parent
        made: nodes.Element = parent.copy()
        made["ids"] = []
        if isinstance(parent, nodes.enumerated_list):
            made["start"] = parent.get("start", 1) + parent.index(items[0])
        made.extend(items)
        yield made
