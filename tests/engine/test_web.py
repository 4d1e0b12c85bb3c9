"""Which scripts and styles a page loads."""

from __future__ import annotations

import re
from pathlib import Path

CODE = "# Code\n\n```python\nx = 1\n```\n"
WITH_CODE = {
    "code.md": CODE,
    "index.md": "# An edition\n\n```{toctree}\ntwo\none\nnames\nworks\nnotes\ncode\n```\n",
}


def loaded(page: str) -> set[str]:
    """Names of the scripts and style sheets of *page*, without their folders and versions."""
    found = re.findall(r'<(?:script|link rel="stylesheet")[^>]*(?:src|href)="([^"?]+)', page)
    return {address.rpartition("/")[2] for address in found}


def test_a_page_leaves_out_what_it_cannot_use(edition) -> None:
    made = edition(WITH_CODE)
    assert "pygments.css" not in loaded(made.read("one.html"))
    assert "pygments.css" in loaded(made.read("code.html"))
    assert {"reading-edition-early.js", "reading-edition.js", "reading-edition-progress.js"} == {
        name for name in loaded(made.read("one.html")) if name.endswith(".js")
    }


def test_with_a_script_of_another_extension_all_stay(edition) -> None:
    made = edition(conf="def setup(app):\n    app.add_js_file('theirs.js')\n")
    found = loaded(made.read("one.html"))
    assert {"theirs.js", "doctools.js", "sphinx_highlight.js", "reading-edition.js"} <= found


def test_the_reader_s_settings_come_before_anything_is_painted(edition) -> None:
    made = edition(conf='html_theme = "furo"\n')
    page = made.read("one.html")
    head = page.partition("</head>")[0]
    assert re.search(r'<script src="_static/reading-edition-early\.js\?v=\w+"></script>', head)
    assert re.search(r'<script defer="defer" src="_static/reading-edition\.js\?v=\w+">', page)
    for name in ("reading-edition-early.js", "reading-edition.js"):
        assert Path(made.app.outdir, "_static", name).exists()
