"""Versions of a text beside it: what is beside what, and how every format has it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from conftest import Build, Edition
    from lxml.html import HtmlElement

CONF = """
reading_edition_versions = {
    "he": {"language": "he"},
    "fr": {"language": "fr", "title": "Version française"},
    "text": {"title": "The English"},
}
reading_edition_recognise = True
suppress_warnings = ["edition.index"]
"""
TEXT = """\
The tide goes out in the morning, and the boats lie on the sand.

Victor Serge counted them in 1931; there were forty.

Then nobody counted.
"""
HEBREW = """\
הגאות יורדת בבוקר, והסירות שוכבות על החול.

Serge ספר אותן ב-1931; היו ארבעים.[^a]

אז איש לא ספר.

"""


def version(name: str, words: str, *options: str) -> str:
    return "\n".join([f"::::{{version}} {name}", *options, "", words, "::::", "", ""])


def page(words: str, front: str = "") -> str:
    note = "" if "[^a]" not in words else "\n[^a]: לפי ספירתו.\n"
    return f"---\nsection: harbour\n{front}---\n\n# The Harbour\n\n{words}{note}"


def files(words: str, front: str = "") -> dict[str, str | None]:
    index = "# An edition\n\n```{toctree}\nharbour\nnames\npersons\nnotes\nworks\n```\n"
    return {
        "index.md": index,
        "harbour.md": page(words, front),
        "persons.md": "# Persons\n\n```{persons}\n```\n",
        "one.md": None,
        "two.md": None,
    }


def messages(built: Edition) -> list[str]:
    """What the build warned of versions, with the line of the page."""
    found = re.findall(r"harbour\.md:(\d+): WARNING: (.*) \[edition\.version\]", built.warnings)
    return [f"{line}: {words}" for line, words in found]


def rows(built: Edition) -> list[list[str]]:
    """The words of the cells of each row, without titles and numbers."""
    tree = html.fromstring(built.read("harbour.html"))
    return [
        [words(cell) for cell in row.iterchildren("div")]
        for row in tree.find_class("re-version-row")
    ]


def words(cell: HtmlElement) -> str:
    left_out = ("re-version-title", "re-number", "headerlink")
    for kind in left_out:
        for node in cell.find_class(kind):
            node.drop_tree()
    return " ".join(cell.text_content().split())


def short(built: Edition) -> list[list[str]]:
    """The first words of the cells of each row."""
    return [[cell.split()[0].strip(".,") for cell in row] for row in rows(built)]


@pytest.fixture
def harbour(edition: Build) -> Edition:
    built = edition(files(TEXT + "\n" + version("he", HEBREW)), conf=CONF)
    assert built.warnings == ""
    return built


def test_as_many_blocks_are_paired_in_order(harbour: Edition) -> None:
    assert short(harbour) == [["The", "הגאות"], ["Victor", "Serge"], ["Then", "אז"]]


def test_a_cell_says_its_language_its_direction_and_what_it_is_beside(harbour: Edition) -> None:
    tree = html.fromstring(harbour.read("harbour.html"))
    cell = tree.get_element_by_id("version-he-p2")
    assert (cell.get("lang"), cell.get("dir")) == ("he", "rtl")
    assert cell.get("aria-label") == "Hebrew, paragraph 2"
    (title,) = cell.find_class("re-version-title")
    assert (title.text, title.get("lang")) == ("Hebrew", "en")


def test_a_reader_can_choose_what_is_shown(harbour: Edition) -> None:
    tree = html.fromstring(harbour.read("harbour.html"))
    labels = [label.text_content().strip() for label in tree.iterfind(".//fieldset//label")]
    assert labels == ["all", "The English", "Hebrew"]


def test_numbers_and_hashes_are_those_of_the_text_alone(edition: Build, harbour: Edition) -> None:
    alone = edition(files(TEXT), conf=CONF)
    hashes = [
        re.findall(r'data-hash="(\w+)"', one.read("harbour.html")) for one in (alone, harbour)
    ]
    assert len(hashes[0]) == 3
    assert hashes[0] == hashes[1]


def test_a_person_in_a_version_has_the_place_of_the_text(harbour: Edition) -> None:
    names = html.fromstring(harbour.read("names.html")).get_element_by_id("person-serge")
    assert [link.text_content() for link in names.find_class("re-locator")] == ["§1 ¶2"]
    card = html.fromstring(harbour.read("persons.html"))
    told = [" ".join(item.text_content().split()) for item in card.iterfind(".//li//p/..")]
    assert any(one.startswith("§1 ¶2 (Hebrew) Serge") for one in told)
    assert any(one.startswith("§1 ¶2 Victor Serge") for one in told)


def test_the_search_finds_a_version(harbour: Edition) -> None:
    data = json.loads(re.sub(r"^[^{]*|[^}]*$", "", harbour.read("search-data.js")))
    kinds = [name for name, _ in data["kinds"]]
    (section,) = (one for one in data["pages"] if "harbour" in one["url"])
    found = [unit for unit in section["units"] if unit[0] == kinds.index("version")]
    assert [(unit[1], unit[3]) for unit in found] == [
        (f"§1 ¶{number}", f"version-he-p{number}") for number in (1, 2, 3)
    ]


def test_a_note_of_a_version_is_of_its_language(harbour: Edition) -> None:
    note = html.fromstring(harbour.read("harbour.html")).find(".//aside//p/span[@lang='he']")
    assert note.text_content() == "לפי ספירתו."
    assert note.get("dir") == "rtl"


FRENCH = """\
La mer se retire le matin, et les barques restent sur le sable. Victor Serge les compta en 1931.

