"""Plays and letters: speeches, stage directions, the list of characters, the parts of a letter.

Each is a container with a class of its own, so that every writer has its words and a style
sheet its look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective, SphinxRole

from ..messages import Subtype, warn
from ..store.features import register
from .numbering import PARTS, SHARED, SPEECH, Numbering, speeches
from .verse import deepest, lines_of, verse_of

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx

STAGE = PARTS["stage"]
_LEVEL, _LETTER = 1.5, 0.45
"""The width of a level of indentation and of an average letter, in em."""
_DEEPEST = 16


class Speech(SphinxDirective):
    """What one character says: ``{speech} ADA``, in prose or, with ``verse``, in lines.

    With ``shared`` its first line completes the last line of the speech before.
    """

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {
        "direction": directives.unchanged_required,
        "verse": directives.flag,
        "shared": directives.flag,
    }

    def run(self) -> list[Node]:
        self.assert_has_content()
        speech = nodes.container(classes=[SPEECH])
        self.set_source_info(speech)
        speaker, messages = self._speaker()
        speech += speaker
        if "verse" in self.options:
            speech += verse_of(self)
        else:
            speech += self.parse_content_to_nodes()
        if "shared" in self.options:
            speech[SHARED] = True
        return [speech, *messages]

    def _speaker(self) -> tuple[nodes.paragraph, list[system_message]]:
        name, messages = self.parse_inline(self.arguments[0], lineno=self.lineno)
        speaker = nodes.paragraph("", "", nodes.inline("", "", *name, classes=["re-speaker"]))
        self.set_source_info(speaker)
        if "direction" in self.options:
            said, more = self.parse_inline(self.options["direction"], lineno=self.lineno)
            messages += more
            speaker += [nodes.Text(" "), nodes.emphasis("", "", *said, classes=[STAGE])]
        return speaker, messages


class Part(SphinxDirective):
    """A part of a play or letter that is not counted: a stage direction, a salutation."""

    has_content = True

    def run(self) -> list[Node]:
        self.assert_has_content()
        part = nodes.container(classes=[PARTS[self.name.rpartition(":")[2]]])
        self.set_source_info(part)
        part += self.parse_content_to_nodes()
        return [part]


class StageRole(SphinxRole):
    """A stage direction within a speech."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        return [nodes.emphasis(self.rawtext, self.text, classes=[STAGE])], []


class ShareLines(SphinxTransform):
    """Set the first line of a speech where the line that it completes breaks off.

    Before::

        <container classes="re-speech">
            <line_block>
                <line>Who's there?
        <container classes="re-speech" re-shared="True">
            <line_block>
                <line>A friend.

    After::

        <container classes="re-speech" re-shared="True">
            <line_block>
                <line_block>
                    <line_block>
                        <line classes="re-shared">A friend.

    Levels of indentation are as near to the width of the first half as they can be. A line
    that completes another is not counted. Runs before numbering (840).
    """

    default_priority = 838

    def apply(self) -> None:
        before: nodes.line | None = None
        for speech in list(self.document.findall(nodes.container)):
            if SPEECH not in speech["classes"]:
                continue
            said = list(lines_of(speech))
            if SHARED in speech:
                if before is None or not said:
                    warn(
                        Subtype.SECTION,
                        "':shared:' asks for a line of verse in this speech, and for one in the "
                        "speech before that it completes. Write both as verse, or take it out.",
                        location=speech,
                    )
                else:
                    _share(said[0], _width(before))
            before = said[-1] if said else None


def _width(line: nodes.line) -> float:
    """About how far *line* reaches, in em."""
    depth = 0
    holder = line.parent.parent
    while isinstance(holder, nodes.line_block):
        depth, holder = depth + 1, holder.parent
    return depth * _LEVEL + len(line.astext()) * _LETTER


def _share(line: nodes.line, width: float) -> None:
    block = line.parent
    depth = min(max(1, round(width / _LEVEL)), _DEEPEST)
    outer = nodes.line_block()
    deepest(outer, depth - 1).append(nodes.line())  # the place of the line
    line["classes"].append(SHARED)
    at = block.index(line)
    block.remove(line)
    place = next(iter(outer.findall(nodes.line)))
    place.replace_self(line)
    block.insert(at, outer)


def setup_drama(app: Sphinx) -> None:
    app.add_directive_to_domain("edition", "speech", Speech)
    for name in PARTS:
        app.add_directive_to_domain("edition", name, Part)
    app.add_role_to_domain("edition", "stage", StageRole())
    app.add_transform(ShareLines)
    register(app, Numbering("speech", speeches))
