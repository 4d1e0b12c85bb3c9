"""Editor's notes: a second series, lettered, each with its sources.

``{ednote}`` is a role and a directive: the role marks the place, the directive holds the
note. A page shows its editor's notes at its foot, apart from the author's; on paper each
is a footnote of its own series.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.nodes import Element, General
from docutils.parsers.rst import directives
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from ..messages import Subtype, nearest, warn
from ..store.domain import Note, edition_domain
from ..store.formats import PAPER
from ..store.nodes import ednote_reference, fallback, href_here, sidenote, skip
from .notes import NoteList, copied
from .paragraphs import number_of

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx


class ednote(General, Element):
    """An editor's note: ``label``, ``mark`` (id of its reference), ``sources``."""


class ednote_group(General, Element):
    """The editor's notes of one page."""


class ednotes_list(General, Element):
    """The place of the list of all editor's notes; filled when a page is written."""


def _anchor(label: str) -> str:
    return f"ednote-{label}"


class EdNoteRole(SphinxRole):
    """The place that an editor's note belongs to."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        label = self.text.strip()
        anchor = _anchor(label)
        node = ednote_reference(
            self.rawtext, label, label=label, refid=anchor, ids=[f"{anchor}-mark"]
        )
        self.set_source_info(node)
        return [node], []


class EdNoteDirective(SphinxDirective):
    """An editor's note; ``:source:`` names the works that it rests on, and must be there."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"source": directives.unchanged}

    def run(self) -> list[Node]:
        label = self.arguments[0].strip()
        note = ednote("", label=label, ids=[_anchor(label)], mark=f"{_anchor(label)}-mark")
        self.set_source_info(note)
        note += self.parse_content_to_nodes()
        keys = [key.strip() for key in self.options.get("source", "").split(",") if key.strip()]
        if keys:
            cited = _cited(note)
            note += self._sources([key for key in keys if key not in cited])
        else:
            warn(
                Subtype.NOTE,
                f"editor's note {label!r} names no source. Add ':source:' with the keys of the "
                "works that it rests on.",
                location=note,
            )
        return [note]

    def _sources(self, keys: list[str]) -> list[nodes.paragraph]:
        """The works that the note's own words do not cite already."""
        if not keys:
            return []
        line = nodes.paragraph(classes=["re-sources"])
        line += nodes.Text("Source: " if len(keys) == 1 else "Sources: ")
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


class EdNotes(SphinxDirective):
    """All editor's notes stand here, by section."""

    def run(self) -> list[Node]:
        edition_domain(self.env).note_list("ednotes", self.env.docname)
        return [ednotes_list()]


class GatherEdNotes(SphinxTransform):
    """Set a page's editor's notes at its foot, and pair them with their marks.

    Runs before paragraphs are numbered (840), which they are not to disturb.
    """

    default_priority = 835

    def apply(self) -> None:
        found = list(self.document.findall(ednote))
        marks = {mark["label"]: mark for mark in self.document.findall(ednote_reference)}
        for label, mark in marks.items():
            if label not in {note["label"] for note in found}:
                known = [note["label"] for note in found]
                warn(
                    Subtype.NOTE,
                    f"there is no editor's note {label!r} on this page.{nearest(label, known)} "
                    f"Write it in a directive {{ednote}} {label}.",
                    location=mark,
                )
                mark.parent.remove(mark)
        if not found:
            return
        group = ednote_group("")
        for note in found:
            if note["label"] not in marks:
                warn(
                    Subtype.NOTE,
                    f"nothing refers to editor's note {note['label']!r}. Write "
                    f"{{ednote}}`{note['label']}` at its place in the text.",
                    location=note,
                )
            note.parent.remove(note)
            group += note
        self.document += group


def ednotes_in(document: nodes.document, docname: str) -> list[Note]:
    """The editor's notes of a page whose place in the text is known, in its order."""
    marks = {mark["label"]: mark for mark in document.findall(ednote_reference)}
    found = []
    for note in document.findall(ednote):
        if note["label"] in marks:
            number, anchor = number_of(marks[note["label"]])
            found.append(
                Note(
                    note["label"],
                    docname,
                    number,
                    anchor,
                    note["ids"][0],
                    note["mark"],
                    note.astext(),
                )
            )
    return found


