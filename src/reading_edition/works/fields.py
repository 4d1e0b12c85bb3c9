"""The fields of an entry by what they mean, whatever BibTeX or biblatex calls them."""

from __future__ import annotations

from collections.abc import Mapping

from ..locale import later

JOURNAL = ("journaltitle", "journal")
PLACE = ("location", "address")
HOUSE = ("publisher", "institution", "school", "organization")
NUMBER = ("number", "issue")

_STATES = {
    "inpreparation": later("in preparation"),
    "submitted": later("submitted"),
    "forthcoming": later("forthcoming"),
    "inpress": later("in press"),
    "prepublished": later("prepublished"),
}
"""biblatex's words for the state of a work that is not published."""


def first(fields: Mapping[str, str], names: tuple[str, ...]) -> str:
    """The first field of *names* that is there, as LaTeX; an empty string if none is."""
    return next((fields[name] for name in names if fields.get(name, "").strip()), "")


def whole_title(fields: Mapping[str, str], prefix: str = "") -> str:
    """Title and subtitle as LaTeX; *prefix* is "book", "journal" or "main", or empty."""
    names = JOURNAL if prefix == "journal" else (f"{prefix}title",)
    title, subtitle = first(fields, names), fields.get(f"{prefix}subtitle", "")
    mark = "" if title.rstrip("}").endswith(("?", "!", ":")) else ":"
    return f"{title}{mark} {subtitle}" if title and subtitle else title


def state(fields: Mapping[str, str]) -> str:
    """What a work without a date is, in English: "forthcoming"; empty if nothing is said."""
    said = fields.get("pubstate", "").strip()
    return _STATES.get(said, said)
