"""Warn of malformed citations and bibliographies, where sphinxcontrib-bibtex would stop."""

from __future__ import annotations

from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docutils import nodes
from pybtex.errors import capture
from sphinxcontrib.bibtex.bibfile import process_bibdata
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain
from sphinxcontrib.bibtex.foot_roles import FootCiteRole
from sphinxcontrib.bibtex.roles import CiteRole

from ..config import settings_of
from ..messages import Subtype, warn
from ..works.inherited import complete
from .citations import MALFORMED, targets
from .load import UNREADABLE, read_works

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from .model import Finding


class LocatedCiteRole(CiteRole):
    """A citation; a malformed one is printed as written, and reported with its position."""

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


class CollectedFootCiteRole(FootCiteRole):
    """A citation in a footnote; its references say which works they cite."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        found: tuple[list[Node], list[system_message]] = super().run()
        cite = cast("BibtexDomain", self.env.get_domain("cite"))
        keys = [key.strip() for key in self.text.split(",")]
        known = [key for key in keys if key in cite.bibdata.data.entries]
        marks = (m for node in found[0] for m in node.findall(nodes.footnote_reference))
        for mark, key in zip(marks, known, strict=False):
            mark["cites"] = key
        return found


def _prepare(app: Sphinx, config: Config) -> None:
    if settings_of(app).edition:
        _tell_faults(app, config)
        app.connect("builder-inited", _read_bibliographies, priority=400)
        app.add_role("cite", LocatedCiteRole(), override=True)
        for name in BibtexDomain.roles:
            app.add_role_to_domain("cite", name, LocatedCiteRole(), override=True)
        app.add_role("footcite", CollectedFootCiteRole(), override=True)
        for name in BibtexFootDomain.roles:
            app.add_role_to_domain("footcite", name, CollectedFootCiteRole(), override=True)


def _tell_faults(app: Sphinx, config: Config) -> None:
    """Warn of the faults of the bibliographies, and go on without a file that cannot be read."""
    faults: list[Finding] = []
    paths = {name: Path(normpath(Path(app.confdir) / name)) for name in config.bibtex_bibfiles}
    read_works(paths.values(), faults)
    for fault in faults:
        message = f"{fault.rule}: {fault.message}. {fault.advice}."
        warn(Subtype.CITATION, message, location=f"{fault.path}:{fault.line}")
    unreadable = {fault.path for fault in faults if fault.rule == UNREADABLE}
    if unreadable:
        readable = [name for name, path in paths.items() if path not in unreadable]
        config.bibtex_bibfiles = readable


def _read_bibliographies(app: Sphinx) -> None:
    """Read the bibliographies before sphinxcontrib-bibtex does, which then finds them read.

    A fault costs its entry only, and each entry has what it takes over from others.
    """
    cite = cast("BibtexDomain", app.env.get_domain("cite"))
    paths = [(Path(app.confdir) / name).resolve() for name in app.config.bibtex_bibfiles]
    with capture():  # `_tell_faults` has reported them
        cite.data["bibdata"] = process_bibdata(cite.bibdata, paths, app.config.bibtex_encoding)
    complete(cite.bibdata.data.entries)


def setup_malformed_citations(app: Sphinx) -> None:
    app.setup_extension("sphinxcontrib.bibtex")
    # After the engine's defaults; sphinxcontrib-bibtex reads them when a builder is there.
    app.connect("config-inited", _prepare, priority=600)
