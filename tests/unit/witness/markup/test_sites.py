"""Web pages of our own words in the shapes of Wikisource, marxists.org and Project Gutenberg."""

from __future__ import annotations

from pathlib import Path

from reading_edition.witness import myst
from reading_edition.witness.model import Text, block_marks, block_text, plain
from reading_edition.witness.reader import read

WIKISOURCE = """\
<html><head><title>The Ferry/Chapter 1 - Wikisource, the free online library</title></head><body>
<div id="mw-navigation"><h2>Navigation menu</h2></div>
<h1 id="firstHeading">The Ferry/Chapter 1</h1><div id="content">
<div class="mw-content-ltr mw-parser-output"><div class="ws-noexport" id="headertemplate">
The Ferry by Ada Marsh <a href="/wiki/Two">Chapter 2</a></div>
<div class="prp-pages-output" lang="en">
<p><span><span class="pagenum ws-pagenum" id="12" data-page-number="12" title="Page:Ferry.djvu/20"><span id="pageindex_20" class="pagenum-inner ws-noexport">&#8203;</span></span></span></p>
<h2><span class="mw-headline" id="Chapter_1">Chapter 1</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>
<p>We came to the water<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> at
<span><span class="pagenum ws-pagenum" id="13" data-page-number="13"></span></span>nine.<sup id="cite_ref-2" class="reference"><a href="#cite_note-2">[2]</a></sup></p>
<div class="poem"><p>The tide goes out<br />
<span class="indent2">and leaves us.</span><br />
</p></div>
<dl><dd>A passage set in.</dd></dl>
<div class="reflist"><ol class="references">
<li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">↑</a></span> <span class="reference-text">A river.</span></li>
<li id="cite_note-2"><span class="mw-cite-backlink">↑ <sup><a href="#cite_ref-2">2.0</a></sup></span> <span class="reference-text">In the morning.</span></li>
</ol></div></div>
<div class="licenseContainer licenseBanner"><p>This work is ours, CC BY 4.0.</p></div>
</div><div class="printfooter">Retrieved from "https://example.org"</div></div>
<div id="footer">Privacy policy</div></body></html>
"""
MARXISTS = """\
<html><head><title>Ada Marsh: On Ferries</title><meta name="author" content="Ada Marsh"></head><body>
<p class="title">Ada Marsh</p><h1>On Ferries</h1><h3>(1921)</h3><hr class="infotop">
<p class="information"><span class="info">Written:</span> in Leeds, 1921;<br><span class="info">Source:</span> <em>The Quay</em>, No. 4.</p>
<hr class="infobot">
<p class="fst">Ferries are owned.<sup class="enote"><a href="#n1" name="f1">[1]</a></sup></p>
<h3>Tolls</h3>
<p>They take tolls<a href="#n2" name="f2">[2]</a> of all.</p>
<p class="quoteb">Who crosses, pays.</p>
<hr class="section"><h3>Notes</h3>
<p class="endnote"><a href="#f1" name="n1">[1]</a> By the quay.</p>
<p class="endnote"><a href="#f2" name="n2">2.</a> In coin; see [1] above.</p>
<hr class="end"><p class="footer"><a href="index.htm">Ada Marsh Archive</a></p>
<p class="updat">Last updated on 3 March</p></body></html>
"""
GUTENBERG = """\
<html><head><title>The Ferry, by Ada Marsh—A Project Gutenberg eBook</title></head><body>
<section class="pg-boilerplate pgheader" id="pg-header"><h2>The Project Gutenberg eBook of The Ferry</h2><p>This ebook is for anyone.</p></section>
<div class="transnote"><p>Transcriber's Note: spelling as printed.</p></div>
<h1>THE FERRY</h1><p class="center">BY ADA MARSH</p>
<h2><a id="CHAPTER_I"></a>CHAPTER I</h2>
<p><span class="pagenum"><a id="Page_1">[Pg 1]</a></span>We came down.<a id="FNanchor_1"></a><a href="#Footnote_1" class="fnanchor">[1]</a></p>
<div class="footnote"><p><a id="Footnote_1"></a><a href="#FNanchor_1"><span class="label">[1]</span></a> To the water.</p><p>And up.</p></div>
<div class="poetry-container"><div class="poetry"><div class="stanza"><div class="verse indent0">The tide goes out</div><div class="verse indent2">and leaves us.</div></div>
<div class="stanza"><div class="verse indent0">Nobody comes.</div></div></div></div>
<div class="poem"><div class="stanza"><span class="i0">Old lines<br /></span><span class="i2">of verse<br /></span></div></div>
<div class="chapter"><h2>CHAPTER II</h2></div><p class="drop"><span class="smcap">He</span> left.</p>
<section class="pg-boilerplate pgheader" id="pg-footer"><p>Terms of use.</p></section></body></html>
"""
OLD = """\
<html><head><title>The Ferry</title></head><body><pre>
The Project Gutenberg EBook of The Ferry
*** START OF THIS PROJECT GUTENBERG EBOOK THE FERRY ***
</pre><h1>The Ferry</h1><h2>I</h2><p>We came down.</p><h2>II</h2><p>We left.</p>
<p>End of the Project Gutenberg EBook of The Ferry</p><pre>*** END OF THIS PROJECT GUTENBERG EBOOK ***
Terms of use.</pre></body></html>
"""


