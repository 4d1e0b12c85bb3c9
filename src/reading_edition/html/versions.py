"""Versions of the text beside each other, as HTML: rows of cells, and a choice of versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element

from ..locale import _, is_right_to_left
from ..model.places import UNITS
from ..store.formats import is_ebook, is_web
from ..store.parallel_nodes import text_cell, version, version_row, version_switch
from ..store.visitors import Visitors, add_visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def _row(self: Any, node: Element) -> None:
    classes = f"re-version-row re-columns-{node['columns']}"
    self.body.append(self.starttag(node, "div", CLASS=classes))


def _text(self: Any, node: Element) -> None:
    self.body.append(self.starttag(node, "div", CLASS="re-version-text"))
    if is_web(self.builder):
        _title(self, node)


def _title(self: Any, node: Element) -> None:
    """The head of a column, or what stands before the words where there are no columns."""
    head = self.starttag({}, "p", "", CLASS="re-version-title", lang=self.builder.config.language)
    self.body.append(f"{head}{self.encode(node['title'])}</p>\n")


def _version(self: Any, node: Element) -> None:
    language = node["language"]
    said = {"role": "group", "aria-label": _name(node), "lang": language}
    if is_ebook(self.builder):
        said["xml:lang"] = language
    said["dir"] = "rtl" if is_right_to_left(language) else "ltr"
    classes = f"re-version re-version-{node['column']}"
    self.body.append(self.starttag(node, "div", CLASS=classes, **said))
    _title(self, node)


def _name(node: Element) -> str:
    """What a screen reader calls a cell: the version, and what of the text it is beside."""
    if node.get("alone"):
        return str(node["title"])
    numbers = f"{node['number']}"
    if node["last"] != node["number"]:
        numbers += f"–{node['last']}"
    return f"{node['title']}, {_(UNITS[node['unit']].name)} {numbers}"


def _close(self: Any, _node: Element) -> None:
    self.body.append("</div>\n")


def _switch(self: Any, node: Element) -> None:
    if is_web(self.builder):
        choices = {"all": _("all"), **{str(i): title for i, title in enumerate(node["titles"])}}
        inputs = "".join(
            f'<label><input type="radio" name="re-version" id="re-version-{choice}"'
            f"{' checked' if choice == 'all' else ''}> {self.encode(words)}</label>\n"
            for choice, words in choices.items()
        )
        legend = _("Show")
        self.body.append(
            f'<fieldset class="re-switch">\n<legend>{legend}</legend>\n{inputs}</fieldset>\n'
        )
    raise nodes.SkipNode


HTML: Visitors = {
    text_cell: (_text, _close),
    version: (_version, _close),
    version_row: (_row, _close),
    version_switch: (_switch, None),
}


def setup_versions(app: Sphinx) -> None:
    add_visitors(app, "html", HTML)
