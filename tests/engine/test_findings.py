"""What an indexer would correct, told once a build at the line of the authority file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.engine.conftest import NAMES, ONE

if TYPE_CHECKING:
    from conftest import Build

UNSEEN = "".join(f'\n[nobody{n:02}]\nheading = "Nobody {n}"\n' for n in range(13))
CROWD = "\n\n> A quotation.\n\n".join(f"Paragraph {n} names {{person}}`trotsky`." for n in range(7))
"""Every second paragraph names him, so that no two places make a range."""


def line_of(key: str, names: str) -> int:
    return names.lstrip().splitlines().index(f"[{key}]") + 1


@pytest.mark.parametrize("parallel", [0, 2])
def test_persons_whom_no_page_mentions_are_told_once(edition: Build, parallel: int) -> None:
    built = edition({"names.toml": NAMES + UNSEEN}, parallel=parallel)
    told = re.findall(r"names\.toml:(\d+): WARNING: (.*)", built.warnings)
    assert len(told) == 1
    assert int(told[0][0]) == line_of("nobody00", NAMES + UNSEEN)
    assert "nobody09 and 3 others" in told[0][1]
    assert "nobody10" not in told[0][1]


def test_a_crowded_entry_is_told_at_its_line(edition: Build) -> None:
    built = edition({"one.md": f"{ONE}\n\n{CROWD}\n"})
    told = re.findall(r"names\.toml:(\d+): WARNING: (.*)", built.warnings)
    assert [int(line) for line, _ in told] == [line_of("trotsky", NAMES)]
    assert "'Trotsky, Leon' has 8 locators" in told[0][1]


def test_a_reference_to_an_entry_without_places_is_told(edition: Build) -> None:
    names = NAMES + '\n[sedov]\nheading = "Sedov, Lev"\nsee = ["lyova"]\n\n[lyova]\nheading = "L"\n'
    built = edition({"names.toml": names})
    assert re.search(
        rf"names\.toml:{line_of('sedov', names)}: WARNING: 'Sedov, Lev' sends", built.warnings
    )
    assert "No page mentions lyova: " in built.warnings


def test_they_can_be_silenced_and_an_edition_without_an_index_has_none(edition: Build) -> None:
    files = {"names.toml": NAMES + UNSEEN}
    assert edition(files, conf='suppress_warnings = ["edition.index"]\n').warnings == ""
    assert edition({**files, "names.md": "# Names\n\nNone.\n"}).warnings == ""
