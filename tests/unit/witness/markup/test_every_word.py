"""Whatever elements hold them, words are in the text or in what was left out, and once."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reading_edition.witness.limits import SourceError
from reading_edition.witness.model import Text, block_text, plain
from reading_edition.witness.reader import read
from tests.books import epub
from tests.unit.witness.markup.test_epub import BOOK
from tests.unit.witness.markup.test_sites import GUTENBERG, MARXISTS, OLD, WIKISOURCE

WORD = re.compile(r"[^\W\d_]+")
NAMES = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "aside",
    "blockquote",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "figure",
    "figcaption",
    "pre",
    "h1",
    "h2",
    "h3",
    "hgroup",
    "span",
    "i",
    "em",
    "b",
    "strong",
    "cite",
    "abbr",
    "sup",
    "a",
    "q",
    "code",
    "center",
    "nav",
    "details",
    "address",
    "hr",
    "br",
    "ruby",
    "button",
    "object",
    "font",
    "main",
    "tbody",
]
TYPES = (
    "", "", "chapter", "part", "preface", "epigraph", "titlepage", "footnote", "endnotes", "noteref",
    "z3998:verse", "z3998:poem", "z3998:drama", "z3998:persona", "z3998:stage-direction", "z3998:letter",
    "se:letter.dateline", "z3998:signature", "z3998:dramatis-personae", "pagebreak", "backlink", "imprint",
)  # fmt: skip
CLASSES = ("", "", "", "stanza", "poem", "line", "i2", "footnote", "pagenum", "quote", "mw-parser-output",
           "information", "fst", "footer", "noprint", "references", "mw-cite-backlink")  # fmt: skip
attributes = st.tuples(
    st.sampled_from(TYPES), st.sampled_from(CLASSES), st.sampled_from(["", "a", "b", "c"]),
    st.sampled_from(["", "#a", "#b", "#c", "https://example.org/"]),
)  # fmt: skip
leaves = st.just("word")
trees = st.recursive(
    leaves,
    lambda inner: st.tuples(st.sampled_from(NAMES), attributes, st.lists(inner, max_size=4)),
    max_leaves=30,
)


def markup(tree: object, names: list[str]) -> str:
    """The markup of *tree*; each word is one of its own, which goes into *names*."""
    if isinstance(tree, str):
        number = len(names)
        names.append("w" + "".join("abcdefghij"[int(digit)] for digit in str(number)))
        return f" {names[-1]} "
    assert isinstance(tree, tuple)
    name, (kind, class_, anchor, target), inside = tree
    given = {
        "epub:type": kind,
        "class": class_,
        "id": anchor,
        "href": target if name == "a" else "",
    }
    written = "".join(f' {key}="{value}"' for key, value in given.items() if value)
    if name in {"hr", "br"}:
        return f"<{name}{written}/>" + "".join(markup(one, names) for one in inside)
    return f"<{name}{written}>" + "".join(markup(one, names) for one in inside) + f"</{name}>"


def kept(text: Text) -> Counter[str]:
    """The words of the text and of what was left out of it."""
    parts = [plain(text.title), plain(text.byline), text.date, plain(text.closing)]
    for section in text.sections:
        parts += [plain(section.heading), *map(block_text, section.blocks)]
    for note in text.notes:
        parts += map(block_text, note.blocks)
    parts += [one.words for one in text.left]
    return Counter(WORD.findall("\n".join(parts)))


@settings(max_examples=300, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(trees, min_size=1, max_size=4))
@example([("a", ("noteref", "", "", "#a"), []), ("p", ("", "", "a", ""), ["word"])])
@example([("table", ("z3998:drama", "", "", ""), [("tr", ("", "", "", ""), ["word"])])])
def test_no_word_is_lost_or_said_twice(tmp_path: Path, forest: list[object]) -> None:
    names: list[str] = []
    body = "".join(markup(tree, names) for tree in forest)
    path = tmp_path / "page.html"
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    try:
        text = read(path)
    except SourceError:
        return  # nothing was there but what is left out
    assert kept(text) == Counter(names)


@pytest.mark.parametrize("shape", [WIKISOURCE, MARXISTS, GUTENBERG, OLD])
def test_pages_of_sites_keep_every_word(shape: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(shape, encoding="utf-8")
    assert words_of(shape) - kept(read(path)) <= Counter(Pg=1)


def test_an_e_book_keeps_every_word(tmp_path: Path) -> None:
    found = kept(read(epub(tmp_path / "ferry.epub", BOOK)))
    source = sum((words_of(one) for one in BOOK.values()), Counter[str]())
    assert source - found == Counter()


def words_of(page: str) -> Counter[str]:
    tree = BeautifulSoup(page.replace("<?xml", "<!--").replace("?>", "-->"), "html.parser")
    for tag in tree(["script", "style", "head"]):
        tag.decompose()
    for tag in tree.find_all(["p", "h1", "h2", "h3", "h4", "td", "br", "div", "li"]):
        tag.insert_after(" ")
    return Counter(WORD.findall(tree.get_text()))


@pytest.mark.parametrize(
    "monster",
    [
        "<div>" * 20_000 + "deep",
        "<i>" * 20_000 + "deep",
        "<p>words <i>set</i>" * 20_000,
        "<table><tr><td>" * 5_000 + "deep",
        "<p id='n'><a href='#n' epub:type='noteref'>1</a>" * 3_000,
        "<span class='pagenum'>[Pg 1]</span>" * 20_000 + "words",
        "<div class='poem'>" * 40 + "<br>" * 20_000 + "words",
    ],
    ids=["blocks", "inlines", "paragraphs", "tables", "marks", "pages", "breaks"],
)
def test_monstrous_pages_are_read_in_time(monster: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body>{monster}</body></html>", encoding="utf-8")
    begun = time.process_time()
    try:
        read(path)
    except SourceError as error:
        said = str(error)
        assert said.count("\n") == 0
    assert time.process_time() - begun < 20
