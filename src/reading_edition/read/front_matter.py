"""What a page's front matter says: its switches, the parts and numbers of the text, checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..config import settings_of
from ..messages import Subtype, nearest, warn
from ..model.numerals import numeral
from ..store.parts import PART, RESTART
from ..store.reading_order import NUMBER
from ..store.switches import OFF

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

SWITCHES = ("print", "epub", RESTART)
"""Whether a page, with those below it, is in the printed book and in the e-book; and whether
the sections of a part are numbered anew."""
ON = ("true", "yes", "on", "1")


def _check(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of a switch that is neither on nor off, which is then on, and of what has no effect."""
    env = app.env
    if not settings_of(env).edition:
        return
    for switch in SWITCHES:
        value = str(env.metadata[env.docname].get(switch, "true")).strip().lower()
        if value not in (*OFF, *ON):
            warn(
                Subtype.SECTION,
                f"{switch}: {value!r} in the front matter is neither true nor false, and is read "
                f"as true.{nearest(value, (*OFF, *ON))}",
                location=(env.docname, 1),
            )
    for fault in _of_parts({name: str(value) for name, value in env.metadata[env.docname].items()}):
        warn(Subtype.SECTION, f"front matter {fault}", location=(env.docname, 1))


def _of_parts(fields: dict[str, str]) -> Iterator[str]:
    """Faults in what a page says of the parts and the numbers of the text."""
    number = fields.get(NUMBER, "")
    if number and numeral(number) is None:
        yield (
            f"'{NUMBER}: {number}' is not a number. Write one such as 4 or IV; the section is "
            "numbered after the one before."
        )
    if number and ("section-label" in fields or "section" not in fields):
        why = "has a label in its place" if "section-label" in fields else "is no section"
        yield f"'{NUMBER}: {number}' has no effect: the page {why}. Take it away."
    if PART in fields and not fields[PART].strip():
        yield "'part:' does not say what the part is called. Write, say, 'part: Book II'."
    if RESTART in fields and PART not in fields:
        yield f"'{RESTART}: {fields[RESTART]}' has no effect: the page begins no part."


def setup_front_matter(app: Sphinx) -> None:
    app.connect("doctree-read", _check)
