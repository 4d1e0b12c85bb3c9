"""Set the versions of a text beside it, on the pages that have some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..messages import Subtype, warn
from ..store.features import registered
from ..store.parallel_nodes import version_switch, version_text
from ..store.versions import title_of, title_of_text, versions_of
from .numbering import PARAGRAPHS, Numbering
from .version_blocks import Block, blocks_of_text
from .version_notes import say_language
from .version_pairing import Pairing, Row
from .version_rows import RowMaker

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class SetVersions(SphinxTransform):
    """Set the blocks of other versions beside the text's own.

    Before::

        <paragraph ids="p1" re_number="1">
            The tide goes out.
        <version_text name="fr">
            <paragraph>
                La mer se retire.

    After::

        <version_row columns="2">
            <text_cell>
                <paragraph ids="p1" re_number="1">
                    The tide goes out.
            <version ids="version-fr-p1" name="fr" number="1" last="1" of="p1">
                <paragraph>
                    La mer se retire.

    Runs when the text is numbered (840), its persons are found (842), and the reader's copy
    is beside it (843).
    """

    default_priority = 844

    def apply(self) -> None:
        held = list(self.document.findall(version_text))
        if not held:
            return
        text = blocks_of_text(self.document)
        if not text:
            self._refuse(held)
            return
        known = {one.name: one for one in registered(self.env, Numbering)}
        numbering = known.get(self.document["re_unit"], PARAGRAPHS)
        positions = dict(self._positions(held, text))
        names = [n for n in versions_of(self.config) if any(one["name"] == n for one in held)]
        rows = {}
        for name in names:
            own = [(one, positions[id(one)]) for one in held if one["name"] == name]
            rows[name] = Pairing(name, text, numbering).rows(own)
        for one in held:
            one.parent.remove(one)
        self._set(text, rows)
        say_language(self.document, self.config.language)

    def _refuse(self, held: Sequence[version_text]) -> None:
        """Leave the blocks where they stand, on a page that has nothing to set them beside."""
        for one in held:
            warn(
                Subtype.VERSION,
                f"{{version}} {one['name']}: the page has no numbered text beside which it could "
                "stand. Say which section it is, with 'section:' in its front matter.",
                location=one,
            )
            at = one.parent.index(one)
            one.parent.children[at : at + 1] = []
            one.parent.insert(at, one.children)

    def _positions(
        self, held: Sequence[version_text], text: Sequence[Block]
    ) -> Iterator[tuple[int, int]]:
        """For each of *held*, by identity, how many blocks of the text stand before it."""
        wanted = {id(one) for one in held}
        starts = {id(block.elements[0]) for block in text}
        seen = 0
        for node in self.document.findall(nodes.Element):
            seen += id(node) in starts
            if id(node) in wanted:
                yield id(node), seen

    def _set(self, text: Sequence[Block], rows: Mapping[str, Sequence[Row]]) -> None:
        maker = RowMaker(self.config, self.document, text, list(rows))
        beside = [row for own in rows.values() for row in own if row.ours]
        for row in beside:
            self._keep_to_one_heading(row, text)
        alone = [row for own in rows.values() for row in own if not row.ours]
        for span in reversed(_joined(len(text), beside)):  # so that earlier places stay right
            made = maker.row(span, [row for row in beside if row.ours.start in span])
            after = [row for row in alone if span.start < row.ours.start <= span.stop]
            at = made.parent.index(made)
            made.parent.insert(at + 1, [maker.alone(row, span) for row in after])
            if span.start == 0:
                before = [row for row in alone if row.ours.start == 0]
                made.parent.insert(at, [maker.alone(row, span) for row in before])
        title = next(iter(self.document.findall(nodes.title)), None)
        if title is not None:
            titles = [title_of_text(self.config), *(title_of(self.config, name) for name in rows)]
            title.parent.insert(title.parent.index(title) + 1, version_switch(titles=titles))

    def _keep_to_one_heading(self, row: Row, text: Sequence[Block]) -> None:
        """Have *row* end where the text's blocks beside it go on below another heading."""
        parents = [text[position].elements[0].parent for position in row.ours]
        own = sum(parent is parents[0] for parent in parents)
        if own == len(parents):
            return
        row.ours = row.ours[:own]
        numbers = [number for position in row.ours for number in text[position].numbers]
        warn(
            Subtype.VERSION,
            f"the blocks of {row.held['name']!r} beside {numbers[0]} of the text are also beside "
            f"those after {numbers[-1]}, which stand below another heading. They stand beside "
            "those before it; divide the directive.",
            location=row.held,
        )


def _joined(number: int, rows: Iterable[Row]) -> list[range]:
    """The positions up to *number* in spans, of which none divides the blocks of a row."""
    ends = list(range(1, number + 1))
    for row in rows:
        ends[row.ours.start] = max(ends[row.ours.start], row.ours.stop)
    found = []
    start = stop = 0
    for position, end in enumerate(ends):
        stop = max(stop, end)
        if stop == position + 1:
            found.append(range(start, stop))
            start = stop
    return found


def setup_version_setting(app: Sphinx) -> None:
    app.add_transform(SetVersions)
