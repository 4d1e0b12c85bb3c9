"""A reader's copy beside small editions."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html
from sphinx.cmd.build import main

from reading_edition.witness import fingerprint
from reading_edition.witness.reader import read
from tests.conftest import ROOT

if TYPE_CHECKING:
    from conftest import Build, Edition

COPY = """\
Walking with Serge

The zebra walked through Mexico with Victor Serge, and nobody was astonished at it.¹

The tiger looked on while Trotsky fed the pigeons in the yard behind the house.

> The leopard wrote to her sister that the heat was worse than the quarrels.

Notes

1. The ocelot denied all of this in a letter to the editor of the magazine.
"""
PAGE = """
---
section: walking
---

# Walking

An animal goes abroad.[^1]

Another one watches.

:::{reported}
A third one writes home.
:::

[^1]: A fourth contradicts.
"""
PAGES = {
    "index.md": "# An edition\n\n```{toctree}\none\nnames\n```\n",
    "one.md": PAGE,
    "names.md": "# Names\n\n```{names}\n```\n",
    "two.md": "---\norphan: true\n---\n# Two\n\nWords.\n",
    "works.md": "---\norphan: true\n---\n# Works\n\nWords.\n",
    "notes.md": "---\norphan: true\n---\n# Notes\n\n```{notes}\n```\n",
}
CONF = 'reading_edition_fingerprints = "prints.json"\n'
ANIMALS = ("zebra", "tiger", "leopard", "ocelot")


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("copy") / "copy.txt"
    path.write_text(COPY, encoding="utf-8")
    return path


def prints(copy: Path) -> str:
    return fingerprint.dump(fingerprint.take(read(copy), ["walking"]))


@pytest.fixture
def beside(edition: Build, copy: Path, monkeypatch: pytest.MonkeyPatch):
    """Build the edition with the copy, or with another file in its place."""
    expected = prints(copy)

    def build(
        path: Path = copy, conf: str = "", builder: str = "html", parallel: int = 0,
        pages: dict[str, str] | None = None, own: bool = False,
    ):  # fmt: skip
        monkeypatch.setenv("READING_EDITION_SOURCE", str(path))
        files = {**PAGES, "prints.json": expected, **(pages or {})}
        return edition(files, builder=builder, conf=CONF + conf, parallel=parallel, own=own)

    return build


def one(built: Edition) -> html.HtmlElement:
    return html.fromstring(built.read("one.html"))


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_each_block_stands_beside_its_own(beside) -> None:
    built = beside()
    assert built.warnings == ""
    rows = one(built).find_class("re-parallel")
    assert [row[0].get("class") for row in rows] == ["re-restatement"] * 3
    assert [row[1].get("id") for row in rows] == ["original-p1", "original-p2", "original-p3"]
    ours = [said(row[0]) for row in rows]
    theirs = [said(row[1]) for row in rows]
    assert ["animal" in ours[0], "Another" in ours[1], "third" in ours[2]] == [True] * 3
    assert [a in text for a, text in zip(ANIMALS, theirs, strict=False)] == [True] * 3
    assert one(built).get_element_by_id("p2").text_content().strip().startswith("2")


def test_the_note_of_the_copy_hangs_where_it_should(beside) -> None:
    page = one(beside())
    row = page.get_element_by_id("original-p1")
    (mark,) = row.find_class("footnote-reference")
    assert mark.get("href") == "#original-note-1"
    note = page.get_element_by_id("original-note-1")
    assert "ocelot" in said(note)
    assert note.getparent() is row
    assert page.get_element_by_id(note.find_class("re-original-back")[0].get("href")[1:]) is mark


def test_names_in_the_copy_are_in_the_index_and_lead_to_it(beside) -> None:
    built = beside()
    hrefs = [a.get("href") for a in one(built).xpath("//a[span[@class='re-person']]")]
    assert hrefs == ["names.html#person-serge", "names.html#person-trotsky"]
    index = html.fromstring(built.read("names.html"))
    serge = index.get_element_by_id("person-serge")
    assert [a.text for a in serge.find_class("re-locator")] == ["§1 ¶1"]


def test_a_link_of_the_copy_holds_no_other(beside, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    body = COPY.partition("Notes")[0].partition("\n")[2].replace("¹", "")
    body = body.replace("while Trotsky fed", "while [Trotsky](https://example.org/) fed")
    other.write_text(f"# A Book\n\n## Walking with Serge\n{body}", encoding="utf-8")
    page = one(beside(other, pages={"prints.json": prints(other)}))
    (link,) = page.xpath("//a[@href='https://example.org/']")
    assert (link.text_content(), len(link)) == ("Trotsky", 0)
    assert not page.get_element_by_id("original-p2").find_class("re-person")


def test_a_name_after_one_of_two_persons_is_found(beside, tmp_path: Path) -> None:
    names = (
        '[trotsky]\nheading = "Trotsky, Leon"\nvariants = ["Trotsky"]\n'
        '[serge]\nheading = "Serge, Victor"\nvariants = ["Victor"]\n'
        '[adler]\nheading = "Adler, Victor"\nvariants = ["Victor"]\n'
    )
    other = tmp_path / "other.txt"
    text = COPY.replace("The tiger looked on while", "The tiger looked at Victor while")
    other.write_text(text, encoding="utf-8")
    page = one(beside(other, pages={"prints.json": prints(other), "names.toml": names}))
    found = page.get_element_by_id("original-p2").find_class("re-person")
    assert [name.text_content() for name in found] == ["Trotsky"]


def test_notes_of_the_copy_are_not_among_the_edition_s(beside) -> None:
    notes = said(html.fromstring(beside().read("notes.html")))
    assert "contradicts" in notes
    assert "ocelot" not in notes


def test_every_page_says_whose_words_are_whose(beside) -> None:
    built = beside()
    for name in ("index.html", "one.html", "two.html", "names.html"):
        page = html.fromstring(built.read(name))
        assert "Not for redistribution" in said(page.find_class("re-whose")[0]), name
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex, noarchive"]


def test_a_licence_takes_the_mark_away(beside) -> None:
    page = one(beside(conf='reading_edition_source_licence = "CC BY 4.0"\n'))
    assert "under CC BY 4.0" in said(page.find_class("re-whose")[0])
    assert page.xpath("//meta[@name='robots']") == []


@pytest.mark.parametrize("builder", ["latex", "epub", "text", "man", "texinfo"])
def test_every_format_holds_both(beside, builder: str) -> None:
    built = beside(builder=builder)
    assert built.warnings == ""
    texts = "".join(
        path.read_text(encoding="utf-8", errors="ignore")
        for path in built.app.outdir.rglob("*")
        if path.suffix in (".tex", ".xhtml", ".txt", ".1", ".texi")
    )
    for word in (*ANIMALS, "contradicts", "third one"):
        assert word in texts, word


def test_parallel_reading_makes_the_same_pages(beside) -> None:
    serial = beside().read("one.html")
    assert beside(parallel=2).read("one.html") == serial


def test_another_wording_is_reported_with_the_likeliest_match(beside, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    changed = COPY.replace("pigeons in the yard", "sparrows in the yard")
    other.write_text(changed.replace("\n> The", "\nThe extra cat sat here all day long.\n\n> The"))
    built = beside(other)
    assert "walking, paragraph 2" in built.warnings
    assert "likeliest match" in built.warnings
    assert "does not restate" in built.warnings
    assert "other.txt:" in built.warnings
    page = one(built)
    assert [e.get("id") for e in page.find_class("re-original")] == ["original-p1", "original-p3"]
    assert "sparrows" not in page.text_content()


def test_a_paragraph_that_is_missing_leaves_the_others_in_place(beside, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(COPY.replace(COPY.split("\n\n")[2] + "\n\n", ""))
    built = beside(other)
    assert "walking, paragraph 2 is not in the copy" in built.warnings
    assert "leopard" in said(one(built).get_element_by_id("original-p3"))


def test_reports_can_be_suppressed(beside, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(COPY.replace("pigeons", "sparrows"))
    assert (
        beside(other, conf='suppress_warnings = ["edition.source", "edition.index"]\n').warnings
        == ""
    )


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50, None])
def test_a_copy_that_cannot_be_read_leaves_the_earlier_build(
    beside, content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = beside(own=True)
    path = tmp_path / "broken.txt"
    if content is not None:
        path.write_bytes(content)
    written = {p: p.read_bytes() for p in before.app.outdir.rglob("*.html")}
    monkeypatch.setenv("READING_EDITION_SOURCE", str(path))
    with pytest.raises(SystemExit, match=r"broken\.txt"):
        before.rebuild()
    assert {p: p.read_bytes() for p in before.app.outdir.rglob("*.html")} == written


def test_an_edition_without_fingerprints_takes_no_copy(edition: Build, copy: Path, monkeypatch):
    monkeypatch.setenv("READING_EDITION_SOURCE", str(copy))
    with pytest.raises(SystemExit, match="reading-edition source fingerprint"):
        edition(PAGES)


def test_the_option_names_a_copy_beside_the_pages(edition: Build, copy: Path) -> None:
    files = {**PAGES, "prints.json": prints(copy), "mine.txt": COPY}
    conf = CONF + 'reading_edition_source = "mine.txt"\n'
    built = edition(files, conf=conf)
    assert len(one(built).find_class("re-original")) == 3


@pytest.mark.parametrize("builder", ["html", "text", "epub"])
def test_a_build_without_the_copy_holds_nothing_of_it(beside, monkeypatch, builder: str) -> None:
    built = beside(builder=builder, own=True)
    assert "zebra" in everything(built.app.outdir)
    monkeypatch.delenv("READING_EDITION_SOURCE")
    built.rebuild()
    text = everything(built.app.outdir) + everything(built.app.doctreedir)
    assert not [animal for animal in ANIMALS if animal in text]


def test_what_is_published_holds_no_pickled_pages(beside, tmp_path: Path, capsys) -> None:
    source = beside().source
    site = tmp_path / "site"
    with pytest.raises(SystemExit, match="Name another place with -d"):
        main(["-q", str(source), str(site)])
    assert "Traceback" not in capsys.readouterr().err
    assert not list(site.rglob("*.html"))


def everything(folder: Path) -> str:
    """All that the files of *folder* hold, zips unpacked by the builder's own folder."""
    return "".join(
        path.read_bytes().decode("utf-8", "ignore")
        for path in Path(folder).rglob("*")
        if path.is_file()
    )


