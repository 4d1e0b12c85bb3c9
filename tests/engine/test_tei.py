"""The TEI document of small editions: valid, whole, and the same each time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reading_edition.epub.left_out import left_out
from reading_edition.html.anchors_json import read
from reading_edition.model.ledger import Ledger, update
from reading_edition.store.ledger_file import dump
from tests.engine import test_apparatus, test_doctrees, test_kinds, test_parts, test_versions
from tests.engine.conftest import ONE
from tests.engine.test_parallel import beside, copy
from tests.tei import ID, faults, find, lost, parsed, words

if TYPE_CHECKING:
    from conftest import Build, Edition
    from docutils import nodes
    from lxml import etree

__all__ = ["beside", "copy"]
QUIET = 'suppress_warnings = ["edition.index", "edition.note"]\n'
BLOCKS = """
---
section: first
---

# One, of {person}`serge`[^1]

:::{epigraph}
All roads.

-- Nobody
:::

A paragraph with *emphasis*, **weight**, `code`, H{sub}`2`O, [a link](https://example.org/a%20b "T"), <me@example.org>,
{abbr}`CP (Communist Party)`, {math}`a < b`, a break\\
of a line & an image ![alt "text"](x.svg).

> A quotation
>
> > in a quotation
>
> -- {person}`trotsky`

1. one

   more of it
2. two
   - inner

3. three

Term
: What it is.

  And more.

| A | b |
|---|--:|
| 1 |  {person}`serge` |

:::{list-table} A title, {cite:t}`lewin2005`
:stub-columns: 1
* - a
  - b

    c
:::

:::{figure} x.svg
:alt: A square
:target: https://example.org

A caption.[^1]

A legend.
:::

:::{note}
An admonition.

- with a list
:::

:::{admonition} Titled
Words.
:::

:::{sidebar} Beside
Words.
:::

:::{topic} A topic
Words.
:::

```python
print("<code>")
```

$$
a < b
$$

:::{rubric} A rubric
:::

---

:::{container} box
In a box.
:::

:::{versionadded} 1.0
A change.
:::

:::{seealso}
Elsewhere.
:::

:::{centered} Centred
:::

:::{hlist}
- a
- b
:::

```{eval-rst}
:A field: its body
:Another: - a list

-o  an option
--long=NAME  another

| A line
|   indented

.. [#f] A note.

.. compound::

   Together.

>>> 1 + 1
2
```

## A section

Words.

### Deeper

Words with a control sign \x02 and \ufffe.

[^1]: A note with a list:

    - one
    - two

    ```
    code
    ```
"""
SPHINX = """
# Two

:::{glossary}
A term
Another term
: What it is, see {term}`A term`.
:::

(a-figure)=
:::{figure} x.svg
Caption.
:::

See {numref}`a-figure`, {download}`a.txt`, {kbd}`Ctrl`, {index}`indexed`, {eq}`a-formula`, {any}`two`,
{doc}`one`, <project:#a-figure>, {ref}`a title <a-section>`.

```{math}
:label: a-formula
a < b
```

:::{index} entry
:::

:::{only} tei
Only in TEI.
:::

:::{only} html
Only in HTML.
:::

:::{toctree}
:caption: More
:hidden:
:::

(a-section)=
## A section

:::{deprecated} 1.0
:::

## Another section

Words.
"""
LETTERS = """
---
section: first
---

# Letters

:::{dedication}
To nobody
:::

:::{dateline}
Here, today
:::

:::{salutation}
Dear A,
:::

Words.

:::{closing}
Yours,
:::

:::{signature}
B
:::

P.S. More.

:::{epigraph}
Late.
:::

:::{dateline}
There, tomorrow
:::

Words.

:::{signature}
- A
- | B
  | C
:::

:::{dateline}
There
:::

## Below

> :::{salutation}
> Dear quoted,
> :::
>
> Words.

:::{closing}
So.
:::

### Deeper

Words.
"""
PLAY = """
---
section: first
---

# Act

:::{cast}
A crowd:

- ADA, *a student* of {person}`serge`
- Two men:
  - ONE
  - TWO
:::

:::{speech} ADA
Prose.

- a list

```
code
```

> A song.
:::

:::{speech} ADA
:verse:
:::{stage}
Exit.
:::
"""
OTHERS = ("one.md", "two.md", "names.md", "notes.md", "works.md")
KINDS = {
    "a book": ({}, ""),
    "blocks": ({"one.md": BLOCKS, "x.svg": "<svg/>"}, QUIET),
    "letters": ({"one.md": LETTERS}, QUIET),
    "kinds": (test_kinds.PAGES, test_kinds.CONF),
    "apparatus": (test_apparatus.PAGES, test_apparatus.CONF),
    "parts": (test_parts.FILES, ""),
    "few": (test_doctrees.PAGES, QUIET),
    "versions": (
        test_versions.files(
            test_versions.TEXT + "\n" + test_versions.version("he", test_versions.HEBREW)
        ),
        test_versions.CONF,
    ),
    "numbered works": (
        {"works.md": "# Works\n\n```{bibliography}\n:style: plain\n```\n"},
        'bibtex_reference_style = "label"\nbibtex_default_style = "plain"\n',
    ),
    "works in notes": (
        {
            "two.md": "---\nsection: two\n---\n\n# Two\n\nSo {footcite:p}`lewin2005`.\n\n```{footbibliography}\n```\n"
        },
        QUIET,
    ),
    "sphinx": ({"two.md": SPHINX, "x.svg": "<svg/>", "a.txt": "A"}, "numfig = True\n" + QUIET),
    "one page": ({"index.md": ONE + "\n```{bibliography}\n```\n", **dict.fromkeys(OTHERS)}, QUIET),
    "no edition": ({"index.md": "# Any\n\nWords.\n", **dict.fromkeys(OTHERS)}, ""),
}
ANY = """
reading_edition_sigla = {"B": "First edition"}
reading_edition_versions = {"fr": {"language": "fr"}}
suppress_warnings = ["docutils", "myst", "ref", "bibtex"]
suppress_warnings += [f"edition.{kind}" for kind in ("index", "note", "section", "paragraph", "citation", "version", "person")]
"""
STRANGE = 'extensions.append("tests.engine.strange")\n'
CONF = 'myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "smartquotes"]\n'


def document(built: Edition) -> Path:
    (found,) = built.app.outdir.glob("*.xml")
    return found


def tei(built: Edition) -> etree._Element:
    assert built.warnings == ""
    return parsed(document(built))


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_is_valid(edition: Build, kind: str) -> None:
    pages, conf = KINDS[kind]
    built = edition(pages, builder="tei", conf=CONF + conf)
    tei(built)
    assert faults(document(built)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_the_pages_is_lost(edition: Build, kind: str) -> None:
    pages, conf = KINDS[kind]
    built = edition(pages, builder="tei", conf=CONF + conf)
    assert lost(tei(built), _doctrees(built)) == []


def in_groups(names: Iterable[str]) -> list[list[str]]:
    """*names* in groups: jing takes longer to start than to check several documents."""
    listed = list(names)
    return [listed[start::5] for start in range(5)]


def whole(built: Edition) -> Path:
    """The document of *built*, which has every node and word of the pages."""
    assert "[edition.tei]" not in built.warnings
    assert lost(parsed(document(built)), _doctrees(built)) == []
    return document(built)


def _doctrees(built: Edition) -> dict[str, nodes.document]:
    env = built.app.env
    out = left_out(env)
    return {name: env.get_doctree(name) for name in sorted(env.found_docs) if name not in out}


RECORD = """
reading_edition_record = {
    "title": "E", "subtitle": "An edition", "date": "2026-01-02", "version": "0.2", "edition": "Second edition",
    "authors": ["Serge, Victor"], "translators": ["Doe, Jo"], "editors": ["{A Body}"],
    "contributors": {"pfr": ["Roe, R."]},
    "publisher": "P", "place": "Q", "series": {"title": "S", "number": "4"}, "isbn": "9783161484100",
    "doi": "10.1000/xyz", "url": "https://example.org/e/", "licence": "CC-BY-4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "text_rights": "The text is in the public domain", "text_licence": "CC0-1.0",
    "abstract": "What & why.", "keywords": ["a", "b"],
    "source": {"kind": "book", "title": "The Work", "authors": ["Serge, Victor"], "date": "1947", "language": "fr",
        "publisher": "H", "place": "Paris", "archive": "A", "archive_location": "B 1"},
}
"""


def test_the_header_is_made_of_the_record(edition: Build) -> None:
    built = edition(builder="tei", conf=CONF + RECORD + QUIET)
    root = tei(built)
    assert faults(document(built)) == []

    def said(path: str) -> list[str]:
        return [words(one) for one in find(root, f"t:teiHeader//{path}")]

    assert said("t:titleStmt/t:title") == ["E", "An edition"]
    assert said("t:titleStmt/t:author[@role='aut']/t:persName") == ["Victor Serge"]
    assert said("t:titleStmt/t:editor[@role='trl']") == ["Jo Doe"]
    assert said("t:titleStmt/t:editor[@role='edt']/t:orgName") == ["A Body"]
    (statement,) = find(root, "//t:respStmt")
    assert statement[0].get("ref") == "http://id.loc.gov/vocabulary/relators/pfr"
    assert said("t:editionStmt/t:edition[@n='0.2']") == ["Second edition"]
    assert said("t:publicationStmt/t:idno") == [
        "10.1000/xyz",
        "9783161484100",
        "https://example.org/e/",
    ]
    assert said("t:licence[@n='text']") == ["The text is in the public domain. CC0-1.0"]
    assert said("t:licence[@n='apparatus'][@target]") == ["CC-BY-4.0"]
    assert said("t:sourceDesc//t:author") == ["Victor Serge"]
    assert said("t:sourceDesc//t:note[@type='archive']") == ["A, B 1"]
    assert said("t:keywords/t:term") == ["a", "b"]
    assert {one.get("ident") for one in find(root, "//t:language")} == {"en", "fr"}
    (note,) = find(root, "//t:note[@xml:id='first.note-1']")
    (author,) = find(root, "//t:titleStmt/t:author")
    assert note.get("resp") == f"#{author.get(ID)}"


def test_places_are_cited_by_section_and_number(edition: Build) -> None:
    root = tei(edition(test_kinds.PAGES, builder="tei", conf=CONF + test_kinds.CONF))
    (whole,) = find(root, "//t:refsDecl/t:citeStructure")
    sections = find(root, whole.get("match").replace("div", "t:div").replace("text", "t:text"))
    assert [one.get(ID) for one in sections] == ["first", "second", "third"]
    steps = {unit.get("unit"): unit.get("match") for unit in whole}
    assert steps.keys() == {"line", "speech", "paragraph"}
    assert "@subtype='line'" in steps["line"]
    blocks = find(
        sections[1], ".//*[@n][not(self::t:app or self::t:div or self::t:note or self::t:pb)]"
    )
    assert [one.get(whole[0].get("use")[1:]) for one in blocks] == ["1", "2", "3"]


def test_persons_are_in_the_register(edition: Build) -> None:
    root = tei(edition(builder="tei"))
    (serge,) = find(root, "//t:listPerson/t:person[@xml:id='person-serge']")
    assert [(one.get("type"), words(one)) for one in find(serge, "t:persName")] == [
        ("main", "Victor Serge"),
        ("sort", "Serge, Victor"),
        ("variant", "Serge"),
    ]
    assert find(serge, "t:birth")[0].get("when") == "1890"
    variants = find(root, "//t:person[@xml:id='person-trotsky']/t:persName[@type='variant']")
    assert [words(one) for one in variants] == ["Trotsky", "Lev Bronstein"]


def test_a_version_leads_to_the_paragraphs_that_it_changed(edition: Build) -> None:
    conf = QUIET + 'reading_edition_anchors = "anchors.toml"\n'
    before = edition({"one.md": ONE.replace("The last one", "The last")})
    ledger = update(read(before.app.outdir)[0], Ledger(), "0.1", "2025-12-24")
    ledger = update(read(edition().app.outdir)[0], ledger, "0.2", "2026-01-02")
    built = edition({"anchors.toml": dump(ledger)}, builder="tei", conf=conf)
    newer, older = find(tei(built), "//t:revisionDesc/t:change")
    assert (newer.get("n"), newer.get("when"), newer.get("target")) == (
        "0.2",
        "2026-01-02",
        "#first.p4",
    )
    assert (older.get("n"), older.get("target")) == ("0.1", None)
    assert faults(document(built)) == []


def test_the_register_has_all_that_authority_files_say(edition: Build) -> None:
    names = """
    [serge]
    heading = "Serge, Victor"
    born = "c. 1890"
    died = "after 1947"
    wikidata = "Q1"
    viaf = "12345"
    certainty = "probable"
    see_also = ["circle"]
    [circle]
    heading = "The circle"
    kind = "collective"
    description = "A circle"
    sort = "circle"
    [kibalchich]
    heading = "Kibalchich, Viktor"
    see = "serge"
    [both]
    heading = "Both"
    see = ["serge", "circle"]
    [trotsky]
    heading = "Trotsky, Leon"
    born = "44 BCE"
    """
    places = '[paris]\nheading = "Paris"\ndescription = "The city"\nat = ["first 2 ! in war", "first n. 1"]\n'
    subjects = (
        '[power]\nheading = "power"\nat = ["!first 1"]\n[might]\nheading = "might"\nsee = "power"\n'
    )
    works = '[lost]\nheading = "Lost"\n[lewin2005]\nheading = "Century"\nat = ["first 3"]\n'
    page = (
        ONE
        + "\n{place}`the city <paris>`, {subject}`power`, {person}`circle`, {person}`both`, {index-mark}`works:lost`\n"
    )
    indexes = {name: f"{name}.toml" for name in ("places", "subjects", "works")}
    files = {
        "one.md": page,
        "names.toml": names,
        "places.toml": places,
        "subjects.toml": subjects,
        "works.toml": works,
    }
    conf = f"reading_edition_indexes = {indexes}\n" + QUIET
    built = edition(files, builder="tei", conf=conf)
    root = tei(built)
    assert faults(document(built)) == []
    (serge,) = find(root, "//t:person[@n='serge']")
    assert [one.get("type") for one in find(serge, "t:idno")] == ["wikidata", "VIAF"]
    (birth, death) = find(serge, "t:birth | t:death")
    assert (birth.get("when"), birth.get("cert"), words(birth)) == ("1890", "medium", "c. 1890")
    assert (death.get("notBefore"), words(death)) == ("1947", "after 1947")
    assert words(find(serge, "t:persName[@n='kibalchich']")[0]) == "Viktor Kibalchich"
    assert find(serge, "t:note[@type='see-also']/t:ptr")[0].get("target") == "#person-circle"
    (circle,) = find(root, "//t:listPerson/t:org")
    assert (circle.get("sortKey"), words(find(circle, "t:note")[0])) == ("circle", "A circle")
    assert find(root, "//t:text//t:orgName")[0].get("ref") == "#person-circle"
    (paris,) = find(root, "//t:listPlace/t:place")
    assert [(one.get("target"), words(one)) for one in find(paris, "t:note/t:ref")] == [
        ("#first.p2", "§2 ¶2: in war"),
        ("#first.note-1", "§2 n. 1"),
    ]
    assert find(root, "//t:placeName[@ref='#place-paris']/text()") == ["the city"]
    (power,) = find(root, "//t:category")
    assert find(power, ".//t:ref")[0].get("type") == "principal"
    assert find(root, "//t:text//t:term[@ref='#subjects-power']/text()") == ["power"]
    assert find(root, "//t:text//t:index/t:term[@ref='#bib-lost']/text()") == ["Lost"]
    assert words(find(root, "//t:listBibl/t:bibl[@n='lost']/t:title")[0]) == "Lost"
    assert find(root, "//t:biblStruct[@n='lewin2005']/t:note[@type='places']/t:ref")


def test_a_note_is_placed_once_and_referred_to_after_that(edition: Build) -> None:
    page = "---\nsection: one\n---\n\n# One\n\nTold.[^7]\n\nTold again.[^7]\n\n[^7]: So.[^8]\n\n[^8]: Or so.\n"
    root = tei(edition({"one.md": page, "two.md": "# Two\n"}, builder="tei", conf=QUIET))
    first, second = find(root, "//t:div[@type='section']/t:p")
    assert words(first) == "Told.So.Or so."
    assert words(second) == "Told again.7"
    assert find(second, "t:ref[@type='note']")[0].get("target") == "#one.note-7"


def test_the_apparatus_is_an_apparatus(edition: Build) -> None:
    root = tei(edition(test_apparatus.PAGES, builder="tei", conf=CONF + test_apparatus.CONF))
    first, second = find(root, "//t:app")
    assert words(find(first, "t:lem")[0]) == "gulls"
    assert [(one.get("wit"), one.get("type"), words(one)) for one in find(first, "t:rdg")] == [
        ("#wit-B", None, "terns"),
        ("#wit-A #wit-C", "omission", ""),
    ]
    assert (words(second), find(second, "t:rdg")[0].get("type")) == ("quickly", "addition")
    assert [words(one) for one in find(root, "//t:choice/*")] == ["hadd", "had"]
    assert words(find(root, "//t:gap/t:desc")[0]) == "two words lost"
    assert words(find(root, "//t:unclear")[0]) == "Lena"
    assert [one.get("n") for one in find(root, "//t:pb")] == ["12", "13"]
    assert [one.get(ID) for one in find(root, "//t:listWit/t:witness")] == [
        "wit-A",
        "wit-B",
        "wit-C",
    ]


def test_a_copy_is_linked_and_gone_without_it(beside, edition: Build) -> None:
    built = beside(builder="tei")
    root = tei(built)
    assert faults(document(built)) == []
    (copy,) = find(root, "//t:back/t:div[@type='original']")
    blocks = find(copy, "t:div/t:div")
    assert [one.get("corresp") for one in blocks] == ["#walking.p1", "#walking.p2", "#walking.p3"]
    assert "zebra" in words(blocks[0])
    assert find(blocks[0], ".//t:note[@type='original']")
    for block in blocks:
        (ours,) = find(root, f"//*[@xml:id='{block.get('corresp')[1:]}']")
        assert ours.get("corresp") == f"#{block.get(ID)}"
    assert "from a copy that was given to this build" in words(find(root, "//t:availability")[0])


@pytest.mark.parametrize(
    ("markup", "node", "kept"),
    [
        (":::{strange-block}\nWords kept.\n:::", "strange_block", "p"),
        ("{strange-words}`Words kept.`", "strange_words", "seg"),
    ],
)
def test_a_node_that_is_not_known_is_told_and_its_words_kept(
    edition: Build, markup: str, node: str, kept: str
) -> None:
    page = ONE.lstrip() + f"\n{markup}\n"
    built = edition({"one.md": page}, builder="tei", conf=CONF + QUIET + STRANGE)
    line = page[: page.index(markup)].count("\n") + 1
    fault = f"one.md:{line}: WARNING: the TEI has no element for the node '{node}'; its text is"
    assert fault in built.warnings
    assert built.warnings.count("WARNING") == 1
    root = parsed(document(built))
    tags = [one.tag.partition("}")[2] for one in root.iter() if one.text == "Words kept."]
    assert tags == [kept]
    assert faults(document(built)) == []


def test_a_description_of_code_is_told_and_kept_validly(edition: Build) -> None:
    page = "# Two\n\n```{eval-rst}\n.. py:function:: f(a)\n\n   Words.\n```\n"
    built = edition({"two.md": page}, builder="tei", conf=QUIET)
    assert (
        "two.md:4: WARNING: the TEI has no element for the node 'desc_signature'" in built.warnings
    )
    assert faults(document(built)) == []
    assert lost(parsed(document(built)), _doctrees(built)) == []


def test_an_extension_says_how_its_nodes_are_written(edition: Build) -> None:
    pages = {"two.md": "# Two\n\nSo {known-words}`mots`.\n"}
    root = tei(edition(pages, builder="tei", conf=QUIET + STRANGE))
    (seg,) = find(root, "//t:seg[@type='mine']")
    assert words(seg) == "mots"


def test_a_speech_leads_to_its_character(edition: Build) -> None:
    cast = ":::{cast}\n- Ada, *a student*\n- Adam\n:::\n\n"
    speeches = "".join(
        f":::{{speech}} {name}\nYes.\n:::\n\n" for name in ("ADA.", "ADAM", "EVE", "ADA")
    )
    page = f"---\nsection: two\n---\n\n# Two\n\n{cast}{speeches}"
    built = edition({"two.md": page}, builder="tei", conf=QUIET)
    root = tei(built)
    assert faults(document(built)) == []
    assert [one.get("who") for one in find(root, "//t:sp")] == [
        "#role-ada",
        "#role-adam",
        None,
        "#role-ada",
    ]
    assert words(find(root, "//t:castItem[@xml:id='role-ada']")[0]) == "Ada, a student"


def test_lines_of_a_version_lead_to_those_of_the_text(edition: Build) -> None:
    text = test_versions.VERSE + "\n" + test_versions.version("fr", test_versions.VERS)
    pages = test_versions.files(text, "numbering: line\n")
    built = edition(pages, builder="tei", conf=CONF + test_versions.CONF)
    root = tei(built)
    assert faults(document(built)) == []
    (french,) = find(root, "//t:div[@type='version']")
    assert french.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    lines = find(french, ".//t:l")
    assert [one.get("corresp") for one in lines] == [f"#harbour.p{n}" for n in (1, 2, 3)]
    assert [words(one) for one in lines] == ["La mer s’en va", "et laisse là", "les barques."]


def test_items_of_a_version_lead_to_those_of_the_text(edition: Build) -> None:
    french = test_versions.version("fr", "1. Un.\n2. Deux.\n3. Trois.\n")
    pages = test_versions.files("1. One.\n2. Two.\n3. Three.\n\n" + french, "numbering: item\n")
    built = edition(pages, builder="tei", conf=CONF + test_versions.CONF)
    root = tei(built)
    assert faults(document(built)) == []
    items = find(root, "//t:body//t:list/t:item")
    assert [words(one) for one in items] == ["One.", "Two.", "Three."]
    theirs = find(root, "//t:div[@type='version']/t:div/t:div")
    assert [one.get("corresp") for one in theirs] == [f"#{one.get(ID)}" for one in items]


@pytest.mark.parametrize("language", ["de", "he", "pt_BR"])
def test_an_edition_in_any_language_is_valid(edition: Build, language: str) -> None:
    pages = {
        **test_parts.FILES,
        "first/טקסט א.md": test_parts.chapter("aleph", "Of {person}`serge`.[^1]\n\n[^1]: N."),
    }
    pages["first/index.md"] = test_parts.part("Book I", "Of Water", "tides rain").replace(
        "rain", "rain\nטקסט א"
    )
    built = edition(pages, builder="tei", conf=f"language = {language!r}\n" + QUIET)
    root = parsed(document(built))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language.replace("_", "-")
    assert faults(document(built)) == []
    assert find(root, "//t:div[@xml:id='aleph']//t:note")


def test_the_same_pages_make_the_same_bytes(edition: Build) -> None:
    pages, conf = KINDS["few"]
    one, other = (edition(pages, "tei", CONF + conf, parallel, own=True) for parallel in (0, 2))
    assert document(one).read_bytes() == document(other).read_bytes()


def test_a_citation_says_what_it_cites(edition: Build) -> None:
    page = "# Two\n\n{cite:p}`{see}serge2012{441-443},lewin2005{part 2}` {cite:t}`serge2012`\n\n> A.\n>\n> -- {cite:t}`lewin2005{7}`\n"
    built = edition({"two.md": page}, builder="tei", conf=QUIET)
    first, second, third = find(tei(built), "//t:div[@xml:id='two']//t:bibl[@type='citation']")
    assert words(first) == "(Lewin 2005, part 2; see Serge 2012, 441-443)"
    part, pages = find(first, "t:citedRange")
    assert (pages.get("from"), pages.get("to"), pages.text) == ("441", "443", "441-443")
    assert (part.get("unit"), part.text) == (None, "part 2")
    assert (words(second), words(third)) == ("Serge (2012)", "Lewin (2005, 7)")
    assert faults(document(built)) == []


def test_what_sphinx_indexes_is_marked(edition: Build) -> None:
    pages, conf = KINDS["sphinx"]
    root = tei(edition(pages, builder="tei", conf=CONF + conf))
    marked = find(root, "//t:index[@indexName='general']/t:term")
    assert [one.text for one in marked][-2:] == ["indexed", "entry"]


def test_the_head_of_a_row_is_a_label(edition: Build) -> None:
    pages, conf = KINDS["blocks"]
    root = tei(edition(pages, builder="tei", conf=CONF + conf))
    cells = find(root, "//t:table[@xml:id='first.p7']//t:cell")
    assert [one.get("role") for one in cells] == ["label", None]


def test_pictures_are_beside_it(edition: Build) -> None:
    pages, conf = KINDS["blocks"]
    built = edition(pages, builder="tei", conf=CONF + conf)
    root = tei(built)
    assert {one.get("url") for one in find(root, "//t:graphic")} == {"images/x.svg"}
    (figure,) = find(root, "//t:figure[t:head]")
    assert figure.get("corresp") == "https://example.org"
    assert built.read("images/x.svg") == "<svg/>"


@pytest.mark.parametrize(("url", "element"), [("", "seg"), ("https://example.org/e", "ref")])
def test_a_link_to_a_page_that_is_left_out_leads_to_the_web(
    edition: Build, url: str, element: str
) -> None:
    record = {"title": "E", "date": "2026", "version": "1", "editors": ["A, B"], "url": url}
    pages = {
        "two.md": "# Two\n\nSee {doc}`the other <works>` and {ref}`here <there>`.\n\n(there)=\n## There\n",
        "works.md": "---\nepub: false\n---\n\n# Works\n\n```{bibliography}\n```\n",
    }
    conf = f"reading_edition_record = {record!r}\n" + QUIET
    root = tei(edition(pages, builder="tei", conf=conf))
    page, place = find(root, "//t:div[@xml:id='two']/t:p/*")
    assert page.tag.endswith("}" + element)
    assert page.get("target") == (f"{url}/works.html" if url else None)
    assert place.get("target") == "#two.there"


PHRASES = """
---
section: first
---

# One, {}

:::{{epigraph}}
All {}.

-- Nobody, {}
:::

*Emphasis {}*, **weight {}**, [phrase {}]{{lang=fr}}, [link {}](https://example.org), `code`{{.x}}.

Term {}
: What {}.

:::{{list-table}} Title {}
* - Cell {}
:::

:::{{figure}} x.svg
Caption {}.
:::

:::{{rubric}} Rubric {}
:::

:::{{cast}}
- ADA, {}
:::

:::{{speech}} ADA {}
:direction: aside {}
:verse:
Line {}
:::

:::{{dateline}}
Here {}
:::

:::{{signature}}
B {}
:::

[^1]: So.

:::{{ednote}} a
:source: lewin2005
So.
:::
"""
PHRASE = {
    "person": "{person}`serge`",
    "citation": "{cite:p}`lewin2005{7}`",
    "stage": "{stage}`aside`",
    "formula": "$a$",
    "code": "`code`",
    "abbreviation": "{abbr}`CP (Communist Party)`",
    "note": "words[^1]",
    "editor's note": "words{ednote}`a`",
    "picture": "![x](x.svg)",
    "page": "{page}`12`",
    "place": "{index-mark}`words <works:lewin2005!sub>`",
    "mark": "{index-mark}`works:lewin2005`",
    "variant": "{variant}`gulls | terns B`",
    "correction": "{corr}`had | hadd`",
    "gap": "{gap}`lost`",
    "unclear": "{unclear}`Lena`",
    "para": "{para}`first 1`",
    "phrase": "[שלום]{lang=he}",
    "class": "[words]{.small}",
    "sub": "{sub}`2`",
}


@pytest.mark.parametrize("phrases", in_groups(PHRASE), ids=", ".join)
def test_every_phrase_may_stand_in_every_other(edition: Build, phrases: list[str]) -> None:
    conf = CONF.replace('"deflist"', '"attrs_inline", "deflist"') + ANY
    documents = []
    for phrase in phrases:
        page = PHRASES.format(*[PHRASE[phrase]] * 30)
        files = {"one.md": page, "two.md": "# Two\n", "x.svg": "<svg/>"}
        documents.append(whole(edition(files, builder="tei", conf=conf)))
    assert faults(*documents) == []


INNER = {
    "paragraph": "Words of {person}`serge`.",
    "list": "- one\n- two",
    "numbers": "3. one\n\n   more\n4. two",
    "definitions": "Term\n: What it is.",
    "quotation": "> Said.\n>\n> -- Nobody",
    "epigraph": ":::{epigraph}\nAll roads.\n\n-- Nobody\n:::",
    "table": "| A |\n|---|\n| b |",
    "titled table": ":::{list-table} Title\n* - a\n:::",
    "figure": ":::{figure} x.svg\nA caption.\n\nA legend.\n:::",
    "picture": "![x](x.svg)",
    "linked picture": ":::{image} x.svg\n:target: https://example.org\n:::",
    "code": "```python\n1 < 2\n```",
    "titled code": "```{code-block} python\n:caption: Title\n1 < 2\n```",
    "formula": "$$\na\n$$",
    "box": ":::{note}\nWords.\n:::",
    "sidebar": ":::{sidebar} Beside\nWords.\n:::",
    "rubric": ":::{rubric} Words\n:::",
    "rule": "Words.\n\n---\n\nWords.",
    "verse": ":::{verse}\nOne,\n  two,\n\nthree.\n:::",
    "speech": ":::{speech} ADA\n:direction: aside\nWords.\n:::",
    "stage": ":::{stage}\nExit.\n\nAll.\n:::",
    "cast": ":::{cast}\n- ADA\n:::",
    "letter": ":::{dateline}\nHere\n:::\n\nWords.\n\n:::{signature}\nB\n:::",
    "reported": ":::{reported}\nWords.\n:::",
    "lines": "```{eval-rst}\n| One\n|   two\n```",
    "fields": "```{eval-rst}\n:A: b\n\n-o  option\n```",
    "target": "(a-place)=\nWords[^1] at {ref}`it <a-place>`.",
    "mark": "Words{ednote}`a`. {index-mark}`lewin2005 <works>` {page}`12` {gap}`lost`",
    "works": "```{bibliography}\n:filter: false\n```",
    "index": "```{names}\n```",
}
OUTER = {
    "page": "{}",
    "quotation": "> {}",
    "item": "- {}",
    "definition": "Term\n: {}",
    "box": "::::::{{note}}\n{}\n::::::",
    "sidebar": "::::::{{sidebar}} Beside\n{}\n::::::",
    "epigraph": "::::::{{epigraph}}\n{}\n::::::",
    "cell": "::::::{{list-table}}\n* - {}\n::::::",
    "legend": "::::::{{figure}} x.svg\nCaption.\n\n{}\n::::::",
    "speech": "::::::{{speech}} ADA\n{}\n::::::",
    "stage": "::::::{{stage}}\n{}\n::::::",
    "signature": "::::::{{signature}}\n{}\n::::::",
    "cast": "::::::{{cast}}\n{}\n::::::",
    "reported": "::::::{{reported}}\n{}\n::::::",
    "version": "::::::{{version}} fr\n{}\n::::::",
    "container": "::::::{{container}} box\n{}\n::::::",
    "note": "Words.[^n]\n\n[^n]: {}",
    "editor's note": "Words.{{ednote}}`e`\n\n::::::{{ednote}} e\n:source: lewin2005\n{}\n::::::",
    "after a letter": ":::{{closing}}\nYours,\n:::\n\n{}",
    "before a letter": "{}\n\n:::{{dateline}}\nHere\n:::\n\nWords.",
    "around a section": "{}\n\n## Below",
}


def _within(outer: str, inner: str) -> str:
    """The block *inner* in the block *outer*, indented as far as *outer* has it."""
    first = outer.format("\0").splitlines()
    line = next(one for one in first if "\0" in one)
    before = line.partition("\0")[0]
    margin = before if before.startswith(">") else " " * (4 if "[^" in before else len(before))
    return outer.format(
        f"\n{margin}".join(inner.splitlines()).replace(f"\n{margin}\n", f"\n{margin.rstrip()}\n")
    )


@pytest.mark.parametrize("outers", in_groups(OUTER), ids=", ".join)
def test_every_block_may_stand_in_every_other(edition: Build, outers: list[str]) -> None:
    notes = "[^1]: A note.\n\n:::{ednote} a\n:source: lewin2005\nSo.\n:::\n"
    documents = []
    for outer in outers:
        pages = {
            f"{position}.md": f"---\nsection: s{position}\n---\n\n# {name}\n\nFirst.\n\n"
            f"{_within(OUTER[outer], inner)}\n\n{notes}"
            for position, (name, inner) in enumerate(INNER.items())
        }
        listed = "\n".join(name.removesuffix(".md") for name in pages)
        index = "# E\n\n```{toctree}\n" + listed + "\nnames\nworks\nnotes\n```\n"
        files = {**pages, "index.md": index, "one.md": None, "two.md": None, "x.svg": "<svg/>"}
        documents.append(whole(edition(files, builder="tei", conf=CONF + ANY)))
    assert faults(*documents) == []
