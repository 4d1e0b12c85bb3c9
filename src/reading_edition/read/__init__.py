"""The read phase: roles, directives and transforms that mark, number and collect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .citations import setup_citations
from .directives import setup_directives
from .drama import setup_drama
from .front_matter import setup_front_matter
from .gathering import setup_gathering
from .index_marks import setup_index_marks
from .mentions import setup_mentions
from .milestones import setup_milestones
from .note_series import setup_note_series
from .notes import setup_notes
from .paragraphs import setup_paragraphs
from .parallel import setup_parallel
from .passages import setup_passages
from .phrases import setup_phrases
from .plain_names import setup_plain_names
from .recognising import setup_recognising
from .references import setup_references
from .rereading import setup_rereading
from .roles import setup_roles
from .titles import setup_titles
from .variants import setup_variants
from .verse import setup_verse
from .version_setting import setup_version_setting
from .versions import setup_versions

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    setup_roles(app)
    setup_directives(app)
    setup_verse(app)
    setup_drama(app)
    setup_phrases(app)
    setup_plain_names(app)
    setup_front_matter(app)
    setup_references(app)
    setup_paragraphs(app)
    setup_notes(app)
    setup_note_series(app)
    setup_gathering(app)
    setup_variants(app)
    setup_titles(app)
    setup_milestones(app)
    setup_recognising(app)
    setup_mentions(app)
    setup_index_marks(app)
    setup_citations(app)
    setup_passages(app)
    setup_parallel(app)
    setup_versions(app)
    setup_version_setting(app)
    setup_rereading(app)