MARKUP = ROOT / "tests" / "hostile" / "markup.txt"


@pytest.mark.parametrize("builder", ["html", "latex", "epub"])
def test_no_markup_of_the_copy_is_carried_out(
    edition: Build, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = read(MARKUP)
    blocks = sum(len(section.blocks) for section in text.sections)
    taken = fingerprint.take(text)
    pages = dict(PAGES)
    names = []
    for name, marks in taken.sections.items():
        body = "\n\n".join(f"Paragraph {n}." for n in range(1, len(marks) + 1))
        pages[f"p-{name}.md"] = f"---\nsection: {name}\n---\n\n# {name}\n\n{body}\n"
        names.append(f"p-{name}")
    pages["one.md"] = "# One\n\nWords.\n"
    listed = "\n".join(["one", "names", *names])
    pages["index.md"] = "# An edition\n\n```{toctree}\n" + listed + "\n```\n"
    pages["prints.json"] = fingerprint.dump(taken)
    monkeypatch.setenv("READING_EDITION_SOURCE", str(MARKUP))
    built = edition(pages, builder=builder, conf=CONF)
    assert "Traceback" not in built.warnings
    made = "".join(p.read_text(encoding="utf-8") for p in built.app.outdir.rglob("p-*.*html"))
    if builder != "latex":
        page = html.fromstring(f"<div>{made}</div>")
        inside = page.find_class("re-original")
        assert len(inside) == blocks
        wanted = {"div", "p", "span", "a", "em", "strong", "blockquote", "ul", "ol", "li", "sup"}
        assert {e.tag for box in inside for e in box.iter()} <= wanted
        for link in (a for box in inside for a in box.iter("a")):
            assert link.get("href").startswith(("#", "https://", "http://", "names."))


def test_a_note_that_hangs_in_two_places_stands_once(beside, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(COPY.replace("behind the house.", "behind the house.¹"), encoding="utf-8")
    built = beside(other)
    assert built.warnings == ""
    page = one(built)
    marks = page.xpath("//a[@href='#original-note-1']/ancestor::*[@role='group']/@id")
    assert marks == ["original-p1", "original-p2"]
    assert len(page.xpath("//*[@id='original-note-1']")) == 1


def test_the_note_of_a_heading_has_its_mark_before_the_first_words(beside, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    body = COPY.partition("Notes")[0].partition("\n")[2].replace("¹", "[^1]")
    notes = "[^1]: The ocelot denied it.\n\n[^2]: The lynx agreed to the heading.\n"
    other.write_text(f"# A Book\n\n## Walking with Serge[^2]\n{body}\n{notes}", encoding="utf-8")
    page = one(beside(other, pages={"prints.json": prints(other)}))
    note = next(e for e in page.find_class("re-original-note") if "lynx" in said(e))
    mark = page.get_element_by_id(note.find_class("re-original-back")[0].get("href")[1:])
    assert mark.getparent().getparent().get("id") == "original-p1"


MARKED = {
    "*ran*": "<em>ran</em>",
    "**fled**": "<strong>fled</strong>",
    '`a "b"`': '<code class="docutils literal notranslate"><span class="pre">a</span> '
    '<span class="pre">&quot;b&quot;</span></code>',
    "**ran *and* fled**": "<strong>ran <em>and</em> fled</strong>",
    "[*there*](https://example.org/)": '<a class="reference external" href="https://example.org/">'
    "<em>there</em></a>",
}


@pytest.mark.parametrize("markup", MARKED)
def test_what_the_copy_emphasises_is_emphasised(beside, tmp_path: Path, markup: str) -> None:
    other = tmp_path / "other.md"
    body = COPY.partition("Notes")[0].partition("\n")[2].replace("¹", "")
    body = body.replace("The tiger looked", f"The tiger {markup} looked")
    other.write_text(f"# A Book\n\n## Walking with Serge\n{body}", encoding="utf-8")
    built = beside(other, pages={"prints.json": prints(other)})
    assert f"The tiger {MARKED[markup]} looked" in built.read("one.html")


@pytest.mark.parametrize(
    ("block", "selector", "items"),
    [
        ("The tiger looked  \non at Trotsky", "div/div[@class='line']", 2),
        ("> The tiger looked\n>\n> on at Trotsky", "blockquote//p", 2),
        ("- The tiger\n- looked\n- at Trotsky", "ul/li", 3),
        ("3. The tiger\n4. looked at Trotsky", "ol/li", 2),
    ],
)
def test_the_copy_keeps_its_kinds_of_blocks(
    beside, tmp_path: Path, block: str, selector: str, items: int
) -> None:
    other = tmp_path / "other.md"
    body = f"The zebra walked.\n\n{block}\n\nThe leopard wrote."
    other.write_text(f"# A Book\n\n## Walking with Serge\n\n{body}\n", encoding="utf-8")
    page = one(beside(other, pages={"prints.json": prints(other)}))
    held = page.get_element_by_id("original-p2").xpath(f".//{selector}")
    assert len(held) == items
    assert said(held[-1]).endswith("at Trotsky")
    assert [e.text_content() for e in held[-1].find_class("re-person")] == ["Trotsky"]


def test_an_item_of_a_reading_list_holds_both(beside, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    body = "- The zebra’s memoirs\n\n- The tiger’s letters\n"
    other.write_text(f"# A Book\n\n## Further Reading\n\n{body}", encoding="utf-8")
    label = "---\nsection: walking\nsection-label: Further Reading\n---\n\n# Further Reading\n\n"
    pages = {"one.md": label + "- Our first words\n- Our second words\n"}
    page = one(beside(other, pages={**pages, "prints.json": prints(other)}))
    items = page.xpath("//li[.//*[contains(@class, 're-restatement')]]")
    assert [said(item.find_class("re-restatement")[0]) for item in items] == [
        "1 Our first words",
        "2 Our second words",
    ]
    assert ["zebra" in said(items[0]), "tiger" in said(items[1])] == [True, True]


def test_a_page_without_a_title_says_whose_words_are_whose(beside) -> None:
    page = PAGE.replace("# Walking\n", "")
    built = beside(pages={"one.md": page})
    assert "Not for redistribution" in said(one(built).find_class("re-whose")[0])


def test_a_copy_in_folders_is_kept_from_search_engines_too(beside) -> None:
    page = html.fromstring(beside(builder="dirhtml").read("one/index.html"))
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, noarchive"]


def test_in_plain_text_a_note_of_the_copy_has_its_mark(beside) -> None:
    words = " ".join(beside(builder="text").read("one.txt").split())
    assert "astonished at it.[1] [1] The ocelot denied" in words


def test_a_name_in_the_copy_stands_under_the_edition_s_sub_heading(beside, edition, copy) -> None:
    page = PAGE.replace("An animal", "An animal of {person}`Serge <serge!in Mexico>`")
    files = {**PAGES, "one.md": page, "prints.json": prints(copy)}
    built = edition(files, conf=CONF + f"reading_edition_source = {str(copy)!r}\n")
    serge = html.fromstring(built.read("names.html")).get_element_by_id("person-serge")
    assert said(serge.find_class("re-subs")[0]) == "in Mexico, §1 ¶1"
    assert len(serge.find_class("re-locator")) == 1


@pytest.mark.parametrize("endless", ["device", "pipe"])
def test_a_copy_without_end_is_told_and_not_read(beside, tmp_path: Path, endless: str) -> None:
    path = Path("/dev/zero")
    if endless == "pipe":
        path = tmp_path / "pipe.txt"
        os.mkfifo(path)
    with pytest.raises(SystemExit, match="a device or a pipe"):
        beside(path)


def test_other_fingerprints_have_the_pages_read_again(beside, copy: Path) -> None:
    built = beside(own=True)
    assert one(built).find_class("re-original")
    other = fingerprint.dump(fingerprint.take(read(copy), ["elsewhere"]))
    built.write("prints.json", other)
    built.rebuild()
    assert not one(built).find_class("re-original")
