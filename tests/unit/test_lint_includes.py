"""The lint reads what a page includes as the page's own parser does."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading_edition.lint.parse import parse_page

MYST = "Told {cite:p}`nix`, 1-2.\n"


@pytest.mark.parametrize("name", ["more.md", "more.txt", "more.rst"])
def test_what_a_page_of_myst_includes_is_myst(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(MYST, encoding="utf-8")
    page = parse_page(tmp_path / "one.md", f"# One\n\n```{{include}} {name}\n```\n")
    (role,) = page.of("role")
    assert (role.path, role.line, role.name) == (tmp_path / name, 1, "cite:p")
    assert any("1-2" in text.text for text in page.of("text"))


def test_what_a_page_of_restructuredtext_includes_is_read_once(tmp_path: Path) -> None:
    text = "One\n===\n\n.. include:: more.txt\n   :start-line: 1\n\nTold :cite:p:`one`.\n\n::\n\n   .. include:: not.txt\n"
    more = "Left out :cite:p:`out`.\nTold :cite:p:`two`.\n\n.. include:: more.txt\n.. include:: one.rst\n"
    (tmp_path / "one.rst").write_text(text, encoding="utf-8")
    (tmp_path / "more.txt").write_text(more, encoding="utf-8")
    (tmp_path / "not.txt").write_text(":cite:p:`no`\n", encoding="utf-8")
    page = parse_page(tmp_path / "one.rst", text)
    found = [(role.path.name, role.line, role.text) for role in page.of("role")]
    assert found == [("one.rst", 7, "one"), ("more.txt", 2, "two")]
