"""The textual apparatus: variants of witnesses, corrections, gaps and doubtful readings.

A reading stands in the text; what other witnesses have instead goes into a note of a series of
its own, as a printed apparatus has it: ``gulls] terns B; om. C``. The witnesses have sigla,
which the option ``sigla`` explains and the directive ``{sigla}`` lists.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective, SphinxRole

from ..config import settings_of
from ..locale import _, later
from ..messages import Subtype, nearest, warn
from ..model.numerals import roman
from ..store.nodes import note_mark, series_note
from ..store.notes import NoteSeries
from .note_series import add_list

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx

VARIANT = NoteSeries(
    "variant", later("Textual note"), later("Textual apparatus"), "variants", later("text.")
)
READINGS = "re_readings"
"""Attribute of a mark that has no note yet: what the witnesses read, as (words, sigla)."""
WITNESSES, CORRECTION, GAPS = "variant", "corr", "gap"
"""The kinds of entry: readings of witnesses, a correction, a gap."""
_SAID = ("add.", "del.", "om.", "transp.")
"""What an editor says of a witness, in place of its words."""
GAP = "[…]"
COPY_TEXT = later("copy-text")


def split(text: str, known: Collection[str]) -> tuple[str, list[tuple[str, tuple[str, ...]]]]:
    """The lemma of *text*, and each reading with the sigla that stand at its end.

    >>> split("gulls | terns B | om. C, D", {"B", "C", "D"})
    ('gulls', [('terns', ('B',)), ('om.', ('C', 'D'))])
    """
    lemma, *rest = (part.strip() for part in text.split("|"))
    return lemma, [_reading(part.split(), known) for part in rest]


def _reading(words: list[str], known: Collection[str]) -> tuple[str, tuple[str, ...]]:
    sigla: list[str] = []
    while words and words[-1].rstrip(",") in known:
        sigla.insert(0, words.pop().rstrip(","))
    return " ".join(words), tuple(sigla)


class VariantRole(SphinxRole):
    """A reading and what witnesses have instead: ``gulls | terns B | om. C``."""

    kind: ClassVar = WITNESSES

    def run(self) -> tuple[list[Node], list[system_message]]:
        known = settings_of(self.config).sigla
        lemma, readings = split(self.text, known)
        if fault := self._fault(readings, known):
            warn(Subtype.NOTE, f"{{{self.name}}}: {fault}", location=self.get_location())
        return self._made(lemma, readings), []

    def _fault(self, readings: list[tuple[str, tuple[str, ...]]], known: Collection[str]) -> str:
        """What is wrong with *readings*, or nothing."""
        if not readings:
            return f"{self.text!r} has one reading only. Write others behind | with their sigla."
        lacking = next((words for words, sigla in readings if not sigla), None)
        if lacking is None:
            return ""
        last = (lacking.split() or [""])[-1]
        return (
            f"no siglum stands behind {lacking!r}.{nearest(last, known)} Write one that the option "
            f"reading_edition_sigla explains ({', '.join(known) or 'it has none'})."
        )

    def _made(self, lemma: str, readings: list[tuple[str, tuple[str, ...]]]) -> list[Node]:
        mark = note_mark(self.rawtext, "", series=VARIANT.name, label="")
        mark[READINGS] = [self.kind, lemma, readings]
        self.set_source_info(mark)
        words = nodes.inline(self.rawtext, lemma, classes=["re-lemma"])
        return [words, mark] if lemma else [mark]


class CorrectionRole(VariantRole):
    """What the editor reads, and what the copy-text has: ``had | hadd``."""

    kind = CORRECTION

    def _fault(self, readings: list[tuple[str, tuple[str, ...]]], _known: Collection[str]) -> str:
        if len(readings) == 1:
            return ""
        return f"{self.text!r} must be the correction, |, and what the copy-text has."


class GapRole(VariantRole):
    """Words that are lost or cannot be read: the reason stands in the apparatus."""

    kind = GAPS

    def run(self) -> tuple[list[Node], list[system_message]]:
        return self._made(GAP, [(self.text, ())]), []


class UnclearRole(SphinxRole):
    """Words that are read with doubt."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        return [nodes.inline(self.rawtext, f"[{self.text}?]", classes=["re-unclear"])], []


class NumberVariants(SphinxTransform):
    """Give each variant of a page its number and its note.

    Before::

        <inline classes="re-lemma">gulls
        <note_mark series="variant" label="" re_readings="…">

    After::

        <inline classes="re-lemma">gulls
        <note_mark series="variant" label="i" refid="variant-i" ids="variant-i-mark">
            i
        …
        <series_note series="variant" label="i" ids="variant-i" kind="variant" readings="…">
            <paragraph>gulls] terns <emphasis>B

    Runs before the notes of each series are gathered (835).
    """

    default_priority = 832

    def apply(self) -> None:
        marks = [mark for mark in self.document.findall(note_mark) if READINGS in mark]
        for number, mark in enumerate(marks, start=1):
            label = roman(number).lower()
            anchor = f"{VARIANT.name}-{label}"
            kind, lemma, readings = mark.attributes.pop(READINGS)
            mark.attributes |= {"label": label, "refid": anchor, "ids": [f"{anchor}-mark"]}
            mark += nodes.Text(label)
            note = series_note(
                "", series=VARIANT.name, label=label, ids=[anchor], mark=f"{anchor}-mark"
            )
            note.source, note.line = mark.source, mark.line
            note["kind"], note["readings"] = kind, readings
            note += nodes.paragraph("", "", *_entry(lemma, readings))
            self.document += note


def _entry(lemma: str, readings: list[tuple[str, tuple[str, ...]]]) -> Iterator[Node]:
    """The words of an entry of the apparatus: ``gulls] terns B; om. C``."""
    if lemma and lemma != GAP:
        yield nodes.Text(f"{lemma}] ")
    for position, (words, sigla) in enumerate(readings):
        if position:
            yield nodes.Text("; ")
        said = next((one for one in _SAID if words.startswith(one)), "")
        if said:
            yield nodes.emphasis("", said)
        yield nodes.Text(words.removeprefix(said))
        for siglum in sigla:
            yield nodes.Text(" ")
            yield nodes.inline("", siglum, classes=["re-siglum"])
        if not sigla and lemma != GAP:
            yield nodes.Text(" ")
            yield nodes.emphasis("", _(COPY_TEXT))


class Sigla(SphinxDirective):
    """The witnesses, each with its siglum."""

    option_spec: ClassVar = {}

    def run(self) -> list[Node]:
        known = settings_of(self.config).sigla
        if not known:
            warn(
                Subtype.CONFIG,
                "{sigla}: there are none. Explain them in the option reading_edition_sigla, as in "
                "{'A': 'Autograph, State Library'}.",
                location=self.get_location(),
            )
            return []
        listed = nodes.definition_list(classes=["re-sigla"])
        self.set_source_info(listed)
        for siglum, words in known.items():
            term = nodes.term("", "", nodes.inline("", siglum, classes=["re-siglum"]))
            body = nodes.definition("", nodes.paragraph("", words))
            listed += nodes.definition_list_item("", term, body)
        return [listed]


def setup_variants(app: Sphinx) -> None:
    add_list(app, VARIANT)
    app.add_role_to_domain("edition", "variant", VariantRole())
    app.add_role_to_domain("edition", "corr", CorrectionRole())
    app.add_role_to_domain("edition", "gap", GapRole())
    app.add_role_to_domain("edition", "unclear", UnclearRole())
    app.add_directive_to_domain("edition", "sigla", Sigla)
    app.add_transform(NumberVariants)
