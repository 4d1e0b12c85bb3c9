"""A treatise in two books of chapters, with an author's, a translator's and an editor's notes."""

project = "Of Crossings"
copyright = "2026, the editors of sphinx-reading-edition"
version = release = "1.0"
extensions = ["myst_parser", "reading_edition"]
myst_enable_extensions = ["attrs_inline", "colon_fence"]
bibtex_bibfiles = ["refs.bib"]
reading_edition_names = "names.toml"
reading_edition_note_series = {
    "trnote": {
        "note": "Translator’s note",
        "notes": "Translator’s notes",
        "abbreviation": "tr.",
    },
}
reading_edition_record = {
    "title": "Of Crossings",
    "authors": ["Fährmann, Emil"],
    "translators": ["Harrow, Ines"],
    "editors": ["{The editors of sphinx-reading-edition}"],
    "date": "2026-11-28",
    "version": "1.0",
    "language": "en",
    "licence": "CC BY 4.0",
}
html_theme = "furo"
latex_documents = [("index", "edition.tex", project, "", "manual")]
epub_basename = "edition"
