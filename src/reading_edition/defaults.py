"""What an edition takes as defaults for the options and words of Sphinx and other extensions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .config import settings_of
from .locale import lend_words

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

ALWAYS: dict[str, Any] = {
    "bibtex_bibfiles": [],  # a project need not cite anything
}
STYLES: dict[str, Any] = {
    "bibtex_default_style": "edition-authordate",
    "bibtex_reference_style": "edition_authordate",
}
WORKS: dict[str, Any] = {
    "bibtex_cite_id": "ref-{key}",  # anchors of works that last
    "bibtex_tooltips": False,  # previews show the work, and weigh a page down less
}
PAGES: dict[str, Any] = {
    "myst_footnote_transition": False,
}


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
            vars(config).pop(name, None)  # Sphinx caches a default once it has been read
        config.values[name] = type(stock)(
            value, stock.rebuild, stock.valid_types, stock.description
        )


def _are_silent(config: Config, names: Iterable[str]) -> bool:
    """Whether the project sets none of the options *names*."""
    unset = object()
    for name in names:
        stock = config.values[name]
        set_defaults(config, {name: unset})
        is_set = config[name] is not unset
        vars(config).pop(name, None)
        config.values[name] = stock
        if is_set:
            return False
    return True


def _apply(app: Sphinx, config: Config) -> None:
    set_defaults(config, ALWAYS)
    settings = settings_of(app)
    if settings.edition:
        lend_words()
    if settings.whole:
        set_defaults(config, {**STYLES, **WORKS, **PAGES})
    elif settings.edition and _are_silent(config, STYLES):
        # A project that has a style of its own, and a few pages of ours, keeps it for all.
        set_defaults(config, {**STYLES, **WORKS})


def setup(app: Sphinx) -> None:
    # Before other extensions read what they are told.
    app.connect("config-inited", _apply, priority=100)
