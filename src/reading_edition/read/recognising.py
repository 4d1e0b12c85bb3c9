"""Names found in running text, without markup, where a project or a page asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..config import settings_of
from ..messages import Subtype, warn
from ..store.collectors import Collector
from ..store.domain import edition_domain
from ..store.features import register
from ..store.nodes import person
from ..store.persons import recogniser_of
from ..store.tables import Table
from .paragraphs import front_matter_flag
from .running_text import RunningText, texts_in

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..model.matcher import Recogniser, Span

RECOGNISED: Table[bool] = Table("recognised")
"""True for the pages on which names are looked for."""


def would_find(recogniser: Recogniser, document: nodes.document) -> bool:
    """Whether *recogniser* finds a name in the words that names were looked for in."""
    return any(
        text.has_open(span.start, span.end)
        for text in texts_in(document, as_read=True)
        for span in recogniser.find(text.words)
    )


class RecogniseNames(SphinxTransform):
    """Mark the names in a section page as a ``{person}`` role would.

    Before::

        <paragraph>
            Then Victor
            <emphasis>
                Serge
            went on.

    After::

        <paragraph>
            Then
            <person key="serge" kind="mention" sub="" found="True" words="Victor Serge">Victor
            <emphasis>
                <person key="serge" kind="mention" sub="" found="True" part="True">Serge
            went on.

    Runs when paragraphs and notes have their numbers (840, 841).
    """

    default_priority = 842

    def apply(self) -> None:
        if "re_section" not in self.document or not self._wanted():
            return
        domain = edition_domain(self.env)
        RECOGNISED.of(domain)[self.env.docname] = True
        recogniser = recogniser_of(domain)
        for text in list(texts_in(self.document)):
            cuts: dict[int, list[tuple[nodes.Text, int, int, person]]] = {}
            for span in recogniser.find(text.words):
                self._mark(text, span, cuts)
            for found in cuts.values():
                _cut(found)

    def _wanted(self) -> bool:
        given = front_matter_flag(self.document, "recognise")
        return settings_of(self.config).recognise if given is None else given

    def _mark(
        self,
        text: RunningText,
        span: Span,
        cuts: dict[int, list[tuple[nodes.Text, int, int, person]]],
    ) -> None:
        """Note in *cuts*, by leaf, the nodes that *span* of *text* becomes."""
        parts = text.parts(span.start, span.end)
        if not parts:
            return  # a part of the name has been marked up already
        words = " ".join(text.words[span.start : span.end].split())
        if span.key is None:
            warn(
                Subtype.AMBIGUOUS,
                f"{words!r} may be {' or '.join(span.keys)}. Write {{person}}`{words} <key>` "
                f"for one of them, or {{not-person}}`{words}`.",
                location=parts[0][0].parent,
            )
            return
        for number, (leaf, start, end) in enumerate(parts):
            shown = leaf.astext()[start:end]
            made = person(shown, shown, key=span.key, kind="mention", sub="", found=True)
            if number:
                made["part"] = True
            elif shown != words:
                made["words"] = words
            cuts.setdefault(id(leaf), []).append((leaf, start, end, made))


def _cut(found: list[tuple[nodes.Text, int, int, person]]) -> None:
    """Put the persons found in one leaf in the place of their words."""
    leaf = found[0][0]
    text = leaf.astext()
    made: list[nodes.Node] = []
    done = 0
    for _, start, end, node in found:
        made += [nodes.Text(text[done:start]), node]
        done = end
    made.append(nodes.Text(text[done:]))
    leaf.parent.replace(leaf, [node for node in made if node.astext()])


def _prepare(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Make the recogniser before pages are read in several processes, which then share it."""
    if docnames and settings_of(app).recognise:
        recogniser_of(edition_domain(env))


def setup_recognising(app: Sphinx) -> None:
    register(app, Collector(RECOGNISED))
    app.add_transform(RecogniseNames)
    app.connect("env-before-read-docs", _prepare)
