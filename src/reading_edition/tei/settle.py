"""Divisions as TEI has them, of the blocks of a page in any order.

In a division of TEI what opens a letter comes first, what closes it comes last, and nothing but
divisions follows a division. A page may have several letters, and words below its last section.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

HEAD = ("head",)
OPENING = ("epigraph", "opener")
CLOSING = ("closer",)
DIVISIONS = ("div", "divGen")
ANYWHERE = ("anchor", "figure", "gap", "index", "lb", "milestone", "note", "pb")
"""Elements that can stand between any others."""


def settle(root: ET.Element) -> None:
    """Put all divisions in *root*, and the texts within texts, into the order that TEI wants."""
    for element in list(root.iter()):
        if element.tag in ("div", "body"):
            _settle(element)
        if element.tag == "floatingText":
            _fill(element[0])


def _settle(division: ET.Element) -> None:
    children = list(division)
    heads = [one for one in children if one.tag in HEAD]
    rest = [one for one in children if one.tag not in HEAD]
    runs = [list(run) for _, run in groupby(rest, lambda one: one.tag in DIVISIONS)]
    for one in children:
        division.remove(one)
    division.extend(heads)
    seen = False
    for position, run in enumerate(runs):
        if run[0].tag in DIVISIONS:
            seen = True
            division.extend(run)
            continue
        if all(one.tag in ANYWHERE for one in run):
            division.extend(run)
            continue
        settled = _letters(run)
        divided = position + 1 < len(runs) and any(one.tag in CLOSING for one in settled)
        if seen or divided:
            division.append(_wrapped("div", settled))
        else:
            division.extend(settled)


def _fill(body: ET.Element) -> None:
    """Give *body*, of a text within the text, the block that it must have."""
    for position, one in enumerate(body):
        if one.tag == "divGen":
            body[position] = _wrapped("div", [one])
    if all(one.tag in (*HEAD, *OPENING, *CLOSING, *ANYWHERE) for one in body):
        before = [one for one in body if one.tag in (*HEAD, *OPENING)]
        body.insert(len(before), ET.Element("p"))


def _wrapped(tag: str, children: Sequence[ET.Element], **given: str) -> ET.Element:
    made = ET.Element(tag, given)
    made.extend(children)
    return made


def _letters(run: Sequence[ET.Element]) -> list[ET.Element]:
    """*run*, in which each letter is in order; several letters are texts within the text."""
    letters = [_in_order(letter) for letter in _divided(run)]
    if len(letters) == 1:
        return letters[0]
    found = []
    for letter in letters:
        if any(one.tag in (*OPENING, *CLOSING) for one in letter):
            text = _wrapped("floatingText", [_wrapped("body", letter)], type="letter")
            found.append(text)
        else:
            found += letter
    return found


def _divided(run: Sequence[ET.Element]) -> list[list[ET.Element]]:
    """*run*, divided where the opening of another letter follows other words."""
    found: list[list[ET.Element]] = [[]]
    begun = False
    for position, one in enumerate(run):
        if one.tag == "epigraph" and begun:
            one.tag = "quote"
            one.set("type", "epigraph")
        elif one.tag == "opener" and begun:
            if _closes(run[position:], found[-1]):
                one.tag = "closer"
            else:
                found.append([])
                begun = False
        begun = begun or one.tag not in (*OPENING, *ANYWHERE)
        found[-1].append(one)
    return found


def _closes(rest: Sequence[ET.Element], before: Sequence[ET.Element]) -> bool:
    """Whether what *rest* begins with, such as a date, is the end of the letter *before*."""
    after = next((one.tag for one in rest if one.tag not in (*ANYWHERE, "opener")), "")
    return not after or (after == "closer" and bool(before))


def _in_order(letter: Sequence[ET.Element]) -> list[ET.Element]:
    """The blocks of a *letter*: openings joined, closings joined, and what follows them."""
    found: list[ET.Element] = []
    closed = False
    for one in letter:
        last = found[-1] if found else None
        if one.tag in ("opener", "closer") and _joins(last, one):
            assert last is not None
            last.extend(list(one))
            continue
        if closed and one.tag not in (*CLOSING, *ANYWHERE):
            if last is None or last.tag != "postscript":
                found.append(ET.Element("postscript"))
            found[-1].append(one)
            continue
        closed = closed or one.tag in CLOSING
        found.append(one)
    return found


def _joins(last: ET.Element | None, one: ET.Element) -> bool:
    return (
        last is not None
        and last.tag == one.tag
        and last.get("rend") == one.get("rend")
        and not one.get("xml:id")
    )
