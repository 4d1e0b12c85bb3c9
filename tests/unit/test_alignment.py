"""The alignment of two versions of a text by length and content."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reading_edition.model.alignment import Group, Unit, align, likelier

UNITS = st.lists(
    st.builds(Unit, st.integers(0, 3000), st.frozensets(st.sampled_from("1234"), max_size=2)),
    max_size=12,
)


def told(ours: list[int], theirs: list[int]) -> list[tuple[int, int]]:
    """How many blocks each group has, for blocks of these lengths."""
    groups = align([Unit(n) for n in ours], [Unit(n) for n in theirs])
    return [(len(group.ours), len(group.theirs)) for group in groups]


@given(UNITS, UNITS)
def test_every_block_is_in_one_group_and_all_are_in_order(
    ours: list[Unit], theirs: list[Unit]
) -> None:
    groups = align(ours, theirs)
    assert [i for group in groups for i in group.ours] == list(range(len(ours)))
    assert [i for group in groups for i in group.theirs] == list(range(len(theirs)))
    assert all(group.ours or group.theirs for group in groups)


def test_blocks_that_are_joined_or_divided_in_the_other_version_are_found() -> None:
    assert told([100, 50, 60, 300], [95, 115, 290]) == [(1, 1), (2, 1), (1, 1)]
    assert told([100, 500, 60], [100, 210, 280, 62]) == [(1, 1), (1, 2), (1, 1)]


def test_a_block_that_the_other_version_lacks_stands_alone() -> None:
    before, after = [400, 700, 900, 620], [500, 880, 300, 760]
    alone = told([*before, 450, *after], [*before, *after])
    assert alone == [(1, 1)] * 4 + [(1, 0)] + [(1, 1)] * 4


def test_a_version_that_is_longer_throughout_is_paired_all_the_same() -> None:
    assert told([100, 300, 50], [140, 420, 70]) == [(1, 1)] * 3


def test_figures_in_common_decide_where_lengths_do_not() -> None:
    ours = [Unit(100), Unit(100, frozenset(["1931"])), Unit(100)]
    theirs = [Unit(100, frozenset(["1931"])), Unit(100)]
    first = align(ours, theirs)
    assert next(group for group in first if 1 in group.ours).theirs == range(1)


def test_pairs_in_order_are_doubted_only_where_another_alignment_is_far_likelier() -> None:
    even = [Unit(n) for n in (100, 300, 80, 200)]
    assert likelier(even, [Unit(n) for n in (110, 270, 95, 190)]) == []
    shifted = [Unit(n) for n in (900, 60, 850, 900)], [Unit(n) for n in (900, 850, 900, 55)]
    assert Group(range(3, 4), range(2, 4)) in likelier(*shifted)
