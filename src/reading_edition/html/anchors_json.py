"""The anchors of a built edition as data: ``anchors.json``, for ``reading-edition anchors``.

``anchors`` has the short hash of each paragraph, and nothing for whatever else may be cited,
by docname and id. ``former`` has the hashes by which a ledger of an earlier version knows the
paragraphs, as long as there is such a ledger.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..store.anchors import current_anchors
from ..store.domain import edition_domain
from ..store.formats import is_web

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME = "anchors.json"
Found = dict[str, dict[str, str]]
"""Hashes by docname and id."""


def read(folder: Path) -> tuple[Found, Found]:
    """The anchors of the edition built in *folder*, and the former hashes; none without a file."""
    try:
        data = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}, {}
    return data.get("anchors", {}), data.get("former", {})


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or not is_web(app.builder):
        return
    domain = edition_domain(app.env)
    anchors = {name: found for name, found in current_anchors(domain).items() if found}
    former = {
        docname: {one.anchor: one.former for one in section.paragraphs if one.former}
        for docname, section in domain.sections.items()
    }
    data = {"anchors": anchors, "former": {name: found for name, found in former.items() if found}}
    if domain.sections:
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
        Path(app.outdir, NAME).write_text(f"{text}\n", encoding="utf-8")


def setup_anchors_json(app: Sphinx) -> None:
    app.connect("build-finished", _write)
