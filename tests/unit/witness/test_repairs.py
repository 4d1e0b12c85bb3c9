"""Each repair does what it says, is logged with its line, and can be left out."""

from __future__ import annotations

import pytest

from reading_edition.witness.limits import SourceError
from reading_edition.witness.model import block_marks, block_text, plain
from reading_edition.witness.options import Options
from reading_edition.witness.reader import read
from reading_edition.witness.repairs import DESCRIPTIONS, Kind, Log
from reading_edition.witness.typography import Typographer


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('He said "no" and left.', "He said “no” and left."),
        ("It's the workers' day.", "It’s the workers’ day."),
        ("The summer of '56 was hot.", "The summer of ’56 was hot."),
        ("The summer of ‘56 was hot.", "The summer of ’56 was hot."),
        ('"The Summer of \'56"', "“The Summer of ’56”"),
        ("the '30s and the '40s", "the ’30s and the ’40s"),
        ("'tis the season", "’tis the season"),
        ("'Tis,' she said", "’Tis,’ she said"),
        ("She called it 'mine'.", "She called it ‘mine’."),
        ("\"'Mine,' she said,\" he wrote.", "“‘Mine,’ she said,” he wrote."),
        ('("aside")', "(“aside”)"),
        ('word—"quoted"', "word—“quoted”"),
        ('end."¹', "end.”¹"),
        ('"a"[3] b', "“a”[3] b"),
        ("already “fine” ’56", "already “fine” ’56"),
        ("1928-1931, 1954-5, pp. 17-23", "1928–1931, 1954–5, pp. 17–23"),
        ("~1928-1953)", "~1928–1953)"),
        ("1928-1931.¹", "1928–1931.¹"),
        ("1928-1931¹", "1928–1931¹"),
        ("2019-12-31", "2019-12-31"),
        ("T-34 and 978-0-14 and 3-2", "T-34 and 978-0-14 and 3-2"),
        ("https://example.org/1-2", "https://example.org/1-2"),
        ("well-known", "well-known"),
    ],
)
def test_typography(before, after):
    assert Typographer("en", Log()).repair(before, 1) == after


def _read(tmp_path, text, **options):
    path = tmp_path / "copy.txt"
    path.write_text(text, encoding="utf-8")
    return read(path, Options(**options))


LONG = "A sentence that is long enough to be taken for a paragraph and not for a heading of one"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (f"{LONG} and", "goes on.", True),
        (f"{LONG} for", "Somebody who waits for it there.", True),
        (f"{LONG}.", "goes on in lower case.", False),
        (f"{LONG}:", "what follows a colon.", False),
        (f"{LONG}.¹", "No.", False),
        (f"“{LONG}.", f"{LONG}.” So it says.", True),
        (f"“{LONG}.", f"“{LONG}.” So it says.", False),
        (f"{LONG} (as they say).", "No.", False),
        (f"{LONG}.* (my emphasis)", "No more of it.", False),
    ],
)
def test_broken_paragraphs(tmp_path, first, second, joined):
    blocks = _read(tmp_path, f"{first}\n\n{second}\n").sections[0].blocks
    assert len(blocks) == (1 if joined else 2)


def test_a_break_is_logged_with_its_line_and_can_be_left(tmp_path):
    copy = f"{LONG} and\n\ngoes on.\n"
    text = _read(tmp_path, copy)
    assert [(one.kind, one.place) for one in text.repairs] == [("join", 3)]
    text = _read(tmp_path, copy, off=frozenset({"join"}))
    assert len(text.sections[0].blocks) == 2
    assert text.repairs == ()


