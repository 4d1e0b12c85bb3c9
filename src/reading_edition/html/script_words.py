"""The words of the scripts, written into a script in the language of the build.

A script says its words in English: ``inWords("Copy link")``, ``counted(n, "…", "…")``. For
another language it is given those words of the catalogue that it says, and how that language
counts; ``words.js`` has the places for both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from gettext import c2py

from ..locale import _, translator

STRING = r'"((?:[^"\\]|\\.)*)"'
_SAID = re.compile(rf"\binWords\((?:\w+ === \"\w+\" \? {STRING} : )?{STRING}")
_COUNTED = re.compile(rf"\bcounted\(\w+, {STRING}, {STRING}\)")
_PLURAL = re.compile(r"plural=([n\d\s%=!<>&|?:()]+);")
WORDS = "const WORDS = {};"
FORM = "const form = (n) => Number(n !== 1);"


def said_in(script: str) -> Iterator[tuple[str, ...]]:
    """What *script* says: one string, or two of something counted."""
    for found in _COUNTED.findall(script):
        yield tuple(found)
    for found in _SAID.findall(script):
        yield from ((text,) for text in found if text)


def with_words(script: str) -> str:
    """*script* with its words in the language of the build; as it is, in English."""
    plural = _PLURAL.search(translator().info().get("plural-forms", "") + ";")
    if WORDS not in script or plural is None:
        return script
    words: dict[str, str | list[str]] = {}
    for one, *several in said_in(script):
        words[one] = _forms(one, several[0], plural[1]) if several else _(one)
    made = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    # gettext writes the rule in C, which scripts read too.
    form = f"const form = (n) => Number({plural[1].strip()});"
    return script.replace(WORDS, f"const WORDS = {made};").replace(FORM, form)


def _forms(one: str, several: str, plural: str) -> list[str]:
    """All forms of a word that is counted, in the order of the catalogue."""
    which = c2py(plural)
    forms = {which(number): number for number in range(1000, -1, -1)}
    return [translator().ngettext(one, several, forms[form]) for form in sorted(forms)]
