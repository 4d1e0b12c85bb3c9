"""What an editor says in import.toml overrules what the reader guesses."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading_edition.witness.limits import SourceError
from reading_edition.witness.model import Text, block_marks, block_text, plain
from reading_edition.witness.options import Options
from reading_edition.witness.reader import read
from reading_edition.witness.rules import Rules, load
from tests.books import epub
from tests.unit.witness.markup.test_epub import BOOK

PLAIN = """\
The Ferry

CHAPTER I

The Landing

We came down to the water at nine (1), and nobody was there to take us over (2).

The Boatman's Tale

He said it was late, and that he would not cross before the morning had come.

Advertisements

Buy our soap, which floats upon the water as no other soap has floated before.

(1) The boat had gone.

(2) Nor was it seen again.
"""


def written(folder: Path, toml: str) -> Rules:
    path = folder / "import.toml"
    path.write_text(toml, encoding="utf-8")
    return load(path)


def of(folder: Path, toml: str, words: str = PLAIN) -> Text:
    path = folder / "ferry.txt"
    path.write_text(words, encoding="utf-8")
    return read(path, Options(rules=written(folder, toml)))


def headings(text: Text) -> list[str]:
    return [plain(section.heading) for section in text.sections]


def test_without_rules_the_reader_guesses(tmp_path: Path) -> None:
    text = of(tmp_path, "")
    assert headings(text) == ["CHAPTER I. The Landing", "The Boatman’s Tale", "Advertisements"]
    assert text.notes == ()


def test_headings_and_levels(tmp_path: Path) -> None:
    toml = """
    pages = 1
    [headings]
    "chapter i. the landing" = 1
    "The Boatman’s Tale" = 2
    "Advertisements" = 0
    """
    text = of(tmp_path, toml)
    assert headings(text) == ["CHAPTER I. The Landing"]
    assert [one.kind for one in text.sections[0].blocks] == [
        "paragraph", "heading", "paragraph", "paragraph", "paragraph", "paragraph", "paragraph",
    ]  # fmt: skip
    assert block_text(text.sections[0].blocks[3]) == "Advertisements"
    assert text.remarks == ()


def test_marks_of_notes(tmp_path: Path) -> None:
    text = of(tmp_path, '[notes]\nmark = "({})"\nnote = "({})"')
    assert [block_text(note.blocks[0]) for note in text.notes] == [
        "The boat had gone.", "Nor was it seen again.",
    ]  # fmt: skip
    assert block_marks(text.sections[0].blocks[0]) == ("1", "2")
    assert text.remarks == ()


def test_sections_to_skip(tmp_path: Path) -> None:
    text = of(tmp_path, 'skip = ["Advertisements"]')
    assert headings(text) == ["CHAPTER I. The Landing", "The Boatman’s Tale"]
    (soap,) = [one for one in text.left if "soap" in one.words]
    assert soap.reason == "skipped by import.toml"


def test_a_skipped_section_takes_its_notes_along(tmp_path: Path) -> None:
    path = epub(tmp_path / "ferry.epub", BOOK)
    text = read(path, Options(rules=written(tmp_path, 'skip = ["I. The Landing"]')))
    assert [plain(one.heading) for one in text.sections][-1] == "A Letter"
    assert text.notes == ()
    assert "He said so." in " ".join(one.words for one in text.left)


def test_what_was_left_out_can_be_kept(tmp_path: Path) -> None:
    path = epub(tmp_path / "ferry.epub", BOOK)
    text = read(path, Options(rules=written(tmp_path, 'keep = ["imprint", "colophon"]')))
    words = " ".join(block_text(b) for section in text.sections for b in section.blocks)
    assert "Made at a kitchen table." in words
    assert "Set in a stout face." in words
    assert "imprint" not in {one.reason for one in text.left}


def test_the_level_of_pages(tmp_path: Path) -> None:
    path = epub(tmp_path / "ferry.epub", BOOK)
    text = read(path, Options(rules=Rules(pages=4)))
    assert headings(text)[-3:] == ["I. The Landing", "Later", "A Letter"]


def test_a_rule_without_effect_is_told(tmp_path: Path) -> None:
    text = of(tmp_path, 'skip = ["Soap"]\n[headings]\n"Nowhere" = 2\n[notes]\nmark = "<{}>"')
    assert [one.message for one in text.remarks] == [
        "import.toml: nothing says “nowhere”.",
        "import.toml: nothing says “soap”.",
        "import.toml: “mark” is nowhere.",
    ]
    path = epub(tmp_path / "ferry.epub", BOOK)
    noted = read(path, Options(rules=Rules(mark="({})")))
    assert "the file itself says what a note is" in noted.remarks[0].message


def test_a_text_of_which_all_is_skipped(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="skips all of the text"):
        of(
            tmp_path,
            'skip = ["A title"]',
            "# no\n\nA title\n\nIts words are these, and no more.\n"[6:],
        )


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("pages = ", "import.toml:1: "),
        ("pages = 9", "import.toml:1: “pages” is a level from 0 to 6."),
        ("\npages = true", "import.toml:2: “pages” is a level"),
        ("headngs = 1", "“headngs” is not known. Did you mean headings or pages?"),
        ('skip = "One"', "“skip” is a list of words. Write, say: [\"Advertisements\"]"),
        ("headings = 3", "“headings” is a table."),
        ('[headings]\n"The Landing" = "2"', "import.toml:2: “The Landing” is a level"),
        ('[notes]\nmark = "(1)"', "import.toml:2: “mark” is words with {} once"),
        ("[notes]\nmerk = 1", "“merk” is not known. Did you mean mark?"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_told(toml: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        written(tmp_path, toml)
    assert said in str(caught.value)
