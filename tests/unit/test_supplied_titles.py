"""A title in square brackets is the editors', and not a quotation."""

from __future__ import annotations

from pybtex.database import parse_string

from reading_edition.works.list_style import AuthorDateStyle


def _printed(title: str) -> str:
    data = parse_string(
        f"@misc{{a, author={{Serge, Victor}}, title={{{title}}}, year=1936}}", "bibtex"
    )
    (entry,) = AuthorDateStyle().format_bibliography(data)
    return str(entry.text.render_as("text"))


def test_a_supplied_title_has_no_quotation_marks() -> None:
    assert _printed("[Letter to a friend]") == "Serge, Victor. 1936. [Letter to a friend]."


def test_a_title_has_them() -> None:
    assert _printed("Letter to a friend") == "Serge, Victor. 1936. “Letter to a friend.”"
