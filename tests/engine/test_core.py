"""Names, paragraphs, notes and citations in small editions."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import html

from reading_edition.store.tables import MENTIONS
from tests.conftest import need
from tests.engine.conftest import BIB, INDEX, PAGES

if TYPE_CHECKING:
    from conftest import Build, Edition


def page(edition: Edition, name: str) -> html.HtmlElement:
    return html.fromstring(edition.read(name))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_sample_builds_without_a_warning_in_every_format(edition: Build) -> None:
    for builder in ("html", "latex", "epub", "text", "man", "texinfo"):
        assert edition(builder=builder).warnings == ""


def test_every_block_of_a_section_page_is_numbered(edition: Build) -> None:
    built = page(edition(), "one.html")
    ids = [e.get("id") for e in built.xpath("//*[starts-with(@id, 'p')]")]
    assert [i for i in ids if re.fullmatch(r"p\d+", i)] == ["p1", "p2", "p3", "p4"]
    assert built.get_element_by_id("p2").tag == "blockquote"
    assert built.get_element_by_id("p3").tag == "ul"
    assert [a.get("href") for a in built.find_class("re-number")] == ["#p1", "#p2", "#p3", "#p4"]


@pytest.mark.parametrize(
    "block",
    [
        "> ```text\n> code first\n> ```\n>\n> then words.",
        "- ```text\n  code first\n  ```\n- then words.",
        "-\n-",
        "- ![]()",
    ],
)
def test_a_block_that_begins_without_running_text_has_its_number(
    edition: Build, block: str
) -> None:
    page = f"---\nsection: first\n---\n\n# One\n\nA.\n\n{block}\n\nC.\n"
    built = edition({"one.md": page}, conf='suppress_warnings = ["image"]\n')
    found = html.fromstring(built.read("one.html"))
    assert [a.get("href") for a in found.xpath("//a[contains(@class, 're-number')]")] == [
        "#p1",
        "#p2",
        "#p3",
    ]
    assert not found.xpath("//ul/p | //ol/p")


def test_a_page_that_is_no_section_has_no_numbers(edition: Build) -> None:
    assert not page(edition(), "works.html").find_class("re-number")


def test_a_label_makes_the_items_of_lists_the_units(edition: Build) -> None:
    reading = "---\nsection: reading\nsection-label: Reading\n---\n# Reading\n\nWords.\n\n1. One {person}`serge`\n2. Two {person}`trotsky`\n"
    built = edition(
        {"one.md": reading, "two.md": "---\nsection: s\n---\n# S\n\n{para}`reading 2`\n"}
    )
    assert built.warnings == ""
    assert [e.tag for e in page(built, "one.html").xpath("//*[@id='p1' or @id='p2']")] == [
        "li",
        "li",
    ]
    assert text(page(built, "two.html").find_class("re-para")[0]) == "Reading 2"


def test_sections_are_numbered_in_the_order_of_the_toctree(edition: Build) -> None:
    reference = page(edition(), "two.html").find_class("re-para")[0].getparent()
    assert (text(reference), reference.get("href")) == ("§2 ¶3", "one.html#p3")


def test_a_reference_to_a_paragraph_that_is_not_there_says_what_there_is(edition: Build) -> None:
    built = edition({"two.md": TWO_BAD})
    assert "paragraph '9' of 'first', which has paragraphs 1 to 4" in built.warnings
    assert "Did you mean first?" in built.warnings
    assert built.warnings.count("two.md:7: WARNING") == 2


TWO_BAD = "---\nsection: second\n---\n\n# Two\n\n{para}`first 9` {para}`frist 1`\n"


def test_an_id_that_is_no_id_is_told(edition: Build) -> None:
    built = edition({"one.md": "---\nsection: Not An Id\n---\n# One\n\nText.\n"})
    assert "is not an id" in built.warnings


def test_a_person_is_named_in_full_unless_the_role_has_a_text(edition: Build) -> None:
    first = page(edition(), "one.html").get_element_by_id("p1")
    persons = first.xpath("./*//*[@class='re-person'][not(ancestor::*[@role='note'])]")
    assert [text(p) for p in persons] == ["Victor Serge"]
    assert persons[0].getparent().get("href") == "names.html#person-serge"


@pytest.mark.parametrize(("setting", "count"), [("all", 2), ("first", 1), ("none", 0)])
def test_mentions_lead_to_the_card_as_the_option_says(
    edition: Build, setting: str, count: int
) -> None:
    built = edition(conf=f"reading_edition_name_links = {setting!r}\n")
    links = page(built, "two.html").xpath(
        "//*[@id='p2' or @id='p1']//a[not(ancestor::*[@role='note'])]"
    )
    assert sum("person-serge" in a.get("href") for a in links) == count


def test_an_unknown_person_is_told_with_the_nearest_key(edition: Build) -> None:
    built = edition({"two.md": "# Two\n\n\n{person}`sergei`\n"})
    assert re.search(
        r"two\.md:4: WARNING: .*no person 'sergei'\. Did you mean serge\?", built.warnings
    )
    assert "sergei" in built.read("two.html")


def test_a_faulty_authority_file_is_told_by_file_and_line(edition: Build) -> None:
    built = edition(
        {
            "names.toml": '[serge]\nheading = "Serge, Victor"\nborne = "1890"\n[trotsky]\nheading = "T"\n[serge]\nheading = "S"\n'
        }
    )
    assert re.search(r"names\.toml:3: WARNING: .*born", built.warnings)
    assert re.search(r"names\.toml:6: WARNING: ", built.warnings)


def test_the_index_lists_each_person_with_places_in_reading_order(edition: Build) -> None:
    entry = page(edition(), "names.html").get_element_by_id("person-serge")
    locators = [(text(a), a.get("href")) for a in entry.find_class("re-locator")]
    assert locators == [
        ("§1 ¶1", "two.html#p1"),
        ("§1 ¶2 q", "two.html#p2"),
        ("§1 n. 2 c", "two.html#note-2"),
        ("§2 ¶1", "one.html#p1"),
        ("§2 n. 1", "one.html#note-1"),
    ]
    assert entry.find_class("re-locator")[2].get("aria-label") == (
        "§1 n. 2 c, section 1, paragraph 2, note 2"
    )
    assert "(1890–1947)" in text(entry)


def test_the_index_sends_from_one_name_to_another(edition: Build) -> None:
    entry = page(edition(), "names.html").get_element_by_id("person-bronstein")
    assert text(entry) == "Bronstein, Lev. See Trotsky, Leon"
    assert entry.xpath(".//a/@href") == ["#person-trotsky"]


def test_notes_have_lasting_anchors_and_lead_both_ways(edition: Build) -> None:
    built = page(edition(), "one.html")
    assert built.get_element_by_id("note-1-mark").get("href") == "#note-1"
    assert "#note-1-mark" in built.get_element_by_id("note-1").xpath(".//a/@href")


def test_a_note_is_copied_beside_the_text_without_a_second_id(edition: Build) -> None:
    built = edition()
    one = page(built, "one.html")
    copy = one.find_class("re-sidenote")[0]
    assert text(copy).startswith("1 A note that cites (Serge 2012, 441)")
    assert copy.getprevious().get("href") == "#note-1"  # beside its own line
    ids = re.findall(r'\sid="([^"]+)"', built.read("one.html"))
    assert len(ids) == len(set(ids))


def test_all_notes_stand_in_one_list_with_links_to_their_places(edition: Build) -> None:
    notes = page(edition(), "notes.html")
    first, second = (notes.get_element_by_id(f"note-{n}") for n in (1, 2))
    assert text(first).startswith("1 A note that cites (Serge 2012, 441) and names Serge.")
    assert [a.get("href") for a in second.find_class("re-backlink")] == ["two.html#note-2-mark"]
    assert (
        notes.get_element_by_id("ednote-a").find_class("re-backlink")[0].get("href")
        == "one.html#ednote-a-mark"
    )


def test_an_editors_note_without_a_source_is_told(edition: Build) -> None:
    built = edition({"one.md": ONE_NO_SOURCE})
    assert "Editor’s note 'a' names no source" in built.warnings
    assert "one.md:10: WARNING: Editor’s note 'b' is not on this page" in built.warnings
    assert "The editor says so." in built.read("one.html")


def test_a_source_that_the_note_cites_itself_comes_once(edition: Build) -> None:
    note = ":::{ednote} a\n:source: lewin2005, serge2012\nAs {cite:t}`serge2012` says.\n:::\n"
    one = f"---\nsection: first\n---\n# One\n\nA.{{ednote}}`a`\n\n{note}"
    built = edition({"one.md": one, "two.md": "# Two\n"})
    (shown,) = page(built, "one.html").xpath("//aside[contains(@class, 're-ednote')]")
    assert text(shown) == "a As Serge (2012) says. Source: Lewin (2005)."


ONE_NO_SOURCE = "---\nsection: first\n---\n# One\n\nA.\n\nB.\n\nC.{ednote}`a`{ednote}`b`\n\n:::{ednote} a\nThe editor says so.\n:::\n"


def test_a_work_says_where_it_is_cited(edition: Build) -> None:
    work = page(edition(), "works.html").get_element_by_id("ref-serge2012")
    cited = work.find_class("re-cited-at")[0]
    assert text(cited) == "Cited at §1 n. 2, §2 n. 1."
    assert cited.xpath(".//a/@href") == ["two.html#note-2", "one.html#note-1"]


def test_an_edit_elsewhere_rewrites_the_pages_that_list_what_changed(edition: Build) -> None:
    built = edition(own=True)
    built.write(
        "one.md",
        (built.source / "one.md").read_text().replace("Trotsky <trotsky>", "Serge <serge>"),
    )
    written = built.rebuild()
    assert {"one.html", "names.html"} <= written
    assert "two.html" not in written
    assert text(page(built, "names.html").get_element_by_id("person-serge")).count("§2 ¶4") == 1


def test_a_new_citation_updates_the_works(edition: Build) -> None:
    built = edition(own=True)
    built.write("one.md", (built.source / "one.md").read_text() + "\nMore {cite:t}`lewin2005`.\n")
    assert "works.html" in built.rebuild()
    work = page(built, "works.html").get_element_by_id("ref-lewin2005")
    assert "§2 ¶5" in text(work)


def test_a_build_after_no_change_writes_no_page(edition: Build) -> None:
    written = edition(own=True).rebuild()
    assert not [
        name
        for name in written
        if name.endswith(".html") and name != "genindex.html" and name != "search.html"
    ]


def test_two_processes_make_the_same_pages_as_one(edition: Build) -> None:
    serial, parallel = edition(), edition(parallel=2)
    for name in ("one.html", "two.html", "names.html", "works.html", "notes.html"):
        assert serial.read(name) == parallel.read(name)


def test_latex_has_an_index_entry_for_each_mention(edition: Build) -> None:
    tex = edition(builder="latex").read("anedition.tex")
    assert tex.count(r"\reMention{serge/0}") == 5
    assert r"\reMention{serge/0}{1}{2}" in tex
    assert r"\reEntry{bronstein/0}{Bronstein, Lev}{}" in tex
    assert tex.count(r"\reSee{\reToEntry{trotsky/0}{Trotsky, Leon}}") == 1
    about = r"{ (1890–1947).\reAbout{Revolutionary and novelist}}"
    assert r"\reEntry{serge/0}{Serge, Victor}" + about in tex
    assert r"\label{\detokenize{one:p4}}\reNumber{4}" in tex
    assert r"\reSeriesNote{ed.}{a}{" in tex


def test_a_name_in_a_heading_is_indexed_at_the_paragraph_below(edition: Build) -> None:
    pages = {"one.md": "---\nsection: first\n---\n\n# On {person}`trotsky`\n\nA.\n\nB.\n\nC.\n"}
    tex = edition(pages, builder="latex").read("anedition.tex")
    # TeX moves a heading about: the page is noted after it.
    assert tex.index(r"\label{\detokenize{one::doc}}") < tex.index(r"\reMention{trotsky/0}")
    assert (
        r"\reMention{trotsky"
        not in tex[tex.index(r"\chapter{\reSectionNumber{§2}") :].splitlines()[0]
    )
    entry = edition(pages).read("names.html").partition('id="person-trotsky"')[2]
    assert "§2 ¶1" in entry.partition("</li>")[0]
    assert 'href="one.html#on-leon-trotsky"' in entry.partition("</li>")[0]


def test_a_note_that_nothing_refers_to_is_in_no_index(edition: Build) -> None:
    page = "---\nsection: first\n---\n\n# One\n\nA {person}`serge`.\n\nB.\n\nC.\n\n"
    pages = {
        "one.md": f"{page}[^9]: Of {{person}}`he <trotsky!topic>`, {{person}}`he <serge!x>`.\n"
    }
    quiet = 'suppress_warnings = ["edition", "ref"]\n'
    assert r"{trotsky" not in edition(pages, builder="latex", conf=quiet).read("anedition.tex")
    assert "person-trotsky" not in edition(pages, conf=quiet).read("names.html")


def test_text_keeps_numbers_notes_and_letters(edition: Build) -> None:
    plain = edition(builder="text").read("one.txt")
    assert "[4] The last one, by Trotsky.[a]" in plain
    assert "[a] The editor says so." in plain


def test_a_name_a_citation_and_a_note_in_a_heading_survive_tex(edition: Build) -> None:
    need("latexmk", "lualatex", "pdftotext")
    heading = (
        "---\nsection: first\n---\n\n# On {person}`serge` and {cite:t}`serge2012{441}`\n\n"
        "A.\n\nB.\n\nC.[^1]\n\n[^1]: A note.\n"
    )
    built = edition({"one.md": heading}, builder="latex", own=True)
    done = subprocess.run(
        ["latexmk", "-lualatex", "-halt-on-error", "-interaction=nonstopmode", "anedition.tex"],
        cwd=built.app.outdir,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    text = subprocess.run(
        ["pdftotext", built.app.outdir / "anedition.pdf", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "On Victor Serge and Serge (2012, 441)" in " ".join(text.split())
    assert re.search(r"Serge, Victor \(1890–1947\)", text)


def test_letter_by_letter_order_reaches_the_printed_index(edition: Build) -> None:
    names = (
        '[a]\nheading = "De La Mare, Walter"\n[serge]\nheading = "S"\n'
        '[trotsky]\nheading = "Delacroix, Eugène"\n'
    )
    pages = {"names.toml": names, "two.md": "---\nsection: two\n---\n# Two\n\n{person}`a`\n"}

    def headings(conf: str) -> list[str]:
        tex = edition(pages, builder="latex", conf=conf).read("anedition.tex")
        return re.findall(r"\\reEntry\{\w+/0\}\{(De[^,]*)", tex)

    assert headings("") == ["De La Mare", "Delacroix"]
    assert headings("reading_edition_index_order = 'letter'\n") == ["Delacroix", "De La Mare"]


def test_a_first_page_that_is_a_section_is_in_the_printed_index(edition: Build) -> None:
    first = "---\nsection: first-page\n---\n" + INDEX.replace(
        "```{toctree}", "By {person}`trotsky`.\n\n```{toctree}"
    )
    tex = edition({"index.md": first}, builder="latex").read("anedition.tex")
    assert tex.count(r"\reMention{trotsky/0}") == 2


def test_the_id_of_a_section_goes_before_the_name_of_a_page(edition) -> None:
    two = PAGES["two.md"].replace("section: second", "section: one").replace("first 3", "one 1")
    built = edition({"two.md": two})
    assert 'href="#p1" title="section 1, paragraph 1"' in built.read("two.html")


def test_two_sections_with_one_id_are_told(edition) -> None:
    built = edition({"two.md": PAGES["two.md"].replace("section: second", "section: first")})
    assert "one.md:1: WARNING: front matter 'section: first' is also that of two" in built.warnings


def test_without_works_no_download_is_offered(edition) -> None:
    pages = {"one.md": "# One\n", "two.md": "# Two\n", "refs.bib": ""}
    assert "references.bib" in edition().read("works.html")
    assert "references.bib" not in edition(pages).read("works.html")


def test_a_work_of_which_little_is_known_prints_what_is(edition) -> None:
    bib = BIB + "@misc{nothing}\n@misc{untitled, author = {Serge, Victor}}\n"
    two = PAGES["two.md"] + "\n{cite:t}`nothing` and {cite:p}`untitled`.\n"
    cards = "---\norphan: true\n---\n\n# Cards\n\n```{persons}\n```\n"
    built = edition({"refs.bib": bib, "two.md": two, "cards.md": cards})
    assert built.warnings == ""
    assert "nothing (n.d.) and (Serge n.d.)." in text(page(built, "two.html"))
    serge = page(built, "cards.html").get_element_by_id("person-serge")
    works = serge.xpath(".//ul[contains(@class, 're-oeuvre')]/li")
    assert {text(work) for work in works} == {"Memoirs of a Revolutionary (2012)", "untitled"}
    assert "nothing. n.d." in text(page(built, "works.html").get_element_by_id("ref-nothing"))


def test_a_name_leads_nowhere_if_no_passage_has_it(edition) -> None:
    two = "---\nsection: second\n---\n\n# Two\n\nWords.\n"
    one = "---\nsection: first\n---\n\n# One\n\nBy {person}`serge`.\n"
    works = PAGES["works.md"] + "\nOf {person}`serge` and {person}`trotsky`.\n"
    built = edition({"one.md": one, "two.md": two, "works.md": works})
    links = page(built, "works.html").xpath("//a[span[@class='re-person']]/@href")
    assert links == ["names.html#person-serge"]


def test_a_name_that_the_index_refers_on_leads_to_the_card(edition) -> None:
    one = PAGES["one.md"] + "\nOr {person}`bronstein`.\n"
    cards = "---\norphan: true\n---\n\n# Cards\n\n```{persons}\n```\n"
    built = edition({"one.md": one, "cards.md": cards})
    (link,) = page(built, "one.html").xpath("//a[span[.='Lev Bronstein']]/@href")
    file, _, anchor = link.partition("#")
    assert page(built, file).get_element_by_id(anchor).tag == "section"


def test_a_note_that_a_paragraph_refers_to_twice_stands_beside_it_once(edition) -> None:
    one = PAGES["one.md"].replace("`serge`.[^1]", "`serge`,[^1] twice.[^1]")
    assert len(page(edition({"one.md": one}), "one.html").find_class("re-sidenote")) == 2


def test_a_context_parts_blocks_and_has_no_marks_of_notes(edition) -> None:
    one = """\
        ---
        section: first
        ---

        # One

        > Said{ednote}`a`
        >
        > {person}`serge`{ednote}`a`
        >
        > to all.

        :::{ednote} a
        :source: lewin2005
        Words.
        :::
        """
    two = "---\nsection: second\n---\n\n# Two\n\nWords.\n"
    built = edition({"one.md": one, "two.md": two})
    domain = built.app.env.get_domain("edition")
    (mention,) = MENTIONS.of(domain)["one"]
    assert (mention.before, mention.text, mention.after) == ("Said ", "Victor Serge", " to all.")


def test_notes_numbered_anew_on_each_page_have_ids_of_their_own(edition: Build) -> None:
    two = PAGES["two.md"].replace("[^2]", "[^1]")
    notes = page(edition({"two.md": two}), "notes.html")
    assert [e.get("id") for e in notes.xpath("//ul[contains(@class, 're-notes')]/li")][:2] == [
        "note-1",
        "first-note-1",
    ]
