"""From an address to a link, for each builder; the builders are Sphinx's own, without a build."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from docutils import nodes
from sphinx.builders import Builder
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from reading_edition.model.address import Address
from reading_edition.model.places import Locator
from reading_edition.store.formats import is_ebook, is_hypertext, is_one_page, is_web
from reading_edition.store.links import (
    absolute_uri,
    file_uri,
    one_page_id,
    reference_to,
    root_uri_of,
    uri_of,
)

BUILDERS = {
    "html": StandaloneHTMLBuilder,
    "dirhtml": DirectoryHTMLBuilder,
    "singlehtml": SingleFileHTMLBuilder,
    "epub": Epub3Builder,
    "latex": LaTeXBuilder,
}
DOCNAMES = ("index", "one", "text/one", "text/index", "text/v1.2 notes", "text/two")


def builder(name: str) -> Builder:
    """A builder that knows how it names files, and nothing else."""
    made = object.__new__(BUILDERS[name])
    made.env = SimpleNamespace(all_docs=dict.fromkeys(DOCNAMES))
    made.config = SimpleNamespace(root_doc="index")
    made.docnames = set(DOCNAMES)
    if name == "epub":
        made.link_suffix = ".xhtml"
    return made


def test_an_address_is_read_and_written() -> None:
    assert Address.parse("text/one#p7") == Address("text/one", "p7")
    assert str(Address("text/one", "p7")) == "text/one#p7"
    assert str(Address.parse("text/one")) == "text/one"
    assert Locator(1, "§1", "paragraph", 7, "", "one", "p7").address == Address("one", "p7")


@pytest.mark.parametrize(
    ("name", "source", "target", "link"),
    [
        ("html", "one", "one#p1", "#p1"),
        ("html", "text/one", "index#x", "../index.html#x"),
        ("html", "one", "text/v1.2 notes#p1", "text/v1.2%20notes.html#p1"),
        ("html", "text/one", "text/two", "two.html"),
        ("html", "one", "one", "#"),
        ("dirhtml", "one", "one#p1", "#p1"),
        ("dirhtml", "text/one", "index#x", "../../#x"),
        ("dirhtml", "index", "text/one#p1", "text/one/#p1"),
        ("dirhtml", "text/index", "text/v1.2 notes#p1", "v1.2%20notes/#p1"),
        ("dirhtml", "text/v1.2 notes", "text/index#p1", "../#p1"),
        ("epub", "one", "text/two#p1", "text/two.xhtml#p1"),
        ("epub", "text/one", "one", "../one.xhtml"),
        ("singlehtml", "one", "text/two#p1", "#text/two:p1"),
        ("singlehtml", "one", "one#p1", "#one:p1"),
        ("singlehtml", "one", "text/v1.2 notes#p1", "#text/v1.2+notes:p1"),
        ("singlehtml", "one", "text/two", "#document-text/two"),
        ("latex", "one", "text/two#p1", "%text/two#p1"),
        ("latex", "one", "one#p1", "%one#p1"),
    ],
)
def test_the_link_from_a_page_to_an_address(name: str, source: str, target: str, link: str) -> None:
    assert uri_of(builder(name), source, Address.parse(target)) == link


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("html", "text/two.html#p1"),
        ("dirhtml", "text/two/#p1"),
        ("epub", "text/two.xhtml#p1"),
        ("singlehtml", "index.html#text/two:p1"),
    ],
)
def test_the_link_from_the_root_folder(name: str, link: str) -> None:
    assert root_uri_of(builder(name), Address("text/two", "p1")) == link


@pytest.mark.parametrize(
    ("name", "source", "link"),
    [
        ("html", "one", "names.json"),
        ("html", "text/one", "../names.json"),
        ("dirhtml", "index", "names.json"),
        ("dirhtml", "text/one", "../../names.json"),
        ("dirhtml", "text/index", "../names.json"),
        ("singlehtml", "text/one", "names.json"),
    ],
)
def test_the_link_from_a_page_to_a_file(name: str, source: str, link: str) -> None:
    assert file_uri(builder(name), source, "names.json") == link


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("html", "https://example.org/e/text/two.html"),
        ("dirhtml", "https://example.org/e/text/two/"),
        ("singlehtml", "https://example.org/e/index.html"),
    ],
)
def test_the_address_on_the_web(name: str, link: str) -> None:
    for base in ("https://example.org/e", "https://example.org/e/"):
        assert absolute_uri(builder(name), base, "text/two") == link
    assert absolute_uri(builder(name), "", "text/two") == ""


def test_on_one_page_no_two_addresses_have_one_id() -> None:
    addresses = [Address(docname, a) for docname in DOCNAMES for a in ("", "p1", "note-1")]
    assert len({one_page_id(address) for address in addresses}) == len(addresses)


def test_a_reference_goes_to_its_address() -> None:
    made = reference_to(builder("epub"), "one", Address("text/two", "p1"), nodes.Text("x"), "y")
    assert (made["refuri"], made["reftitle"], made.astext()) == ("text/two.xhtml#p1", "y", "x")


def test_what_a_builder_makes() -> None:
    made = {
        name: [is_web(b), is_one_page(b), is_ebook(b), is_hypertext(b)]
        for name, b in ((name, builder(name)) for name in BUILDERS)
    }
    assert made == {
        "html": [True, False, False, True],
        "dirhtml": [True, False, False, True],
        "singlehtml": [False, True, False, True],
        "epub": [False, False, True, True],
        "latex": [False, False, False, False],
    }
