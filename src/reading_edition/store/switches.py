"""Switches in a page's front matter, such as ``print: false``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

OFF = ("false", "no", "off", "0")


def is_off(env: BuildEnvironment, docname: str, switch: str) -> bool:
    """Whether the page *docname* turns *switch* off."""
    return str(env.metadata.get(docname, {}).get(switch, "")).strip().lower() in OFF