def page(tmp_path: Path, markup: str) -> Text:
    path = tmp_path / "page.html"
    path.write_text(markup, encoding="utf-8")
    return read(path)


def shape(text: Text) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (plain(section.heading), [(one.kind, block_text(one)) for one in section.blocks])
        for section in text.sections
    ]


def notes(text: Text) -> list[list[str]]:
    return [[block_text(one) for one in note.blocks] for note in text.notes]


def reasons(text: Text) -> set[str]:
    return {one.reason for one in text.left}


def test_wikisource(tmp_path: Path) -> None:
    text = page(tmp_path, WIKISOURCE)
    assert shape(text) == [
        (
            "Chapter 1",
            [
                ("paragraph", "We came to the water at nine."),
                ("verse", "The tide goes out\n    and leaves us."),
                ("paragraph", "A passage set in."),
            ],
        )
    ]
    assert notes(text) == [["A river."], ["In the morning."]]
    assert myst.line(text.sections[0].blocks[0].lines[0]) == (
        "{page}`12`We came to the water[^1] at {page}`13`nine.[^2]"
    )
    said = {one.words for one in text.left}
    assert "This work is ours, CC BY 4.0." in said
    assert "Navigation menu" in said
    assert "The Ferry by Ada Marsh Chapter 2" in said
    assert {"frame of the site", "licence", "navigation"} <= reasons(text)


def test_marxists(tmp_path: Path) -> None:
    text = page(tmp_path, MARXISTS)
    assert (plain(text.title), plain(text.byline), text.date) == (
        "On Ferries",
        "Ada Marsh",
        "(1921)",
    )
    assert shape(text) == [
        ("", [("paragraph", "Ferries are owned.")]),
        ("Tolls", [("paragraph", "They take tolls of all."), ("quotation", "Who crosses, pays.")]),
    ]
    assert notes(text) == [["By the quay."], ["In coin; see [1] above."]]
    assert [block_marks(one.blocks[0]) for one in text.sections] == [("1",), ("2",)]
    assert reasons(text) == {
        "publication details", "navigation", "heading of the notes", "name above the title",
    }  # fmt: skip


def test_gutenberg(tmp_path: Path) -> None:
    text = page(tmp_path, GUTENBERG)
    assert plain(text.title) == "THE FERRY"
    assert plain(text.byline) == "BY ADA MARSH"
    assert shape(text) == [
        (
            "CHAPTER I",
            [
                ("paragraph", "We came down."),
                ("verse", "The tide goes out\n    and leaves us.\n\nNobody comes."),
                ("verse", "Old lines\n    of verse"),
            ],
        ),
        ("CHAPTER II", [("paragraph", "He left.")]),
    ]
    assert notes(text) == [["To the water.", "And up."]]
    assert reasons(text) == {
        "header of Project Gutenberg", "licence of Project Gutenberg", "transcriber’s note",
    }  # fmt: skip


def test_gutenberg_without_elements_for_its_frame(tmp_path: Path) -> None:
    text = page(tmp_path, OLD)
    assert [words for _heading, words in shape(text)] == [
        [("paragraph", "We came down.")], [("paragraph", "We left.")],
    ]  # fmt: skip
    assert "Terms of use." in " ".join(one.words for one in text.left)
    assert reasons(text) == {"header of Project Gutenberg", "licence of Project Gutenberg"}


