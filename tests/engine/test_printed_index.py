"""The printed index of names: pages, ranges, marks, references, continued headings."""

from __future__ import annotations

import base64
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import need
from tests.engine.conftest import NAMES

if TYPE_CHECKING:
    from conftest import Build, Edition

TURN = "\n\n```{raw} latex\n\\clearpage\n```\n\n"
"""The next paragraph stands on a new page."""


def book(edition: Build, *paragraphs: str, names: str = NAMES) -> tuple[Edition, list[str]]:
    """An edition with *paragraphs* as its first section, and the lines of its printed index."""
    need("latexmk", "lualatex", "pdftotext")
    page = "---\nsection: second\n---\n\n# Two\n\n" + "\n\n".join(paragraphs)
    files = {"two.md": page, "one.md": "# One\n\nNothing.\n", "names.toml": names}
    built = edition({**files, "works.md": "# Works\n"}, builder="latex", own=True)
    typeset(built)
    text = subprocess.run(
        ["pdftotext", "-raw", built.app.outdir / "anedition.pdf", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.replace("\f", "\n")
    return built, text[text.rindex("\nNames\n") :].splitlines()


def typeset(built: Edition) -> str:
    done = subprocess.run(
        ["latexmk", "-lualatex", "-halt-on-error", "-interaction=nonstopmode", "anedition.tex"],
        cwd=built.app.outdir,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    return done.stdout


def test_adjoining_pages_join_and_the_weightiest_kind_marks_a_page(edition: Build) -> None:
    _, lines = book(
        edition,
        "{person}`serge` and {person}`serge`.",
        TURN,
        "{person}`serge`.[^1]",
        TURN,
        "{person}`serge`.",
        TURN,
        "{person}`serge` and {person-quoted}`serge`.",
        TURN,
        "{person}`serge`, {person}`trotsky`.",
        TURN,
        "{person}`serge`, {person}`trotsky`.",
        "[^1]: {person-cited}`serge`.",
    )
    entry = " ".join(lines)
    found = re.search(r"novelist, (\d+)–(\d+), (\d+) n\. 1 c, (\d+) q, (\d+)–(\d+)\s", entry)
    assert found, entry
    first, last, note, quoted, again, end = map(int, found.groups())
    assert (last, note, quoted, again, end) == tuple(first + n for n in (2, 1, 3, 4, 5))
    assert f"Trotsky, Leon, {again}–{end}" in entry


def test_references_are_printed_once_and_none_is_blind(edition: Build) -> None:
    names = (
        NAMES
        + '\n[sedov]\nheading = "Sedov, Lev"\nsee_also = ["trotsky", "serge"]\n'
        + '\n[lyova]\nheading = "Lyova"\nsee = ["sedov", "nobody"]\n[nobody]\nheading = "Nobody"\n'
    )
    _, lines = book(edition, "{person}`sedov`, {person}`bronstein`, {person}`serge`.", names=names)
    flat = " ".join(lines)
    assert flat.count("See ") == 3
    assert "Bronstein, Lev. See Trotsky, Leon" in flat
    assert "Lyova. See Sedov, Lev" in flat
    assert "See also Serge, Victor; Trotsky, Leon" in flat
    assert not [line for line in lines if line.startswith("Nobody")]
    # A mention by the name that is not used counts for the one that is.
    assert [line for line in lines if re.fullmatch(r"Trotsky, Leon, \d+", line)]


@pytest.mark.parametrize("count", [40, 160])
def test_an_entry_that_goes_on_in_another_column_repeats_its_heading(
    edition: Build, count: int
) -> None:
    topics = [f"topic {n:03}" for n in range(count)]
    mentions = " ".join(f"{{person}}`Serge <serge!{topic}>`" for topic in topics)
    built, lines = book(edition, mentions)
    assert re.findall(r"topic \d+", " ".join(lines)) == topics
    heads = [n for n, line in enumerate(lines) if line == "Serge, Victor (continued)"]
    assert len(heads) == (1 if count == 40 else 5)
    for head in heads:
        assert re.match(r"topic \d+, \d+$", lines[head + 1])
    # It moves nothing, so that a further run changes nothing.
    assert "All targets () are up-to-date" in typeset(built)


def test_a_caption_with_a_number_and_a_note_is_set(edition: Build) -> None:
    """TeX writes a caption to a list as well, where an anchor would stop it."""
    need("latexmk", "lualatex")
    png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    page = (
        "---\nsection: second\n---\n\n# Two\n\nBefore.\n\n```{figure} pic.png\n\nA caption.[^1] "
        "{person}`serge`.\n```\n\n[^1]: A note.\n"
    )
    built = edition({"two.md": page, "one.md": "# One\n\nNothing.\n"}, builder="latex")
    (built.app.outdir / "pic.png").write_bytes(base64.b64decode(png))
    typeset(built)
