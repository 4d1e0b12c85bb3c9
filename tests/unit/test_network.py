"""Persons named together, and the figure of them."""

from __future__ import annotations

from lxml import etree

from reading_edition.model.records import Mention
from reading_edition.people.cooccurrence import ROW, WIDTH, arcs, companions, together

SVG = "{http://www.w3.org/2000/svg}"


def mention(key: str, docname: str, paragraph: int, note: str = "") -> Mention:
    return Mention(key, docname, paragraph, note, "mention", "", "", "", key, "")


MENTIONS = {
    "stalin": [mention("stalin", "one", 1), mention("stalin", "one", 2), mention("stalin", "two", 1)],
    "marx": [mention("marx", "one", 1), mention("marx", "one", 1), mention("marx", "one", 2, "3")],
    "serge": [mention("serge", "one", 2), mention("serge", "two", 2)],
    "alone": [mention("alone", "two", 3)],
}  # fmt: skip
PAIRS = together(MENTIONS)


def test_a_pair_counts_each_paragraph_once_with_its_notes() -> None:
    assert PAIRS == {("marx", "stalin"): 2, ("marx", "serge"): 1, ("serge", "stalin"): 1}


def test_companions_come_by_the_paragraphs_shared_then_by_key() -> None:
    assert companions(PAIRS) == {
        "marx": [("stalin", 2), ("serge", 1)],
        "stalin": [("marx", 2), ("serge", 1)],
        "serge": [("marx", 1), ("stalin", 1)],
    }
    assert companions({}) == {}


def test_the_figure_has_a_name_a_row_and_an_arc_a_pair() -> None:
    names = {"stalin": "Stalin, Joseph", "marx": "Marx, Karl", "serge": "Serge, Victor"}
    drawn = etree.fromstring(arcs(names, PAIRS, "Who meets whom"))
    assert [e.text for e in drawn.iter(f"{SVG}text")] == list(names.values())
    assert len(list(drawn.iter(f"{SVG}path"))) == len(PAIRS)
    assert drawn.get("aria-label") == "Who meets whom"
    assert drawn.get("role") == "img"
    assert drawn.get("viewBox") == f"0 0 {WIDTH} {3 * ROW}"
    widths = [float(e.get("stroke-width")) for e in drawn.iter(f"{SVG}path")]
    assert len({*widths}) == 2  # the pair that meets twice has the thicker arc


def test_names_and_label_are_escaped() -> None:
    names = {"a": 'A & <B> "C"', "b": "D’E"}
    drawn = etree.fromstring(arcs(names, {("a", "b"): 1}, '<"&">'))
    assert [e.text for e in drawn.iter(f"{SVG}text")] == list(names.values())
    assert drawn.get("aria-label") == '<"&">'


def test_the_figure_does_not_depend_on_the_order_of_what_it_is_made_of() -> None:
    names = dict.fromkeys(("stalin", "marx", "serge"), "X")
    turned = together(dict(reversed(MENTIONS.items())))
    assert arcs(names, PAIRS, "") == arcs(names, turned, "")


def test_the_longest_arc_keeps_within_the_figure() -> None:
    names = {f"p{n}": "X" for n in range(200)}
    drawn = etree.fromstring(arcs(names, {("p0", "p199"): 1}, ""))
    path = next(drawn.iter(f"{SVG}path")).get("d")
    start, radius = float(path[1:].split()[0]), float(path.partition("A")[2].split()[0])
    assert start - radius > 0


def test_a_name_that_is_longer_than_its_row_is_cut_short() -> None:
    names = {"a": "Carrère d’Encausse, Hélène", "b": "All-Union Central Council of Trade Unions"}
    drawn = etree.fromstring(arcs(names, {("a", "b"): 1}, "Two"))
    texts = drawn.xpath("//*[local-name()='text']/text()")
    assert texts == ["Carrère d’Encausse, Hélène", "All-Union Central Council…"]
