"""Which blocks of a version belong beside which blocks of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..messages import Subtype, warn
from ..model.alignment import Group, Unit, align, likelier
from ..store.parallel_nodes import version_text
from .numbering import Numbering
from .version_blocks import Block, blocks_of_version
from .versions import ALONE
from .words import text_of


@dataclass(slots=True)
class Row:
    """Blocks of one version beside those of the text at the positions *ours*.

    If there are none, *ours* is empty, and begins where the row belongs.
    """

    ours: range
    blocks: list[Block]
    held: version_text
    """What the blocks are from."""


class Pairing:
    """Pairs what a page has of one version with the text's blocks."""

    def __init__(self, name: str, text: Sequence[Block], numbering: Numbering) -> None:
        self._name = name
        self._text = text
        self._numbering = numbering
        self._positions = {
            number: position for position, block in enumerate(text) for number in block.numbers
        }

    def rows(self, held: Sequence[tuple[version_text, int]]) -> list[Row]:
        """The rows of all that a page *has*, each with the number of text blocks before it."""
        fixed = {id(one): self._fixed(one) for one, _ in held}
        taken = {position for span in fixed.values() for position in span or ()}
        lacking = {position for one, _ in held for position in self._lacking(one)}
        rows: list[Row] = []
        before = 0
        for index, (one, at) in enumerate(held):
            blocks = blocks_of_version(one, self._numbering)
            span = fixed[id(one)]
            if span is None:
                last = held[index + 1][1] if not at and index + 1 < len(held) else len(self._text)
                free = range(before, at) if at else range(last)
                ours = [i for i in free if i not in taken | lacking]
                rows += self._free(one, blocks, ours, at)
            else:
                rows.append(Row(span if span else range(at, at), blocks, one))
            before = max(before, at)
        self._report(rows, lacking, held[-1][0])
        return rows

    def _fixed(self, held: version_text) -> range | None:
        """The positions that ``:beside:`` names; an empty range for none, None if it is silent."""
        given = held.get("beside")
        if given is None or given == ALONE:
            return None if given is None else range(0)
        found = self._span(held, "beside", *given)
        return range(found[0], found[-1] + 1) if found else range(0)

    def _lacking(self, held: version_text) -> list[int]:
        spans: list[tuple[int, int]] = held.get("lacks", [])
        return [position for span in spans for position in self._span(held, "lacks", *span)]

    def _span(self, held: version_text, option: str, first: int, last: int) -> list[int]:
        """The positions of the text's blocks with the numbers from *first* to *last*."""
        wanted = range(first, min(last, first + len(self._positions)) + 1)
        unknown = [number for number in (first, last) if number not in self._positions]
        if unknown:
            self._warn(held, f"':{option}: {_range(first, last)}' names {unknown[0]}, which the "
                       "page has no block of. Correct it.")  # fmt: skip
        return sorted({self._positions[n] for n in wanted if n in self._positions})

    def _free(
        self, held: version_text, blocks: list[Block], ours: list[int], at: int
    ) -> Iterator[Row]:
        """The rows of *blocks* beside the text's blocks at the positions *ours*."""
        here = [self._text[position].unit for position in ours]
        there = [block.unit for block in blocks]
        for group in self._groups(held, here, there, ours):
            if group.ours:
                span = range(ours[group.ours.start], ours[group.ours.stop - 1] + 1)
            else:
                next_one = ours[group.ours.start] if group.ours.start < len(ours) else at
                span = range(next_one, next_one)
            if group.theirs:
                yield Row(span, blocks[group.theirs.start : group.theirs.stop], held)

    def _groups(
        self, held: version_text, here: list[Unit], there: list[Unit], ours: list[int]
    ) -> list[Group]:
        by = held.get("by")
        if by == "length":
            return align(here, there)
        if by == "order":
            return _in_order(len(here), len(there))
        if len(here) == len(there):
            if guess := likelier(here, there):
                self._warn(
                    held,
                    f"the blocks of {self._name!r} are as many as those of the text, but by "
                    f"their lengths they would be paired otherwise: {self._told(guess, ours)}. If "
                    "the order is right, write ':by: order'; if not, ':by: length' or ':beside:'.",
                )
            return _in_order(len(here), len(there))
        found = align(here, there)
        if here:
            self._warn(
                held,
                f"{self._name!r} has {len(there)} blocks beside {len(here)} of the text, so they "
                f"are paired by length: {self._told(found, ours)}. If that is right, write ':by: "
                "length'; if not, divide the directive, or give ':beside:'.",
            )
        return found

    def _told(self, groups: Sequence[Group], ours: Sequence[int]) -> str:
        """*groups* as an editor reads them: ``1=1, 2–3=2, 4=none``."""
        told = []
        for group in groups:
            numbers = [n for i in group.ours for n in self._text[ours[i]].numbers]
            text = _range(numbers[0], numbers[-1]) if numbers else ALONE
            theirs = group.theirs
            told.append(f"{text}={_range(theirs.start + 1, theirs.stop) if theirs else ALONE}")
        return ", ".join(told)

    def _report(self, rows: Sequence[Row], lacking: set[int], last: version_text) -> None:
        """Warn of blocks that have nothing beside them, on either side."""
        for row in rows:
            if not row.ours and row.held.get("beside") != ALONE:
                words = text_of(row.blocks[0].elements[-1])[:40] if row.blocks else ""
                self._warn(
                    row.held,
                    f"{words!r} of {self._name!r} has nothing of the text beside it and stands "
                    "alone. If that is right, give it a directive of its own with ':beside: none'.",
                )
        beside = {position for row in rows for position in row.ours} | lacking
        alone = [n for i, one in enumerate(self._text) if i not in beside for n in one.numbers]
        if alone:
            self._warn(
                last,
                f"{', '.join(map(str, alone))} of the text: {self._name!r} has nothing beside it. "
                f"If that is right, write ':lacks: {', '.join(map(str, alone))}'.",
            )

    def _warn(self, held: version_text, message: str) -> None:
        warn(Subtype.VERSION, message, location=held)


def _in_order(here: int, there: int) -> list[Group]:
    """Pairs of so many blocks, one by one; what is left of either stands alone."""
    both = max(here, there)
    sides = ([range(min(i, n), min(i + 1, n)) for i in range(both)] for n in (here, there))
    return [Group(ours, theirs) for ours, theirs in zip(*sides, strict=True)]


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
