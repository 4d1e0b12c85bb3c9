"""Further series of notes, such as the editor's: a mark in the text, a note at the page's foot.

A series has a role and a directive of one name: the role marks the place, the directive holds
the note. :func:`add_note_series` is all that a new one needs; lists, search, previews, indexes
and every format take it from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from ..locale import _, later
from ..messages import Subtype, nearest, warn
from ..store import staleness
from ..store.collectors import Listing
from ..store.domain import edition_domain
from ..store.features import register
from ..store.nodes import note_list, note_mark, series_note, series_notes
from ..store.notes import AUTHOR, NoteSeries, series_of
from ..store.works import shown_of_works

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx

EDITOR = NoteSeries(
    "ednote", later("Editor’s note"), later("Editor’s notes"), "ednotes", later("ed."), sourced=True
)
"""The notes of the edition's editors."""


class MarkRole(SphinxRole):
    """The place in the text that a note of *series* belongs to."""

    def __init__(self, series: NoteSeries) -> None:
        super().__init__()
        self.series = series

    def run(self) -> tuple[list[Node], list[system_message]]:
        label = self.text.strip()
        anchor = f"{self.series.name}-{label}"
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
        anchor = f"{self.series.name}-{label}"
        note = series_note(
            "", series=self.series.name, label=label, ids=[anchor], mark=f"{anchor}-mark"
        )
        self.set_source_info(note)
        note += self.parse_content_to_nodes()
        keys = [key.strip() for key in self.options.get("source", "").split(",") if key.strip()]
        if keys:
            cited = _cited(note)
            note += self._sources([key for key in keys if key not in cited])
        elif self.series.sourced:
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


class GatherNotes(SphinxTransform):
    """Set a page's notes at its foot, each series by itself, and pair them with their marks.

    Before::

        <paragraph>Told. <note_mark series="ednote" label="a" refid="ednote-a">
        <series_note series="ednote" label="a" ids="ednote-a">
        <paragraph>Told again.

    After::

        <paragraph>Told. <note_mark series="ednote" label="a" refid="ednote-a">
        <paragraph>Told again.
        <series_notes series="ednote">
            <series_note series="ednote" label="a" ids="ednote-a">

    A second mark of one note has an id of its own. Runs before paragraphs are numbered (840),
    which they are not to disturb.
    """

    default_priority = 835

    def apply(self) -> None:
        for series in series_of(self.env):
            if series is not AUTHOR:
                self._gather(series)

    def _gather(self, series: NoteSeries) -> None:
        found = [n for n in self.document.findall(series_note) if n["series"] == series.name]
        marks = [m for m in self.document.findall(note_mark) if m["series"] == series.name]
        known = {note["label"] for note in found}
        marked: dict[str, int] = {}
        for mark in marks:
            label = mark["label"]
            if label not in known:
                warn(
                    Subtype.NOTE,
                    f"{series.label} {label!r} is not on this page.{nearest(label, known)} "
                    f"Write it in a directive {{{series.name}}} {label}.",
                    location=mark,
                )
                mark.parent.remove(mark)
                continue
            marked[label] = count = marked.get(label, 0) + 1
            if count > 1:
                mark["ids"] = [f"{series.name}-{label}-mark-{count}"]
        if not found:
            return
        group = series_notes("", series=series.name, title=_(series.title))
        seen: set[str] = set()
        for note in found:
            label = note["label"]
            if label in seen:
                warn(
                    Subtype.NOTE,
                    f"there are two {series.title} {label!r} on this page. Give this one a "
                    "label of its own.",
                    location=note,
                )
                note["ids"] = [f"{series.name}-{label}-again"]
            elif label not in marked:
                warn(
                    Subtype.NOTE,
                    f"nothing refers to {series.label} {label!r}. Write "
                    f"{{{series.name}}}`{label}` at its place in the text.",
                    location=note,
                )
            seen.add(label)
            note["title"] = _(series.label)
            note.parent.remove(note)
            group += note
        for mark in self.document.findall(note_mark):
            if mark["series"] == series.name:
                mark["title"] = _(series.label)
                mark["abbreviation"] = _(series.abbreviation)
        self.document += group


def add_note_series(app: Sphinx, series: NoteSeries) -> None:
    """Add *series*: its role, its directive, and the directive that lists its notes."""
    add_list(app, series)
    app.add_role_to_domain("edition", series.name, MarkRole(series))
    note = type("SeriesNote", (NoteDirective,), {"series": series})
    app.add_directive_to_domain("edition", series.name, note)


def add_list(app: Sphinx, series: NoteSeries) -> None:
    """Add *series* and the directive that lists its notes; others say how they are written."""
    register(app, series)
    register(app, Listing(series.listing, (staleness.notes, shown_of_works)))
    listing = type("SeriesList", (ListDirective,), {"series": series})
    app.add_directive_to_domain("edition", series.listing, listing)


def setup_note_series(app: Sphinx) -> None:
    add_list(app, AUTHOR)
    add_note_series(app, EDITOR)
    app.add_transform(GatherNotes)
