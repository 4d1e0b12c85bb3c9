"""The checks of an authority file's entries; a faulty value is reported and left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any

from ..model import dates
from . import at
from .file import Lines, Tell
from .schema import BY_NAME, Field, is_key

_PATTERNS = {name: re.compile(item.pattern) for name, item in BY_NAME.items() if item.pattern}
Fields = dict[str, Any]
"""What is right in an entry: the arguments of `authority.Person`, but for key and line."""


def checked_entry(key: str, table: dict[str, Any], lines: Lines, tell: Tell) -> Fields:
    """Check the *table* of one entry."""
    return _Entry(key, table, lines, tell).fields()


class _Entry:
    """The checks of one table; a fault is reported and its value left out."""

    def __init__(self, key: str, table: dict[str, Any], lines: Lines, fault: Tell) -> None:
        self.key, self.table, self.lines, self._tell = key, table, lines, fault
        if not is_key(key):
            near = re.sub(r"[^a-z0-9_-]+", "", key.lower()).lstrip("_-") or "entry"
            self.fault(
                "",
                f"The key {key!r} will not do for an anchor: write small letters "
                f"a to z, digits, - and _, such as [{near}]. The entry is left out until then.",
            )

    def fault(self, name: str, message: str) -> None:
        line = self.lines.get((self.key, name)) or self.lines.get((self.key, ""), 1)
        self._tell(line, message)

    def fields(self) -> Fields:
        given = {name: self._value(name, value) for name, value in self.table.items()}
        given = {name: value for name, value in given.items() if value is not None}
        if "heading" not in given:
            if "heading" not in self.table:
                self.fault(
                    "",
                    f"[{self.key}] has no heading: add, say, "
                    f"heading = {BY_NAME['heading'].example}.",
                )
            given["heading"] = self.key
        self._check_life(given)
        if given.get("see") and given.get("see_also"):
            self.fault(
                "see_also",
                f"[{self.key}] has both see and see_also: an entry that "
                "only refers has no locators of its own. Keep one of them.",
            )
            del given["see_also"]
        ids = {name: given.pop(name) for name in list(given) if BY_NAME[name].shape == "id"}
        named = given.pop("display", "")
        return {"sort": given["heading"], **given, "named": named, "ids": ids}

    def _check_life(self, given: dict[str, Any]) -> None:
        born, died = (dates.parse(given.get(name, "")) for name in ("born", "died"))
        if dates.reversed_life(born, died):
            self.fault(
                "died",
                f"[{self.key}] died ({given['died']}) before the birth "
                f"({given['born']}): correct one of the two.",
            )
        if given.get("living") and died is not None:
            self.fault(
                "living",
                f"[{self.key}] has living = true, but also died = "
                f'"{given["died"]}": remove one of them.',
            )
            given["living"] = False

    def _value(self, name: str, value: Any) -> Any:
        """The checked value of one field, or None if it is at fault."""
        item = BY_NAME.get(name)
        if item is None:
            like = near(name, BY_NAME)
            self.fault(
                name,
                f"[{self.key}]: unknown field {name!r}."
                + (like or f" Known: {', '.join(BY_NAME)}."),
            )
            return None
        if item.shape == "day":
            return value if type(value) is date else self._wrong(item, value)
        if item.shape == "flag":
            return value if isinstance(value, bool) else self._wrong(item, value)
        if item.shape == "places":
            return self._places(item, value)
        if item.shape in ("texts", "keys"):
            listed = [value] if isinstance(value, str) and item.shape == "keys" else value
            if not isinstance(listed, list) or not all(_is_text(part) for part in listed):
                return self._wrong(item, value)
            return tuple(dict.fromkeys(part.strip() for part in listed))
        if not _is_text(value):
            return self._wrong(item, value)
        return self._checked(item, value.strip())

    def _places(self, item: Field, value: Any) -> Any:
        if not isinstance(value, list) or not all(_is_text(part) for part in value):
            return self._wrong(item, value)
        places = [(part, at.parse(part)) for part in dict.fromkeys(value)]
        for part, place in places:
            if place is None:
                self.fault(
                    item.name,
                    f"[{self.key}] has {part!r} in its at, which is no place: write the id of a "
                    'section and a paragraph, a range or a note, such as "opening 3", '
                    '"opening 3-5" or "opening n. 2". It is left out until then.',
                )
        return tuple(place for _, place in places if place is not None)

    def _checked(self, item: Field, value: str) -> str | None:
        if item.shape == "choice" and value not in item.choices:
            self.fault(
                item.name,
                f"[{self.key}]: unknown {item.name} {value!r}; "
                f"known: {', '.join(item.choices)}.{near(value, item.choices)}",
            )
            return None
        if item.shape == "date" and dates.parse(value) is None:
            self.fault(
                item.name,
                f'[{self.key}] has {item.name} = "{value}", which is not a date: '
                'write "1890", "1890-12-30", "c. 1890", "before 1890", "after 1890", '
                '"44 BCE" or "?".',
            )
            return None
        if item.shape == "id":
            if not _PATTERNS[item.name].fullmatch(value):
                return self._wrong(item, value)  # type: ignore[no-any-return]
            if item.checked and not item.checked(value):
                self.fault(
                    item.name,
                    f"[{self.key}] has the {item.title} {value!r}, whose last "
                    "digit does not fit the others: copy it again.",
                )
                return None
        return value

    def _wrong(self, item: Field, value: Any) -> Any:
        self.fault(
            item.name,
            f"[{self.key}] has {item.name} = {_shown(value)}, which cannot be "
            f"used: write, say, {item.name} = {item.example}.",
        )
        return None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def near(word: str, known: Iterable[str]) -> str:
    """Say which *known* words are like *word*, or nothing."""
    found = get_close_matches(word, list(known), n=2, cutoff=0.6)
    return f" Did you mean {' or '.join(found)}?" if found else ""
