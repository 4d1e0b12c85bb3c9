"""Static documents of the Distributed Text Services, DTS 1.0, made of a TEI document.

They are files for each valid request, as `a server of level 0`_ has them: nothing needs to run.
The tree of citations is that of the ``citeStructure``: sections, and what is numbered in them.

.. _a server of level 0: https://dtsapi.org/versions/v1.0/
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from .header import NOT_CITED
from .tree import NAMESPACE, plain_text, written

CONTEXT = "https://dtsapi.org/context/v1.0.json"
VERSION = "1.0"
DTS = "https://w3id.org/api/dts#"
ROOT = "dts.root"
"""The collection that holds the edition, which has no full stop in its name."""
DEPTHS = ("0", "1", "2", "-1")
"""How far down a request may go, in a tree of two levels."""
Json = dict[str, Any]


@dataclass(frozen=True)
class Unit:
    """A unit that can be cited: a section, or what is numbered in one."""

    identifier: str
    kind: str
    element: ET.Element
    title: str = ""
    parent: str | None = None

    def described(self, language: str) -> Json:
        """The unit as a ``CitableUnit``."""
        found: Json = {
            "identifier": self.identifier,
            "@type": "CitableUnit",
            "level": 1 if self.parent is None else 2,
            "parent": self.parent,
            "citeType": self.kind,
        }
        if self.title:
            found["dublinCore"] = {"title": [{"lang": language, "value": self.title}]}
        return found


def units_of(root: ET.Element) -> list[Unit]:
    """What can be cited of the document *root*, in its order."""
    found = []
    for section in root.iter("div"):
        if section.get("type") != "section":
            continue
        name, head = section.attrib["xml:id"], section.find("head")
        title = plain_text(head) if head is not None else ""
        found.append(Unit(name, "section", section, title))
        for one in section.iter():
            if one.get("n") and one.tag not in NOT_CITED:
                kind = section.get("subtype", "paragraph")
                found.append(Unit(f"{name}.{one.get('n')}", kind, one, parent=name))
    return found


def files_of(root: ET.Element, name: str, base: str) -> Iterator[tuple[str, str]]:
    """Path and content of each file; *name* is that of the resource, *base* where they stand."""
    units, language = units_of(root), root.get("xml:lang", "en")
    entry = {
        "@id": base, "@type": "EntryPoint", "collection": f"{base}collection{{/id,nav}}.json",
        "navigation": f"{base}navigation{{/resource}}{{;down}}{{/ref}}.json",
        "document": f"{base}document{{/resource,ref}}.xml",
    }  # fmt: skip
    yield "index.json", _written(entry)
    yield from _collections(root, units, name, base)
    resource = _resource(root, units, name, base)
    for path, asked in _requests(units, language):
        said = {"@id": f"{base}navigation/{name}{path}.json", "@type": "Navigation"}
        yield f"navigation/{name}{path}.json", _written({**said, "resource": resource, **asked})
    yield f"document/{name}.xml", written(root)
    for unit in units:
        yield f"document/{name}/{unit.identifier}.xml", _fragment(root, unit, name)


def _written(said: Json) -> str:
    head = {"@context": CONTEXT, "dtsVersion": VERSION}
    return json.dumps({**head, **said}, ensure_ascii=False, indent=1) + "\n"


def _collections(
    root: ET.Element, units: Sequence[Unit], name: str, base: str
) -> Iterator[tuple[str, str]]:
    """The collection of all, and the edition in it, with those above and below each."""
    edition = {**_resource(root, units, name, base), "totalParents": 1, "totalChildren": 0}
    top = {
        "@id": ROOT, "@type": "Collection", "title": edition["title"], "totalParents": 0,
        "totalChildren": 1, "collection": f"{base}collection/{ROOT}{{/nav}}.json",
    }  # fmt: skip
    for path in ("", f"/{ROOT}", f"/{ROOT}/children"):
        yield f"collection{path}.json", _written({**top, "member": [edition]})
    yield f"collection/{ROOT}/parents.json", _written({**top, "member": []})
    for path in ("", "/children"):
        yield f"collection/{name}{path}.json", _written(edition)
    yield f"collection/{name}/parents.json", _written({**edition, "member": [top]})


def _resource(root: ET.Element, units: Sequence[Unit], name: str, base: str) -> Json:
    """The edition as a ``Resource``."""
    kinds = dict.fromkeys(unit.kind for unit in units if unit.parent is not None)
    below = [{"@type": "CiteStructure", "citeType": kind} for kind in kinds]
    whole = {"@type": "CiteStructure", "citeType": "section", "citeStructure": below}
    titles = [plain_text(one) for one in root.findall("teiHeader/fileDesc/titleStmt/title")]
    return {
        "@id": name,
        "@type": "Resource",
        "title": ": ".join(titles),
        "dublinCore": _dublin_core(root, ": ".join(titles)),
        "collection": f"{base}collection/{name}{{/nav}}.json",
        "navigation": f"{base}navigation/{name}{{;down}}{{/ref}}.json",
        "document": f"{base}document/{name}{{/ref}}.xml",
        "download": f"{base}document/{name}.xml",
        "mediaTypes": ["application/tei+xml"],
        "citationTrees": [{"@type": "CitationTree", "citeStructure": [whole]}] if units else [],
    }


def _dublin_core(root: ET.Element, title: str) -> Json:
    """What the header says of the edition, in the terms of Dublin Core."""
    language = root.get("xml:lang", "en")
    statement = "teiHeader/fileDesc/"
    paths = {
        "creator": f"{statement}titleStmt/author",
        "contributor": f"{statement}titleStmt/editor",
        "publisher": f"{statement}publicationStmt/publisher",
        "date": f"{statement}publicationStmt/date",
        "description": "teiHeader/profileDesc/abstract/p",
    }
    found: Json = {"title": [{"lang": language, "value": title}], "language": [language]}
    for term, path in paths.items():
        if said := [plain_text(one) for one in root.findall(path)]:
            found[term] = [{"lang": language, "value": one} for one in said]
    licences = root.iter("licence")
    if addresses := [one.attrib["target"] for one in licences if one.get("target")]:
        found["license"] = addresses
    return found


def _requests(units: Sequence[Unit], language: str) -> Iterator[tuple[str, Json]]:
    """Path and answer of each request that asks where something is in the document."""
    said = {unit.identifier: unit.described(language) for unit in units}
    tops = [said[unit.identifier] for unit in units if unit.parent is None]
    for depth in DEPTHS[1:]:
        yield f";down={depth}", {"member": tops if depth == "1" else list(said.values())}
    for unit in units:
        own = said[unit.identifier]
        yield f"/{unit.identifier}", {"ref": own}
        for depth in DEPTHS:
            wanted = {unit.parent} if depth == "0" else {unit.identifier}
            below = [said[one.identifier] for one in units if one.parent in wanted]
            member = below if depth == "0" else [own, *below]
            yield f";down={depth}/{unit.identifier}", {"ref": own, "member": member}


def _fragment(root: ET.Element, unit: Unit, name: str) -> str:
    """*unit* alone, with the statement of what it is from; its pointers lead to the document."""
    made = ET.Element("TEI", {"xmlns": NAMESPACE, "xml:base": f"../{name}.xml"})
    made.attrib |= {"xml:lang": root.get("xml:lang", "en")}
    header, file = ET.SubElement(made, "teiHeader"), root.find("teiHeader/fileDesc")
    if file is not None:
        header.append(deepcopy(file))
    wrapper = ET.SubElement(made, "dts:wrapper", {"xmlns:dts": DTS})
    element = deepcopy(unit.element)
    element.tail = None
    wrapper.append(element)
    return written(made)
