"""Formats that Pandoc reads give the same text as the plain one, safely."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from reading_edition.witness import formats, myst
from reading_edition.witness.limits import Limits, SourceError
from reading_edition.witness.model import Code, Emphasis, Link, block_marks, block_text, plain
from reading_edition.witness.options import Options
from reading_edition.witness.reader import read

pypandoc = pytest.importorskip("pypandoc", reason="the extra “source” is not installed")

MARKDOWN = """---
title: Bread and *Paper*
author: Ada Marsh
date: 3 May 2011
---

An opening with "quotes", the years 1946-1951, a note[^a] and [a link](https://example.org/1-2).

# The Register

It said *very* clearly:

> We have none.
>
> Come tomorrow.

- one
- two

1. first
2. second

Last words.[^b]

[^a]: The note.

    Its second paragraph.

[^b]: Another.
"""


def _copies(tmp_path: Path) -> dict[str, Path]:
    made = {"md": tmp_path / "copy.md"}
    made["md"].write_text(MARKDOWN, encoding="utf-8")
    for form in ("html", "docx", "odt", "epub"):
        made[form] = tmp_path / f"copy.{form}"
        extra = ["--standalone"]
        pypandoc.convert_text(MARKDOWN, form, "markdown", extra, outputfile=str(made[form]))
    return made


@pytest.mark.parametrize("form", ["md", "html", "docx", "odt", "epub"])
def test_the_same_text_in_every_format(form, tmp_path):
    text = read(_copies(tmp_path)[form])
    assert plain(text.title) == "Bread and Paper"
    opening, register = [section for section in text.sections if section.blocks]
    assert block_text(opening.blocks[0]) == (
        "An opening with “quotes”, the years 1946–1951, a note and a link."
    )
    assert plain(register.heading) == "The Register"
    assert [block.kind for block in register.blocks] == [
        "paragraph",
        "quotation",
        "list",
        "list",
        "paragraph",
    ]
    assert block_text(register.blocks[1]) == "We have none.\nCome tomorrow."
    assert any(isinstance(one, Emphasis) for one in register.blocks[0].lines[0])
    assert [block_marks(opening.blocks[0]), block_marks(register.blocks[-1])] == [("1",), ("2",)]
    assert [[block_text(one) for one in note.blocks] for note in text.notes] == [
        ["The note.", "Its second paragraph."],
        ["Another."],
    ]


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_links_to_the_web_stay(form, tmp_path):
    text = read(_copies(tmp_path)[form])
    (found,) = [one for one in text.sections[0].blocks[0].lines[0] if isinstance(one, Link)]
    assert found.target == "https://example.org/1-2"


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//example.org", "a.html"],
)
def test_other_links_become_words(target, tmp_path):
    path = tmp_path / "copy.html"
    path.write_text(f"<p>Some <a href='{target}'>linked words</a> here.</p>", encoding="utf-8")
    line = read(path).sections[0].blocks[0].lines[0]
    assert line == ("Some linked words here.",)


def test_raw_markup_in_markdown_is_words(tmp_path):
    path = tmp_path / "copy.md"
    path.write_text("A <b onclick='x'>word</b> and \\input{/etc/passwd} here.", encoding="utf-8")
    words = block_text(read(path).sections[0].blocks[0])
    assert "<b onclick=" in words
    assert "\\input{/etc/passwd}" in words


def test_files_elsewhere_are_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words", encoding="utf-8")
    path = tmp_path / "copy.html"
    path.write_text(
        f"<p>Words.</p><iframe src='{secret}'></iframe><img src='{secret}' alt='alt words'>",
        encoding="utf-8",
    )
    text = read(path)
    words = " ".join(block_text(block) for section in text.sections for block in section.blocks)
    assert "secret" not in words
    assert "alt words" in words


def test_tables_and_pictures_become_words_and_are_logged(tmp_path):
    path = tmp_path / "copy.md"
    path.write_text("Words.\n\n| a | b |\n|---|---|\n| one | two |\n\nMore.", encoding="utf-8")
    text = read(path)
    assert "one two" in block_text(text.sections[0].blocks[1])
    assert "flattened" in {one.kind for one in text.repairs}


NOTES = (
    '<section class="footnotes" role="doc-endnotes"><ol><li id="fn1"><p>Words of the note.'
    '<a href="#fnref1" class="footnote-back" role="doc-backlink">↩</a></p></li></ol></section>'
)
MARK = '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>'


@pytest.mark.parametrize(
    "holder",
    [
        f"<table><tr><th>A</th></tr><tr><td>cell{MARK}</td></tr></table>",
        f"<table><caption>cell{MARK}</caption><tr><td>B</td></tr></table>",
        f"<dl><dt>term</dt><dd>cell{MARK}</dd></dl>",
        f"<dl><dt>cell{MARK}</dt><dd>meaning</dd></dl>",
        f'<figure><img src="x.png" alt="mill"><figcaption>cell{MARK}</figcaption></figure>',
    ],
)
def test_notes_in_what_becomes_words_stay_notes(holder, tmp_path):
    path = tmp_path / "copy.html"
    path.write_text(f"<p>Words.</p>{holder}<p>More.</p>{NOTES}", encoding="utf-8")
    text = read(path)
    held = text.sections[0].blocks[1]
    assert block_marks(held) == ("1",)
    assert "cell" in block_text(held)
    assert "of the note" not in block_text(held)
    assert [block_text(note.blocks[0]) for note in text.notes] == ["Words of the note."]


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ('print("x")', '`print("x")`'),
        ("it's 10-20 *a* [1] ¹", "`it's 10-20 *a* [1] ¹`"),
        ("a `b` ``c``", "``` a `b` ``c`` ```"),
    ],
)
def test_no_sign_is_repaired_in_code(code, written, tmp_path):
    path = tmp_path / "copy.html"
    path.write_text(f'<p>Write <code>{code}</code> "here".</p>', encoding="utf-8")
    line = read(path).sections[0].blocks[0].lines[0]
    assert line == ("Write ", Code(code), " “here”.")
    assert plain(line) == f"Write {code} “here”."
    assert myst.line(line) == f"Write {written} “here”."


@pytest.mark.parametrize(
    ("alternative", "caption", "words"),
    [
        ("The old mill", "The old mill", "The old mill"),
        ("The old mill", "The <em>old</em> mill", "The old mill"),
        ("A wheel", "The old mill", "The old mill A wheel"),
    ],
)
def test_a_caption_that_says_what_the_picture_says_comes_once(
    alternative, caption, words, tmp_path
):
    path = tmp_path / "copy.html"
    figure = f"<figure><img src='x.png' alt='{alternative}'><figcaption>{caption}</figcaption>"
    path.write_text(f"<p>Words.</p>{figure}</figure>", encoding="utf-8")
    assert block_text(read(path).sections[0].blocks[1]) == words


def test_without_the_extra_the_message_says_what_to_install(tmp_path, monkeypatch):
    def missing() -> str:
        raise OSError("no pandoc")

    monkeypatch.setattr(pypandoc, "get_pandoc_path", missing)
    path = tmp_path / "copy.md"
    path.write_text("Words.", encoding="utf-8")
    with pytest.raises(SourceError, match=r"needs Pandoc.*\[source\]"):
        read(path)


def test_unknown_formats_are_named(tmp_path):
    path = tmp_path / "copy.pdf"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(SourceError, match=r"“\.pdf” cannot be read.*\.docx"):
        read(path)


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub"])
@pytest.mark.parametrize("data", [b"no zip at all", b"PK\x03\x04 and no more"])
def test_broken_documents(suffix, data, tmp_path):
    path = tmp_path / f"copy{suffix}"
    path.write_bytes(data)
    with pytest.raises(SourceError, match="damaged"):
        read(path)


def _zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_zips_that_unpack_to_too_much(tmp_path):
    path = tmp_path / "copy.docx"
    path.write_bytes(_zipped(bomb=b"0" * 3_000_000))
    with pytest.raises(SourceError, match="unpacks to 1 files and 3000000 bytes"):
        read(path, Options(limits=Limits(bytes=1_000_000)))


def test_a_zip_that_is_no_document(tmp_path):
    path = tmp_path / "copy.docx"
    path.write_bytes(_zipped(nothing=b"here"))
    with pytest.raises(SourceError, match="Pandoc cannot read the file"):
        read(path)


def test_deep_nesting(tmp_path):
    path = tmp_path / "copy.html"
    path.write_text("<blockquote>" * 300 + "deep" + "</blockquote>" * 300, encoding="utf-8")
    with pytest.raises(SourceError, match="deep"):
        read(path)


def test_a_slow_pandoc_is_stopped(tmp_path):
    path = tmp_path / "copy.md"
    path.write_text("words " * 1000, encoding="utf-8")
    with pytest.raises(SourceError, match=r"did not finish within 0\.001 seconds"):
        read(path, Options(limits=Limits(seconds=0.001)))


def test_every_format_is_known_to_pandoc():
    known = {form.partition("-")[0].partition("+")[0] for form in formats.FORMATS.values()}
    assert known <= set(pypandoc.get_pandoc_formats()[0])
