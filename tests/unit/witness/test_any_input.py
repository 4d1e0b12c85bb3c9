"""Whatever stands in a file, reading it loses no word, ends, and raises one kind of error."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reading_edition.witness import fingerprint
from reading_edition.witness.align import align
from reading_edition.witness.decode import clean
from reading_edition.witness.limits import SourceError
from reading_edition.witness.model import Text, block_marks, block_text, plain
from reading_edition.witness.options import Options
from reading_edition.witness.reader import read
from reading_edition.witness.repairs import Kind, Log

FILES = settings(
    max_examples=250,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
# Digits and superscripts may become note marks and numbers of items; letters stay.
_WORD = re.compile(r"[^\W\d_⁰¹²³⁴-⁹]+")
PIECES = (
    "Notes",
    "Further Reading",
    "by Ada Marsh",
    "3 May 2011",
    "CHAPTER II",
    "IV.",
    "Word",
    "a longer sentence that ends in a full stop.",
    "It began with a letter that nobody answered for the whole of that long and rainy winter and",
    "“An open quotation",
    'She wrote: "yes',
    "closed” at last.",
    "mark[1]",
    "mark[2].",
    "other¹",
    "star*",
    "dagger.†",
    "* starred words",
    "† daggered words",
    "1. first",
    "2. second",
    "[1] bracket",
    "¹ raised",
    "^2^ raised",
    "- item",
    "> set in",
    ">> deeper",
    "    indented",
    "*set*",
    "**bold**",
    "ex-",
    "ample",
    "* * *",
    "1928-1931",
    "\x0c",
    "\u00ad",
    "\ufdd0",
)
documents = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", " ", "\r\n", "\n\n\n"])),
    max_size=25,
).map(lambda parts: "".join(piece + gap for piece, gap in parts))


def _printed(text: Text) -> Iterator[str]:
    yield from (plain(text.title), plain(text.byline), text.date, plain(text.closing))
    for section in text.sections:
        yield plain(section.heading)
        yield from map(block_text, section.blocks)
    for note in text.notes:
        yield from map(block_text, note.blocks)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _written(folder: Path, data: bytes) -> Path:
    path = folder / "copy.txt"
    path.write_bytes(data)
    return path


@FILES
@given(st.one_of(documents, st.text(max_size=300)))
@example("*a\n\nb* c\n\n*")
@example("\ud7ff x")
@example("dagger.†\n\nNotes\n\n† daggered words")
@example("mark[1]\n\nNotes\n\n1. first")
def test_no_word_is_lost(tmp_path, document):
    """With hyphens left alone the words that come out, or are logged, are those that went in."""
    path = _written(tmp_path, document.encode("utf-8", "replace"))
    begun = time.perf_counter()
    try:
        text = read(path, Options(off=frozenset({"hyphen", "encoding"})))
    except SourceError:
        assert "\x00" in document or not any(map(str.isalnum, clean(document, Log())))
        return
    assert time.perf_counter() - begun < 2
    expected = _words(clean(document.encode("utf-8", "replace").decode(), Log()))
    printed = _words("\n".join(_printed(text)))
    assert printed <= expected
    # The heading of a list of notes is no part of the text: the log alone keeps it.
    headings = (repair.before for repair in text.repairs if repair.kind == "heading")
    assert expected - printed <= _words("\n".join(headings))


@FILES
@given(documents)
def test_notes_hang_once_and_have_labels_of_their_own(tmp_path, document):
    try:
        text = read(_written(tmp_path, document.encode()))
    except SourceError:
        return
    labels = [note.label for note in text.notes]
    assert len(labels) == len(set(labels))
    hanging = [m for s in text.sections for b in s.blocks for m in block_marks(b)]
    assert set(hanging) <= set(labels)


@FILES
@given(st.binary(max_size=400), st.sampled_from(["", "utf-7", "utf-16", "raw_unicode_escape", "x"]))
@example(b"\\ud800 words", "raw_unicode_escape")
@example(b"\xff\xfe\x00\xd8", "")
@example(b"+2AA- words", "utf-7")
def test_bytes_give_a_text_or_one_message(tmp_path, data, encoding):
    path = _written(tmp_path, data)
    try:
        text = read(path, Options(encoding=encoding))
    except SourceError:
        return
    assert "".join(_printed(text)).encode("utf-8").strip()


@FILES
@given(documents, st.sets(st.sampled_from(sorted(Kind))))
def test_any_repairs_may_be_off(tmp_path, document, off):
    try:
        text = read(_written(tmp_path, document.encode()), Options(off=frozenset(off)))
    except SourceError:
        return
    labels = [note.label for note in text.notes]
    assert len(labels) == len(set(labels))
    # Safety, and labels of which no two notes have the same, are not a matter of choice.
    always = {Kind.INVISIBLE, Kind.NEWLINE, Kind.FLATTENED, Kind.NUMBERING}
    assert not {one.kind for one in text.repairs} & (off - always)


@FILES
@given(documents, documents)
def test_what_stands_beside_a_paragraph_has_its_words(tmp_path, one, other):
    """Two unlike copies: each pair has equal words, and each paragraph a pair or a fault."""
    try:
        prints = fingerprint.take(read(_written(tmp_path, one.encode())))
        found = align(read(_written(tmp_path, other.encode())), prints)
    except SourceError:
        return
    for (section, paragraph), block in found.pairs.items():
        assert fingerprint.of_block(block) == prints.sections[section][paragraph - 1]
    for label, note in found.notes.items():
        assert fingerprint.of_note(note) == prints.notes[label]
    faulty = {(f.section, f.paragraph) for f in found.faults if f.kind in {"missing", "changed"}}
    everything = {(s, n) for s, some in prints.sections.items() for n in range(1, len(some) + 1)}
    assert faulty | found.pairs.keys() == everything
