"""A Hebrew text with its English translation beside it; the edition is in Hebrew."""

project = "המעבורת"
copyright = "2026, the editors of sphinx-reading-edition"
version = release = "1.0"
language = "he"
extensions = ["myst_parser", "reading_edition"]
myst_enable_extensions = ["attrs_inline", "colon_fence"]
reading_edition_names = "names.toml"
reading_edition_versions = {
    "text": {"title": "עברית"},
    "en": {"language": "en", "title": "English"},
}
reading_edition_record = {
    "title": "המעבורת",
    "authors": ["מרש, עדה"],
    "date": "2026-11-28",
    "version": "1.0",
    "language": "he",
    "licence": "CC BY 4.0",
}
html_theme = "furo"
latex_documents = [("index", "edition.tex", project, "", "manual")]
epub_basename = "edition"
