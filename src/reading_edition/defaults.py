"""What an edition wants of Sphinx and of its other extensions, where ``conf.py`` is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

DEFAULTS: dict[str, Any] = {
    "bibtex_bibfiles": [],  # an edition need not cite anything
    "primary_domain": "edition",  # so that a page can write {person} plainly
    "bibtex_cite_id": "ref-{key}",  # anchors of works that last
    "bibtex_default_style": "edition-authordate",
    "bibtex_reference_style": "edition_authordate",
    "bibtex_tooltips": False,  # previews show the work, and weigh a page down less
    "myst_footnote_transition": False,
}


def _apply(_app: Sphinx, config: Config) -> None:
    given = {*config._raw_config, *config.overrides}
    for name, value in DEFAULTS.items():
        if name in config and name not in given:
            config[name] = value


def setup(app: Sphinx) -> None:
    # Before other extensions read what they are told.
    app.connect("config-inited", _apply, priority=100)
