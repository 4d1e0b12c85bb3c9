"""What pages say of themselves, read back as a browser and a reference manager would."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.html.head import highwire, shorten, tags
from reading_edition.html.schemaorg import Mentioned, Page, json_ld, script
from reading_edition.model.record import Name, Record, SourceWork
from reading_edition.works.cff import citation_file, main, record_in

ROOT = Path(__file__).parents[2]
RECORD = Record(
    title="Letters",
    subtitle="A Reading Edition",
    editors=(Name("The editors of Letters", corporate=True),),
    publisher="Press",
    date="2026-11-23",
    version="1.2",
    language="en-GB",
    url="https://e.org/",
    keywords=("exile",),
    source=SourceWork("Lettres", (), "The Wind", "2019-12-31"),
)
WORK = {
    "id": "serge2012",
    "type": "book",
    "title": "Memoirs",
    "author": [{"family": "Serge", "given": "Victor"}, {"literal": "A Body"}],
    "issued": {"date-parts": [[2012, 4]]},
}
SECTION = Page(
    "section",
    "Into Exile",
    "https://e.org/text/exile.html",
    'Of "exile" & <return>.',
    3,
    (WORK,),
    (Mentioned("Victor Serge", ("https://www.wikidata.org/entity/Q1",)), Mentioned("Someone")),
)
FRONT = Page("front", "Letters", "https://e.org/", "A description.")
OTHER = Page("other", "About", "https://e.org/about.html", "About it.")


class Head(HTMLParser):
    """Collects meta tags, links and scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: list[tuple[str, str]] = []
        self.links: list[dict[str, str | None]] = []
        self.scripts: list[str] = []
        self.stray = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta":
            self.meta.append(
                (str(given.get("name") or given.get("property")), str(given["content"]))
            )
        elif tag == "link":
            self.links.append(given)
        elif tag != "script":
            self.stray += 1

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.scripts.append(data)

    def all(self, name: str) -> list[str]:
        return [content for given, content in self.meta if given == name]


def head(page: Page, record: Record = RECORD) -> Head:
    return Head("\n".join(tags(record, page)))


def test_a_section_is_a_part_of_the_book() -> None:
    read = head(SECTION)
    assert read.all("citation_title") == ["Into Exile"]
    assert read.all("citation_inbook_title") == ["Letters: A Reading Edition"]
    assert read.all("citation_editor") == ["The editors of Letters"]
    assert read.all("citation_author") == []
    assert read.all("citation_publication_date") == ["2026/11/23"]
    assert read.all("citation_public_url") == ["https://e.org/text/exile.html"]
    assert read.all("og:type") == ["article"]
    assert read.all("description") == ['Of "exile" & <return>.']
    assert read.all("dcterms.source") == ["Lettres, The Wind, 2019-12-31"]
    assert {"rel": "schema.dcterms", "href": "http://purl.org/dc/terms/"} in read.links
    assert read.stray == 0


def test_the_front_page_is_the_book() -> None:
    read = head(FRONT)
    assert read.all("og:type") == ["book"]
    assert read.all("citation_title") == []
    assert read.all("dcterms.title") == ["Letters: A Reading Edition"]
    assert read.all("dcterms.subject") == ["exile"]
    assert json.loads(read.scripts[0])["@type"] == "Book"


def test_a_page_beside_the_text_is_no_part_of_it() -> None:
    assert highwire(RECORD, OTHER) == []
    assert json_ld(RECORD, OTHER)["@type"] == "WebPage"
    assert "isBasedOn" not in json_ld(RECORD, OTHER)


def test_a_chapter_says_what_it_rests_on() -> None:
    data = json.loads(head(SECTION).scripts[0])
    assert (data["@type"], data["position"]) == ("Chapter", 3)
    assert data["isBasedOn"]["name"] == "Lettres"
    assert "author" not in data["isBasedOn"]
    assert data["isPartOf"]["editor"] == [
        {"@type": "Organization", "name": "The editors of Letters"}
    ]
    assert data["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Memoirs",
            "author": [
                {"@type": "Person", "name": "Victor Serge"},
                {"@type": "Organization", "name": "A Body"},
            ],
            "datePublished": "2012-04",
        }
    ]
    assert data["mentions"][0]["sameAs"] == ["https://www.wikidata.org/entity/Q1"]
    assert data["mentions"][1] == {"@type": "Person", "name": "Someone"}


