"""Names under which every Sphinx project can refer to places of the edition.

What may be cited stands in ``objects.inv`` twice: as objects of the edition's own domain, and
as labels of Sphinx's standard one, so that a project without this extension can refer to it
by intersphinx, as in ``{external+stock:ref}`opening-p3```. The names differ, or a reference to
either would be ambiguous. A page needs no label, for it has its docname, and a label of the
project's own goes before one of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .domain import edition_domain
from .targets import named_targets

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def _label(_app: Sphinx, env: BuildEnvironment) -> None:
    """Give each target a label, in place of those that an earlier build gave."""
    domain, standard = edition_domain(env), env.domains.standard_domain
    for name, place in domain.data["labels"].items():
        if standard.anonlabels.get(name) == place:
            standard.anonlabels.pop(name)
            standard.labels.pop(name, None)
    labels: dict[str, tuple[str, str]] = {}
    for target in named_targets(domain):
        name = target.label.lower()  # as Sphinx reads references
        place = target.address.docname, target.address.anchor
        if name and name not in standard.anonlabels:
            labels[name] = standard.anonlabels[name] = place
            standard.labels[name] = *place, target.title
    domain.data["labels"] = labels


def setup_labels(app: Sphinx) -> None:
    # After sphinxcontrib-bibtex (500), which then knows where the works are listed.
    app.connect("env-updated", _label, priority=700)
