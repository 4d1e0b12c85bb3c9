"""The edition as plain text, and in the formats that the engine does not write itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lines import setup_lines
from .visitors import setup_visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    setup_visitors(app)
    setup_lines(app)
