"""An edition in another language: its pages, scripts, book and e-book."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from tests.conftest import need
from tests.engine.conftest import Build

GERMAN = 'language = "de"\n'
RECORD = """
reading_edition_record = {"title": "Ein Text", "editors": ["Muster, Eva", "Probe, Max"],
                          "date": "2026-03-01", "version": "1.0"}
"""
ENGLISH = ("Paragraph", "Editor", "Cited at", "Download", "Search", "Index of", "Section", "Source")


def test_pages_speak_the_language_of_the_edition(edition: Build) -> None:
    built = edition(conf=GERMAN)
    one = built.read("one.html")
    assert 'aria-label="Absatz 1, dauerhafter Link"' in one
    assert "Abschnitt 2 von 2 · " in one
    assert "Quelle: " in one
    assert 'title="Link zu dieser Überschrift"' in one
    assert "Zitiert in" in built.read("works.html")
    assert "§2 Anm. 1" in built.read("works.html")
    assert 'aria-label="Namenregister"' in built.read("names.html")
    for page in ("one", "names", "works", "notes", "search"):
        body = built.read(f"{page}.html").partition('role="main"')[2].partition("</article>")[0]
        said = re.sub(r"<script.*?</script>", "", body, flags=re.DOTALL)
        assert not [word for word in ENGLISH if re.search(rf"\b{word}\b", said)]


def test_scripts_speak_the_language_of_the_edition(edition: Build) -> None:
    script = edition(conf=GERMAN).read("_static/reading-edition-search.js")
    words = json.loads(script.partition("const WORDS = ")[2].partition(";\n")[0])
    assert words["Enter a word to look for."] == "Geben Sie ein Wort ein."
    assert words["{number} passage found."] == [
        "{number} Stelle gefunden.",
        "{number} Stellen gefunden.",
    ]
    assert "const form = (n) => Number((n != 1));" in script


def test_a_build_in_english_after_one_in_german_is_english(edition: Build) -> None:
    edition(conf=GERMAN)
    built = edition(conf="# after another\n")
    assert "Section 2 of 2" in built.read("one.html")
    assert "const WORDS = {};" in built.read("_static/reading-edition.js")


def test_citations_and_dates_are_those_of_the_language(edition: Build) -> None:
    built = edition(conf=GERMAN + RECORD)
    cite = built.read("_static/previews/one.js").partition("found=")[2].rstrip(";\n")
    chicago = json.loads(cite)["cite"]["edition"]["chicago"]
    assert chicago.startswith(
        "„One“, §2 ¶@paragraph@, in Ein Text, hrsg. von Eva Muster und Max Probe"
    )
    assert "abgerufen am @day@" in chicago
    assert "Version 1.0 · 1. März 2026" in " ".join(edition(
        conf=GERMAN + RECORD + 'html_theme = "furo"\n').read("one.html").split())  # fmt: skip


def test_the_book_speaks_the_language_of_the_edition(edition: Build) -> None:
    tex = edition(builder="latex", conf=GERMAN + RECORD).read("anedition.tex")
    assert r"\reToc{Inhalt}" in tex
    assert r"\renewcommand\reWordSeeAlso{Siehe auch}" in tex
    assert "Zitierweise: Ein Text, Version 1.0, hrsg. von Eva Muster und Max Probe, 2026" in tex
    assert r"Gesetzt aus der \reFaceName{} mit \reEngine{}" in tex
    assert r"\reWordSee" not in edition(builder="latex").read("anedition.tex")


def test_the_e_book_speaks_the_language_of_the_edition(edition: Build) -> None:
    built = edition(builder="epub", conf=GERMAN)
    assert "<h1>Impressum</h1>" in built.read("imprint.xhtml")
    assert ">Inhalt<" in built.read("nav.xhtml")
    assert "einem Namenregister" in built.read("content.opf")


def test_a_project_can_have_words_of_its_own(edition: Build) -> None:
    """A catalogue in the project's ``locale_dirs`` goes before the engine's."""
    from io import BytesIO

    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    built = edition(conf=GERMAN + "# of its own\n", own=True)
    catalogue, made = Catalog(locale="de"), BytesIO()
    catalogue.add("Cited at", "Angeführt in")
    write_mo(made, catalogue)
    folder = built.source / "locales" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "reading_edition.mo").write_bytes(made.getvalue())
    built.write("works.md", "# Werke\n\n```{bibliography}\n```\n")
    built.rebuild()
    works = built.read("works.html")
    assert "Angeführt in" in works
    assert "Literaturverzeichnis herunterladen:" in works


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("fr", ["0 minute", "1 minute", "2 minutes", "5 minutes", "21 minutes"]),
        ("ru", ["0 минут", "1 минута", "2 минуты", "5 минут", "21 минута"]),
        ("he", ["0 דקות", "דקה 1", "2 דקות", "5 דקות", "21 דקות"]),
    ],
)
def test_scripts_count_as_the_language_does(
    edition: Build, language: str, forms: list[str]
) -> None:
    need("node")
    built = edition(conf=f'language = "{language}"\n')
    script = built.read("_static/reading-edition-progress.js").partition("function keep(")[0]
    script = script.partition('"use strict";')[2]
    said = 'counted(n, "{number} minute", "{number} minutes")'
    asked = f"{script}; console.log(JSON.stringify([0, 1, 2, 5, 21].map((n) => {said})))"
    done = subprocess.run(["node", "-e", asked], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == forms


PHRASES = """
---
section: first
---