def test_elements_that_nobody_closes_end_where_html_ends_them(tmp_path: Path) -> None:
    markup = "<p>One.<p>Two<ul><li><p>a<li>b<ul><li>c</ul></ul><p>Three" + "<p>More" * 100
    (section,) = page(tmp_path, markup).sections
    assert [(one.kind, block_text(one)) for one in section.blocks[:4]] == [
        ("paragraph", "One."), ("paragraph", "Two"), ("list", "a\nb\nc"), ("paragraph", "Three"),
    ]  # fmt: skip
    assert len(section.blocks) == 104


def test_notes_in_brackets_hang_at_the_mark_before(tmp_path: Path) -> None:
    markup = (
        "<h2>One</h2><p>We came[1] down, he[2] said.</p><p>[Footnote 1: By <i>boat</i>.]</p>"
        "<p>[Footnote 2: He said [so]</p><p>twice.]</p><p>Again.[1]</p><p>[Footnote 1: Once.]</p>"
        "<p>[Footnote 9: Alone.]</p>"
    )
    text = page(tmp_path, markup)
    assert notes(text) == [["By boat."], ["He said [so]", "twice."], ["Once."], ["Alone."]]
    assert [myst.line(one.lines[0]) for one in text.sections[0].blocks] == [
        "We came[^1] down, he[^2] said.", "Again.[^3]",
    ]  # fmt: skip
    assert [one.message for one in text.remarks] == ["[Footnote 9: …: nothing refers to it."]


def test_brackets_around_a_linked_note_go(tmp_path: Path) -> None:
    markup = (
        "<h2>One</h2><p>We came<sup><a href='#n'>[1]</a></sup>.</p>"
        "<div class='footnote' id='n'><p>[Footnote 1: By boat.</p><p>And up.]</p></div>"
    )
    assert notes(page(tmp_path, markup)) == [["By boat.", "And up."]]


def test_a_heading_that_nobody_closes_ends_at_the_next_block(tmp_path: Path) -> None:
    markup = "<h3>1.<br>TO ADA.</p><p>It came.</p><h3>2.</h3><p>It went.</p>"
    assert shape(page(tmp_path, markup)) == [
        ("1. TO ADA.", [("paragraph", "It came.")]), ("2.", [("paragraph", "It went.")]),
    ]  # fmt: skip
    assert [one.id for one in page(tmp_path, markup).sections] == ["section-1-to-ada", "section-2"]


def test_letters_by_class(tmp_path: Path) -> None:
    markup = (
        "<h2>One</h2><p class='salutation'>Dear Ada,</p><p>It came.</p><p class='signature'>V.</p>"
        "<blockquote><p class='signature'>Quoted.</p></blockquote>"
    )
    assert [kind for kind, _words in shape(page(tmp_path, markup))[0][1]] == [
        "salutation", "paragraph", "signature", "quotation",
    ]  # fmt: skip


def test_words_with_the_class_of_a_title_are_text(tmp_path: Path) -> None:
    markup = MARXISTS.replace('<p class="fst">', '<p class="title">Not a title.</p><p class="fst">')
    words = [text for _heading, blocks in shape(page(tmp_path, markup)) for _kind, text in blocks]
    assert "Not a title." in words


def test_the_name_above_the_one_title(tmp_path: Path) -> None:
    markup = "<h4>Ada Marsh</h4><h1>Ferries</h1><h3>One</h3><p>It came.</p><p class='endnote'>x</p>"
    text = page(tmp_path, markup)
    assert (plain(text.title), plain(text.byline)) == ("Ferries", "Ada Marsh")
    assert [plain(one.heading) for one in text.sections] == ["One"]
    assert text.left == ()
    stated = page(tmp_path, "<head><meta name='author' content='A. Marsh'></head>" + markup)
    assert plain(stated.byline) == "A. Marsh"
    assert [(one.reason, one.words) for one in stated.left] == [
        ("words above the title", "Ada Marsh")
    ]
    long = page(
        tmp_path, markup.replace("Ada Marsh", "A long line of words that no name ever has in it")
    )
    assert plain(long.byline) == ""


def test_a_raised_mark_needs_no_link_back(tmp_path: Path) -> None:
    markup = (
        "<h2>One</h2><p>Laws<sup class='enote'><a href='#n1'>[1]</a></sup> are made, x<sup><a href="
        "'#two'>2</a></sup>.</p><h2 id='two'>Two</h2><p id='n1'>[1] By hand.</p>"
    )
    text = page(tmp_path, markup)
    assert notes(text) == [["By hand."]]
    assert [plain(section.heading) for section in text.sections] == ["One", "Two"]
