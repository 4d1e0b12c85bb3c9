"""The nodes of a parallel text in the printed book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils.nodes import Element

from ..store.nodes import original, parallel
from ..store.parallel_nodes import (
    original_mark,
    original_note,
    restatement,
    witness_label,
    witness_switch,
)
from ..store.visitors import Visitors, add_visitors, skip

if TYPE_CHECKING:
    from sphinx.application import Sphinx


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


LATEX: Visitors = {
    parallel: (_begin("reParallel"), _end("reParallel")),
    restatement: (_begin("reLeft"), _end("reLeft")),
    original: (_latex_original, _end("reRight")),
    original_note: (_latex_note, _end("reOriginalNote")),
    original_mark: (_latex_mark, _latex_close),
    witness_label: (skip, None),
    witness_switch: (skip, None),
}


def setup_parallel(app: Sphinx) -> None:
    add_visitors(app, "latex", LATEX)
