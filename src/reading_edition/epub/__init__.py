"""The edition as an e-book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .afresh import setup_afresh
from .book import setup_book
from .cover import setup_cover
from .finish import setup_finish
from .front import setup_front
from .left_out import setup_left_out
from .styles import setup_styles

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    setup_afresh(app)
    setup_book(app)
    setup_left_out(app)
    setup_styles(app)
    setup_front(app)
    setup_cover(app)
    setup_finish(app)
