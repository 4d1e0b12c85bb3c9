"""Records of the search page of small editions."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

WITH_WORDS = """
# An edition

```{toctree}
two
one
names
works
notes
glossary
```
"""
GLOSSARY = """
# Terms

:::{glossary}
GPU
OGPU
  The political police, says {person}`he <serge>`, not Trotsky.
:::
"""
FULL = {"index.md": WITH_WORDS, "glossary.md": GLOSSARY}
STRANGE = """
---
section: second
---

# Two

Łódź and Žižek on the straße, and ex-Trotskyists, wrote `<script>alert("x")</script>`.

A man of letters, {person}`he <serge>` was not {not-person}`Trotsky`.
"""


def data(edition) -> dict:
    text = edition.read("search-data.js")
    start = "var readingEditionSearch="
    assert text.startswith(start)
    return json.loads(text.removeprefix(start).removesuffix(";\n"))


def units(edition) -> dict[str, list]:
    return {
        f"{page['url']}#{unit[3]}": unit
        for page in data(edition)["pages"]
        for unit in page["units"]
    }


def persons(edition, address: str) -> list[str]:
    """The words by which a unit means persons."""
    text, spans = units(edition)[address][4:]
    return [text[spans[i + 1] : spans[i + 2]] for i in range(0, len(spans), 3)]


def test_each_paragraph_note_and_entry_is_a_record_with_its_place(edition) -> None:
    made = edition(FULL)
    assert made.warnings == ""
    places = {address: unit[1] for address, unit in units(made).items()}
    assert places == {
        **{f"{name}.html#{name}": name.title() for name in ("names", "notes", "works")},
        "index.html#an-edition": "An edition",
        "glossary.html#terms": "Terms",
        "two.html#p1": "§1 ¶1",
        "two.html#p2": "§1 ¶2",
        "two.html#note-2": "§1 n. 2",
        "one.html#p1": "§2 ¶1",
        "one.html#note-1": "§2 n. 1",
        "one.html#p2": "§2 ¶2",
        "one.html#p3": "§2 ¶3",
        "one.html#p4": "§2 ¶4",
        "one.html#ednote-a": "§2 n. a",
        "works.html#ref-serge2012": "Serge (2012)",
        "works.html#ref-lewin2005": "Lewin (2005)",
        "glossary.html#term-GPU": "GPU",
    }
    found = units(made)
    assert found["two.html#p1"][4] == "See §2 ¶3 and Victor Serge."
    assert found["two.html#note-2"][2] == "section 1, paragraph 2, note 2"
    assert found["one.html#note-1"][4] == "A note that cites (Serge 2012, 441) and names Serge."
    assert found["one.html#p3"][4] == "a list of two"
    assert found["one.html#p1"][4] == "The first paragraph names Victor Serge."
    term = "GPU, OGPU. The political police, says he, not Trotsky."
    assert found["glossary.html#term-GPU"][4] == term


def test_pages_that_are_no_section_are_found_by_their_headings(edition) -> None:
    about = """
    # About

    Made by ferrets. Serge is
    named.

    ## How

    - With a spade,
    - and `a fork`.

    | tool | use |
    |---|---|
    | rake | none |

    ```python
    dig()
    ```

    See {cite:p}`lewin2005`.
    """
    made = edition({**FULL, "about.md": about}, conf='suppress_warnings = ["toc"]\n')
    (page,) = (page for page in data(made)["pages"] if page["url"] == "about.html")
    found = [(unit[1], unit[3], unit[4]) for unit in page["units"]]
    assert found == [
        ("About", "about", "About"),
        ("About", "about", "Made by ferrets. Serge is named."),
        ("How", "how", "How"),
        ("How", "how", "With a spade, and a fork."),
        ("How", "how", "tool use rake none"),
        ("How", "how", "dig()"),
        ("How", "how", "See (Lewin 2005)."),
    ]
    kinds = data(made)["kinds"]
    assert {kinds[unit[0]][1] for unit in page["units"]} == {"Other pages"}
    text, spans = page["units"][1][4:]
    assert text[spans[1] : spans[2]] == "Serge"


MANUAL = """
# Manual