def test_without_an_address_none_is_claimed() -> None:
    read = head(replace(SECTION, url=""), replace(RECORD, url=""))
    assert read.all("citation_public_url") == read.all("og:url") == []
    assert "url" not in json.loads(read.scripts[0])


@pytest.mark.parametrize(
    ("names", "written"),
    [
        ((Name("Garcia Lorca", "Federico del"),), ["Federico del Garcia Lorca"]),
        ((Name("Serge", "Victor"),), ["Serge, Victor"]),
        (
            (Name("Garcia Lorca", "Federico del"), Name("Serge", "Victor")),
            ["Garcia Lorca, Federico del", "Serge, Victor"],
        ),
    ],
)
def test_a_single_name_is_not_split_in_two(names: tuple[Name, ...], written: list[str]) -> None:
    assert head(SECTION, replace(RECORD, editors=names)).all("citation_editor") == written


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_ends_the_script(text: str) -> None:
    element = script({"name": f"</script>{text}<!--"})
    inner = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inner)
    assert json.loads(inner)["name"] == f"</script>{text}<!--"


@given(st.text("ab <>\"'&", min_size=1))
def test_any_title_comes_back(title: str) -> None:
    read = head(replace(SECTION, title=title))
    assert read.all("citation_title") == [title]
    assert read.stray == 0


@given(st.text("ab ,.", max_size=60), st.integers(5, 40))
def test_a_shortened_text_is_short(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert text.split() == short.split() or short.endswith("…")


def test_the_citation_file_says_the_same() -> None:
    data = yaml.safe_load(citation_file(RECORD))
    assert data["cff-version"] == "1.2.0"
    assert data["authors"] == [{"name": "The editors of Letters"}]
    assert data["preferred-citation"]["title"] == "Letters: A Reading Edition"
    assert data["date-released"] == "2026-11-23"
    assert data["references"][0]["authors"] == [{"name": "anonymous"}]


def test_the_command_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(Namespace(conf=str(tmp_path / "conf.py"))) == 2
    assert "there is no such file" in capsys.readouterr().err
    conf = tmp_path / "conf.py"
    conf.write_text("reading_edition_record = {'title': 'T'}", encoding="utf-8")
    assert main(Namespace(conf=str(conf))) == 1
    assert "editors is missing" in capsys.readouterr().err


def test_the_citation_file_tells_authors_from_editors() -> None:
    record = replace(
        RECORD,
        authors=(Name("Serge", "Victor"),),
        translators=(Name("Sedgwick", "Peter"),),
        isbn="0-306-40615-2",
        source=SourceWork(
            "On Tea", container="The Wind", date="1931-05", kind="article-journal", volume="12",
            pages="4-9", archive="State Library", archive_location="MS 12",
        ),
    )  # fmt: skip
    data = yaml.safe_load(citation_file(record))
    assert data["authors"] == [{"name": "The editors of Letters"}]
    book = data["preferred-citation"]
    assert book["authors"] == [{"family-names": "Serge", "given-names": "Victor"}]
    assert book["editors"] == [{"name": "The editors of Letters"}]
    assert book["translators"] == [{"family-names": "Sedgwick", "given-names": "Peter"}]
    assert data["references"] == [
        {
            "type": "article",
            "title": "On Tea",
            "authors": [{"name": "anonymous"}],
            "journal": "The Wind",
            "volume": "12",
            "start": "4",
            "end": "9",
            "location": {"name": "State Library"},
            "notes": "MS 12",
            "year": 1931,
            "month": 5,
            "scope": "The work that this edition is made from.",
        }
    ]


def test_the_checked_in_citation_file_is_that_of_the_edition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("READTHEDOCS_CANONICAL_URL", raising=False)
    record, faults = record_in(ROOT / "docs" / "conf.py")
    assert faults == []
    checked_in = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert checked_in == citation_file(record), "run: reading-edition citation > CITATION.cff"
