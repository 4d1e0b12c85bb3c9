"""The pages of an imported text print the words of the copy, and nothing in them acts."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from sphinx.testing.util import SphinxTestApp

from reading_edition.cli import main
from reading_edition.witness import importer, myst
from reading_edition.witness.limits import SourceError
from reading_edition.witness.model import Emphasis, NoteMark, Strong, block_text
from reading_edition.witness.options import Options
from reading_edition.witness.reader import read
from tests.conftest import ROOT

TEXTS = Path(__file__).parents[2] / "texts"
HOSTILE = Path(__file__).parents[2] / "hostile"
BIB = (
    "@book{vogel,\n author = {Vogel, Irma},\n title = {Letters},\n publisher = {Valley},\n"
    " address = {Valley},\n year = {1950}\n}\n"
)


def _myst() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for plugin in (
        myst_role_plugin,
        myst_block_plugin,
        colon_fence_plugin,
        dollarmath_plugin,
        footnote_plugin,
    ):
        parser.use(plugin)
    return parser


def _build(folder: Path, builder: str = "html") -> tuple[SphinxTestApp, str]:
    app = SphinxTestApp(builder, srcdir=folder, warningiserror=False)
    try:
        app.build()
        return app, app.warning.getvalue()
    finally:
        app.cleanup()


def _words(app: SphinxTestApp, name: str) -> str:
    """Return the words of a page without note marks and numbers."""
    doctree = app.env.get_doctree(name)
    for mark in list(doctree.findall(nodes.footnote_reference)):
        mark.parent.remove(mark)
    return " ".join(doctree.astext().split())


@pytest.mark.parametrize("name", ["chapters", "brackets", "verse", "deutsch", "lecture", "espanol"])
def test_every_sample_builds_as_it_stands(name, tmp_path):
    text = read(
        TEXTS / f"{name}.txt", Options(language={"deutsch": "de", "espanol": "es"}.get(name, "en"))
    )
    folder = tmp_path / "edition"
    files = importer.write(text, folder)
    app, warnings = _build(folder)
    assert warnings == ""
    assert len(files) == len(text.sections) + 5
    printed = " ".join(_words(app, name) for name in app.env.found_docs)
    for section in text.sections:
        for block in section.blocks:
            for line in block_text(block).splitlines():
                assert " ".join(line.split()) in printed
    for note in text.notes:
        assert block_text(note.blocks[0]) in printed


def test_citations_come_from_the_notes_of_the_edition(tmp_path):
    pages = [
        "Words.[^2]\n\n[^2]: A note, {cite:p}`vogel{12}`\n    and {cite:t}`vogel{13}`.\n\n"
        "[^3]: Unknown {cite:p}`nobody`.\n\n[^4]: None.\n"
    ]
    cites = importer.citations(pages)
    assert cites == {
        "2": "{cite:p}`vogel{12}`; {cite:t}`vogel{13}`",
        "3": "{cite:p}`nobody`",
    }
    works = tmp_path / "works.bib"
    works.write_text(BIB, encoding="utf-8")
    folder = tmp_path / "edition"
    importer.write(read(TEXTS / "brackets.txt"), folder, cites=cites, bibliography=works)
    page = next(folder.glob("01-*.md")).read_text(encoding="utf-8")
    assert "{cite:p}`vogel{12}`; {cite:t}`vogel{13}`" in page
    assert "nobody" not in page
    app, warnings = _build(folder)
    assert warnings == ""
    assert "Letters" in (app.outdir / "works-cited.html").read_text(encoding="utf-8")


def test_the_essay_builds_as_it_stands(shared, tmp_path, capsys):
    """The command writes pages of the real text that build without a warning."""
    folder = tmp_path / "edition"
    docs = ROOT / "docs" / "text"
    command = ["source", "import", str(shared / "essay" / "taking-stock.txt"), str(folder)]
    command += ["--cites-from", str(docs), "--bibliography", str(ROOT / "refs.bib")]
    assert main(command) == 0
    assert "build them with" in capsys.readouterr().out
    assert any("{cite" in page.read_text(encoding="utf-8") for page in folder.glob("0*.md"))
    app, warnings = _build(folder)
    assert warnings == ""
    text = read(shared / "essay" / "taking-stock.txt")
    printed = " ".join(_words(app, name) for name in app.env.found_docs)
    for section in text.sections:
        for block in section.blocks:
            for line in block_text(block).splitlines():
                assert " ".join(line.split()) in printed


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    with pytest.raises(SourceError, match="not empty"):
        importer.write(read(TEXTS / "verse.txt"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]


def test_ids_must_be_as_many_as_the_sections(tmp_path):
    with pytest.raises(SourceError, match="1 ids for 2 sections"):
        importer.write(read(TEXTS / "verse.txt"), tmp_path / "new", ids=["one"])
    assert not (tmp_path / "new").exists()


def test_markup_in_a_copy_is_printed_and_not_carried_out(tmp_path):
    """The corpus of hostile markup builds without a warning and without one active node."""
    for number, path in enumerate(sorted(HOSTILE.glob("*.txt"))):
        text = read(path)
        folder = tmp_path / str(number)
        importer.write(text, folder)
        app, warnings = _build(folder)
        assert warnings == "", path.name
        for name in app.env.found_docs:
            doctree = app.env.get_doctree(name)
            for kind in (nodes.image, nodes.literal_block, nodes.math, nodes.comment, nodes.target):
                assert not list(doctree.findall(kind)), (path.name, kind)
            # MyST ends a line of verse with a raw line break of its own.
            raw = {one.astext().strip() for one in doctree.findall(nodes.raw)}
            assert raw <= {"<br />", "\\\\"}, path.name
        for page in app.outdir.glob("[0-9]*.html"):
            main = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select_one(
                "section"
            )
            assert main is not None
            for tag in main.find_all(True):
                assert tag.name not in {"script", "iframe", "img", "style"}, page
                assert not [name for name in tag.attrs if name.startswith("on")], page
                assert not str(tag.get("href", "#")).startswith(("javascript", "file")), page


@settings(max_examples=300)
@given(st.text(alphabet=st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|~$%^&:@'\"=/,;?"), max_size=40))
@example("[^1]: note")
@example("(label)=")
@example("+++")
@example("{role}`x`")
@example("1. list")
@example(":::{note}")
@example("a\\\nb")
@example("https://example.org")
def test_any_words_come_out_as_they_went_in(words):
    """Escaped words parse to one paragraph whose only content is those words."""
    expected = " ".join(words.split())
    tokens = _myst().parse(myst.line((words,)))
    if not expected:
        assert tokens == []
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == expected


def test_emphasis_and_marks_are_written():
    inlines = ("See ", Emphasis(("The ", Strong(("Soviet",)), " Century ")), NoteMark("6"), ".")
    assert myst.line(inlines) == "See *The __Soviet__ Century* [^6]."
