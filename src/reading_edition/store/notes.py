"""Series of notes: the author's, the editor's, a translator's…"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..locale import later
from .features import registered

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class NoteSeries:
    """A series of notes, with marks, lists and ids of its own.

    Its words are English, for messages; readers see them as the catalogue has them.
    """

    name: str
    """Name of the role and the directive, and what ids begin with: ``ednote``, ``ednote-a``."""
    label: str
    """What one note is called: "Editor’s note"."""
    title: str
    """What they are called together: "Editor’s notes"."""
    listing: str
    """Name of the directive that lists them all: ``ednotes``."""
    abbreviation: str = ""
    """What distinguishes them at the foot of a printed page: "ed."."""
    sourced: bool = False
    """Whether each must name the works that it rests on."""


AUTHOR = NoteSeries("note", later("Note"), later("Author’s notes"), "notes")
"""The author's notes: docutils' footnotes, in every markup."""


def series_of(env: BuildEnvironment) -> list[NoteSeries]:
    """The series of notes of the engine, and those that extensions have added."""
    return registered(env, NoteSeries)
