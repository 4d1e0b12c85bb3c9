"""The contents beside each page are what the theme would have made for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import furo
import pytest
from furo.navigation import get_navigation_tree

from reading_edition.html import navigation
from reading_edition.html.navigation import TREE, Tree, unmarked
from tests.engine.conftest import CONF, PAGES, Build, _app

if TYPE_CHECKING:
    from pathlib import Path

INDEX = """
# An edition

```{toctree}
:caption: Text
part/one
part/two & three
names
Elsewhere <https://example.org/>
```

```{toctree}
:caption: More
:hidden:
works
notes
```
"""
NESTED = {
    "part/one.md": "# One\n\n```{toctree}\ndeep/a\ndeep/b\n```\n",
    "part/deep/a.md": "# A\n\n## Heading\n\n```{toctree}\nc\n```\n",
    "part/deep/b.md": "# B\n",
    "part/deep/c.md": "# C\n",
    "part/two & three.md": "# Two\n",
    "alone.md": "---\norphan: true\n---\n# Alone\n",
}


def test_each_page_has_the_contents_that_the_theme_makes_for_it(tmp_path: Path) -> None:
    sources = {name: PAGES[name] for name in ("names.md", "notes.md", "works.md")} | NESTED
    sources |= {"index.md": INDEX, "conf.py": CONF + 'html_theme = "furo"\n', "refs.bib": ""}
    for name, text in sources.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.lstrip(), encoding="utf-8")
    expected, made = {}, {}

    def catch(_app: Any, page: str, _template: str, context: dict[str, Any], _doc: Any) -> None:
        given = {"collapse": False, "titles_only": True, "maxdepth": -1, "includehidden": True}
        expected[page] = get_navigation_tree(context["toctree"](**given))
        made[page] = context[TREE]

    app = _app(tmp_path, "html", 0)
    app.connect("html-page-context", catch, priority=650)
    app.build()
    app.cleanup()
    assert {*NESTED} <= {f"{page}.md" for page in made}
    assert made == expected
    assert 'checked=""' in made["part/deep/c"]
    assert "current" not in made["alone"]


@pytest.mark.parametrize("change", [str.upper, lambda tree: tree.replace("</ul>", "", 1)])
def test_a_theme_that_makes_something_else_of_its_contents_is_left_to_it(
    edition: Build, monkeypatch: pytest.MonkeyPatch, change: Any
) -> None:
    def theirs(contents: str) -> str:
        # What no copy of it could be made into by setting marks.
        return change(get_navigation_tree(contents)) + str(contents.count("current"))

    monkeypatch.setattr(furo, "get_navigation_tree", theirs)
    monkeypatch.setattr(navigation, "get_navigation_tree", theirs)
    built = edition(conf='html_theme = "furo"\n', own=True)
    for page in ("one", "two", "names"):
        tree = re.search(r'<div class="sidebar-tree">(.*?)</div>', built.read(f"{page}.html"), re.S)
        assert tree
        assert re.search(r"[1-9]\s*$", tree[1]), page  # their contents, with their mark


def test_the_mark_is_taken_away_wherever_it_stands() -> None:
    page = '<ul class="current">\n<li class="toctree-l1 current"><a class="current reference internal" href="#">A</a></li>\n<li class="toctree-l1"><a class="reference internal" href="b.html">B</a></li>\n</ul>'
    plain = unmarked(page, "a.html")
    assert "current" not in plain
    assert 'href="a.html"' in plain
    assert Tree.of(plain).at("b.html").count("current-page") == 1
    assert Tree.of(plain).at("c.html") == plain


def test_a_page_that_is_listed_twice_changes_what_holds_both_once() -> None:
    box = '<input class="toctree-checkbox" type="checkbox">'
    twice = '<li class="toctree-l2"><a class="reference internal" href="a.html">A</a></li>' * 2
    tree = Tree.of(
        f'<ul><li class="toctree-l1"><a href="b.html">B</a>{box}<ul>{twice}</ul></li></ul>'
    )
    made = tree.at("a.html")
    assert made.count("<input") == 1
    assert made.count('checked=""') == 1
    assert made.count('href="#"') == 2


def test_a_page_of_another_extension_keeps_its_own_links(edition: Build) -> None:
    """As sphinx-notfound-page does: what a server shows for any address has absolute links."""
    conf = """
html_theme = "furo"

def absolute(app, pagename, template, context, doctree):
    if pagename == "404":
        context["toctree"] = lambda **given: '<ul><li class="toctree-l1"><a class="reference internal" href="/en/one.html">One</a></li></ul>'

def setup(app):
    app.connect("html-collect-pages", lambda app: [("404", {"title": "404", "body": ""}, "page.html")])
    app.connect("html-page-context", absolute)
"""
    page = edition(conf=conf).read("404.html")
    assert 'href="/en/one.html"' in page
    assert 'href="one.html"' not in page
