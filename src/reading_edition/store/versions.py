"""What the versions of a text are called, and the languages that they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..config import settings_of
from ..locale import language_name
from ..option_values import TEXT

if TYPE_CHECKING:
    from sphinx.config import Config


def title_of(config: Config, name: str) -> str:
    """What the version *name* is called: as ``conf.py`` says, or by its language."""
    chosen = settings_of(config).versions[name]
    return chosen.title or language_name(chosen.language)


def title_of_text(config: Config) -> str:
    """What the text itself is called beside its versions."""
    chosen = settings_of(config).versions.get(TEXT)
    return chosen.title if chosen else language_name(config.language)


def versions_of(config: Config) -> list[str]:
    """The names of the text's other versions, in the order of ``conf.py``."""
    return [name for name in settings_of(config).versions if name != TEXT]
