"""Works in an edition: bibliographies with faults, lists and citations of other styles."""

from __future__ import annotations

from lxml import html

from .conftest import BIB, Build


def words(built, name: str) -> str:
    return " ".join(
        html.fromstring(built.read(name)).xpath("//*[@role='main']")[0].text_content().split()
    )


def test_a_repeated_key_is_told_and_the_other_works_are_there(edition: Build) -> None:
    again = "@book{serge2012, author={Zorn, Zoe}, title={Again}, year={2002}}\n"
    built = edition({"refs.bib": BIB + again})
    assert "refs.bib:13: WARNING: work-unread: the key “serge2012” has an entry" in built.warnings
    listed = words(built, "works.html")
    assert "Memoirs of a Revolutionary" in listed
    assert "The Soviet Century" in listed
    assert "Again" not in listed


def test_a_chapter_inherits_from_a_book_in_another_file(edition: Build) -> None:
    child = "@incollection{lewin2005, author={Lewin, Moshe}, title={A Chapter}, crossref={p}}\n"
    parent = "@collection{p, editor={Ives, Ida}, title={The Parent}, date={2006-01}}\n"
    serge = BIB[: BIB.index("@book{lewin2005")]
    built = edition(
        {"refs.bib": serge + child, "more.bib": parent},
        conf='bibtex_bibfiles = ["refs.bib", "more.bib"]\n',
    )
    assert built.warnings == ""
    listed = words(built, "works.html")
    assert "Lewin, Moshe. 2006. “A Chapter.” In The Parent, edited by Ida Ives." in listed


def test_authors_of_one_surname_are_told_apart_where_they_are_cited(edition: Build) -> None:
    other = "@book{other2012, author={Serge, Vera}, title={Other}, year={2012}}\n"
    page = "# Two\n\nFirst {cite:p}`serge2012`, then {cite:t}`other2012`.\n"
    built = edition({"refs.bib": BIB + other, "two.md": page})
    assert "First (Victor Serge 2012), then Vera Serge (2012)." in words(built, "two.html")


def test_a_list_with_bullets_prints_its_works_and_where_they_are_cited(edition: Build) -> None:
    page = "# Two\n\n```{bibliography}\n:list: bullet\n:filter: cited\n```\n"
    built = edition({"two.md": page})
    assert built.warnings == ""
    items = html.fromstring(built.read("two.html")).xpath("//ul/li[p/@class='re-cited-at']")
    found = [" ".join(item.text_content().split()) for item in items]
    assert len(found) == 2
    assert found[1].startswith("Serge, Victor. 2012. Memoirs")
    assert "Cited at §1 n. 1" in found[1]


def test_in_a_numeric_list_citations_have_the_year(edition: Build) -> None:
    works = "# Works\n\n```{bibliography}\n:style: plain\n```\n"
    page = "# Two\n\nFirst {cite:p}`serge2012`.\n"
    built = edition({"works.md": works, "two.md": page})
    assert "First (Serge 2012)." in words(built, "two.html")


def test_a_citation_in_a_footnote_leads_back_from_the_list(edition: Build) -> None:
    page = "---\nsection: two\n---\n\n# Two\n\nFirst {footcite:p}`lewin2005`.\n\n```{footbibliography}\n```\n"
    works = "# Works\n\n```{bibliography}\n:all:\n```\n"
    built = edition({"works.md": works, "two.md": page})
    assert built.warnings == ""
    assert "Lewin, Moshe. 2005. The Soviet Century. Verso." in words(built, "two.html")
    entry = html.fromstring(built.read("works.html")).get_element_by_id("ref-lewin2005")
    assert "§1 ¶1" in entry.text_content()


def test_a_list_of_works_is_in_the_language_of_the_edition(edition: Build) -> None:
    bib = """
@collection{serge2012, editor={Muster, Max and Fall, Eva}, title={Reisen}, date={1890~}, edition={2}, volume={3}}
@incollection{lewin2005, author={Poe, Pi}, title={Ein Teil}, booktitle={Ganzes}, editor={Fall, Eva}, translator={Roe, Rob}, chapter={4}}
@phdthesis{more, author={Zorn, Zoe}, title={Schrift}, school={Jena}, year={2001}}
"""
    works = "# Werke\n\n```{bibliography}\n:all:\n```\n"
    built = edition({"refs.bib": bib, "works.md": works}, conf='language = "de"\n')
    listed = words(built, "works.html")
    assert "Muster, Max und Eva Fall, Hrsg. um 1890. Reisen. 2. Aufl. Bd. 3." in listed
    assert "„Ein Teil.“ In Ganzes, hrsg. von Eva Fall, übersetzt von Rob Roe, Kap. 4." in listed
    assert "Poe, Pi. o. J." in listed
    assert "Zorn, Zoe. 2001. „Schrift.“ Diss. Jena." in listed
