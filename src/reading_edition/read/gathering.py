"""Notes of a series, gathered at the foot of their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.transforms import SphinxTransform

from ..locale import _
from ..messages import Subtype, nearest, warn
from ..store.nodes import note_mark, series_note, series_notes
from ..store.notes import AUTHOR, NoteSeries, series_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


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
            mark["title"] = _(series.label)
            mark["abbreviation"] = _(series.abbreviation)
            marked[label] = count = marked.get(label, 0) + 1
            if count > 1:
                mark["ids"] = [f"{mark['refid']}-mark-{count}"]
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
                note["ids"] = [f"{note['ids'][0]}-again"]
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
        self.document += group


def setup_gathering(app: Sphinx) -> None:
    app.add_transform(GatherNotes)
