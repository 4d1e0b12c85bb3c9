"""The nodes of a parallel text, and how each format writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element, General, Inline, TextElement

from .formats import is_web
from .nodes import fallback, original, parallel, skip

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LABEL = "Original"
CHOICES = ("both", "restatement", "original")


class restatement(General, Element):
    """The edition's own block of a pair."""


class original_note(General, Element):
    """A note of the copy, below the block that it hangs in: ``label``."""


class original_mark(Inline, TextElement):
    """The mark of such a note: ``refid``."""


class witness_label(Inline, Element):
    """The word that says of a block that it is the copy's."""


class witness_switch(General, Element):
    """The choice of what is shown: the original, the restatement, or both."""


def _open_div(name: str) -> Any:
    def visit(self: Any, node: Element) -> None:
        self.body.append(self.starttag(node, "div", CLASS=name))

    return visit


def _close_div(self: Any, _node: Element) -> None:
    self.body.append("</div>\n")


def _html_original(self: Any, node: Element) -> None:
    label = f"{LABEL}, paragraph {node['number']}"
    said = {"role": "group", "aria-label": label, "lang": node["language"]}
    self.body.append(self.starttag(node, "div", CLASS="re-original", **said))


def _html_note(self: Any, node: Element) -> None:
    label = node["label"]
    self.body.append(self.starttag(node, "div", CLASS="re-original-note"))
    back = f"original-note-{label}-mark"
    said = f"{label}, {LABEL.lower()}, back to the text"
    self.body.append(
        f'<a class="re-original-back" href="#{self.attval(back)}" '
        f'aria-label="{self.attval(said)}">{self.encode(label)}</a>\n'
    )


def _html_mark(self: Any, node: Element) -> None:
    label = f"{node.astext()}, note of the original"
    said = {"href": f"#{node['refid']}", "aria-label": label}
    self.body.append(self.starttag(node, "a", "", CLASS="footnote-reference", **said))


def _html_close_link(self: Any, _node: Element) -> None:
    self.body.append("</a>")


def _html_label(self: Any, node: Element) -> None:
    self.body.append(f'<span class="re-witness">{LABEL}</span> ')
    raise nodes.SkipNode


def _html_switch(self: Any, _node: Element) -> None:
    if is_web(self.builder):
        inputs = "".join(
            f'<label><input type="radio" name="re-show" id="re-show-{choice}"'
            f"{' checked' if choice == 'both' else ''}> {choice}</label>\n"
            for choice in CHOICES
        )
        self.body.append(
            f'<fieldset class="re-switch">\n<legend>Show</legend>\n{inputs}</fieldset>\n'
        )
    raise nodes.SkipNode


def _text_label(self: Any, _node: Element) -> None:
    self.add_text(f"[{LABEL}] ")
    raise nodes.SkipNode


def _text_note(self: Any, node: Element) -> None:
    self.add_text(f"[{node['label']}] ")


def _close_text_note(_self: Any, _node: Element) -> None:
    """Write nothing: the note ends with its last block."""


def _text_mark(self: Any, node: Element) -> None:
    self.add_text(f"[{node.astext()}]")
    raise nodes.SkipNode


def _begin(name: str) -> Any:
    def visit(self: Any, _node: Element) -> None:
        self.body.append(f"\n\\begin{{{name}}}\n")

    return visit


def _end(name: str) -> Any:
    def depart(self: Any, _node: Element) -> None:
        self.body.append(f"\n\\end{{{name}}}\n")

    return depart


def _latex_original(self: Any, node: Element) -> None:
    self.body.append("\n\\begin{reRight}\n" + self.hypertarget_to(node))


def _latex_note(self: Any, node: Element) -> None:
    self.body.append("\n\\begin{reOriginalNote}" + self.hypertarget_to(node))
    self.body.append(rf"\reOriginalLabel{{{self.encode(node['label'])}}}")


def _latex_mark(self: Any, _node: Element) -> None:
    self.body.append(r"\textsuperscript{")


def _latex_close(self: Any, _node: Element) -> None:
    self.body.append("}")


def setup_parallel_nodes(app: Sphinx) -> None:
    def add(node: type[Element], **visitors: Any) -> None:
        app.add_node(node, override=True, **{**fallback(), **visitors})

    add(
        parallel,
        html=(_open_div("re-parallel"), _close_div),
        latex=(_begin("reParallel"), _end("reParallel")),
    )
    add(
        restatement,
        html=(_open_div("re-restatement"), _close_div),
        latex=(_begin("reLeft"), _end("reLeft")),
    )
    add(original, html=(_html_original, _close_div), latex=(_latex_original, _end("reRight")))
    add(
        original_note,
        html=(_html_note, _close_div),
        latex=(_latex_note, _end("reOriginalNote")),
        text=(_text_note, _close_text_note),
    )
    add(
        original_mark,
        html=(_html_mark, _html_close_link),
        latex=(_latex_mark, _latex_close),
        text=(_text_mark, None),
    )
    add(
        witness_label,
        html=(_html_label, None),
        latex=(skip, None),
        text=(_text_label, None),
    )
    add(witness_switch, html=(_html_switch, None), latex=(skip, None))
