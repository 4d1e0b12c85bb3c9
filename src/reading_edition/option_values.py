"""What options that are dicts hold: each entry checked, and what is wrong with the others told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from .messages import nearest

_NAME = re.compile(r"[a-z][a-z0-9-]*")


class SeriesOption(NamedTuple):
    """A series of notes as ``conf.py`` describes it; see `~.store.notes.NoteSeries`."""

    note: str
    notes: str
    abbreviation: str
    sourced: bool


class VersionOption(NamedTuple):
    """Another version of the text: the tag of its language, and what it is called, or nothing."""

    language: str
    title: str


TEXT = "text"
"""The name in the option ``versions`` of the text itself, which only gets a title there."""
MOST_VERSIONS = 4
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def index_files(given: Mapping[Any, Any]) -> tuple[dict[str, str], list[str]]:
    """The authority files of *given* indexes, by name, and what is wrong with the others."""
    good, faults = {}, []
    for name, file in given.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            faults.append(f"an index cannot be called {name!r}: write small letters, digits and -.")
        elif name == "names":
            faults.append("the file of the index of names is the option reading_edition_names.")
        elif not isinstance(file, str) or not file:
            faults.append(f"the file of {name!r} must be a string such as '{name}.toml'.")
        else:
            good[name] = file
    return good, faults


def sigla(given: Mapping[Any, Any]) -> tuple[dict[str, str], list[str]]:
    """The witnesses of *given* sigla, and what is wrong with the others."""
    good, faults = {}, []
    for siglum, words in given.items():
        if not isinstance(siglum, str) or not re.fullmatch(r"[^\s,;|]+", siglum):
            faults.append(f"{siglum!r} is not a siglum: write signs without space, comma or |.")
        elif not isinstance(words, str) or not words.strip():
            faults.append(f"{siglum!r} must be explained in a string, as in 'First edition, 1931'.")
        else:
            good[siglum] = words
    return good, faults


def note_series(given: Mapping[Any, Any]) -> tuple[dict[str, SeriesOption], list[str]]:
    """The series of notes that are *given*, by name, and what is wrong with the others.

    Of the engine's own ``ednote`` only ``sourced`` can be chosen.
    """
    good, faults = {}, []
    for name, fields in given.items():
        wanted: dict[str, type] = {"sourced": bool}
        if name != "ednote":
            wanted |= {"note": str, "notes": str, "abbreviation": str}
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            faults.append(f"a series cannot be called {name!r}: write small letters, digits and -.")
        elif fault := _fault_of_series(name, fields, wanted):
            faults.append(f"{name!r}: {fault}")
        else:
            note = fields.get("note", "")
            notes = fields.get("notes", note)
            sourced = fields.get("sourced", name == "ednote")
            good[name] = SeriesOption(note, notes, fields.get("abbreviation", ""), sourced)
    return good, faults


def versions(given: Mapping[Any, Any]) -> tuple[dict[str, VersionOption], list[str]]:
    """The versions of the text that are *given*, by name, and what is wrong with the others."""
    good: dict[str, VersionOption] = {}
    faults = []
    for name, fields in given.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            faults.append(
                f"a version cannot be called {name!r}: write small letters, digits and -."
            )
        elif fault := _fault_of_version(name, fields):
            faults.append(f"{name!r}: {fault}")
        elif len(good.keys() - {TEXT}) == MOST_VERSIONS and name != TEXT:
            faults.append(f"{name!r} is one too many: a text has at most {MOST_VERSIONS} versions.")
        else:
            good[name] = VersionOption(fields.get("language", ""), fields.get("title", ""))
    return good, faults


def _fault_of_version(name: str, fields: object) -> str:
    wanted = ("title",) if name == TEXT else ("language", "title")
    if not isinstance(fields, Mapping):
        return "write a dict such as {'language': 'he', 'title': 'The Hebrew'}."
    for field, value in fields.items():
        if field not in wanted:
            return f"unknown field {field!r}.{nearest(str(field), wanted)}"
        if not isinstance(value, str) or not value.strip():
            return f"{field!r} must be a string with words, not {value!r}."
    needed = wanted[0]
    if needed not in fields:
        return f"say in {needed!r} what its {needed} is."
    if not _LANGUAGE.fullmatch(fields.get("language", "en")):
        return f"{fields['language']!r} is not the tag of a language, such as 'he' or 'pt-BR'."
    return ""


def _fault_of_series(name: str, fields: object, wanted: Mapping[str, type]) -> str:
    if not isinstance(fields, Mapping):
        return "write a dict such as {'note': 'Translator’s note', 'notes': 'Translator’s notes'}."
    for field, value in fields.items():
        if field not in wanted:
            return f"unknown field {field!r}.{nearest(str(field), wanted)}"
        if not isinstance(value, wanted[field]) or value == "":
            kind = "True or False" if wanted[field] is bool else "a string with words"
            return f"{field!r} must be {kind}, not {value!r}."
    if "note" in wanted and "note" not in fields:
        return "say in 'note' what one note is called, such as 'Translator’s note'."
    return ""
