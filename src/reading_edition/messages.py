"""What the engine warns of: one subtype for each kind, so that each can be suppressed.

``suppress_warnings = ["edition"]`` silences all, ``["edition.person"]`` one kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from enum import Enum
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

_logger = logging.getLogger(__name__)


class Subtype(Enum):
    """The kinds of warning, by the name that ``suppress_warnings`` takes."""

    CONFIG = "config"
    """An option in ``conf.py`` has a value that cannot be used."""
    AUTHORITY = "authority"
    """The authority file has a fault."""
    PERSON = "person"
    """A ``{person}`` role names a key that the authority file does not have."""
    AMBIGUOUS = "ambiguous"
    """A form of a name belongs to two persons."""
    INDEX = "index"
    """An index has something that an indexer would correct."""
    PARAGRAPH = "paragraph"
    """A paragraph's number or a reference to one has a fault."""
    NOTE = "note"
    """A note of the author's or of the editor's has a fault."""
    CITATION = "citation"
    """A citation or a work has a fault."""
    SECTION = "section"
    """A page's front matter does not say which section it is as it should."""
    LEDGER = "ledger"
    """A published anchor has vanished or moved."""
    TIMELINE = "timeline"
    """An event of a timeline has no year."""
    LINT = "lint"
    """A rule of the edition lint was broken."""
    SOURCE = "source"
    """The reader's copy of the text cannot be read, or does not fit the edition."""
    VERSION = "version"
    """Another version of the text does not fit the text that it is beside."""
    RECORD = "record"
    """The edition's own bibliographic record has a fault."""
    PRINT = "print"
    """The printed book would lack something."""
    TEI = "tei"
    """The TEI document would lack the markup of something."""


def warn(
    subtype: Subtype,
    message: str,
    *,
    location: Node | str | tuple[str, int] | tuple[str, None] | None = None,
) -> None:
    """Warn an editor: *message* says what is wrong and what to do.

    *location* is a node, ``"file:line"`` or a docname with a line.
    """
    _logger.warning(message, location=location, type="edition", subtype=subtype.value)


def nearest(word: str, known: Iterable[Any]) -> str:
    """Say which *known* words are like *word*: a clause to end a message with, or nothing."""
    near = get_close_matches(word, [str(k) for k in known], n=3, cutoff=0.5)
    return f" Did you mean {' or '.join(near)}?" if near else ""
