"""The edition as an e-book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .finish import setup_finish

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    setup_finish(app)
