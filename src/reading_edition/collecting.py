"""The garbage collector, held while very many nodes are made that all are kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the collector: it would go through all nodes again and again, and free none.

    An index of 10,000 persons is made in a third of the time.
    """
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()


def _keep(_app: Sphinx, _env: BuildEnvironment) -> list[str]:
    gc.freeze()
    return []


def setup_collecting(app: Sphinx) -> None:
    """From when all pages are read, let the collector pass over what the build holds by then.

    It is all needed to the end, and going through it at each collection takes a tenth of a
    large build.
    """
    app.connect("env-updated", _keep, priority=900)
