"""Further series of notes, such as the editor's: a mark in the text, a note at the page's foot.

A series has a role and a directive of one name: the role marks the place, the directive holds
the note. :func:`add_note_series` is all that a new one needs; lists, search, previews, indexes
and every format take it from there.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.languages import en as docutils
from sphinx.addnodes import pending_xref
from sphinx.config import CONFIG_FILENAME
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from ..config import PREFIX, settings_of
from ..locale import _, later
from ..messages import Subtype, warn
from ..store import staleness
from ..store.collectors import Listing
from ..store.domain import edition_domain
from ..store.features import register
from ..store.nodes import note_list, note_mark, series_note
from ..store.notes import AUTHOR, NoteSeries
from ..store.works import shown_of_works

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

EDITOR = NoteSeries(
    "ednote", later("Editor’s note"), later("Editor’s notes"), "ednotes", later("ed."), sourced=True
)
"""The notes of the edition's editors."""


def anchor_of(series: str, label: str) -> str:
    """The id of a note: its label, in which signs that no id can have are told by their numbers.

    >>> anchor_of("ednote", "a"), anchor_of("trnote", "†")
    ('ednote-a', 'trnote-u2020')
    """
    return f"{series}-" + re.sub(r"[^\w.-]", lambda sign: f"u{ord(sign[0]):04x}", label)


class MarkRole(SphinxRole):
    """The place in the text that a note of *series* belongs to."""

    def __init__(self, series: NoteSeries) -> None:
        super().__init__()
        self.series = series

    def run(self) -> tuple[list[Node], list[system_message]]:
        label = self.text.strip()
        anchor = anchor_of(self.series.name, label)
        node = note_mark(
            self.rawtext,
            label,
            series=self.series.name,
            label=label,
            refid=anchor,
            ids=[f"{anchor}-mark"],
        )
        self.set_source_info(node)
        return [node], []


class NoteDirective(SphinxDirective):
    """A note of a series; ``:source:`` names the works that it rests on."""

    series: ClassVar[NoteSeries]
    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"source": directives.unchanged}

    def run(self) -> list[Node]:
        label = self.arguments[0].strip()
        anchor = anchor_of(self.series.name, label)
        note = series_note(
            "", series=self.series.name, label=label, ids=[anchor], mark=f"{anchor}-mark"
        )
        self.set_source_info(note)
        note += self.parse_content_to_nodes()
        keys = [key.strip() for key in self.options.get("source", "").split(",") if key.strip()]
        if keys:
            cited = _cited(note)
            note += self._sources([key for key in keys if key not in cited])
        elif _is_sourced(self.env, self.series):
            warn(
                Subtype.NOTE,
                f"{self.series.label} {label!r} names no source. Add ':source:' with the keys "
                "of the works that it rests on.",
                location=note,
            )
        return [note]

    def _sources(self, keys: list[str]) -> list[nodes.paragraph]:
        """The works that the note's own words do not cite already."""
        if not keys:
            return []
        line = nodes.paragraph(classes=["re-sources"])
        line += nodes.Text((_("Source:") if len(keys) == 1 else _("Sources:")) + " ")
        cite = self.env.get_domain("cite").role("t")
        assert cite is not None  # the engine loads sphinxcontrib-bibtex
        written = [text.lstrip().startswith(":source:") for text in self.block_text.split("\n")]
        number = self.lineno + (written.index(True) if True in written else 0)
        for position, key in enumerate(keys):
            if position:
                line += nodes.Text("; ")
            raw = f"{{cite:t}}`{key}`"
            line += cite("cite:t", raw, key, number, self.state.inliner, {}, [])[0]
        line += nodes.Text(".")
        return [line]


def _cited(note: nodes.Element) -> set[str]:
    """The keys of the works that *note* cites."""
    return {
        target.key
        for node in note.findall(pending_xref)
        if node.get("refdomain") == "cite"
        for target in parse_citation_targets(node["reftarget"])
    }


class ListDirective(SphinxDirective):
    """All notes of a series stand here, by section."""

    series: ClassVar[NoteSeries]

    def run(self) -> list[Node]:
        edition_domain(self.env).note_list(self.series.listing, self.env.docname)
        return [note_list(series=self.series.name)]


def add_note_series(app: Sphinx, series: NoteSeries) -> None:
    """Add *series*: its role, its directive, and the directive that lists its notes."""
    add_list(app, series)
    app.add_role_to_domain("edition", series.name, MarkRole(series))
    note = type("SeriesNote", (NoteDirective,), {"series": series})
    app.add_directive_to_domain("edition", series.name, note)


def _is_sourced(env: BuildEnvironment, series: NoteSeries) -> bool:
    """Whether each note of *series* must name its sources, as ``conf.py`` or the series says."""
    chosen = settings_of(env).note_series.get(series.name)
    return chosen.sourced if chosen else series.sourced


def _add_chosen(app: Sphinx, config: Config) -> None:
    """Add the series that ``conf.py`` names."""
    ours = app.registry.domain_roles["edition"], app.registry.domain_directives["edition"]
    taken = {name for names in (*ours, docutils.directives, docutils.roles) for name in names}
    for name, chosen in settings_of(config).note_series.items():
        if name == EDITOR.name:
            continue
        if name in taken or f"{name}s" in taken:
            warn(
                Subtype.CONFIG,
                f"{PREFIX}note_series: {name!r} or '{name}s' is a role or a directive already. "
                "Give the series another name, such as 'trnote'.",
                location=f"{Path(app.confdir, CONFIG_FILENAME)}:1",
            )
            continue
        words = (chosen.note, chosen.notes, f"{name}s", chosen.abbreviation)
        add_note_series(app, NoteSeries(name, *words, sourced=chosen.sourced))


def add_list(app: Sphinx, series: NoteSeries) -> None:
    """Add *series* and the directive that lists its notes; others say how they are written."""
    register(app, series)
    register(app, Listing(series.listing, (staleness.notes, shown_of_works)))
    listing = type("SeriesList", (ListDirective,), {"series": series})
    app.add_directive_to_domain("edition", series.listing, listing)


def setup_note_series(app: Sphinx) -> None:
    add_list(app, AUTHOR)
    add_note_series(app, EDITOR)
    app.connect("config-inited", _add_chosen, priority=60)  # when the options are read (50)
