"""Configuration of the edition; the engine's defaults do the rest."""

from __future__ import annotations

import os

project = "Taking Stock, Settling Accounts"
author = "The editors of sphinx-reading-edition"
copyright = "2026, the editors of sphinx-reading-edition"
version = release = "0.1.0"
language = "en"

extensions = ["myst_parser", "reading_edition"]
exclude_patterns = ["Thumbs.db"]
nitpicky = True


myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "smartquotes"]

bibtex_bibfiles = ["../refs.bib", "../refs-editors.bib"]

reading_edition_names = "../names.toml"
reading_edition_indexes = {
    "subjects": "../subjects.toml",
    "places": "../places.toml",
    "works": "../works.toml",
}
reading_edition_lint_rules = {
    "person-unchecked": True,
    "person-unhedged": True,
    "pronoun-repeated": True,
    "sentence-long": True,
}
reading_edition_fingerprints = "fingerprints.json"
reading_edition_anchors = "anchors.toml"
reading_edition_record = {
    "title": "Taking Stock, Settling Accounts",
    "subtitle": "A Reading Edition",
    "editors": ["{The editors of sphinx-reading-edition}"],
    "publisher": "sphinx-reading-edition",
    "date": "2026-11-23",
    "version": "0.1.0",
    "language": "en",
    # The address that a version is published at; without one, nothing is claimed.
    "url": os.environ.get("READTHEDOCS_CANONICAL_URL", ""),
    "licence": "CC-BY-4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "abstract": (
        "A restatement, paragraph by paragraph and in other words, of an essay of 2019 on "
        "how the left comes to terms with Stalinism, with notes, an index of names, the works "
        "cited, a glossary and a chronology."
    ),
    "keywords": ["Stalinism", "socialism", "history of communism", "reading edition"],
    "source": {
        "kind": "post-weblog",
        "title": "Taking Stock, Settling Accounts: Coming to Terms with Stalinism",
        "container": "The Left Wind",
        "date": "2019-12-31",
        "language": "en",
    },
}

html_theme = "furo"
html_title = "Taking Stock, Settling Accounts: a reading edition"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_show_sphinx = False
html_copy_source = False
html_use_index = False

epub_basename = "taking-stock"
epub_show_urls = "no"

latex_documents = [("index", "taking-stock.tex", project, author, "manual")]