Puis personne.
"""


def test_other_numbers_are_paired_by_length_and_said(edition: Build) -> None:
    built = edition(files(TEXT + "\n" + version("fr", FRENCH)), conf=CONF)
    (message,) = messages(built)
    assert "'fr' has 2 blocks beside 3 of the text, so they are paired by length: 1–2=1, 3=2." in (
        message
    )
    assert short(built) == [["The", "La"], ["Then", "Puis"]]
    quiet = edition(files(TEXT + "\n" + version("fr", FRENCH, ":by: length")), conf=CONF)
    assert messages(quiet) == []
    assert rows(quiet) == rows(built)


def test_an_editor_can_say_what_is_beside_what(edition: Build) -> None:
    first, second = FRENCH.split("\n\n")
    told = version("fr", second, ":beside: 3") + version("fr", first, ":beside: 1-2")
    built = edition(files(TEXT + "\n" + told), conf=CONF)
    assert messages(built) == []
    assert short(built) == [["The", "La"], ["Then", "Puis"]]


def test_a_version_piece_by_piece_is_beside_what_is_above_it(edition: Build) -> None:
    tide, serge, nobody = TEXT.split("\n\n")
    first, second = FRENCH.split("\n\n")
    text = "\n\n".join(
        [tide, serge, version("fr", first, ":by: length"), nobody, version("fr", second)]
    )
    built = edition(files(text), conf=CONF)
    assert messages(built) == []
    assert short(built) == [["The", "La"], ["Then", "Puis"]]


def test_rows_of_two_versions_are_joined_where_one_of_them_joins_blocks(edition: Build) -> None:
    both = version("he", HEBREW) + version("fr", FRENCH, ":by: length")
    built = edition(files(TEXT + "\n" + both), conf=CONF)
    assert messages(built) == []
    assert short(built) == [["The", "הגאות", "La"], ["Then", "אז", "Puis"]]
    assert "Serge" in rows(built)[0][1]


def test_what_has_nothing_beside_it_is_told_and_kept(edition: Build) -> None:
    built = edition(
        files(TEXT + "\nA paragraph that no other version has, so that it stands alone, and long.\n\n"
              + version("he", HEBREW, ":by: order") + version("he", "מילה.")),
        conf=CONF,
    )  # fmt: skip
    told = messages(built)
    assert len(told) == 2
    assert "'מילה.' of 'he' has nothing of the text beside it and stands alone." in told[0]
    assert "4 of the text: 'he' has nothing beside it." in told[1]
    assert short(built)[-2:] == [["A"], ["מילה"]]


def test_an_editor_can_say_that_nothing_is_beside_it(edition: Build) -> None:
    extra = TEXT + "\nA paragraph that no other version has.\n\n"
    told = version("he", HEBREW, ":lacks: 4") + version("he", "מילה.", ":beside: none")
    built = edition(files(extra + told), conf=CONF)
    assert messages(built) == []
    assert short(built)[-2:] == [["A"], ["מילה"]]
    alone = html.fromstring(built.read("harbour.html")).find_class("re-version")[-1]
    assert alone.get("aria-label") == "Hebrew"
    assert alone.get("id") is None


def test_an_unlikely_order_is_doubted(edition: Build) -> None:
    long = "A long paragraph that goes on and on. " * 20
    text = f"{long}\n\nShort.\n\n{long}\n\n{long}\n\n"
    other = f"{long}\n\n{long}\n\n{long}\n\nCourt.\n\n"
    (message,) = messages(edition(files(text + version("fr", other)), conf=CONF))
    assert "by their lengths they would be paired otherwise" in message
    assert messages(edition(files(text + version("fr", other, ":by: order")), conf=CONF)) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (version("it", "Uno."), "'it' is not a version of the text. Did you mean"),
        (version("he", HEBREW, ":beside: 7"), "':beside: 7' names 7, which the page has no block"),
        (version("he", HEBREW, ":lacks: 9"), "':lacks: 9' names 9, which the page has no block"),
    ],
)
def test_what_cannot_be_is_told(edition: Build, words: str, said: str) -> None:
    built = edition(files(TEXT + "\n" + words), conf=CONF)
    assert any(said.partition(" Did")[0] in message for message in messages(built))
    assert "Uno." not in words or "Uno." in built.read("harbour.html")


@pytest.mark.parametrize("option", [":beside: x", ":beside: 1, 3", ":lacks: 4-2", ":by: chance"])
def test_an_option_that_cannot_be_read_is_told_with_its_line(edition: Build, option: str) -> None:
    built = edition(files(TEXT + "\n" + version("he", HEBREW, option)), conf=CONF)
    assert re.search(r"harbour\.md:1\d: WARNING: ", built.warnings)


def test_a_page_that_is_no_section_keeps_the_words(edition: Build) -> None:
    given = files(TEXT)
    given["harbour.md"] = "# Harbour\n\n" + TEXT + "\n" + version("he", HEBREW)
    built = edition(given, conf=CONF)
    assert "the page has no numbered text beside which it could stand" in built.warnings
    assert "אז איש לא ספר." in built.read("harbour.html")


def test_a_row_ends_where_a_heading_begins(edition: Build) -> None:
    tide, serge, nobody = TEXT.split("\n\n")
    text = f"{tide}\n\n## Later\n\n{serge}\n\n{nobody}\n"
    built = edition(files(text + version("fr", FRENCH, ":by: length")), conf=CONF)
    (message,) = messages(built)
    assert "beside 1 of the text are also beside those after 1" in message
    assert short(built) == [["The", "La"], ["Victor"], ["Then", "Puis"]]


VERSE = """\
:::{verse}
The tide goes out
  and leaves the boats

