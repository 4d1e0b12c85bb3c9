"""A project that only lists the extension is what it was, to the byte."""

from __future__ import annotations

import pytest

from tests.hosts.conftest import Host
from tests.hosts.projects import PROJECTS

BUILDERS = ("html", "dirhtml", "singlehtml", "json", "latex", "epub", "text")


@pytest.mark.parametrize("name", PROJECTS)
def test_a_project_that_asks_for_nothing_is_what_it_was(host: Host, name: str) -> None:
    plain = host(name, *BUILDERS, engine=False)
    made = host(name, *BUILDERS, engine=True)
    assert plain.log == "", "the project itself must be without fault"
    assert made.log == ""
    for builder in BUILDERS:
        before, after = plain.files(builder), made.files(builder)
        assert after.keys() == before.keys()
        assert [path for path in before if before[path] != after[path]] == []
    assert "zebra" in made.read("html/searchindex.js")


def test_what_sphinx_says_in_another_language_stays(host: Host) -> None:
    # Its German catalogue lacks the titles of links to headings, which ours has for editions.
    conf = "\nlanguage = 'de'\nhtml_theme = 'furo'\n"
    plain = host("manual", "html", engine=False, conf=conf)
    made = host("manual", "html", engine=True, conf=conf)
    assert made.log == plain.log == ""
    assert made.files("html") == plain.files("html")


@pytest.mark.parametrize("name", ["manual", "paper"])
def test_roles_and_directives_are_plain_under_any_primary_domain(host: Host, name: str) -> None:
    rst = "Ours\n====\n\n:not-person:`Nobody Else` is :edition:not-person:`Nobody Here`.\n"
    myst = "# Ours\n\n{not-person}`Nobody Else` is {edition:not-person}`Nobody Here`.\n"
    page = ("ours.rst", f":orphan:\n\n{rst}")
    if name == "paper":
        page = ("ours.md", f"---\norphan: true\n---\n\n{myst}")
    made = host(name, "text", engine=True, pages=(page,))
    assert made.log == ""
    assert "Nobody Else is Nobody Here." in made.read("text/ours.txt")


def test_another_extension_keeps_its_own_role_and_directive(host: Host) -> None:
    conf = """
def role(name, raw, text, line, inliner, options=None, content=None):
    from docutils import nodes
    return [nodes.Text(f"their {text}")], []

def setup(app):
    from docutils.parsers.rst.directives.admonitions import Note
    app.add_role("person", role)
    app.add_directive("timeline", Note)
"""
    page = ("ours.rst", ":orphan:\n\nOurs\n====\n\n:person:`a`\n\n.. timeline:: A note.\n")
    for before in (True, False):
        first = "extensions.insert(0, 'reading_edition')\n" if before else ""
        made = host("manual", "text", engine=not before, conf=first + conf, pages=(page,))
        assert made.log == ""
        assert "their a" in made.read("text/ours.txt")
        assert "Note:\n\n  A note." in made.read("text/ours.txt")
