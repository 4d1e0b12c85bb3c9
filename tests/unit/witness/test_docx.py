"""Word files of our own words: notes, tracked changes, comments, citations with their records."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pybtex.database import parse_string
from sphinx.testing.util import SphinxTestApp

from reading_edition.witness import importer, myst
from reading_edition.witness.model import Text, block_text, plain
from reading_edition.witness.reader import read
from reading_edition.witness.unread import unread
from tests.words import (
    commented,
    deleted,
    docx,
    field,
    inserted,
    noted,
    paragraph,
    run,
    zotero,
)

pypandoc = pytest.importorskip("pypandoc", reason="the extra “source” is not installed")

BOOK = {
    "id": 12, "type": "book", "title": "Letters from the {Ferry} & more", "publisher": "Quay Press",
    "publisher-place": "Leeds", "author": [{"family": "van der Marsh", "given": "Ada"}],
    "issued": {"date-parts": [["1998"]]}, "DOI": "10.1234/ferry_1",
}  # fmt: skip
ARTICLE = {
    "id": 13, "type": "article-journal", "title": "Tolls", "container-title": "The Quay",
    "volume": "4", "page": "1-9", "author": [{"family": "Oake", "given": "Tamsin"}],
    "issued": {"date-parts": [["2001"]]},
}  # fmt: skip
ENDNOTE = (
    "<EndNote><Cite><Author>Pike</Author><Year>1903</Year><RecNum>5</RecNum><Pages>7</Pages>"
    "<record><rec-number>5</rec-number><foreign-keys><key app='EN' db-id='q'>5</key></foreign-keys>"
    "<ref-type name='Book'>6</ref-type><contributors><authors><author>Pike, Lena</author></authors>"
    "</contributors><titles><title>On Oars</title></titles><dates><year>1903</year></dates>"
    "<publisher>Quay Press</publisher><pub-location>Leeds</pub-location></record></Cite></EndNote>"
)
BODY = "".join(
    [
        paragraph(run("The Ferry"), style="Title"),
        paragraph(run("The Landing"), style="Heading1"),
        paragraph(run("We came"), noted("footnote"), run(" down."), noted("endnote")),
        paragraph(run("He "), inserted("really "), deleted("never "), run("paid.")),
        paragraph(commented("Tolls"), run(" rose.")),
        paragraph(
            run("As said "),
            zotero([{"id": 12, "itemData": BOOK, "locator": "12", "label": "page"}], "(Marsh, 12)"),
            run("."),
        ),
        paragraph(
            run("And "),
            zotero(
                [
                    {"id": 12, "itemData": BOOK, "suppress-author": True},
                    {"id": 13, "itemData": ARTICLE, "prefix": "see ", "suffix": " passim"},
                ],
                "(1998; see Oake passim)",
            ),
            run("."),
        ),
        paragraph(
            run("Also "),
            zotero([{"id": "ITEM-1", "itemData": {**BOOK, "id": "ITEM-1"}}], "(Marsh)", ""),
            run("."),
        ),
        paragraph(run("Too "), field(f"ADDIN EN.CITE {ENDNOTE}", "(Pike 7)"), run(".")),
        paragraph(field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "Marsh. Letters again.")),
    ]
)
PARTS = {
    "footnote": paragraph(run("A footnote.")),
    "endnote": paragraph(run("An endnote.")),
    "comment": paragraph(run("Is this so?")) + paragraph(run("Ask.")),
    "header": paragraph(run("Draft of March")),
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return docx(tmp_path_factory.mktemp("docx") / "ferry.docx", BODY, **PARTS)


@pytest.fixture(scope="module")
def ferry(path: Path) -> Text:
    return read(path)


def left(text: Text) -> dict[str, str]:
    return {one.reason: one.words for one in text.left}


def test_notes_of_both_kinds_are_one_series(ferry: Text) -> None:
    assert [block_text(note.blocks[0]) for note in ferry.notes] == ["A footnote.", "An endnote."]
    assert myst.line(ferry.sections[0].blocks[0].lines[0]) == "We came[^1] down.[^2]"


def test_changes_are_accepted_and_told(ferry: Text) -> None:
    assert block_text(ferry.sections[0].blocks[1]) == "He really paid."
    assert left(ferry)["deleted by Tamsin Oake"] == "never"
    found = {one.what: (one.count, one.places) for one in ferry.recognised}
    assert found["insertion by Tamsin Oake, kept"] == (1, (3,))
    assert found["deletion by Tamsin Oake, left out"] == (1, (3,))


def test_comments_are_told(ferry: Text) -> None:
    assert block_text(ferry.sections[0].blocks[2]) == "Tolls rose."
    assert left(ferry)["comment by Tamsin Oake"] == "Is this so? Ask."


def test_citations_are_roles_and_records(ferry: Text) -> None:
    lines = [myst.line(one.lines[0]) for one in ferry.sections[0].blocks[3:]]
    assert lines == [
        "As said {cite:p}`marsh1998{12}`.",
        "And {cite:yearpar}`marsh1998`; {cite:p}`{see}oake2001{passim}`.",
        "Also {cite:p}`marsh1998`.",
        "Too {cite:p}`pike1903{7}`.",
    ]
    works = parse_string(ferry.works, "bibtex").entries
    assert list(works) == ["marsh1998", "oake2001", "pike1903"]
    assert works["marsh1998"].fields["doi"] == "10.1234/ferry_1"
    assert works["marsh1998"].fields["title"] == r"Letters from the \{Ferry\} \& more"
    assert "langid" not in works["oake2001"].fields


def test_what_pandoc_does_not_read_is_told(ferry: Text) -> None:
    assert left(ferry)["words that were not read"] == "Marsh Letters again"
    assert left(ferry)["header or footer of the pages"] == "Draft of March"


def test_the_pages_build_with_their_works(ferry: Text, tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    importer.write(ferry, folder)
    app = SphinxTestApp("text", srcdir=folder, warningiserror=True)
    app.build()
    app.cleanup()
    page = (Path(app.outdir) / "01-the-landing.txt").read_text("utf-8")
    assert "As said (van der Marsh 1998, 12)." in page
    assert "And (1998); (see Oake 2001, passim)." in page
    assert "On Oars" in (Path(app.outdir) / "works-cited.txt").read_text("utf-8")


def test_a_citation_that_no_role_can_say_stays_words(tmp_path: Path) -> None:
    item = {"id": 12, "itemData": BOOK, "suffix": " `{odd}`"}
    body = paragraph(run("So "), zotero([item], "(Marsh, odd)"), run("."))
    text = read(docx(tmp_path / "a.docx", paragraph(run("A first line.")) + body))
    assert block_text(text.sections[0].blocks[-1]) == "So (Marsh, odd)."
    assert [one.what for one in text.recognised] == ["citation, left as words"]


def test_a_whole_paragraph_that_was_deleted(tmp_path: Path) -> None:
    body = (
        paragraph(run("One stays.")) + paragraph(deleted("All of this.")) + paragraph(run("Two."))
    )
    text = read(docx(tmp_path / "a.docx", body))
    assert [block_text(one) for one in text.sections[0].blocks] == ["One stays.", "Two."]
    assert left(text) == {"deleted by Tamsin Oake": "All of this."}


def test_an_open_document_is_held_to_its_words(tmp_path: Path) -> None:
    made, path = tmp_path / "made.odt", tmp_path / "noted.odt"
    pypandoc.convert_text("Words stay.", "odt", "markdown", outputfile=str(made))
    aside = "<office:annotation><text:p>why not</text:p></office:annotation>"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "content.xml":
                data = data.replace(b"Words", f"Words{aside}".encode())
            new.writestr(name, data)
    text = read(path)
    assert plain(text.sections[0].blocks[0].lines[0]) == "Words stay."
    assert left(text) == {"words that were not read": "why not"}
    assert unread(path.read_bytes(), text) == ()
