"""The edition as one TEI P5 document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .builder import DTSBuilder, TEIBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    app.add_builder(TEIBuilder)
    app.add_builder(DTSBuilder)
