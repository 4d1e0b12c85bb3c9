"""Ten letters: openers and closers, persons, places, and a picture of each sheet beside it."""

project = "Letters from the Ferry"
copyright = "2026, the editors of sphinx-reading-edition"
version = release = "1.0"
language = "en"

extensions = ["myst_parser", "reading_edition"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
bibtex_bibfiles = ["refs.bib"]
exclude_patterns = ["build"]

reading_edition_names = "names.toml"
reading_edition_recognise = True
reading_edition_indexes = {"places": "places.toml"}
reading_edition_record = {
    "title": "Letters from the Ferry",
    "subtitle": "Ada Marsh and Ines Harrow, 1931–1932",
    "authors": ["Marsh, Ada", "Harrow, Ines"],
    "editors": ["{The editors of sphinx-reading-edition}"],
    "date": "2026-11-28",
    "version": "1.0",
    "language": "en",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
}

html_theme = "furo"
latex_documents = [("index", "letters.tex", project, "", "manual")]
epub_basename = "letters"
# Each writes or is written to in every letter: their entries cannot but be long.
suppress_warnings = ["edition.index"]
