"""What an edition wants of Sphinx and of its other extensions, where ``conf.py`` is silent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .config import settings_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

ALWAYS: dict[str, Any] = {
    "bibtex_bibfiles": [],  # a project need not cite anything
}
EDITION: dict[str, Any] = {
    "bibtex_cite_id": "ref-{key}",  # anchors of works that last
    "bibtex_default_style": "edition-authordate",
    "bibtex_reference_style": "edition_authordate",
    "bibtex_tooltips": False,  # previews show the work, and weigh a page down less
    "myst_footnote_transition": False,
}
"""For a project that asks for an edition."""


def set_defaults(config: Config, values: Mapping[str, Any]) -> None:
    """Make *values* the defaults of other people's options; what a project sets stays.

    A default is changed, and not a value, so that a project that sets an option to Sphinx's
    own default keeps that too.
    """
    for name, value in values.items():
        if name not in config:
            continue
        stock = config.values[name]
        if not callable(stock.default):
            if config[name] != stock.default:
                continue
            vars(config).pop(name, None)  # Sphinx keeps a default that it was once asked for
        config.values[name] = type(stock)(
            value, stock.rebuild, stock.valid_types, stock.description
        )


def _apply(app: Sphinx, config: Config) -> None:
    set_defaults(config, ALWAYS)
    if settings_of(app).edition:
        set_defaults(config, EDITION)


def setup(app: Sphinx) -> None:
    # Before other extensions read what they are told.
    app.connect("config-inited", _apply, priority=100)
