"""A one-act play in two scenes: cast, stage directions, speeches in verse and prose, shared lines."""

project = "The Landing"
copyright = "2026, the editors of sphinx-reading-edition"
version = release = "1.0"
extensions = ["myst_parser", "reading_edition"]
myst_enable_extensions = ["colon_fence"]
reading_edition_names = "names.toml"
reading_edition_record = {
    "title": "The Landing",
    "subtitle": "A Play in One Act",
    "authors": ["Marsh, Ada"],
    "date": "2026-11-28",
    "version": "1.0",
    "language": "en",
    "licence": "CC BY 4.0",
}
html_theme = "furo"
latex_documents = [("index", "edition.tex", project, "", "manual")]
epub_basename = "edition"
