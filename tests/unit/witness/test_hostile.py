"""The command on files that are broken, endless or hostile: one message, no traceback, in time."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from reading_edition.cli import main
from reading_edition.witness.model import block_text
from reading_edition.witness.reader import read

SECRET = "the-words-of-another-file"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAWING = (
    "<w:drawing><a:blip "
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r9"/>'
    "</w:drawing>"
)


def _zip(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _bomb() -> bytes:
    return _zip({f"part{n}.xml": b"0" * 20_000_000 for n in range(4)})


FAULTY = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "nulls.txt": b"words\n\x00\x00 words",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "half.txt": b"\xff\xfew\x00\x00\xd8x\x00",
    "odd.txt": b"\xff\xfew\x00o",
    "bomb.docx": _bomb(),
    "bomb.odt": _bomb(),
    "bomb.epub": _bomb(),
    "cut.docx": _bomb()[:5000],
    "unknown.pdf": b"%PDF-1.7",
}


@pytest.mark.parametrize("name", FAULTY)
@pytest.mark.parametrize("command", ["report", "fingerprint", "import"])
def test_a_faulty_file_is_one_message(name, command, tmp_path, capsys):
    path = tmp_path / name
    path.write_bytes(FAULTY[name])
    folder = tmp_path / "edition"
    arguments = ["source", command, str(path)]
    assert main([*arguments, str(folder)] if command == "import" else arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"reading-edition: {path}")
    assert said.err.count("\n") == 1
    assert not folder.exists()


@pytest.mark.parametrize("name", ["nowhere.txt", ".", "nowhere/copy.docx"])
def test_a_bad_path_is_one_message(name, tmp_path, capsys):
    assert main(["source", "report", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_what_never_ends_is_not_begun(tmp_path, capsys):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        assert main(["source", "report", str(path)]) == 2
        assert "device or a pipe" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        "word " * 1_000_000,
        "a" * 10_000_000,
        ">" * 10_000 + " deep",
        "\n".join(">" * n + " deeper" for n in range(1, 1500)),
        "*" * 200_000 + " starred",
        "[1]" * 100_000 + " marked",
        '"' * 100_000 + " quoted",
        "(" * 100_000 + " open",
        "1-2" * 200_000,
        "- " * 100_000 + "item",
        "‘" * 50_000 + "\n\n" + "x’ " * 50_000,
    ],
    ids=[
        "one-line",
        "one-word",
        "quoted-line",
        "quoted-block",
        "stars",
        "marks",
        "quotes",
        "brackets",
        "ranges",
        "items",
        "open-quotes",
    ],
)
def test_monstrous_text_is_read_in_time(words, tmp_path, capsys):
    path = tmp_path / "copy.txt"
    path.write_text(words, encoding="utf-8")
    begun = time.process_time()
    assert main(["source", "report", str(path)]) in {0, 1, 2}
    assert time.process_time() - begun < 20
    assert "Traceback" not in capsys.readouterr().err


def _everything(path: Path) -> str:
    text = read(path)
    return " ".join(block_text(block) for section in text.sections for block in section.blocks)


def _need_pandoc() -> None:
    pytest.importorskip("pypandoc", reason="the extra “source” is not installed")


def test_external_entities_are_not_read(tmp_path):
    """An entity that names a file gives a message or nothing, and never the file."""
    _need_pandoc()
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'
    document = (
        f'<?xml version="1.0"?>{doctype}<w:document {WORD}><w:body><w:p><w:r><w:t>Words &x;</w:t>'
        f"{DRAWING}</w:r></w:p></w:body></w:document>"
    ).encode()
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    docx = _zip(
        {
            "_rels/.rels": (
                f'<Relationships xmlns="{relations}"><Relationship Id="r1" '
                f'Type="{relation}/officeDocument" Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{relations}"><Relationship Id="r9" '
                f'Type="{relation}/image" Target="http://127.0.0.1:9/x.png" '
                'TargetMode="External"/></Relationships>'
            ).encode(),
        }
    )
    office = "urn:oasis:names:tc:opendocument:xmlns"
    odt = _zip(
        {
            "content.xml": (
                f'<?xml version="1.0"?>{doctype}<office:document-content '
                f'xmlns:office="{office}:office:1.0" xmlns:text="{office}:text:1.0"><office:body>'
                "<office:text><text:p>Words &x;</text:p></office:text></office:body>"
                "</office:document-content>"
            ).encode(),
            "styles.xml": f'<office:document-styles xmlns:office="{office}:office:1.0"/>'.encode(),
        }
    )
    for name, data in (("copy.docx", docx), ("copy.odt", odt)):
        path = tmp_path / name
        path.write_bytes(data)
        status = main(["source", "import", str(path), str(tmp_path / name[5:])])
        assert status in {0, 2}
        if status == 0:
            pages = (tmp_path / name[5:]).glob("*.md")
            assert SECRET not in "".join(page.read_text(encoding="utf-8") for page in pages)


def test_pages_of_the_web_do_nothing(tmp_path):
    _need_pandoc()
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    path = tmp_path / "copy.html"
    path.write_text(
        "<html><head><script>evil()</script><base href='file:///'></head><body><p>Words stay.</p>"
        f"<script src='{secret}'></script><iframe src='file://{secret}'></iframe>"
        f"<object data='{secret}'></object><embed src='{secret}'><img src='file://{secret}'>"
        "<a href='javascript:evil()'>linked</a><p onclick='evil()'>More.</p></body></html>",
        encoding="utf-8",
    )
    words = _everything(path)
    assert "Words stay." in words
    assert "More." in words
    assert SECRET not in words
    assert "evil" not in words


def test_directives_of_markdown_are_words(tmp_path):
    _need_pandoc()
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    path = tmp_path / "copy.md"
    path.write_text(
        f"<script>evil()</script>\n\n```{{include}} {secret}\n```\n\n"
        f"```{{eval-rst}}\n.. include:: {secret}\n```\n\n"
        f":::{{literalinclude}} {secret}\n:::\n\nWords stay.\n",
        encoding="utf-8",
    )
    folder = tmp_path / "edition"
    assert main(["source", "import", str(path), str(folder)]) == 0
    pages = "".join(page.read_text(encoding="utf-8") for page in folder.glob("*.md"))
    assert "Words stay." in pages
    assert SECRET not in pages
    assert "<script" not in pages.replace("\\<", "")
    assert "```{include}" not in pages
    assert "```{eval-rst}" not in pages
