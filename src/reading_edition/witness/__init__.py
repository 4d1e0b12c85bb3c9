"""The reader’s copy of the text: read from any file, recognised, and set beside the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .located import setup_located

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    setup_located(app)
