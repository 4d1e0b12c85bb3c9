"""A cycle of poems: lines numbered, two witnesses, a German version beside the English."""

project = "Low Water"
copyright = "2026, the editors of sphinx-reading-edition"
version = release = "1.0"
language = "en"

extensions = ["myst_parser", "reading_edition"]
myst_enable_extensions = ["attrs_inline", "colon_fence"]
bibtex_bibfiles = ["refs.bib"]
exclude_patterns = ["build"]

reading_edition_names = "names.toml"
reading_edition_indexes = {"places": "places.toml"}
reading_edition_sigla = {
    "A": "The notebook of 1931, in pencil",
    "B": "The first printing, 1934",
}
reading_edition_versions = {
    "text": {"title": "English"},
    "de": {"language": "de", "title": "Deutsch"},
}
reading_edition_record = {
    "title": "Low Water",
    "subtitle": "Four Poems, with a German Version",
    "authors": ["Marsh, Ada"],
    "editors": ["{The editors of sphinx-reading-edition}"],
    "date": "2026-11-28",
    "version": "1.0",
    "language": "en",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
}

html_theme = "furo"
latex_documents = [("index", "poems.tex", project, "", "manual")]
epub_basename = "poems"