SAMPLES = {
    "invisible": "A zero\u200bwidth space here, of all places.",
    "newline": "One line.\r\n\r\nAnother line.",
    "blank": "One.\n\n\n\nTwo.",
    "join": f"{LONG} and\n\ngoes on.",
    "hyphen": "Here are lines that were wrapped in a narrow column, for ex-\n"
    "ample in a newspaper, and this is another example of the same.\n",
    "quote": "It's here.",
    "range": "In 1928-1931 it was so.",
    "emphasis": "It *was* so.",
    "heading": "Some title\n\nSome words.\n\nA heading\n\nMore words.",
    "verse": f"{LONG}.{LONG}.\n\n{LONG}.{LONG}.\n\nRoses are red\nand violets too",
    "quotation": "As somebody said:\n\nIt was so.",
    "note": "Words.[1]\n\nNotes\n\n1. A note.",
    "numbering": "Words.[1]\n\n[1] A note.\n\nMore.[1]\n\n[1] B note.",
    "closing": "Words.[1]\n\nNotes\n\n1. A note.\n\nThe very end.",
    "flattened": "One.\n\n* * *\n\nTwo.",
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_no_repair_is_silent(tmp_path, kind):
    path = tmp_path / "copy.txt"
    path.write_bytes(SAMPLES[kind].encode())
    logged = [one for one in read(path).repairs if one.kind == kind]
    assert logged
    assert all(one.place >= 1 for one in logged)


@pytest.mark.parametrize(
    ("name", "head", "encoding", "said"),
    [
        ("a.html", "<meta http-equiv='x' content='text/html; charset=ISO-8859-1'>", "cp1252", "cp1252"),
        ("a.html", '<meta charset="windows-1251">', "cp1251", "windows-1251"),
        ("a.xhtml", '<?xml version="1.0" encoding="iso-8859-2"?>', "iso-8859-2", "iso-8859-2"),
        ("a.txt", "Character set encoding: ISO-8859-1\n\n", "cp1252", "cp1252"),
    ],
)  # fmt: skip
def test_a_file_is_believed_about_its_encoding(name, head, encoding, said, tmp_path):
    words = (
        "Где-то там." if "1251" in encoding else "Dvořák, aň." if "-2" in encoding else "“À père”."
    )
    path = tmp_path / name
    path.write_bytes(f"{head}\n\n<p>{words}</p>".encode(encoding))
    text = read(path, Options(off=frozenset({"quote"})))
    assert words in block_text(text.sections[0].blocks[-1])
    assert f"{said}, as the file says" in [one.before for one in text.repairs]


def test_a_false_word_about_the_encoding_is_not_believed(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(
        "<meta charset='utf-8'><p>Größere Häfen, kühlere Gewässer, schöne Grüße.</p>".encode(
            "cp1252"
        )
    )
    assert "Größere Häfen" in block_text(read(path).sections[0].blocks[0])


def test_encodings_are_logged(tmp_path):
    path = tmp_path / "copy.txt"
    path.write_bytes("Größere Häfen, kühlere Gewässer, schöne Grüße. ".encode("cp1252") * 9)
    text = read(path)
    assert "Größere" in block_text(text.sections[0].blocks[0])
    assert [one.kind for one in text.repairs] == ["encoding"]


@pytest.mark.parametrize(
    "kind", sorted(SAMPLES.keys() - {"invisible", "newline", "flattened", "numbering"})
)
def test_every_repair_can_be_switched_off(tmp_path, kind):
    text = _read(tmp_path, SAMPLES[kind], off=frozenset({kind}))
    assert kind not in {one.kind for one in text.repairs}


def test_every_kind_is_described():
    assert set(DESCRIPTIONS) == set(Kind)


def test_an_unknown_kind_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(SourceError, match=r"Unknown repair “quotes”.*quote, range"):
        _read(tmp_path, "Words.", off=frozenset({"quotes"}))


def test_hyphens_go_only_where_the_whole_word_is_known(tmp_path):
    text = _read(
        tmp_path,
        "The lines of this paragraph were set in a narrow column, for ex-\n"
        "ample in a newspaper, where words are divided, and also well-\n"
        "known ones. An example of both is the paragraph that you read.\n",
    )
    words = block_text(text.sections[0].blocks[0])
    assert "for example in" in words
    assert "also well-known ones" in words


@pytest.mark.parametrize("mark", ["[1]", "^1^", "¹", " [1]", "[^1]"])
@pytest.mark.parametrize(
    "definition", ["1. It says.", "[1] It says.", "¹ It says.", "^1^ It says."]
)
def test_marks_and_notes_in_all_their_forms(tmp_path, mark, definition):
    text = _read(tmp_path, f"Words{mark} go on.\n\nNotes\n\n{definition}\n")
    assert block_marks(text.sections[0].blocks[0]) == ("1",)
    assert block_text(text.sections[0].blocks[0]) == "Words go on."
    assert [block_text(note.blocks[0]) for note in text.notes] == ["It says."]


def test_powers_and_years_are_no_marks(tmp_path):
    text = _read(tmp_path, "Some 12 km² and 10².[1] Or[2].\n\nNotes\n\n1. One.\n2. Two.\n")
    assert block_text(text.sections[0].blocks[0]) == "Some 12 km² and 10². Or."
    assert block_marks(text.sections[0].blocks[0]) == ("1", "2")


def test_marks_without_notes_and_notes_without_marks_are_told(tmp_path):
    text = _read(tmp_path, "Words.[1] More.[7]\n\nNotes\n\n1. One.\n2. Two.\n")
    assert [remark.place for remark in text.remarks] == [1, 6]
    assert "[7] has no note" in text.remarks[0].message
    assert "Note 2 has no mark" in text.remarks[1].message
    assert block_text(text.sections[0].blocks[0]).endswith("More.[7]")


def test_years_in_a_note_start_no_note(tmp_path):
    text = _read(tmp_path, "Words.[1]\n\nNotes\n\n1. In the book of\n1917. It was so.\n")
    assert [block_text(note.blocks[0]) for note in text.notes] == [
        "In the book of 1917. It was so."
    ]


def test_a_text_without_any_structure(tmp_path):
    text = _read(tmp_path, "just some words")
    assert plain(text.title) == ""
    assert [block_text(one) for one in text.sections[0].blocks] == ["just some words"]
