"""The edition as a printed book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .index_marks import setup_index_marks
from .languages import setup_languages
from .letters import setup_letters
from .lines import setup_lines
from .names_index import setup_names_index
from .notes import setup_notes
from .parallel import setup_parallel
from .persons import setup_persons
from .preamble import setup_preamble
from .print_only import setup_print_only
from .sections import setup_sections
from .verse import setup_verse
from .versions import setup_versions
from .visitors import setup_visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    setup_visitors(app)
    setup_preamble(app)
    setup_print_only(app)
    setup_sections(app)
    setup_parallel(app)
    setup_persons(app)
    setup_index_marks(app)
    setup_names_index(app)
    setup_notes(app)
    setup_lines(app)
    setup_verse(app)
    setup_versions(app)
    setup_languages(app)
    setup_letters(app)