class ListEdNotes(NoteList):
    """Fill the list of editor's notes."""

    place = ednotes_list
    body = ednote
    table = "ednotes"
    start = 0


class EdNotesInLaTeX(SphinxPostTransform):
    """Set each editor's note where its mark stands, as a footnote of its own series."""

    default_priority = 4
    formats = PAPER

    def run(self, **kwargs: object) -> None:
        bodies = {note["label"]: note for note in self.document.findall(ednote)}
        for mark in self.document.findall(ednote_reference):
            if mark["label"] in bodies:
                mark.children = []
                mark += bodies[mark["label"]].children
        for group in list(self.document.findall(ednote_group)):
            group.parent.remove(group)


def aside(note: Element, docname: str) -> sidenote:
    """A copy of an editor's note for the margin."""
    made = sidenote("", label=note["label"], classes=["re-ednote"])
    made += copied(note.children, docname)
    return made


def _html_note(self: Any, node: Element) -> None:
    label = node["label"]
    self.body.append(
        self.starttag(
            node,
            "aside",
            CLASS="re-ednote",
            role="note",
            **{"aria-label": f"Editor’s note {label}"},
        )
        + f'<a class="re-ednote-label" href="{href_here(self, node["mark"])}" role="doc-backlink" '
        f'aria-label="Editor’s note {label}, return to text">{label}</a>\n'
    )


def _html_close_aside(self: Any, _node: Element) -> None:
    self.body.append("</aside>\n")


def _html_group(self: Any, node: Element) -> None:
    self.body.append(
        self.starttag(node, "section", CLASS="re-ednotes", **{"aria-label": "Editor’s notes"})
        + '<p class="rubric">Editor’s notes</p>\n'
    )


def _html_close_section(self: Any, _node: Element) -> None:
    self.body.append("</section>\n")


def _html_reference(self: Any, node: Element) -> None:
    self.body.append(
        self.starttag(
            node,
            "a",
            "",
            CLASS="re-ednote-ref",
            HREF=f"#{node['refid']}",
            role="doc-noteref",
            **{"aria-label": f"Editor’s note {node['label']}"},
        )
    )


def _html_close_link(self: Any, _node: Element) -> None:
    self.body.append("</a>")


def _latex_reference(self: Any, node: Element) -> None:
    self.body.append(rf"\reEdNote{{{node['label']}}}{{")
    self.in_footnote += 1


def _latex_close_reference(self: Any, _node: Element) -> None:
    self.in_footnote -= 1
    self.body.append("}")


def _text_note(self: Any, node: Element) -> None:
    self.new_state(len(node["label"]) + 3)


def _text_close_note(self: Any, node: Element) -> None:
    self.end_state(first=f"[{node['label']}] ")


def _text_reference(self: Any, node: Element) -> None:
    self.add_text(f"[{node['label']}]")
    raise nodes.SkipNode


def setup_ednotes(app: Sphinx) -> None:
    app.add_role_to_domain("edition", "ednote", EdNoteRole())
    app.add_directive_to_domain("edition", "ednote", EdNoteDirective)
    app.add_directive_to_domain("edition", "ednotes", EdNotes)
    app.add_transform(GatherEdNotes)
    app.add_post_transform(ListEdNotes)
    app.add_post_transform(EdNotesInLaTeX)
    app.add_node(
        ednote,
        html=(_html_note, _html_close_aside),
        **{**fallback(), "text": (_text_note, _text_close_note)},
    )
    app.add_node(ednote_group, html=(_html_group, _html_close_section), **fallback())
    app.add_node(
        ednote_reference,
        html=(_html_reference, _html_close_link),
        **{
            **fallback(),
            "latex": (_latex_reference, _latex_close_reference),
            "text": (_text_reference, None),
        },
    )
    app.add_node(ednotes_list, html=(skip, None), **{**fallback(), "latex": (skip, None)})