upon the sand.
:::
"""
VERS = """\
:::{verse}
La mer s’en va
  et laisse là

les barques.
:::
"""


def test_verse_is_set_by_stanza_and_its_lines_are_tied(edition: Build) -> None:
    built = edition(files(VERSE + "\n" + version("fr", VERS), "numbering: line\n"), conf=CONF)
    assert built.warnings == ""
    assert short(built) == [["The", "La"], ["upon", "les"]]
    tree = html.fromstring(built.read("harbour.html"))
    line = tree.get_element_by_id("version-fr-p2")
    assert line.text_content().strip() == "et laisse là"
    assert tree.get_element_by_id("version-fr-p3").get("aria-label").endswith("line 3")


def test_verse_that_counts_as_one_paragraph_is_set_whole(edition: Build) -> None:
    built = edition(files(VERSE + "\n" + version("fr", VERS)), conf=CONF)
    assert built.warnings == ""
    assert short(built) == [["The", "La"]]
    poem = html.fromstring(built.read("harbour.html")).get_element_by_id("p1")
    assert "upon the sand." in poem.text_content()


def test_stanzas_with_other_lines_are_told(edition: Build) -> None:
    text = VERSE + "\n" + version("fr", VERS.replace("  et laisse là\n", ""))
    (message,) = messages(edition(files(text, "numbering: line\n"), conf=CONF))
    assert "'fr' has 1 lines beside 2 of the text (1–2)" in message


def test_items_stay_in_their_list(edition: Build) -> None:
    text = "1. One.\n2. Two.\n3. Three.\n\n" + version("fr", "1. Un.\n2. Deux.\n3. Trois.\n")
    built = edition(files(text, "numbering: item\n"), conf=CONF)
    assert built.warnings == ""
    (listed,) = html.fromstring(built.read("harbour.html")).xpath(
        "//ol[not(ancestor::*[contains(@class, 're-version')])][.//*[@id='p1']]"
    )
    assert [len(item.find_class("re-version-row")) for item in listed.iterchildren("li")] == [1] * 3
    second = listed[1].find_class("re-version")[0].find(".//ol")
    assert second.get("start") == "2"


def test_plain_text_has_one_version_below_the_other(edition: Build) -> None:
    text = edition(files(TEXT + "\n" + version("he", HEBREW)), "text", CONF).read("harbour.txt")
    assert re.search(r"counted\.\s+\[Hebrew\]\s+אז איש לא ספר\.", text)
    assert "The English" not in text


def test_the_e_book_says_the_language_of_each_version(edition: Build) -> None:
    xhtml = edition(files(TEXT + "\n" + version("he", HEBREW)), "epub", CONF).read("harbour.xhtml")
    assert (
        '<div aria-label="Hebrew, paragraph 3" class="re-version re-version-1" dir="rtl"' in xhtml
    )
    assert 'xml:lang="he"' in xhtml
    assert "re-switch" not in xhtml


def test_one_version_is_on_facing_pages_and_several_are_below(edition: Build) -> None:
    hebrew, french = version("he", HEBREW), version("fr", FRENCH, ":by: length")
    one = edition(files(TEXT + "\n" + hebrew), "latex", CONF).read("anedition.tex")
    assert r"\reToLeft" in one
    assert r"\begin{reFacing}{The English}{Hebrew}" in one
    assert one.count(r"\begin{leftcolumn*}") == 3
    assert one.count(r"\begin{rightcolumn}\begin{reVersion}{lang-he}{}") == 3
    both = edition(files(TEXT + "\n" + hebrew + french), "latex", CONF).read("anedition.tex")
    assert r"\begin{reFacing}" not in both
    assert both.count(r"\begin{reBelow}\begin{reVersion}{lang-fr}{Version française}") == 2
    assert r"\reLanguage{fr}" in both
    assert "bidi=basic" in both


def test_the_lint_reads_a_version_in_its_language(edition: Build) -> None:
    """Names in French are looked for as in French; German nouns have capitals, as names do."""
    conf = CONF.replace('"he": {"language": "he"}', '"de": {"language": "de"}')
    conf += "reading_edition_lint = True\n"
    german = "Die Boote liegen Seite an Seite am Ufer Sand.\n\nElf Ruder Holz.\n\nKeiner.\n"
    french = "Les Boats.\n\nLe Havre Gris compte.\n\nPersonne.\n"
    words = TEXT.replace("nobody", "Some Body") + "\n" + version("de", german, ":by: order")
    built = edition(files(words + version("fr", french, ":by: order")), conf=conf)
    found = re.findall(r"name-uncovered: no entry covers the name (.*?)\. ", built.warnings)
    assert found == ["Some Body", "Havre Gris"]


def test_versions_that_cannot_be_are_told(edition: Build) -> None:
    wrong = """
