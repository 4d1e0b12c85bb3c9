"""Names found in running text, without markup, where a project or a page asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform

from ..messages import Subtype, warn
from ..store.domain import edition_domain
from ..store.nodes import ednote_reference, paragraph_number, person
from .paragraphs import front_matter_flag
from .roles import NO_NAME

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_CLOSED = (
    ednote_reference,
    nodes.comment,
    nodes.footnote_reference,
    nodes.label,
    nodes.literal,
    nodes.literal_block,
    nodes.raw,
    nodes.reference,
    nodes.title,
    paragraph_number,
    pending_xref,
    person,
)
"""Nodes in which no name is looked for: headings, code, links, and what is marked up already."""


class RecogniseNames(SphinxTransform):
    """Mark the names in a section page as a ``{person}`` role would.

    Before::

        <paragraph>
            Then Serge went on.

    After::

        <paragraph>
            Then
            <person key="serge" kind="mention" sub="" found="True">Serge
            went on.

    Runs when paragraphs and notes have their numbers (840, 841).
    """

    default_priority = 842

    def apply(self) -> None:
        if "re_section" not in self.document or not self._wanted():
            return
        edition_domain(self.env).data["recognised"][self.env.docname] = True
        for leaf in list(self.document.findall(nodes.Text)):
            if not _closed(leaf):
                self._mark(leaf)

    def _wanted(self) -> bool:
        given = front_matter_flag(self.document, "recognise")
        return bool(self.config.reading_edition_recognise) if given is None else given

    def _mark(self, leaf: nodes.Text) -> None:
        text = leaf.astext()
        made: list[nodes.Node] = []
        done = 0
        for span in edition_domain(self.env).recogniser.find(text):
            words = text[span.start : span.end]
            if span.key is None:
                warn(
                    Subtype.AMBIGUOUS,
                    f"{words!r} may be {' or '.join(span.keys)}. Write {{person}}`{words} <key>` "
                    f"for one of them, or {{not-person}}`{words}`.",
                    location=leaf.parent,
                )
                continue
            made.append(nodes.Text(text[done : span.start]))
            made.append(person(words, words, key=span.key, kind="mention", sub="", found=True))
            done = span.end
        if made:
            made.append(nodes.Text(text[done:]))
            leaf.parent.replace(leaf, [node for node in made if node.astext()])


def _closed(leaf: nodes.Text) -> bool:
    place = leaf.parent
    while place is not None:
        if isinstance(place, _CLOSED) or NO_NAME in place.get("classes", ()):
            return True
        place = place.parent
    return False


def _prepare(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Make the recogniser before pages are read in several processes, which then share it."""
    if docnames and app.config.reading_edition_recognise:
        _ = edition_domain(env).recogniser


def setup_recognising(app: Sphinx) -> None:
    app.add_transform(RecogniseNames)
    app.connect("env-before-read-docs", _prepare)
