"""Indexes besides that of names: marked by roles, listed in their file, or made of citations."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.people.at import At, parse
from tests.conftest import need
from tests.engine.conftest import INDEX
from tests.engine.test_printed_index import typeset

if TYPE_CHECKING:
    from conftest import Build

SUBJECTS = """\
[vanguard]
heading = "vanguard"
see_also = ["substitution"]
at = ["first 1-3", "first n. 1 ! in the notes", "second 1"]

[substitution]
heading = "substitution"
at = ["!second 2 ! of the party"]

[party-line]
heading = "Party line"
see = ["substitution"]

[camp]
heading = "camps"
"""
CONF = "\nreading_edition_indexes = {'subjects': 'subjects.toml', 'ships': 'ships.toml'}\n"
FILES = {
    "subjects.toml": SUBJECTS,
    "ships.toml": '[pequod]\nheading = "Pequod"\n',
    "index.md": INDEX.replace("names\n", "names\nsubjects\nships\ncited\n"),
    "subjects.md": "# Subjects\n\n```{index-of} subjects\n```\n",
    "ships.md": "# Ships\n\n```{index-of} ships\n```\n",
    "cited.md": "# Cited\n\n```{index-of} works\n```\n",
    "three.md": """
        ---
        section: third
        ---

        # Three

        On {subject}`camp` and {subject}`camps at sea <camp!at sea>`, and
        his boat.{index-mark}`ships: pequod`

        And {index-mark}`the ship <ships:!pequod>` again.
        """,
}
FILES["index.md"] = FILES["index.md"].replace("one\n", "one\nthree\n")


def plain(html: str) -> str:
    """The words of the index in *html*."""
    found = html[html.index('role="doc-index"') :].partition("</section>\n</section>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found)).replace(" ,", ",")


@pytest.mark.parametrize("parallel", [0, 3])
def test_an_index_has_what_is_marked_and_what_is_listed(edition: Build, parallel: int) -> None:
    built = edition(FILES, conf=CONF, parallel=parallel)
    assert built.warnings == ""
    said = plain(built.read("subjects.html"))
    assert "vanguard, §2 ¶¶1–3, §1 ¶1" not in said, "locators stand in reading order"
    assert "vanguard, §1 ¶1, §2 ¶¶1–3 in the notes, §2 n. 1 See also substitution" in said
    assert "substitution of the party, §1 ¶2" in said
    assert "Party line . See substitution" in said
    assert "camps, §3 ¶1 at sea, §3 ¶1" in said
    assert "Pequod, §3 ¶2, §3 ¶1" not in plain(built.read("ships.html"))
    assert "Pequod, §3 ¶1, §3 ¶2" in plain(built.read("ships.html"))
    assert 're-principal" href="two.html#p2"' in built.read("subjects.html")
    three = built.read("three.html")
    assert "On camps and camps at sea" in three
    assert "his boat.</p>" in three


def test_the_index_of_works_is_made_of_the_citations(edition: Build) -> None:
    built = edition(FILES, conf=CONF)
    said = plain(built.read("cited.html"))
    assert "Memoirs of a Revolutionary, §1 n. 2, §2 n. 1 Serge, 2012" in said
    assert "The Soviet Century, §2 n. a Lewin, 2005" in said
    assert said.index("Memoirs") < said.index("The Soviet"), "an article is not sorted by"
    assert 'href="works.html#' in built.read("cited.html"), "a heading leads to the list of works"


def test_a_file_adds_to_the_index_of_works(edition: Build) -> None:
    works = '[serge2012]\nheading = "Memoirs"\nat = ["first 3"]\n'
    conf = "\nreading_edition_indexes = {'subjects': 'subjects.toml', 'ships': 'ships.toml', 'works': 'works.toml'}\n"
    built = edition({**FILES, "works.toml": works}, conf=conf)
    assert built.warnings == ""
    assert "Memoirs, §1 n. 2, §2 n. 1, §2 ¶3" in plain(built.read("cited.html"))


def test_what_is_wrong_is_told_with_file_and_line(edition: Build) -> None:
    subjects = (
        '[vanguard]\nheading = "vanguard"\n'
        'at = ["first 1", "first 9", "frist 1", "second n. 7", "soon"]\n\n'
        '[camp]\nheading = "camps"\n'
    )
    three = FILES["three.md"].replace("pequod", "peqod", 1)
    wrong = three + "\n\nAnd {index-mark}`boats: rob-roy`, {subject}`camps <cmap>`.\n"
    wrong = wrong.replace("        ", "")
    shown = FILES["ships.md"] + "\n```{index-of} boats\n```\n"
    built = edition(
        {**FILES, "subjects.toml": subjects, "three.md": wrong, "ships.md": shown}, conf=CONF
    )
    told = "\n".join(
        f"{path}:{line}: {text}"
        for path, line, text in re.findall(r"([\w.]+):(\d+): WARNING: (.*)", built.warnings)
    )
    assert "subjects.toml:3: [vanguard] has 'soon' in its at, which is no place" in told
    assert (
        "subjects.toml:3: [vanguard] at 'first 9': the numbers of section 'first' end at 4" in told
    )
    assert (
        "subjects.toml:3: [vanguard] at 'frist 1': there is no section 'frist'. Did you mean"
        in told
    )
    assert "subjects.toml:3: [vanguard] at 'second n. 7': section 'second' has no note '7'" in told
    assert re.search(r"three.md:\d+: .*ships.toml has no entry 'peqod'. Did you mean pequod", told)
    assert re.search(r"three.md:\d+: .*there is no index 'boats'", told)
    assert re.search(r"three.md:\d+: .*subjects.toml has no entry 'cmap'. Did you mean camp", told)
    assert "ships.md:6: {index-of}: there is no index 'boats'" in told
    assert "§2 ¶1" in plain(built.read("subjects.html")), "what is right is kept"


@pytest.mark.parametrize("where", ["subjects.toml", "one.md"])
def test_the_page_follows_its_file_and_the_text(edition: Build, where: str) -> None:
    built = edition(FILES, conf=CONF, own=True)
    before = built.read("subjects.html")
    text = (built.source / where).read_text(encoding="utf-8")
    if where == "subjects.toml":
        built.write(where, text.replace('"first 1-3"', '"first 2-3"'))
    else:
        built.write(
            where,
            text.replace(
                "The first paragraph", "One more.\n\nThe first paragraph {subject}`camps <camp>`"
            ),
        )
    written = built.rebuild()
    assert "subjects.html" in written
    assert "cited.html" in written or where == "subjects.toml"
    assert built.read("subjects.html") != before
    assert built.rebuild() & {"subjects.html", "ships.html", "cited.html"} == set()


def test_the_options_are_checked(edition: Build) -> None:
    conf = "\nreading_edition_indexes = {'Subjects!': 'a.toml', 'names': 'b.toml', 'places': 3}\n"
    built = edition(conf=conf)
    assert "an index cannot be called 'Subjects!'" in built.warnings
    assert "the file of the index of names is the option reading_edition_names" in built.warnings
    assert "the file of 'places' must be a string such as 'places.toml'" in built.warnings


def test_plain_text_has_the_index(edition: Build) -> None:
    built = edition(FILES, conf=CONF, builder="text")
    assert "vanguard, §1 ¶1, §2 ¶¶1–3" in built.read("subjects.txt")


def test_the_book_prints_pages_for_marks_and_lists(edition: Build) -> None:
    need("latexmk", "lualatex", "pdftotext")
    turn = "\n\n```{raw} latex\n\\clearpage\n```\n\n"
    one = (
        "---\nsection: first\n---\n\n# One\n\nFirst.\n"
        + turn
        + "Second.\n"
        + turn
        + "Third {subject}`camps <camp>`.[^1]\n"
        + turn
        + "Last.\n\n[^1]: A note.\n"
    )
    subjects = (
        '[vanguard]\nheading = "vanguard"\n'
        'at = ["first 1-2", "first n. 1", "first 4 ! at last"]\n\n[camp]\nheading = "camps"\n'
    )
    files = {**FILES, "one.md": one, "subjects.toml": subjects, "two.md": "# Two\n\nNothing.\n"}
    files |= {"works.md": "# Works\n", "cited.md": "# Cited\n"}
    built = edition(files, conf=CONF, builder="latex", own=True)
    typeset(built)
    pdf = built.app.outdir / "anedition.pdf"
    text = subprocess.run(
        ["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    said = text[text.rindex("\nSubjects\n") :]
    found = re.search(r"vanguard, (\d+)–(\d+), (\d+) ?n\. ?1", said)
    assert found, said
    first, second, noted = map(int, found.groups())
    assert (second, noted) == (first + 1, first + 2)
    assert f"at last, {first + 3}" in said
    assert re.search(rf"camps, {first + 2}\b", said)


# -- addresses --------------------------------------------------------------------------

NUMBERS = st.integers(1, 999)


@given(st.from_regex(r"[a-z][a-z-]*", fullmatch=True), NUMBERS, NUMBERS, st.booleans())
def test_an_address_is_read_as_it_is_written(section: str, a: int, b: int, main: bool) -> None:
    first, last = sorted((a, b))
    place = At(section, first, last, principal=main, sub="in war")
    assert parse(f"{'!' * main}{place} ! in war") == place


@given(st.text())
def test_any_text_is_an_address_or_none(text: str) -> None:
    place = parse(text)
    assert place is None or parse(str(place)) == At(
        place.section, place.first, place.last, place.note
    )


@pytest.mark.parametrize("text", ["opening", "opening 0", "opening 5-3", "3", "opening 3 !", ""])
def test_what_is_no_address_is_none(text: str) -> None:
    assert parse(text) is None


def test_the_index_is_in_the_alphabet_of_the_language(edition: Build) -> None:
    names = "".join(
        f'[{key}]\nheading = "{heading}"\n'
        for key, heading in {"serge": "Zola, A", "trotsky": "Åberg, B", "c": "Adam, C"}.items()
    )
    pages = {"names.toml": names, "two.md": "---\nsection: two\n---\n# Two\n\n{person}`c`\n"}

    def headings(conf: str) -> tuple[list[str], str]:
        built = edition(pages, builder="text", conf=conf)
        return re.findall(r"(Adam|Zola|Åberg),", built.read("names.txt")), built.warnings

    assert headings("language = 'sv'\n") == (["Adam", "Zola", "Åberg"], "")
    assert headings("reading_edition_alphabet = 'und'\n") == (["Åberg", "Adam", "Zola"], "")
    found, warnings = headings("reading_edition_alphabet = 'tlh'\n")
    assert found == ["Åberg", "Adam", "Zola"]
    assert "The alphabetical order of 'tlh' is not known" in warnings
