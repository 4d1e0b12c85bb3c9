"""E-books of our own words, in the shapes of Standard Ebooks, of Calibre and of older makers."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

from reading_edition.witness import importer, myst
from reading_edition.witness.limits import SourceError
from reading_edition.witness.model import (
    Emphasis,
    Section,
    Stage,
    Strong,
    Text,
    block_marks,
    block_text,
    plain,
)
from reading_edition.witness.reader import read
from tests.books import epub, xhtml

CHAPTER = """\
<body epub:type="bodymatter"><section id="c1" epub:type="chapter">
<header><hgroup><h3 epub:type="ordinal z3998:roman">I</h3><p epub:type="title">The Landing</p></hgroup>
<blockquote epub:type="epigraph"><p>Who crosses, pays.</p><cite>A <i>saying</i> of the quay</cite></blockquote>
</header>
<p>We came down to the <i epub:type="se:name.vessel.ship">Heron</i> at nine,<a href="endnotes.xhtml#note-1" id="noteref-1" epub:type="noteref">1</a>
and <abbr epub:type="z3998:name-title">Mr.</abbr> <b epub:type="z3998:personal-name">Pike</b> was <strong>there</strong>
with <span>two</span> oars.</p>
<p>He sang:</p>
<blockquote epub:type="z3998:verse"><p><span>The tide goes out</span><br/><span class="i1">and leaves us.</span></p>
<p><span>Nobody comes.</span></p></blockquote>
<h4>Later</h4>
<table epub:type="z3998:drama"><tbody>
<tr><td/><td><i epub:type="z3998:stage-direction">A bell.</i></td></tr>
<tr><td epub:type="z3998:persona">Lena</td><td>Who is <i epub:type="z3998:stage-direction">aside</i> there?</td></tr>
<tr><td epub:type="z3998:persona">Pike</td><td epub:type="z3998:verse"><p><span>None but I,</span><br/><span>and I am late.</span></p></td></tr>
</tbody></table>
<p>It was over.<a href="endnotes.xhtml#note-2" id="noteref-2" epub:type="noteref">2</a></p>
</section></body>"""
LETTER = """\
<body><section data-parent="p1" epub:type="chapter"><h3>A Letter</h3><section epub:type="z3998:letter">
<header><p epub:type="se:letter.dateline">Leeds, 3 March</p><p epub:type="z3998:salutation">Dear Ada,</p></header>
<p>The boat has not come.</p>
<footer><p epub:type="z3998:valediction">Ever yours,</p><p epub:type="z3998:sender z3998:signature">Victor</p></footer>
</section></section></body>"""
NOTES = """\
<body epub:type="backmatter"><section id="endnotes" epub:type="endnotes"><h2 epub:type="title">Endnotes</h2><ol>
<li id="note-1" epub:type="endnote"><p>It was ten; compare <a href="chapter.xhtml#c1">the landing</a>.</p>
<p>He said so. <a href="chapter.xhtml#noteref-1" epub:type="backlink">↩</a></p></li>
<li id="note-2" epub:type="endnote"><p>As <cite>Oake</cite> says. <a href="chapter.xhtml#noteref-2" epub:type="backlink">Return</a></p></li>
</ol></section></body>"""
BOOK = {
    "titlepage.xhtml": xhtml('<body><section epub:type="titlepage"><h1>The Ferry</h1><p>By Ada Marsh</p></section></body>'),
    "imprint.xhtml": xhtml('<body><section epub:type="imprint"><p>Made at a kitchen table.</p></section></body>'),
    "dedication.xhtml": xhtml('<body><section epub:type="dedication"><p>To my mother.</p></section></body>', "Dedication"),
    "preface.xhtml": xhtml('<body><section epub:type="preface"><h2>Preface</h2><p>Why I cross.</p></section></body>'),
    "part-1.xhtml": xhtml('<body><section epub:type="part"><h2>Part One</h2></section></body>'),
    "chapter.xhtml": xhtml(CHAPTER),
    "letter.xhtml": xhtml(LETTER),
    "endnotes.xhtml": xhtml(NOTES),
    "colophon.xhtml": xhtml('<body><section epub:type="colophon"><p>Set in a stout face.</p></section></body>'),
}  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Text:
    return read(epub(tmp_path_factory.mktemp("book") / "ferry.epub", BOOK))


def of(text: Text, name: str) -> Section:
    return next(section for section in text.sections if section.id == name)


def test_the_package_says_whose_it_is(book: Text) -> None:
    assert plain(book.title) == "The Ferry"
    assert plain(book.byline) == "Ada Marsh"


def test_pages_are_chapters_and_what_is_around_them(book: Text) -> None:
    assert [(plain(one.heading), one.kind) for one in book.sections] == [
        ("Dedication", "matter"),
        ("Preface", "matter"),
        ("Part One", "part"),
        ("I. The Landing", "text"),
        ("A Letter", "text"),
    ]


def test_title_page_imprint_and_colophon_are_left_out_and_kept(book: Text) -> None:
    assert {(one.reason, one.words) for one in book.left} == {
        ("title page", "The Ferry By Ada Marsh"),
        ("imprint", "Made at a kitchen table."),
        ("colophon", "Set in a stout face."),
        ("heading of the notes", "Endnotes"),
        ("link back from a note", "Return"),
    }


def test_the_kinds_of_a_chapter(book: Text) -> None:
    chapter = of(book, "i-the-landing")
    assert [(one.kind, block_text(one)) for one in chapter.blocks] == [
        ("quotation", "Who crosses, pays.\nA saying of the quay"),
        ("paragraph", "We came down to the Heron at nine, and Mr. Pike was there with two oars."),
        ("paragraph", "He sang:"),
        ("verse", "The tide goes out\n  and leaves us.\n\nNobody comes."),
        ("heading", "Later"),
        ("stage", "A bell."),
        ("speech", "Lena\nWho is aside there?"),
        ("spoken-verse", "Pike\nNone but I,\nand I am late."),
        ("paragraph", "It was over."),
    ]
    set_apart = [one for one in chapter.blocks[1].lines[0] if isinstance(one, Emphasis | Strong)]
    assert set_apart == [Emphasis(("Heron",)), Strong(("there",))]
    assert Stage(("aside",)) in chapter.blocks[6].lines[1]


def test_notes_hang_at_their_marks(book: Text) -> None:
    chapter = of(book, "i-the-landing")
    assert [block_marks(one) for one in chapter.blocks if block_marks(one)] == [("1",), ("2",)]
    assert [[block_text(one) for one in note.blocks] for note in book.notes] == [
        ["It was ten; compare the landing.", "He said so."],
        ["As Oake says."],
    ]
    assert book.remarks == ()


def test_letters_have_their_parts(book: Text) -> None:
    assert [one.kind for one in of(book, "a-letter").blocks] == [
        "dateline", "salutation", "paragraph", "closing", "signature",
    ]  # fmt: skip


def test_the_report_counts_what_was_recognised(book: Text) -> None:
    found = {one.what: one.count for one in book.recognised}
    assert found["mark of a note"] == 2
    assert found["speech"] == 2
    assert found["part of a letter: dateline"] == 1
    assert book.unknown == ()


def test_the_pages_build(book: Text, tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    importer.write(book, folder)
    app = SphinxTestApp("html", srcdir=folder, warningiserror=True)
    app.build()
    app.cleanup()
    assert app.warning.getvalue() == ""
    page = (folder / "03-part-one.md").read_text("utf-8")
    assert "04-i-the-landing\n05-a-letter" in page
    assert "<span" not in "".join(one.read_text("utf-8") for one in folder.glob("*.md"))


CALIBRE = {
    "one.html": "<html><body><p class='calibre1'>First words.<a id='r1' href='two.html#n1'><sup>1</sup></a></p>"
    "<p>Second<sup><a id='r2' href='two.html#n2'>2</a></sup> words, <a href='two.html#top'>elsewhere</a>.</p></body></html>",
    "two.html": "<html><body><h2 id='top'>Remarks</h2><p><a id='n1' href='one.html#r1'>1.</a> The first note.</p>"
    "<p>It goes on.</p><p id='n2'><a href='one.html#r2'>2</a>. The second note.</p><p>No note.</p></body></html>",
}  # fmt: skip


def test_links_that_lead_there_and_back_are_notes(tmp_path: Path) -> None:
    text = read(epub(tmp_path / "plain.epub", CALIBRE))
    assert [[block_text(one) for one in note.blocks] for note in text.notes] == [
        ["The first note.", "It goes on."],
        ["The second note."],
    ]
    assert [block_marks(one) for section in text.sections for one in section.blocks] == [
        ("1",), ("2",), (),
    ]  # fmt: skip
    assert block_text(text.sections[0].blocks[1]) == "Second words, elsewhere."


def test_a_note_without_a_mark_is_told(tmp_path: Path) -> None:
    page = xhtml('<body><p>Words.</p><aside epub:type="footnote"><p>Alone.</p></aside></body>')
    text = read(epub(tmp_path / "a.epub", {"a.xhtml": page}))
    assert [one.message for one in text.remarks] == ["Note 1 has no mark in the text."]
    assert block_text(text.notes[0].blocks[0]) == "Alone."


def test_a_note_to_words_that_are_left_out_goes_with_them(tmp_path: Path) -> None:
    page = xhtml(
        '<body><section epub:type="imprint"><p>Printed.<a href="#n" epub:type="noteref">1</a></p></section>'
        '<p>Words.</p><aside id="n" epub:type="footnote"><p>In Leeds.</p></aside></body>'
    )
    text = read(epub(tmp_path / "a.epub", {"a.xhtml": page}))
    assert (text.notes, text.remarks) == ((), ())
    assert ("note to words that are left out", "In Leeds.") in [
        (one.reason, one.words) for one in text.left
    ]


def test_words_that_are_a_mark_stay(tmp_path: Path) -> None:
    page = xhtml(
        '<body><p>The <a href="#n" epub:type="noteref">Emperor</a> came.</p>'
        '<aside id="n" epub:type="footnote"><p>Of the quay.</p></aside></body>'
    )
    text = read(epub(tmp_path / "a.epub", {"a.xhtml": page}))
    assert myst.line(text.sections[0].blocks[0].lines[0]) == "The Emperor[^1] came."


def test_contents_are_no_notes(tmp_path: Path) -> None:
    page = (
        "<body><ul id='toc1'><li><a href='#c1' id='t1'>I</a></li><li><a href='#c2' id='t2'>II</a></li></ul>"
        "<h2 id='c1'><a href='#t1'>I</a></h2><p>One.</p><h2 id='c2'><a href='#t2'>II</a></h2><p>Two.</p></body>"
    )
    text = read(epub(tmp_path / "a.epub", {"a.xhtml": xhtml(page)}))
    assert text.notes == ()
    assert [plain(one.heading) for one in text.sections if one.heading] == ["I", "II"]


def test_what_nobody_knows_is_said(tmp_path: Path) -> None:
    page = xhtml('<body><p>A <span epub:type="z3998:oddity">word</span>.</p></body>')
    text = read(epub(tmp_path / "a.epub", {"a.xhtml": page}))
    assert [(one.what, one.count) for one in text.unknown] == [("epub:type z3998:oddity", 1)]
    assert block_text(text.sections[0].blocks[0]) == "A word."


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "lists no page that it has"),
        ({"a.xhtml": ""}, "There are no words"),
    ],
)
def test_an_e_book_without_words(files: dict[str, str], said: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=said):
        read(epub(tmp_path / "a.epub", files))


def test_a_locked_e_book_is_refused(tmp_path: Path) -> None:
    lock = '<encryption><CipherReference URI="epub/text/a.xhtml"/></encryption>'
    path = epub(
        tmp_path / "a.epub", {"a.xhtml": "<p>x</p>"}, extra={"META-INF/encryption.xml": lock}
    )
    with pytest.raises(SourceError, match="locked against copying"):
        read(path)
    fonts = '<encryption><CipherReference URI="epub/fonts/a.otf"/></encryption>'
    path = epub(
        tmp_path / "b.epub", {"a.xhtml": "<p>Words.</p>"}, extra={"META-INF/encryption.xml": fonts}
    )
    assert block_text(read(path).sections[0].blocks[0]) == "Words."
