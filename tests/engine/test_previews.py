"""The files that previews are fetched from, and the citations in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docutils import nodes

from reading_edition.html.previews import markup, page_name
from reading_edition.store.nodes import original, paragraph_number

RECORD = """
reading_edition_record = {
    "title": "An Edition",
    "editors": ["Lewin, Moshe"],
    "date": "2026-01-02",
    "version": "1",
    "url": "https://example.org/book/",
    "source": {"title": "The Essay", "container": "The Paper", "date": "1990"},
}
"""
GLOSSARY = """
# Glossary

```{glossary}
Party line
Line
  A *binding* policy; {para}`first 1`, not <b>bold</b> & \\<so>.
```
"""
WITH_GLOSSARY = {
    "glossary.md": GLOSSARY,
    "index.md": "# An edition\n\n```{toctree}\ntwo\none\nnames\nworks\nnotes\nglossary\n```\n",
}


def previews(made, page: str) -> dict:
    text = made.read(f"_static/previews/{page}.js")
    return json.loads(text.removeprefix("document.currentScript.found=").rstrip(";\n"))


def test_a_page_offers_its_paragraphs_and_notes(edition) -> None:
    found = previews(edition(), "one")
    assert found["p1"] == ["§2 ¶1", "<p>The first paragraph names Victor Serge.</p>"]
    assert found["p2"] == ["§2 ¶2", "<p>A quotation.</p>"]
    assert found["p3"] == ["§2 ¶3", "<p>a list</p><p>of two</p>"]
    title, text = found["note-1"]
    assert title == "§2 n. 1"
    assert text == "<p>A note that cites (Serge 2012, 441) and names Serge.</p>"
    title, text = found["ednote-a"]
    assert title == "§2 n. a"
    assert text == "<p>The editor says so.</p><p>Source: Lewin (2005).</p>"
    assert set(found) == {"p1", "p2", "p3", "p4", "note-1", "ednote-a"}


def test_persons_come_from_the_authority_file_once(edition) -> None:
    made = edition()
    found = previews(made, "names")
    assert found["person-serge"] == [
        "Serge, Victor (1890–1947)",
        "<p>Revolutionary and novelist</p>",
    ]
    assert found["person-trotsky"] == ["Trotsky, Leon", ""]
    assert set(found) == {"person-serge", "person-trotsky"}  # none whom the text does not name
    assert previews(made, "notes") == {}


def test_works_and_terms(edition) -> None:
    made = edition(WITH_GLOSSARY)
    title, text = previews(made, "works")["ref-serge2012"]
    assert title == "Works"
    assert text.startswith("<p>Serge, Victor. 2012. <em>Memoirs of a Revolutionary</em>.")
    assert "Cited" not in text
    definition = "<p>A <em>binding</em> policy; §2 ¶1, not bold &amp; &lt;so&gt;.</p>"
    found = previews(made, "glossary")
    assert found["term-Party-line"] == ["Party line", definition]
    assert found["term-Line"] == ["Line", definition]


def test_an_edit_makes_the_previews_anew(edition) -> None:
    made = edition(WITH_GLOSSARY, own=True)
    made.write("glossary.md", GLOSSARY.replace("policy", "rule").lstrip())
    written = made.rebuild()
    assert "_static/previews/glossary.js" in written
    assert "_static/previews/one.js" not in written
    assert "rule" in previews(made, "glossary")["term-Line"][1]
    names = (made.source / "names.toml").read_text(encoding="utf-8")
    made.write("names.toml", names.replace("novelist", "poet"))
    made.rebuild()
    assert "poet" in previews(made, "names")["person-serge"][1]


def test_sections_that_move_take_their_previews_along(edition) -> None:
    made = edition(own=True)
    index = (made.source / "index.md").read_text(encoding="utf-8")
    made.write("index.md", index.replace("two\none\n", "one\ntwo\n"))
    made.rebuild()
    assert previews(made, "one")["p1"][0] == "§1 ¶1"


def test_parallel_builds_write_the_same(edition) -> None:
    serial, parallel = edition(WITH_GLOSSARY), edition(WITH_GLOSSARY, parallel=2)
    folder = Path("_static/previews")
    names = sorted(path.name for path in (serial.app.outdir / folder).rglob("*.js"))
    assert len(names) == 7
    for name in names:
        assert serial.read(f"{folder}/{name}") == parallel.read(f"{folder}/{name}")


def test_pages_of_folders_have_their_files_too(edition) -> None:
    made = edition(builder="dirhtml")
    assert "p1" in previews(made, "one")
    assert previews(made, "index") == {}
    assert "reading-edition.js" in made.read("one/index.html")


@pytest.mark.parametrize("builder", ["epub", "singlehtml", "text"])
def test_other_formats_have_no_script_and_no_previews(edition, builder: str) -> None:
    made = edition(builder=builder, conf=RECORD)
    assert not (made.app.outdir / "_static" / "previews").exists()
    for path in made.app.outdir.rglob("*html"):
        text = path.read_text(encoding="utf-8")
        assert "reading-edition.js" not in text
        assert "reading-edition-early.js" not in text
        assert "re-how-to-cite" not in text


def test_templates_of_citations_go_with_a_section(edition) -> None:
    made = edition(conf=RECORD)
    cite = previews(made, "one")["cite"]
    assert cite["edition"]["chicago"].startswith("“One,” §2 ¶@paragraph@, in An Edition")
    assert "One, §2 ¶@paragraph@" in cite["source"]["mla"]
    assert "cite" not in previews(made, "names")
    page = made.read("one.html")
    assert "An Edition (version 1, §2). https://example.org/book/one.html" in page
    assert "re-how-to-cite" not in made.read("names.html")


def test_without_a_record_there_is_nothing_to_cite_by(edition) -> None:
    made = edition()
    assert "cite" not in previews(made, "one")
    assert "re-how-to-cite" not in made.read("one.html")


def test_the_words_of_an_original_and_numbers_are_left_out() -> None:
    block = nodes.paragraph("", "", nodes.Text("Ours & "), nodes.strong("", "bold"))
    block.insert(0, paragraph_number("", "4"))
    block += original("", nodes.paragraph("", "Theirs"))
    assert markup(block) == "<p>Ours &amp; <strong>bold</strong></p>"


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("text/opening.html", "text/opening"),
        ("text/", "text"),
        ("", "index"),
        ("a%20page.html", "a page"),
    ],
)
def test_the_name_of_a_file_is_that_of_its_page(uri: str, name: str) -> None:
    assert page_name(uri) == name


def test_a_reference_within_a_page_shows_its_paragraph_in_another_theme(edition, browser) -> None:
    made = edition(
        {
            "one.md": "---\nsection: first\n---\n\n# One\n\nThe first.[^1]\n\nSee {para}`first 1`.\n\n[^1]: Note.\n"
        }
    )
    page = browser.new_page()
    page.goto(Path(made.app.outdir, "one.html").as_uri())
    page.locator("#p2 a:has(.re-para)").hover()
    shown = page.locator(".re-preview")
    shown.wait_for()
    assert shown.locator("#re-preview-text").inner_text().strip() == "The first."
    page.locator("#p1 .re-number").evaluate("e => e.click()")
    assert page.get_by_role("textbox", name="Link").input_value() == page.url + "#p1"
    assert page.get_by_label("Citation").count() == 0
    page.close()
