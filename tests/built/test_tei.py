"""The edition as a TEI document: valid, and nothing of its pages is lost in it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from docutils import nodes

from tests.conftest import Once, build
from tests.tei import faults, find, lost, parsed

NAME = "taking-stock.xml"


@pytest.fixture(scope="module")
def built(once: Once) -> Path:
    return once("tei", lambda folder: build("tei", folder) / NAME)


@pytest.fixture(scope="module")
def with_copy(once: Once, essay: Path) -> Path:
    return once("copy-tei", lambda folder: build("tei", folder, copy=essay) / NAME)


def doctrees(document: Path) -> dict[str, nodes.document]:
    """The pages that *document* was made of."""
    folder = document.parent.parent / "doctrees-tei"
    found = {}
    for path in sorted(folder.rglob("*.doctree")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        if not name.startswith("editing/"):
            found[name] = pickle.loads(path.read_bytes())
    return found


def test_it_is_valid(built: Path) -> None:
    assert faults(built) == []


def test_nothing_of_the_pages_is_lost(built: Path) -> None:
    root = parsed(built)
    pages = doctrees(built)
    assert len(pages) > 20
    assert lost(root, pages) == []


def test_it_holds_all_paragraphs_and_notes(built: Path) -> None:
    root = parsed(built)
    numbered = "//t:div[@type='section']//*[@n][not(self::t:note)]"
    assert len(find(root, f"//t:body{numbered}")) == 40
    assert len(find(root, f"//t:back{numbered}")) == 15
    assert len(find(root, "//t:note[@type='note'][@n]")) == 18
    assert len(find(root, "//t:note[@type='ednote'][@resp='#edt-1']")) == 24


def test_a_copy_is_linked_paragraph_by_paragraph(with_copy: Path, built: Path) -> None:
    assert faults(with_copy) == []
    root = parsed(with_copy)
    theirs = find(root, "//t:back/t:div[@type='original']/t:div/t:div[@n]")
    assert len(theirs) == 55
    for block in theirs:
        (ours,) = find(root, f"//*[@xml:id='{block.get('corresp')[1:]}']")
        assert f"#{block.get('{http://www.w3.org/XML/1998/namespace}id')}" in ours.get("corresp")
    assert not find(parsed(built), "//t:div[@type='original']")


def test_the_guide_for_editors_is_not_in_it(built: Path) -> None:
    assert "reading_edition_record" not in built.read_text(encoding="utf-8")
