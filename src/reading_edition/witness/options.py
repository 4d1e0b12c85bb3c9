"""How a copy is to be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from reading_edition.witness.limits import Limits
from reading_edition.witness.rules import Rules


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: ``language`` chooses quotation marks, ``off`` names repairs to leave alone,
    ``encoding`` overrides what the bytes suggest (plain text, Markdown and HTML), ``rules`` what
    is recognised."""

    language: str = "en"
    off: frozenset[str] = frozenset()
    encoding: str = ""
    limits: Limits = field(default_factory=Limits)
    rules: Rules = field(default_factory=Rules)
