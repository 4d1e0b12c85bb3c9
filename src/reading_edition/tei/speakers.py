"""Who speaks in a play: each speech leads to its character in the list of them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from .ids import Ids
from .tree import plain_text

_STOPS = " .:,"


def name_speakers(text: ET.Element, ids: Ids) -> None:
    """Have each speech in *text* lead to the character whose entry begins with its speaker."""
    cast = [(plain_text(item), item) for item in text.iter("castItem")]
    known: dict[str, str] = {}
    for speech in text.iter("sp"):
        speaker = speech.find("speaker")
        name = plain_text(speaker).strip(_STOPS).casefold() if speaker is not None else ""
        if name and name not in known:
            begins = re.compile(rf"{re.escape(name)}(?!\w)")
            items = (item for words, item in cast if begins.match(words.casefold()))
            item = next(items, None)
            known[name] = "" if item is None else _named(item, name, ids)
        if known.get(name):
            speech.set("who", f"#{known[name]}")


def _named(item: ET.Element, name: str, ids: Ids) -> str:
    """The id of *item*, which it is given if it has none."""
    if "xml:id" not in item.attrib:
        item.set("xml:id", ids.new(f"role-{name}"))
    return item.attrib["xml:id"]
