"""Builds after an edit: what is written, and that it is what a clean build writes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.engine.conftest import BIB, INDEX, NAMES, ONE, TWO

if TYPE_CHECKING:
    from conftest import Build, Edition

ON = "reading_edition_recognise = True\n"
CONTENTS = "index.html"
"""Sphinx writes the page of a contents whenever it writes a page that is listed there."""
EVERY = {f"{name}.html" for name in ("index", "one", "two", "names", "notes", "works")}
NAMED = """
---
section: second
---

# Two

Sergeant {para}`first 3`, and Serge.

Nobody here.
"""


def pages(edition: Edition) -> dict[str, str]:
    """What a reader gets, by file: pages, search index, downloads.

    Sphinx keeps words that are gone in its search index, with no page: these do not count.
    """
    return {
        path.relative_to(edition.app.outdir).as_posix(): re.sub(
            r'"\w+":\[\],?', "", path.read_text(encoding="utf-8")
        ).replace(",}", "}")
        for path in edition.app.outdir.rglob("*")
        if path.suffix in (".html", ".js", ".bib", ".ris", ".json")
    }


def edited(
    edition: Build, before: dict[str, str], after: dict[str, str], conf: str = ON
) -> set[str]:
    """The pages written after an edit, without those that Sphinx always writes.

    All pages are then compared with those of a clean build of the same sources.
    """
    built = edition(before, conf=conf, own=True)
    for name, text in after.items():
        built.write(name, text.lstrip())
    written = built.rebuild()
    made = pages(built)
    clean = pages(edition({**before, **after}, conf=conf))
    assert made.keys() == clean.keys()
    for name, text in clean.items():
        assert made[name] == text, name
    return {n for n in written if n.endswith(".html")} - {"genindex.html", "search.html"}


def swap(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def test_nothing_is_written_after_no_edit(edition: Build) -> None:
    assert edited(edition, {}, {}) == set()


def test_a_word_far_from_names_and_notes_touches_its_page_alone(edition: Build) -> None:
    after = {"one.md": swap(ONE, "A quotation.", "A citation.")}
    assert edited(edition, {}, after) == {"one.html", CONTENTS}


def test_a_mention_touches_the_index_of_names(edition: Build) -> None:
    after = {"one.md": swap(ONE, "A quotation.", "A quotation by {person}`trotsky`.")}
    assert edited(edition, {}, after) == {"one.html", CONTENTS, "names.html"}


def test_a_name_in_plain_words_touches_the_index_of_names(edition: Build) -> None:
    after = {"one.md": swap(ONE, "A quotation.", "A quotation by Trotsky.")}
    assert edited(edition, {}, after) == {"one.html", CONTENTS, "names.html"}


def test_a_note_touches_the_list_of_notes(edition: Build) -> None:
    after = {"one.md": swap(ONE, "A note that", "A *note* that")}
    assert edited(edition, {"one.md": swap(ONE, "A note", "A long note")}, after) == {
        "one.html", CONTENTS, "notes.html",
    }  # fmt: skip


def test_markup_in_a_note_is_an_edit_though_its_words_stay(edition: Build) -> None:
    after = {"one.md": swap(ONE, "A note that", "A *note* that")}
    assert edited(edition, {}, after) == {"one.html", CONTENTS, "notes.html"}


def test_an_editors_note_touches_the_list_of_notes(edition: Build) -> None:
    after = {"one.md": swap(ONE, "The editor says so.", "The editor says `so`.")}
    assert edited(edition, {}, after) == {"one.html", CONTENTS, "notes.html"}


def test_a_citation_touches_the_works(edition: Build) -> None:
    after = {"one.md": swap(ONE, "A quotation.", "A quotation {cite:p}`lewin2005`.")}
    assert edited(edition, {}, after) == {"one.html", CONTENTS, "works.html"}


def test_a_paragraph_that_vanishes_touches_the_pages_that_refer_to_the_section(
    edition: Build,
) -> None:
    after = {"one.md": swap(ONE, "> A quotation.\n\n", "")}
    written = edited(edition, {}, after)
    assert written == {"one.html", "two.html", "names.html", "notes.html", "works.html", CONTENTS}


def test_a_new_title_touches_every_page(edition: Build) -> None:
    assert edited(edition, {}, {"one.md": swap(ONE, "# One", "# First")}) == EVERY


def test_a_section_that_moves_touches_every_page(edition: Build) -> None:
    moved = swap(swap(INDEX, "two\n", ""), "one\n", "one\ntwo\n")
    assert edited(edition, {}, {"index.md": moved}) == EVERY


def test_a_description_touches_the_index_alone(edition: Build) -> None:
    after = {"names.toml": swap(NAMES, "Revolutionary and novelist", "Novelist")}
    assert edited(edition, {}, after) == {"names.html", CONTENTS}


def test_a_link_of_a_person_touches_the_pages_that_say_who_it_is(edition: Build) -> None:
    """The description of a page for search engines has the addresses of its persons."""
    after = {
        "names.toml": swap(
            NAMES, 'variants = ["Trotsky"]', 'variants = ["Trotsky"]\nwikidata = "Q33391"'
        )
    }
    assert edited(edition, {}, after) == {"names.html", "one.html", CONTENTS}


def test_a_heading_touches_the_pages_that_print_the_name(edition: Build) -> None:
    after = {"names.toml": swap(NAMES, "Serge, Victor", "Serge, Viktor")}
    assert edited(edition, {}, after) == {
        "names.html",
        "one.html",
        "two.html",
        "notes.html",
        CONTENTS,
    }


def test_a_new_form_touches_the_pages_that_have_it(edition: Build) -> None:
    pages = {"one.md": swap(ONE, "A quotation.", "Leon Davidovich wrote.")}
    after = {"names.toml": swap(NAMES, '["Trotsky"]', '["Trotsky", "Leon Davidovich"]')}
    assert edited(edition, pages, after) == {"names.html", "one.html", CONTENTS}


def test_a_longer_form_is_found_over_a_shorter_one(edition: Build) -> None:
    after = {"names.toml": NAMES + '\n[other]\nheading = "Serge Other"\n'}
    text = NAMED.replace("and Serge.", "and Serge\nOther.")
    assert edited(edition, {"two.md": text}, after) == {"names.html", "two.html", CONTENTS}


def test_a_form_that_is_gone_touches_the_pages_that_had_it(edition: Build) -> None:
    after = {"names.toml": swap(NAMES, 'variants = ["Serge"]\n', "")}
    assert edited(edition, {"two.md": NAMED}, after) == {"names.html", "two.html", CONTENTS}


def test_an_entry_that_was_missing_mends_the_page_that_wanted_it(edition: Build) -> None:
    one = swap(ONE, "A quotation.", "By {person}`x <arendt>`.")
    after = {"names.toml": NAMES + '\n[arendt]\nheading = "Arendt, Hannah"\n'}
    assert edited(edition, {"one.md": one}, after) == {"names.html", "one.html", CONTENTS}


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [
        ("year = {2005}", "year = {2006}", {"one.html", "notes.html"}),
        ("year = {2012}", "year = {2013}", {"one.html", "two.html", "notes.html"}),
    ],
)
def test_a_work_touches_the_pages_that_cite_it(
    edition: Build, old: str, new: str, touched: set[str]
) -> None:
    after = {"refs.bib": swap(BIB, old, new)}
    assert edited(edition, {}, after) == touched | {"works.html", CONTENTS}


def test_a_page_that_is_gone_touches_every_page(edition: Build) -> None:
    built = edition({}, conf=ON, own=True)
    (built.source / "two.md").unlink()
    built.write("index.md", swap(INDEX, "two\n", "").lstrip())
    written = built.rebuild()
    assert EVERY - {"two.html"} <= written


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_a_page_that_is_gone_and_still_listed_is_told(edition: Build, builder: str) -> None:
    built = edition({}, conf=ON, own=True, builder=builder)
    (built.source / "works.md").unlink()
    again = edition({"works.md": None}, conf=ON, builder=builder)
    built.rebuild()
    for path in Path(again.app.outdir).glob("*.html" if builder == "html" else "*.tex"):
        assert built.read(path.name) == path.read_text(encoding="utf-8"), path.name


def test_a_page_that_is_gone_is_not_in_the_e_book(edition: Build) -> None:
    built = edition({}, conf=ON, own=True, builder="epub")
    beside = Path(built.app.outdir) / "mine.txt"
    beside.write_text("not of the book", encoding="utf-8")
    (built.source / "works.md").unlink()
    built.rebuild()
    with ZipFile(next(Path(built.app.outdir).glob("*.epub"))) as book:
        assert "works.xhtml" not in book.namelist()
        assert "one.xhtml" in book.namelist()
    assert beside.exists()


def test_a_second_builder_writes_what_the_first_has_written_already(edition: Build) -> None:
    built = edition({}, conf=ON, own=True)
    built.write("one.md", swap(ONE, "A quotation.", "By {person}`trotsky`.").lstrip())
    built.rebuild(builder="epub")
    assert {"one.html", "names.html"} <= built.rebuild()


def test_two_processes_write_what_one_does(edition: Build) -> None:
    serial, parallel = edition({"two.md": TWO}, conf=ON), edition(conf=ON, parallel=2)
    assert pages(serial) == pages(parallel)


def test_an_id_of_a_section_touches_the_list_of_notes(edition: Build) -> None:
    after = {"one.md": swap(ONE, "section: first", "section: erste")}
    two = swap(TWO, "{para}`first 3`", "words")
    assert "notes.html" in edited(edition, {"two.md": two}, after)


def test_an_index_that_is_gone_touches_the_cards(edition: Build) -> None:
    pages = {"index.md": INDEX.replace("names\n", "names\ncards\n"), "cards.md": CARDS}
    built = edition(pages, own=True)
    assert "names.html#person-serge" in built.read("cards.html")
    built.write("names.md", "# Names\n\nNone.\n")
    built.rebuild()
    assert "names.html#person-serge" not in built.read("cards.html")


def test_the_first_mention_in_the_text_makes_links_elsewhere(edition: Build) -> None:
    pages = {
        "one.md": swap(ONE, " by {person}`Trotsky <trotsky>`", ""),
        "works.md": "# Works\n\n{person}`trotsky`\n\n```{bibliography}\n```\n",
    }
    after = {"two.md": swap(TWO, "{person}`!serge`", "{person}`trotsky`")}
    assert "works.html" in edited(edition, pages, after)


CARDS = "# Cards\n\n```{persons}\n```\n"
PERSONS = {
    "index.md": swap(INDEX, "works\n", "works\npersons\nstrips\n"),
    "persons.md": "# Persons\n\n```{persons}\n```\n",
    "strips.md": "# Where\n\n```{dispersion}\n```\n",
}
"""Every page that an edition may make of its persons."""


@pytest.mark.parametrize(
    ("name", "old", "new", "touched"),
    [
        ("one.md", "A quotation.", "A quotation by Trotsky.", {"persons", "strips"}),
        ("one.md", "The last one, by", "Serge, and", {"persons", "strips"}),
        ("names.toml", "Serge, Victor", "Serge, Viktor", {"persons", "strips"}),
        ("names.toml", "Revolutionary and novelist", "Novelist", {"persons"}),
        ("refs.bib", "The Soviet Century", "The Century", {"works"}),
    ],
)
def test_an_edit_touches_the_pages_of_persons(
    edition: Build, name: str, old: str, new: str, touched: set[str]
) -> None:
    sources = {"one.md": ONE, "names.toml": NAMES, "refs.bib": BIB}
    written = edited(edition, PERSONS, {name: swap(sources[name], old, new)})
    assert {f"{page}.html" for page in touched} <= written


def test_what_the_front_page_gathers_is_written_again_wherever_it_is(edition: Build) -> None:
    start = (
        "# Start\n\n```{begin-reading}\n```\n\n```{account-of-names}\n```\n\n```{sections}\n```\n"
    )
    files = {"start.md": start, "index.md": INDEX.replace("two\n", "start\ntwo\n", 1)}
    longer = ONE + "\nA paragraph more, which names {person}`trotsky` again.\n"
    written = edited(edition, files, {"one.md": longer})
    assert "start.html" in written
