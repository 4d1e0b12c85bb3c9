"""What the edition makes of all its pages: indexes, lists and figures, for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cards import setup_cards
from .changes import setup_changes
from .drawing import setup_drawing
from .front import setup_front
from .index_report import setup_index_report
from .links import setup_links
from .names_index import setup_names_index
from .note_lists import setup_note_lists
from .progress import setup_progress
from .section_numbers import setup_section_numbers
from .strips import setup_strips
from .timeline import setup_timeline
from .works_list import setup_works_list

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    setup_drawing(app)
    setup_index_report(app)
    setup_names_index(app)
    setup_cards(app)
    setup_strips(app)
    setup_links(app)
    setup_note_lists(app)
    setup_works_list(app)
    setup_changes(app)
    setup_timeline(app)
    setup_progress(app)
    setup_section_numbers(app)
    setup_front(app)
