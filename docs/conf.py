"""Configuration of the edition; the engine's defaults do the rest."""

from __future__ import annotations

import os

project = "Taking Stock, Settling Accounts"
author = "The editors of sphinx-reading-edition"
copyright = "2026, the editors of sphinx-reading-edition, CC BY 4.0"
version = release = "0.1.0"
language = "en"

extensions = ["myst_parser", "reading_edition"]
exclude_patterns = ["Thumbs.db"]
nitpicky = True


myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "smartquotes"]

bibtex_bibfiles = ["../refs.bib"]

reading_edition_names = "../names.toml"

html_theme = "furo"
html_title = "Taking Stock, Settling Accounts: a reading edition"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_show_sphinx = False
html_copy_source = False
html_use_index = False

epub_show_urls = "no"