# One

He said [שלום]{lang=he}, then [A Short Book]{lang=en dir=ltr} and [Wort]{lang=de .re-no-name}.

[Only a class]{.quiet} is left to MyST.
"""
INLINE = 'myst_enable_extensions = ["attrs_inline", "colon_fence"]\n'


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_phrases_keep_their_language_and_direction(edition: Build, builder: str) -> None:
    built = edition({"one.md": PHRASES}, builder, conf=INLINE)
    page = built.read("one.html" if builder == "html" else "one.xhtml")
    in_xml = {"html": "", "epub": ' xml:lang="{}"'}[builder]
    assert f'<span dir="rtl" lang="he"{in_xml.format("he")}>שלום</span>' in page
    assert f'<span dir="ltr" lang="en"{in_xml.format("en")}>A Short Book</span>' in page
    assert f'<span class="re-no-name" lang="de"{in_xml.format("de")}>Wort</span>' in page
    assert '<span class="quiet">Only a class</span>' in page


def test_phrases_keep_their_language_in_previews_and_their_words_in_print(edition: Build) -> None:
    built = edition({"one.md": PHRASES}, conf=INLINE)
    preview = built.read("_static/previews/one.js")
    assert r"<span lang=\"he\" dir=\"rtl\">שלום</span>" in preview
    assert "שלום" in edition({"one.md": PHRASES}, "text", conf=INLINE).read("one.txt")
    assert "A Short Book" in edition({"one.md": PHRASES}, "latex", conf=INLINE).read(
        "anedition.tex"
    )


def test_pages_of_a_script_from_right_to_left_say_so(edition: Build) -> None:
    for theme in ("furo", "alabaster"):
        built = edition(conf=f'language = "he"\nhtml_theme = "{theme}"\n')
        for page in ("one", "names", "search"):
            assert re.search(r'<html[^>]* lang="he" dir="rtl"', built.read(f"{page}.html")), page
    assert "dir=" not in edition().read("one.html").partition("<head>")[0]
    book = edition(builder="epub", conf='language = "he"\n')
    assert 'lang="he" xml:lang="he" dir="rtl"' in book.read("one.xhtml")
    assert 'page-progression-direction="rtl"' in book.read("content.opf")


def test_a_book_in_a_script_from_right_to_left_is_set_by_babel(edition: Build) -> None:
    tex = edition(builder="latex", conf='language = "he"\n').read("anedition.tex")
    assert r"\usepackage[bidi=basic,provide=*]{babel}" in tex
    assert "polyglossia" not in tex
    assert r"\reMirroredtrue" in tex
    english = edition(builder="latex").read("anedition.tex")
    assert "bidi" not in english
    assert r"\reMirroredtrue" not in english
