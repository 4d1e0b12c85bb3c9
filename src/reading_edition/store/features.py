"""What the features of the engine tell the store: one registry for each application.

A feature is registered with :func:`register` when the extension is set up, as a value of a
type that says what it is: a `~.collectors.Collector`, a `~.collectors.Listing`, a
`~.references.Resolver`, a `~.notes.NoteSeries`, a `~..read.numbering.Numbering`. Whoever needs
those of one type asks :func:`registered`. The registry is an event of Sphinx's, so nothing is
global, and another extension can add to it as the engine itself does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

EVENT = "reading-edition-features"
T = TypeVar("T")


def register(app: Sphinx, feature: object) -> None:
    """Add *feature* to those of *app*."""
    app.connect(EVENT, lambda _app: feature)


def registered(env: BuildEnvironment, kind: type[T]) -> list[T]:
    """The features of the type *kind*, in the order in which they were registered."""
    return [found for found in env.events.emit(EVENT) if isinstance(found, kind)]


def setup_features(app: Sphinx) -> None:
    app.add_event(EVENT)
