"""Tell of malformed citations and bibliographies, where sphinxcontrib-bibtex would stop."""

from __future__ import annotations

from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.roles import CiteRole

from ..config import settings_of
from ..messages import Subtype, warn
from .citations import MALFORMED, targets
from .load import read_works

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from .model import Finding


class LocatedCiteRole(CiteRole):
    """A citation; one that is malformed is printed as it is written, and told with its place."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        if targets(self.target):
            found: tuple[list[Node], list[system_message]] = super().run()
            return found
        fault, advice = MALFORMED
        warn(
            Subtype.CITATION,
            f"citation-malformed: {self.target!r} {fault}. {advice}.",
            location=self.get_location(),
        )
        return [nodes.inline(self.rawtext, self.text)], []


def _prepare(app: Sphinx, config: Config) -> None:
    if settings_of(app).edition:
        _pass_over_unreadable(app, config)
        app.add_role("cite", LocatedCiteRole(), override=True)
        for name in BibtexDomain.roles:
            app.add_role_to_domain("cite", name, LocatedCiteRole(), override=True)


def _pass_over_unreadable(app: Sphinx, config: Config) -> None:
    """Tell of a bibliography that would stop sphinxcontrib-bibtex, and go on without it."""
    faults: list[Finding] = []
    readable = []
    for name in config.bibtex_bibfiles:
        before = len(faults)
        read_works(Path(normpath(Path(app.confdir) / name)), faults)
        if len(faults) == before:
            readable.append(name)
    for fault in faults:
        message = f"{fault.rule}: {fault.message}. {fault.advice}."
        warn(Subtype.CITATION, message, location=f"{fault.path}:{fault.line}")
    if faults:
        config.bibtex_bibfiles = readable


def setup_malformed_citations(app: Sphinx) -> None:
    app.setup_extension("sphinxcontrib.bibtex")
    # After the engine's defaults; sphinxcontrib-bibtex reads them when a builder is there.
    app.connect("config-inited", _prepare, priority=600)
