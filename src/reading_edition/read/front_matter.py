"""Switches that a page's front matter has, such as ``print: false``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..messages import Subtype, nearest, warn

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SWITCHES = ("print", "epub")
"""Whether a page, with those below it, is in the printed book and in the e-book."""
OFF, ON = ("false", "no", "off", "0"), ("true", "yes", "on", "1")


def is_off(env: BuildEnvironment, docname: str, switch: str) -> bool:
    """Whether the page *docname* turns *switch* off."""
    return str(env.metadata[docname].get(switch, "")).strip().lower() in OFF


def _check(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of a value that is neither on nor off: the page is then in."""
    env = app.env
    for switch in SWITCHES:
        value = str(env.metadata[env.docname].get(switch, "true")).strip().lower()
        if value not in (*OFF, *ON):
            warn(
                Subtype.SECTION,
                f"{switch}: {value!r} in the front matter is neither true nor false, and is read "
                f"as true.{nearest(value, (*OFF, *ON))}",
                location=(env.docname, 1),
            )


def setup_front_matter(app: Sphinx) -> None:
    app.connect("doctree-read", _check)