reading_edition_versions = {
    "Fr": {"language": "fr"}, "de": "de", "it": {"lang": "it"}, "es": {"language": ""},
    "pl": {}, "ru": {"language": "Russian!"}, "text": {"language": "en"},
    "a": {"language": "en"}, "b": {"language": "en"}, "c": {"language": "en"},
    "d": {"language": "en"}, "e": {"language": "en"},
}
"""
    told = re.findall(
        r"reading_edition_versions: (.*) \[edition\.config\]", edition(conf=wrong).warnings
    )
    assert [message.partition(" ")[0] for message in told][1:] == [
        "'de':", "'it':", "'es':", "'pl':", "'ru':", "'text':", "'e'",
    ]  # fmt: skip
    assert told[0].startswith("a version cannot be called 'Fr'")


@pytest.mark.skipif(shutil.which("lualatex") is None, reason="lualatex is not installed")
def test_the_book_has_both_versions_on_facing_pages(edition: Build) -> None:
    """Each with its own notes at its foot; the marks of two notes stand apart."""
    conf = CONF + 'myst_enable_extensions = ["colon_fence", "attrs_inline"]\n'
    text = TEXT.replace("nobody counted.", "nobody counted.{ednote}`a`[^t]")
    notes = "\n[^t]: A note of the text.\n[^f]: Une note.\n\n:::{ednote} a\n:source: lewin2005\nBy hers.\n:::\n"
    words = text + "\n" + version("fr", FRENCH, ":by: length") + notes
    built = edition(files(words.replace("personne.", "personne.[^f]")), "latex", conf)
    folder = built.app.outdir
    assert re.search(r"\}\\,%\s*\\begin\{footnote\}", built.read("anedition.tex"))
    done = subprocess.run(
        ["latexmk", "-lualatex", "-interaction=nonstopmode", "-halt-on-error", "anedition.tex"],
        cwd=folder, capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]
    pages = subprocess.run(
        ["pdftotext", "-layout", "anedition.pdf", "-"],
        cwd=folder, capture_output=True, text=True, check=True,
    ).stdout.split("\f")  # fmt: skip
    (left,) = (n for n, page in enumerate(pages) if "nobody counted" in page)
    assert left % 2 == 1  # counted from 0: an even page of the book
    assert "By hers" in pages[left]
    assert "A note of the text." in pages[left]
    assert "Puis personne." in pages[left + 1]
    assert "Une note." in pages[left + 1]