```{eval-rst}
.. py:function:: dig(depth)
                 dig_on(depth, tool)

   Makes a hole.

.. py:function:: rest()
   :no-index:

   Sits down.
```
"""


def test_what_a_manual_describes_is_found_by_its_signatures(edition) -> None:
    made = edition({**FULL, "manual.md": MANUAL}, conf='suppress_warnings = ["toc"]\n')
    assert made.warnings == ""
    (page,) = (page for page in data(made)["pages"] if page["url"] == "manual.html")
    assert sorted((unit[1], unit[3], unit[4]) for unit in page["units"]) == [
        ("Manual", "manual", "Manual"),
        ("dig(depth)", "dig", "Makes a hole."),
        ("dig(depth)", "dig", "dig(depth)"),
        ("dig_on(depth, tool)", "dig_on", "dig_on(depth, tool)"),
        ("rest()", "manual", "Sits down."),
        ("rest()", "manual", "rest()"),
    ]


def test_records_say_who_is_meant_and_who_is_not(edition) -> None:
    made = edition({**FULL, "two.md": STRANGE, "one.md": "---\nsection: first\n---\n\n# One\n\nA."})
    assert persons(made, "two.html#p2") == ["he"]
    assert persons(made, "glossary.html#term-GPU") == ["he", "Trotsky"]
    trotsky = next(forms for forms in data(made)["persons"] if forms[0] == "Trotsky, Leon")
    assert {"Trotsky", "Leon Trotsky", "Bronstein, Lev", "Lev Bronstein", "Bronstein"} <= {*trotsky}


def test_an_edit_rewrites_the_records_and_no_other_page(edition) -> None:
    made = edition(FULL, own=True)
    assert "zeppelin" not in made.read("search-data.js")
    made.write("one.md", (made.source / "one.md").read_text().replace("A quotation", "A zeppelin"))
    written = made.rebuild()
    assert "zeppelin" in units(made)["one.html#p2"][4]
    assert {"one.html", "search.html"} <= written
    assert {"two.html", "works.html", "glossary.html"} & written == set()


def test_an_edit_of_the_glossary_leaves_the_pages_of_the_text(edition) -> None:
    made = edition(FULL, own=True)
    made.write("glossary.md", GLOSSARY.replace("police", "constabulary"))
    written = made.rebuild()
    assert "constabulary" in made.read("search-data.js")
    assert "glossary.html" in written
    assert {"one.html", "two.html"} & written == set()


def test_several_processes_make_the_same_records(edition) -> None:
    alone = edition(FULL)
    together = edition(FULL, parallel=2)
    assert alone.read("search-data.js") == together.read("search-data.js")


def test_a_broken_reference_is_told_once_and_costs_its_words_only(edition) -> None:
    page = "---\nsection: second\n---\n\n# Two\n\nSee {para}`first 99` or {cite:t}`nobody1999` there.\n"
    made = edition({"two.md": page})
    assert made.warnings.count("99'") == 1
    assert made.warnings.count("could not find bibtex key") == 1
    assert units(made)["two.html#p1"][4] == "See  or  there."


def test_other_themes_manage(edition) -> None:
    made = edition(FULL, conf="html_theme = 'basic'\n")
    assert 'src="search-data.js"' in made.read("search.html")
    assert "reading-edition-search.js" in made.read("search.html")
    assert "reading-edition-search.js" not in made.read("one.html")
    assert not (made.app.outdir / "searchindex.js").exists()


WITH_COPY = """
from docutils import nodes
from sphinx.transforms import SphinxTransform
from reading_edition.store.nodes import original, parallel
from reading_edition.store.parallel_nodes import original_mark, original_note

class SetBeside(SphinxTransform):
    default_priority = 845

    def apply(self):
        for block in [b for b in self.document.findall(nodes.paragraph) if "re_number" in b]:
            pair = parallel()
            block.replace_self(pair)
            words = nodes.paragraph("", "Words of the author’s own.")
            number = block["re_number"]
            copy = original(ids=[f"original-p{number}"], number=number, language="en")
            copy += words
            if number == 4:
                words += original_mark("", "9", refid="original-note-9")
                note = original_note(label="9", ids=["original-note-9"])
                note += nodes.paragraph("", "A note of the author’s.")
                copy += note
            pair += [block, copy]

def setup(app):
    app.add_transform(SetBeside)
"""


def test_a_readers_copy_is_a_kind_of_its_own(edition) -> None:
    made = edition(FULL, conf=WITH_COPY)
    kinds = [name for name, _ in data(made)["kinds"]]
    found = {a: unit for a, unit in units(made).items() if kinds[unit[0]] == "original"}
    assert list(found) == [
        "two.html#original-p1", "one.html#original-p1", "one.html#original-p4",
        "one.html#original-note-9",
    ]  # fmt: skip
    assert found["one.html#original-note-9"][1] == "§2 n. 9"
    assert found["one.html#original-p4"][1:5] == [
        "§2 ¶4", "section 2, paragraph 4", "original-p4", "Words of the author’s own.",
    ]  # fmt: skip


def test_words_are_found_without_accents_and_markup_stays_text(edition, browser) -> None:
    made = edition({**FULL, "two.md": STRANGE, "one.md": "---\nsection: first\n---\n\n# One\n\nA."})
    page = browser.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    address = (Path(made.app.outdir) / "search.html").as_uri()
    for query, mark in {
        "lodz": "Łódź",
        "ŽIZEK": "Žižek",
        "strasse": "straße",
        "ex-trotskyists": "ex-Trotskyists",
        "<script>": "script",
        '"man of letters"': "man of letters",
        "Serge": "he",
    }.items():
        page.goto(f"{address}?q={quote(query)}")
        assert mark in page.locator("mark").all_inner_texts(), query
    page.close()
    assert faults == []
