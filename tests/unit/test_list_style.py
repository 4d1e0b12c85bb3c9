"""The printed list of works, and how works are told apart."""

from __future__ import annotations

import pytest
from pybtex.database import parse_string
from pybtex.richtext import Text

from reading_edition.works.inherited import complete
from reading_edition.works.labels import YearLabels, name_in_label, year_in_label
from reading_edition.works.list_style import AuthorDateStyle


def listed(bib: str) -> list[Text]:
    """The works of *bib* as the list prints them, in its order."""
    entries = parse_string(bib, "bibtex").entries
    complete(entries)
    style = AuthorDateStyle()
    ordered = style.sort(list(entries.values()))
    labels = list(style.format_labels(ordered))
    assert len({*labels}) == len(labels)
    return [
        style.format_entry(label, entry).text for label, entry in zip(labels, ordered, strict=True)
    ]


def one(fields: str, kind: str = "book", author: str = "author={Moss, Mo}, ") -> str:
    [text] = listed(f"@{kind}{{k, {author}{fields}}}")
    return str(text)


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ("title={T}, date={2012-03-04}", "Moss, Mo. 2012. T."),
        ("title={T}, date={1988/1990}", "Moss, Mo. 1988–1990. T."),
        ("title={T}, year={{in press}}", "Moss, Mo. in press. T."),
        ("title={T}, pubstate={inpress}", "Moss, Mo. in press. T."),
        ("title={T}", "Moss, Mo. n.d. T."),
        ("title={T}, origdate={1951/1952}, date={2012}", "Moss, Mo. (1951–1952) 2012. T."),
        ("title={T}, subtitle={S}, year=1", "Moss, Mo. 1. T: S."),
        ("title={Why?}, subtitle={S}, year=1", "Moss, Mo. 1. Why? S."),
        ("title={T}, year=1, edition={2}", "Moss, Mo. 1. T. 2nd ed."),
        ("title={T}, year=1, edition={Second}", "Moss, Mo. 1. T. 2nd ed."),
        ("title={T}, year=1, edition={11}", "Moss, Mo. 1. T. 11th ed."),
        ("title={T}, year=1, edition={23}", "Moss, Mo. 1. T. 23rd ed."),
        ("title={T}, year=1, edition={rev.}", "Moss, Mo. 1. T. rev. ed."),
        ("title={T}, year=1, edition={Revised edition}", "Moss, Mo. 1. T. Revised edition."),
        ("title={T}, year=1, edition={Edited}", "Moss, Mo. 1. T. Edited ed."),
        ("title={T}, year=1, edition={3. Ausgabe}", "Moss, Mo. 1. T. 3. Ausgabe."),
        ("title={T}, year=1, edition={3a edición}", "Moss, Mo. 1. T. 3a edición."),
        ("title={T}, year=1, edition={2-е изд.}", "Moss, Mo. 1. T. 2-е изд."),
        ("title={T}, year=1, volume={25}", "Moss, Mo. 1. T. Vol. 25."),
        ("title={T}, year=1, volumes={3}", "Moss, Mo. 1. T. 3 vols."),
        ("title={T}, year=1, volume={2}, maintitle={All}", "Moss, Mo. 1. T. Vol. 2 of All."),
        ("title={T}, year=1, location={Oslo}, publisher={P}", "Moss, Mo. 1. T. Oslo: P."),
        ("title={T}, year=1, series={S}, number={7}", "Moss, Mo. 1. T. S 7."),
    ],
)  # fmt: skip
def test_a_book_prints_what_tells_it_from_others(fields: str, printed: str) -> None:
    assert one(fields) == printed


@pytest.mark.parametrize(
    ("kind", "fields", "printed"),
    [
        ("incollection", "title={A}, year=1, booktitle={B}, volume={36}, pages={5--7}",
         "Moss, Mo. 1. “A.” In B, vol. 36, 5–7."),
        ("incollection", "title={A}, year=1, booktitle={B}, booksubtitle={C}, editor={Ives, Ida}",
         "Moss, Mo. 1. “A.” In B: C, edited by Ida Ives."),
        ("incollection", "title={A}, year=1, booktitle={B}, edition={2}",
         "Moss, Mo. 1. “A.” In B. 2nd ed."),
        ("inbook", "title={A}, year=1, booktitle={B}", "Moss, Mo. 1. “A.” In B."),
        ("inbook", "title={B}, year=1, chapter={3}", "Moss, Mo. 1. B."),
        ("article", "title={A}, year=1, journaltitle={J}, volume={12-13}, number={3--4}",
         "Moss, Mo. 1. “A.” J 12–13 (3–4)."),
        ("phdthesis", "title={A}, year=1, school={U}", "Moss, Mo. 1. “A.” PhD diss. U."),
        ("thesis", "title={A}, year=1, type={mathesis}, institution={U}",
         "Moss, Mo. 1. “A.” Master’s thesis. U."),
        ("online", "title={A}, titleaddon={blog}, year=1", "Moss, Mo. 1. “A”, blog."),
    ],
)  # fmt: skip
def test_a_part_prints_what_it_is_in(kind: str, fields: str, printed: str) -> None:
    assert one(fields, kind) == printed


def test_a_book_with_its_own_title_as_the_book_s_is_no_part_of_itself() -> None:
    assert one("title={T}, booktitle={T}, year=1", "collection") == "Moss, Mo. 1. T."


def test_markup_in_a_title_is_printed_as_it_means() -> None:
    [text] = listed(r"@article{k, title={On $\alpha$ and \emph{E. coli}}, journal={J}, year=1}")
    assert str(text).startswith("“On α and E. coli.”")
    assert "<em>E. coli</em>" in text.render_as("html")


def labels(bib: str) -> list[tuple[str, str]]:
    entries = list(parse_string(bib, "bibtex").entries.values())
    found = YearLabels().format_labels(AuthorDateStyle().sort(entries))
    return [(name_in_label(label), year_in_label(label)) for label in found]


def test_works_of_one_author_and_year_have_letters() -> None:
    bib = "".join(f"@book{{k{n}, author={{A, B}}, title={{T{n}}}, year=2000}}" for n in range(3))
    assert [year for _, year in labels(bib)] == ["2000a", "2000b", "2000c"]


def test_a_letter_after_words_has_a_hyphen() -> None:
    bib = "@book{a, author={A, B}, title={T}}@book{b, author={A, B}, title={U}}"
    assert [year for _, year in labels(bib)] == ["n.d.-a", "n.d.-b"]


def test_authors_of_one_surname_have_initials() -> None:
    bib = "@book{a, author={Smith, Ann Bo}, title={T}, year=1}@book{b, author={Smith, Cy}, title={U}, year=2}"
    assert [name for name, _ in labels(bib)] == ["A. B. Smith", "C. Smith"]


def test_authors_of_one_surname_and_initial_have_given_names() -> None:
    bib = "@book{a, author={Smith, John}, title={T}, year=1}@book{b, author={Smith, Jane}, title={U}, year=1}"
    assert [name for name, _ in labels(bib)] == ["Jane Smith", "John Smith"]


def test_one_author_of_several_works_needs_no_initials() -> None:
    bib = "@book{a, author={Smith, John}, title={T}, year=1}@book{b, author={Smith, John}, title={U}, year=2}"
    assert [name for name, _ in labels(bib)] == ["", ""]
