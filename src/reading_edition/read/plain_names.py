"""Roles and directives under their plain names: ``{person}`` beside ``{edition:person}``.

A plain name is taken where nobody else has it, so that a page writes it under any primary
domain, and another extension's directive of the same name stays what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import is_directive_registered, is_role_registered

from ..store.domain import EditionDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def _register(app: Sphinx, _config: Config) -> None:
    for name, role in app.registry.domain_roles[EditionDomain.name].items():
        if not is_role_registered(name):
            app.add_role(name, role)
    for name, directive in app.registry.domain_directives[EditionDomain.name].items():
        if not is_directive_registered(name):
            app.add_directive(name, directive)


def setup_plain_names(app: Sphinx) -> None:
    # When all extensions have registered theirs.
    app.connect("config-inited", _register, priority=900)
