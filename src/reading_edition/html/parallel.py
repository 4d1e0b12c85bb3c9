"""The nodes of a parallel text as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element

from ..locale import _, later
from ..store.formats import is_web
from ..store.nodes import original, parallel
from ..store.parallel_nodes import (
    LABEL,
    original_mark,
    original_note,
    restatement,
    witness_label,
    witness_switch,
)
from ..store.visitors import Visitors, add_visitors
from .visitors import href_here

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CHOICES = {
    "both": later("both"),
    "restatement": later("restatement"),
    "original": later("original"),
}


def _open_div(name: str) -> Any:
    def visit(self: Any, node: Element) -> None:
        self.body.append(self.starttag(node, "div", CLASS=name))

    return visit


def _close_div(self: Any, _node: Element) -> None:
    self.body.append("</div>\n")


def _html_original(self: Any, node: Element) -> None:
    label = _("Original, paragraph {number}").format(number=node["number"])
    said = {"role": "group", "aria-label": label, "lang": node["language"]}
    self.body.append(self.starttag(node, "div", CLASS="re-original", **said))


def _html_note(self: Any, node: Element) -> None:
    label = node["label"]
    self.body.append(self.starttag(node, "div", CLASS="re-original-note"))
    back = f"original-note-{label}-mark"
    said = _("{label}, original, back to the text").format(label=label)
    self.body.append(
        f'<a class="re-original-back" href="{self.attval(href_here(self, back))}" '
        f'aria-label="{self.attval(said)}">{self.encode(label)}</a>\n'
    )


def _html_mark(self: Any, node: Element) -> None:
    label = _("{label}, note of the original").format(label=node.astext())
    said = {"href": f"#{node['refid']}", "aria-label": label}
    self.body.append(self.starttag(node, "a", "", CLASS="footnote-reference", **said))


def _html_close_link(self: Any, _node: Element) -> None:
    self.body.append("</a>")


def _html_label(self: Any, node: Element) -> None:
    self.body.append(f'<span class="re-witness">{_(LABEL)}</span> ')
    raise nodes.SkipNode


def _html_switch(self: Any, _node: Element) -> None:
    if is_web(self.builder):
        inputs = "".join(
            f'<label><input type="radio" name="re-show" id="re-show-{choice}"'
            f"{' checked' if choice == 'both' else ''}> {_(words)}</label>\n"
            for choice, words in CHOICES.items()
        )
        self.body.append(
            f'<fieldset class="re-switch">\n<legend>{_("Show")}</legend>\n{inputs}</fieldset>\n'
        )
    raise nodes.SkipNode


HTML: Visitors = {
    parallel: (_open_div("re-parallel"), _close_div),
    restatement: (_open_div("re-restatement"), _close_div),
    original: (_html_original, _close_div),
    original_note: (_html_note, _close_div),
    original_mark: (_html_mark, _html_close_link),
    witness_label: (_html_label, None),
    witness_switch: (_html_switch, None),
}


def setup_parallel(app: Sphinx) -> None:
    add_visitors(app, "html", HTML)
