"""What kind of edition a build makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WEB = ("html", "dirhtml")
"""Builders of pages for a browser, one file or folder each."""


def is_web(app: Sphinx) -> bool:
    """Whether *app* builds pages for a browser."""
    return app.builder.name in WEB
