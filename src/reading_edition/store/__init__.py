"""What the pages say, kept by page: the domain, its tables, and the registry of features."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .anchors import setup_anchors
from .assembled import setup_assembled
from .domain import setup_domain
from .features import setup_features
from .first_lines import setup_first_lines
from .gc_pause import setup_gc_pause
from .indexes import setup_indexes
from .labels import setup_labels
from .persons import setup_persons
from .staleness import setup_staleness
from .works_index import setup_works_index

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    setup_features(app)
    setup_gc_pause(app)
    setup_assembled(app)
    setup_domain(app)
    setup_indexes(app)
    setup_works_index(app)
    setup_first_lines(app)
    setup_persons(app)
    setup_anchors(app)
    setup_labels(app)
    setup_staleness(app)
