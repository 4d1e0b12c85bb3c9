"""A project's ``conf.py``, read without a build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.config import eval_config_file
from sphinx.errors import ConfigError
from sphinx.util.tags import Tags


class UnreadableConf(Exception):
    """Why a ``conf.py`` cannot be read, in one line."""


def values_in(conf: Path) -> dict[str, Any]:
    """All that the ``conf.py`` *conf* sets. Raises `UnreadableConf`."""
    try:
        return eval_config_file(conf.resolve(), Tags())
    except (ConfigError, OSError) as error:
        # Sphinx quotes the whole traceback, whose last line says what is wrong.
        reason = str(error).strip().splitlines()[-1]
        raise UnreadableConf(f"{conf}: it cannot be read: {reason}. Correct it.") from None
