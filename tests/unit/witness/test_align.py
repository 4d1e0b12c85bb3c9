"""What is beside what: only paragraphs whose words are the ones that were restated."""

from __future__ import annotations

import json
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading_edition.model.hashing import words as words_of
from reading_edition.witness import fingerprint
from reading_edition.witness.align import LIKELY, align
from reading_edition.witness.limits import SourceError
from reading_edition.witness.model import block_text
from reading_edition.witness.reader import read

TEXTS = Path(__file__).parents[2] / "texts"
IDS = ("shortages", "register")


@pytest.fixture
def copy(tmp_path):
    """Return the copy after a change of its words, and the fingerprints before it."""
    source = TEXTS / "brackets.txt"
    prints = fingerprint.take(read(source), IDS)

    def changed(*replacements):
        words = source.read_text(encoding="utf-8")
        for old, new in replacements:
            assert old in words
            words = words.replace(old, new)
        path = tmp_path / "copy.txt"
        path.write_text(words, encoding="utf-8")
        return align(read(path), prints)

    return changed


def _paragraphs():
    words = (TEXTS / "brackets.txt").read_text(encoding="utf-8")
    return words.split("\n\n")


def test_the_text_itself_fits_whole(copy):
    found = copy()
    assert found.faults == ()
    assert len(found.pairs) == 8
    assert sorted(found.notes) == ["1", "2", "3", "4"]
    assert sorted(found.headings) == ["register", "shortages"]


def test_typography_and_marks_make_no_difference(copy):
    assert copy(('"queue"', "“queue”"), ("1946-1951", "1946–1951"), (" [1]", "¹")).faults == ()


def test_a_changed_paragraph_is_named_with_its_likeliest_match(copy):
    found = copy(("that interests me", "that interests us both"))
    assert ("shortages", 2) not in found.pairs
    assert len(found.pairs) == 7
    (fault,) = found.faults
    assert (fault.kind, fault.section, fault.paragraph, fault.place) == (
        "changed",
        "shortages",
        2,
        7,
    )
    assert "paragraph 2 of the copy’s section" in fault.message


def test_a_missing_paragraph_leaves_the_others_in_their_places(copy):
    found = copy((_paragraphs()[2] + "\n\n", ""))
    assert [(one.kind, one.section, one.paragraph) for one in found.faults] == [
        ("missing", "shortages", 1)
    ]
    assert block_text(found.pairs["shortages", 2]).startswith("Of the three")
    assert ("shortages", 1) not in found.pairs


def test_an_extra_paragraph_is_named_in_the_copy(copy):
    extra = "A paragraph from another version stands here, and nobody restated it."
    third = _paragraphs()[3]
    found = copy((third, f"{extra}\n\n{third}"))
    (fault,) = found.faults
    assert (fault.kind, fault.paragraph, fault.place) == ("extra", 2, 7)
    assert len(found.pairs) == 8
    assert extra not in map(block_text, found.pairs.values())


def test_a_moved_paragraph_is_paired_and_reported(copy):
    first, second = _paragraphs()[2:4]
    found = copy((f"{first}\n\n{second}", f"{second}\n\n{first}"))
    assert "moved" in {one.kind for one in found.faults}
    assert block_text(found.pairs["shortages", 1]).startswith("There have been")


def test_a_changed_note_is_left_out(copy):
    found = copy(("the uncles remain", "the aunts remain"))
    assert sorted(found.notes) == ["2", "3", "4"]
    assert [(one.kind, one.section) for one in found.faults] == [("note", "1")]


def test_another_text_fits_nowhere():
    prints = fingerprint.take(read(TEXTS / "brackets.txt"))
    found = align(read(TEXTS / "verse.txt"), prints)
    assert found.pairs == {}
    assert {one.kind for one in found.faults} <= {"missing", "extra", "changed", "note"}
    assert len([one for one in found.faults if one.kind in {"missing", "changed"}]) == 8


def test_the_file_comes_back_as_it_was(tmp_path):
    prints = fingerprint.take(read(TEXTS / "brackets.txt"), IDS)
    path = tmp_path / "fingerprints.json"
    path.write_text(fingerprint.dump(prints), encoding="utf-8")
    assert fingerprint.load(path) == prints


def test_the_file_holds_no_words():
    text = read(TEXTS / "brackets.txt")
    written = json.loads(fingerprint.dump(fingerprint.take(text, IDS)))
    kept = {part for one in written["sections"]["shortages"] for part in one.split()}
    words = {word for one in text.sections[0].blocks for word in words_of(block_text(one))}
    assert not kept & words


def test_a_sketch_tells_altered_paragraphs_from_others():
    """One word in forty changed keeps most pairs; other paragraphs share hardly any."""
    chance = random.Random(7)
    vocabulary = [f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(600)]
    sketches = []
    for _ in range(60):
        words = chance.choices(vocabulary, k=40)
        sketch = fingerprint.of_text(" ".join(words)).sketch
        altered = fingerprint.of_text(" ".join([*words[:20], "other", *words[21:]])).sketch
        assert fingerprint.likeness(sketch, altered) > LIKELY
        sketches.append(sketch)
    pairs = [fingerprint.likeness(a, b) for a, b in combinations(sketches, 2)]
    assert sum(share >= LIKELY for share in pairs) <= 2


def test_a_sketch_is_as_long_for_a_book_as_for_a_sentence():
    """It holds 64 bits in all, in no order, so it cannot hold the words."""
    short = fingerprint.of_text("One sentence stands here.").sketch
    long = fingerprint.of_text(" ".join(f"word{n}" for n in range(5000))).sketch
    assert len(short) == len(long) == 16


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": 9}', '{"version": 1, "sections": {"a": ["x"]}}', "\0"]
)
def test_a_faulty_file_is_one_message(tmp_path, content):
    path = tmp_path / "fingerprints.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=r"no fingerprints.*Make it again"):
        fingerprint.load(path)


def test_too_few_ids_are_refused():
    with pytest.raises(ValueError, match="1 ids for 2 sections"):
        fingerprint.take(read(TEXTS / "brackets.txt"), ["one"])


SENTENCES = [f"The {n} word of paragraph {n * 7} stands in its place." for n in range(12)]


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*SENTENCES, "Yes."]), min_size=1, max_size=30), st.data())
def test_nothing_stands_beside_a_wrong_paragraph(tmp_path_factory, sentences, data):
    """Whatever is dropped, added, repeated or moved, each pair has the same words."""
    folder = tmp_path_factory.mktemp("align")
    path = folder / "copy.txt"
    path.write_text("\n\n".join(sentences), encoding="utf-8")
    prints = fingerprint.take(read(path))
    other = data.draw(st.lists(st.sampled_from([*SENTENCES, "No."]), min_size=1, max_size=30))
    path.write_text("\n\n".join(other), encoding="utf-8")
    found = align(read(path), prints)
    for (section, paragraph), block in found.pairs.items():
        assert fingerprint.of_block(block) == prints.sections[section][paragraph - 1]
    places = [block.place for block in found.pairs.values()]
    assert len(places) == len(set(places))
    faulty = {
        (one.section, one.paragraph) for one in found.faults if one.kind in {"missing", "changed"}
    }
    everything = {(s, n) for s, some in prints.sections.items() for n in range(1, len(some) + 1)}
    assert faulty | found.pairs.keys() == everything
    assert not faulty & found.pairs.keys()
