"""The lines of the file: a new one for each element that holds no text of its own."""

from __future__ import annotations

from xml.etree import ElementTree as ET

_NAMES = """
TEI abstract analytic appInfo application availability back biblStruct body castGroup castList
category cit citeStructure classDecl div docImprint docTitle editionStmt encodingDesc event
fileDesc floatingText front imprint keywords langUsage lg list listBibl listEvent listPerson
listPlace listWit monogr org person place profileDesc publicationStmt refsDecl respStmt
revisionDesc row series seriesStmt sourceDesc sp standOff table taxonomy teiHeader text
textClass titlePage titleStmt
"""
BLOCKS = frozenset(_NAMES.split())
"""Elements in which space means nothing."""


def lay_out(element: ET.Element) -> None:
    """Begin a line with each element in *element* whose parent holds no text of its own.

    Not indented: a text is deep, and a line that is changed is to be the only one that differs.
    """
    for parent in element.iter():
        if parent.tag not in BLOCKS or not len(parent):
            continue
        parent.text = "\n"
        for one in parent:
            one.tail = "\n"
