"""A paragraph's hash depends on the words that are printed, whatever they refer to is called."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build

CONF = """
myst_enable_extensions = ["colon_fence", "dollarmath"]
numfig = True
nitpicky = False
suppress_warnings = ["edition.index"]
"""
PICTURE = ":::{{figure}} x.svg\n:name: {0}\nA view.\n:::\n\n"
RENAMED = {
    "formula": "$$x$$ ({0})\n\nBy {{eq}}`{0}` it stands.",
    "anything": "({0})=\n## A heading\n\nIt is in {{any}}`{0}`, above.",
    "heading": "({0})=\n## A heading\n\nIt is in {{ref}}`{0}`, above.",
    "heading, as MyST has it": "({0})=\n## A heading\n\nIt is in [](#{0}), above.",
    "figure": PICTURE + "As {{numref}}`{0}` shows, it is.",
    "figure with words": PICTURE + "As {{numref}}`picture %s <{0}>` shows, it is.",
    "note of the author": "So it is.[^{0}]\n\n[^{0}]: A note.",
    "note of the editor": "So.{{ednote}}`{0}`\n\n:::{{ednote}} {0}\n:source: lewin2005\nA note.\n:::",
}
"""Blocks with a name in them that is not printed."""


def page(body: str) -> str:
    return f"---\nsection: first\n---\n\n# One\n\n{body}\n\nB.\n\nC.\n\nD.\n"


@pytest.mark.parametrize("body", RENAMED.values(), ids=RENAMED)
def test_a_hash_does_not_know_names_that_are_not_printed(edition: Build, body: str) -> None:
    found = []
    for name in ("aa", "bb"):
        built = edition({"one.md": page(body.format(name))}, conf=CONF)
        found.append(re.findall(r'data-hash="(\w+)"', built.read("one.html")))
    assert found[0] == found[1] != []


def test_search_has_the_words_that_references_are_printed_as(edition: Build) -> None:
    body = (
        "(here)=\n## A heading\n\n$$x$$ (sum)\n\n"
        "By {eq}`sum` in {any}`here` and {any}`works` with {any}`lewin2005`."
    )
    text = edition({"one.md": page(body)}, conf=CONF).read("search-data.js")
    pages = json.loads(text.partition("=")[2].removesuffix(";\n"))["pages"]
    words = [unit[4] for one in pages for unit in one["units"]]
    assert any(text.startswith("By (1) in A heading and Works with") for text in words), words
