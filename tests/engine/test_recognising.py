"""Names found in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from conftest import Build

SILENT = 'suppress_warnings = ["edition.index"]\n'
ON = f"reading_edition_recognise = True\n{SILENT}"
HEAD = "---\nsection: first\n---\n\n# Serge in a heading\n\n"


def found(edition: Build, text: str, conf: str = ON, head: str = HEAD) -> list[str]:
    built = edition({"one.md": head + text + "\n\nB.\n\nC.\n"}, conf=conf)
    assert built.warnings == ""
    block = html.fromstring(built.read("one.html")).get_element_by_id("p1")
    return [e.text_content() for e in block.find_class("re-person")]


def test_names_are_found_by_heading_and_variant_with_possessives(edition: Build) -> None:
    text = "Victor Serge wrote it; Serge’s friends, and Trotsky's, read it."
    assert found(edition, text) == ["Victor Serge", "Serge", "Trotsky"]


def test_a_longer_word_a_link_and_code_hold_no_name(edition: Build) -> None:
    text = "Sergeant, Trotskyism, `Serge`, [Serge](https://example.org) and {not-person}`Serge`."
    assert found(edition, text) == []


def test_found_and_marked_mentions_make_one_index(edition: Build) -> None:
    built = edition({"one.md": HEAD + "Serge, {person}`he <serge>`.\n\nSerge.\n\nC.\n"}, conf=ON)
    entry = html.fromstring(built.read("names.html")).get_element_by_id("person-serge")
    assert "§2 ¶1, §2 ¶2" in entry.text_content()


def test_a_page_decides_for_itself(edition: Build) -> None:
    off = HEAD.replace("first\n", "first\nrecognise: false\n")
    on = HEAD.replace("first\n", "first\nrecognise: true\n")
    assert found(edition, "Serge.", head=off) == []
    assert found(edition, "Serge.", conf=SILENT, head=on) == ["Serge"]
    assert found(edition, "Serge.", conf=SILENT) == []


def test_a_form_of_two_persons_is_told_with_both(edition: Build) -> None:
    names = (
        '[a]\nheading = "Smith, Ann"\nvariants = ["Smith"]\n'
        '[b]\nheading = "Smith, Bob"\nvariants = ["Smith"]\n'
    )
    pages = {"names.toml": names, "two.md": "# Two\n", "one.md": HEAD + "\nSmith came.\n"}
    built = edition(pages, conf=ON)
    assert "one.md:8: WARNING: 'Smith' may be a or b." in built.warnings
    assert "Smith came." in built.read("one.html")
