"""The growing TEI document: elements that are open, one in another, and text where it belongs."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML document can have."""
_NOT_A_WORD = re.compile(r"[^\w.-]+")


def clean(words: str) -> str:
    """*words* with the replacement character for each sign that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", words)


def word(text: str) -> str:
    """*text* as an attribute that takes one word has it.

    >>> word("of one kind")
    'of-one-kind'
    """
    return _NOT_A_WORD.sub("-", clean(text)).strip("-") or "x"


def attributes(given: dict[str, str | None]) -> dict[str, str]:
    """The attributes *given* that have a value, as XML can have them.

    ``xml_lang`` is ``xml:lang``, and ``class_`` is ``class``.
    """
    return {
        name.replace("xml_", "xml:").rstrip("_"): clean(value)
        for name, value in given.items()
        if value
    }


def child(parent: ET.Element, tag: str, words: str = "", /, **given: str | None) -> ET.Element:
    """A new element at the end of *parent*, with the text *words*."""
    made = ET.SubElement(parent, tag, attributes(given))
    if words:
        made.text = clean(words)
    return made


def add_text(element: ET.Element, words: str) -> None:
    """Add *words* at the end of *element*."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + clean(words)
    else:
        element.text = (element.text or "") + clean(words)


def written(root: ET.Element) -> str:
    """The document *root* as a file has it."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def plain_text(element: ET.Element) -> str:
    """The words of *element* in one line, without notes and entries of indexes in it."""

    def words(one: ET.Element) -> str:
        inner = "".join(words(below) + (below.tail or "") for below in one)
        return "" if one.tag in ("index", "note") else (one.text or "") + inner

    return " ".join(words(element).split())


class Tree:
    """The elements that are open, from the outside in."""

    def __init__(self, root: ET.Element) -> None:
        self._path = [root]

    @property
    def here(self) -> ET.Element:
        """The innermost element that is open."""
        return self._path[-1]

    def holds(self, *tags: str) -> bool:
        """Whether an element that is open has one of *tags*."""
        return any(element.tag in tags for element in self._path)

    def open(self, tag: str, **given: str | None) -> ET.Element:
        """Begin an element in the innermost one."""
        made = child(self.here, tag, **given)
        self._path.append(made)
        return made

    def enter(self, element: ET.Element) -> None:
        """Go on writing in *element*, until it is closed: the innermost, or one elsewhere."""
        self._path.append(element)

    def close(self) -> None:
        """Close the innermost element."""
        self._path.pop()

    def text(self, words: str) -> None:
        """Write *words*."""
        add_text(self.here, words)
