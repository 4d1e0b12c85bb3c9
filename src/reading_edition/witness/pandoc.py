"""Pandoc’s syntax tree into drafts: what a text needs is kept, the rest becomes plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from reading_edition.witness.decode import clean
from reading_edition.witness.docx import roles_of
from reading_edition.witness.draft import EM, END, STRONG, Draft, bare, cite, code, link, note_mark
from reading_edition.witness.limits import Limits, SourceError
from reading_edition.witness.repairs import Kind, Log

Node: TypeAlias = dict[str, Any]
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_SIGNS = {"Emph": EM, "Strong": STRONG, "Underline": EM}
_RETURNS = frozenset("↩↑⏎^")
_THROUGH = frozenset({"Strikeout", "Subscript", "SmallCaps"})
_INLINES = frozenset(
    {
        *("Str", "Space", "SoftBreak", "LineBreak", "Superscript", "Link", "Span", "Cite"),
        *("Quoted", "Note", "Image", "Code", "Math", "RawInline", *_SIGNS, *_THROUGH),
    }
)


class Converter:
    """Converts one document; ``notes`` and ``meta`` are filled while :meth:`document` runs."""

    def __init__(self, path: Path, limits: Limits, log: Log) -> None:
        self.notes: dict[str, list[Draft]] = {}
        self.meta: dict[str, str] = {}
        self.keys: Mapping[str, str] = {}
        """The key of each work that the text may cite, by its identifier in the file."""
        self._path = path
        self._limits = limits
        self._log = log
        self._place = 0

    def document(self, tree: Node) -> list[Draft]:
        """Return the drafts of *tree*; raise :class:`SourceError` where it is nested too deeply."""
        for key in ("title", "author", "date"):
            words = self._meta(tree["meta"].get(key), 0)
            if words:
                self.meta[key] = words
        return self._blocks(tree["blocks"], 0)

    def _meta(self, value: Node | None, depth: int) -> str:
        if value is None:
            return ""
        if value["t"] == "MetaInlines":
            return self._inlines(value["c"], depth)
        if value["t"] == "MetaString":
            return str(value["c"])
        if value["t"] == "MetaList":
            return ", ".join(self._meta(one, self._deeper(depth)) for one in value["c"])
        return ""

    def _deeper(self, depth: int) -> int:
        if depth >= self._limits.depth:
            raise SourceError(
                self._path,
                0,
                f"The text is nested more than {self._limits.depth} levels deep.",
                "Save it as plain text and name that.",
            )
        return depth + 1

    def _blocks(self, nodes: Iterable[Node], depth: int, quoted: int = 0) -> list[Draft]:
        depth = self._deeper(depth)
        found: list[Draft] = []
        for node in nodes:
            if depth == 1:
                self._place += 1
            found.extend(self._block(node, depth, quoted))
        return found

    def _block(self, node: Node, depth: int, quoted: int) -> list[Draft]:
        content: Any = node.get("c")
        kind, place = node["t"], self._place
        if kind in {"Para", "Plain"}:
            return self._paragraph(self._inlines(content, depth), quoted)
        if kind == "Header":
            words = self._inlines(content[2], depth).replace("\n", " ").strip()
            return [Draft("heading", [words], place, level=content[0])] if words else []
        if kind == "BlockQuote":
            return _gathered(self._blocks(content, depth, quoted + 1))
        if kind in {"BulletList", "OrderedList"}:
            return self._list(content, depth, ordered=kind == "OrderedList")
        if kind == "LineBlock":
            lines = [self._inlines(line, depth).replace("\n", " ") for line in content]
            return [Draft("verse", lines, place)] if any(lines) else []
        if kind == "Div":
            return self._blocks(content[1], depth, quoted)
        if kind == "HorizontalRule":
            return []
        if kind == "Figure":
            return self._figure(content, depth)
        return self._flattened(kind, self._strings(content, depth))

    def _paragraph(self, words: str, quoted: int) -> list[Draft]:
        """Return a paragraph, or verse where the author broke its lines."""
        lines = [line.strip() for line in words.split("\n")]
        if len(lines) > 1 and all(len(bare(line)) <= 70 for line in lines):
            return [Draft("verse", lines, self._place)]
        words = " ".join(line for line in lines if line)
        return [Draft("paragraph", [words], self._place, quoted=quoted)] if words else []

    def _list(self, content: Any, depth: int, *, ordered: bool) -> list[Draft]:
        """Return a list; one whose items hold several blocks is divided at each."""
        start, items = (content[0][0], content[1]) if ordered else (0, content)
        found: list[Draft] = []
        for number, item in enumerate(items, start):
            label = str(number) if ordered else ""
            first, *rest = self._blocks(item, depth) or [Draft("paragraph", [""], self._place)]
            words, *more = [line for line in first.lines if line] or [""]
            self._append(found, words, label, ordered)
            if not ordered or any(draft.kind in {"list", "numbered"} for draft in rest):
                for line in [*more, *(line for draft in rest for line in draft.lines)]:
                    self._append(found, line, label, ordered)
            else:
                found.extend(Draft("paragraph", [line], self._place) for line in more)
                found.extend(rest)
        return found

    def _append(self, found: list[Draft], words: str, label: str, ordered: bool) -> None:
        kind = "numbered" if ordered else "list"
        if not found or found[-1].kind != kind:
            found.append(Draft("numbered" if ordered else "list", [], self._place))
        found[-1].lines.append(words)
        found[-1].labels.extend([label] if ordered else [])

    def _flattened(self, kind: str, texts: Iterable[str]) -> list[Draft]:
        """Return the words of a table, figure, definition or raw block as one paragraph."""
        words = " ".join(" ".join(texts).split())
        self._log.add(Kind.FLATTENED, self._place, kind, bare(words))
        return [Draft("paragraph", [words], self._place)] if words else []

    def _figure(self, content: Any, depth: int) -> list[Draft]:
        """Return a figure's caption and the words below it, but not the caption said again.

        Authors often repeat the caption as the picture's alternative text.
        """
        caption, inside = (" ".join(self._strings(part, depth)) for part in content[1:])
        return self._flattened("Figure", [caption, "" if bare(inside) == bare(caption) else inside])

    def _strings(self, value: Any, depth: int) -> Iterable[str]:
        """Yield the words of each block anywhere below *value*, without attributes."""
        if isinstance(value, dict):
            kind = value.get("t")
            content: Any = value.get("c")
            if kind in {"Plain", "Para"}:
                yield self._inlines(content, depth)
            elif kind == "Header":
                yield self._inlines(content[2], depth)
            elif kind == "CodeBlock":
                yield code(clean(content[1], self._log))
            elif kind == "RawBlock":
                yield clean(content[1], self._log)
            else:
                yield from self._strings(content, self._deeper(depth))
        elif isinstance(value, list) and value and _is_inline(value[0]):
            yield self._inlines(value, depth)
        elif isinstance(value, list):
            # Attributes are the lists [id, [classes], [pairs]]; they hold no words.
            if len(value) == 3 and isinstance(value[0], str) and isinstance(value[1], list):
                return
            for one in value:
                yield from self._strings(one, self._deeper(depth))

    def _inlines(self, nodes: Iterable[Node], depth: int) -> str:
        depth = self._deeper(depth)
        return "".join(self._inline(node, depth) for node in nodes)

    def _inline(self, node: Node, depth: int) -> str:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Str":
            return clean(content, self._log)
        if kind in {"Space", "SoftBreak"}:
            return " "
        if kind == "LineBreak":
            return "\n"
        if kind in _SIGNS:
            words = self._inlines(content, depth)
            return f"{_SIGNS[kind]}{words}{END}" if words.strip() else words
        if kind == "Superscript":
            words = self._inlines(content, depth)
            digits = words.strip("[]() ")
            number = digits.isascii() and digits.isdigit()
            return digits.translate(_SUPERSCRIPT) if number else words
        if kind in _THROUGH:
            return self._inlines(content, depth)
        if kind == "Link":
            words, target = self._inlines(content[1], depth), content[2][0]
            if target.startswith("#"):
                return "" if words.strip("\ufe0e\ufe0f ") in _RETURNS else words
            return link(words, target)
        if kind == "Span":
            return self._inlines(content[1], depth)
        if kind == "Cite":
            return self._cited(content, depth)
        if kind == "Quoted":
            opening, closing = _QUOTES[content[0]["t"]]
            return f"{opening}{self._inlines(content[1], depth)}{closing}"
        if kind == "Code":
            return code(clean(content[1], self._log))
        if kind == "Note":
            return self._note(content, depth)
        if kind == "Image":
            words = self._inlines(content[1], depth)
            self._log.add(Kind.FLATTENED, self._place, "picture", words)
            return words
        words = clean(content[-1], self._log)  # a formula, or raw markup
        self._log.add(Kind.FLATTENED, self._place, kind, words)
        return words

    def _cited(self, content: Any, depth: int) -> str:
        words = self._inlines(content[1], depth)
        roles = roles_of(content[0], self.keys)
        self._log.find("citation" if roles else "citation, left as words", self._place)
        return cite(roles, words) if roles else words

    def _note(self, content: list[Node], depth: int) -> str:
        label = str(len(self.notes) + 1)
        self.notes[label] = []  # before its own notes, so that numbers follow the text
        self.notes[label] = self._blocks(content, depth) or [Draft("paragraph", ["…"], self._place)]
        return note_mark(label)


def _is_inline(value: Any) -> bool:
    return isinstance(value, dict) and value.get("t") in _INLINES


def _gathered(drafts: list[Draft]) -> list[Draft]:
    """Make one quotation of the paragraphs of a block quotation in a row."""
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        if last and last.kind == draft.kind == "paragraph" and last.quoted == draft.quoted:
            last.lines.extend(draft.lines)
        else:
            found.append(draft)
    return found
