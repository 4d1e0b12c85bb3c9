"""The tree of an HTML or XHTML page, and what its elements say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString, PageElement

BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
        *("details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html"),
        *("legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"script", "style", "head", "template", "title", "link", "meta"})
"""Elements whose content is no text for readers."""
_SCOPE = frozenset({"table", "td", "th", "caption", "button", "object"})
_NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
_ENDS = {
    **dict.fromkeys(
        BLOCKS - {"body", "html", "caption", "td", "th", "tr", "tbody"}, (frozenset({"p"}), _SCOPE)
    ),
    **dict.fromkeys(HEADINGS, (frozenset({"p"}) | HEADINGS, _SCOPE)),
    "li": (frozenset({"p", "li"}), _SCOPE | {"ul", "ol", "menu", "dir"}),
    "dt": (frozenset({"p", "dt", "dd"}), _SCOPE | {"dl"}),
    "dd": (frozenset({"p", "dt", "dd"}), _SCOPE | {"dl"}),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "tbody": (frozenset({"thead", "tbody"}), frozenset({"table"})),
}
"""What an element ends that is still open, up to which others."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>\n]*\?>")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_VOCABULARY = re.compile(r"(?:z3998|se|doc|bodymatter|dpub|schema)[:.-]")


@dataclass(slots=True)
class Page:
    """One file of a text: its ``name`` in the archive, empty for a page of its own."""

    name: str
    root: Tag
    title: str = ""
    first: int = field(default=0)
    """The number of its first block in the whole, where places are not lines."""


class _Soup(BeautifulSoup):
    """A tree in which, as HTML has it, an element ends where one begins that it cannot hold."""

    def handle_starttag(self, name: str, *arguments: Any, **named: Any) -> Tag | None:
        ended, bounds = _ENDS.get(name, _NOTHING)
        if any(self.open_tag_counter.get(one) for one in ended):
            outermost = ""
            for tag in reversed(self.tagStack):
                if tag.name in bounds:
                    break
                outermost = tag.name if tag.name in ended else outermost
            if outermost:
                self.handle_endtag(outermost)
        return super().handle_starttag(name, *arguments, **named)


def parse(markup: str) -> Tag:
    """Return the tree of *markup*; whatever it is, there is one."""
    markup = _DECLARATION.sub(lambda found: " " * len(found[0]), markup, count=1)
    return _Soup(markup, "html.parser")


def attribute(tag: Tag, name: str) -> str:
    """Return the attribute *name* of *tag* as one string; empty where it has none."""
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else str(value or "")


def types(tag: Tag) -> frozenset[str]:
    """Return what *tag* is by ``epub:type`` and ``role``, without the names of vocabularies."""
    words = f"{attribute(tag, 'epub:type')} {attribute(tag, 'role')}".lower().split()
    return frozenset(_VOCABULARY.sub("", word, count=1) for word in words)


def classes(tag: Tag) -> frozenset[str]:
    """Return the classes of *tag*, in lower case."""
    return frozenset(attribute(tag, "class").lower().split())


def tags(parent: Tag) -> Iterator[Tag]:
    """Yield the elements below *parent*, in order."""
    return (one for one in parent.descendants if isinstance(one, Tag))


def children(parent: Tag) -> Iterator[Tag | str]:
    """Yield the elements and the words in *parent*; comments and declarations are neither."""
    for child in parent.children:
        if isinstance(child, Tag):
            if child.name not in SILENT:
                yield child
        elif is_text(child):
            yield str(child)


def is_text(node: PageElement) -> bool:
    """Say whether *node* is words, and no comment or declaration."""
    return type(node) is NavigableString or isinstance(node, CData)


def words(tag: Tag) -> str:
    """Return the words in *tag*, those of different blocks apart, white space as one space."""
    parts: list[str] = []
    for node in tag.descendants:
        if isinstance(node, Tag):
            if node.name in BLOCKS or node.name == "br":
                parts.append(" ")
        elif is_text(node) and not _is_silent(node, tag):
            parts.append(str(node))
    return squeeze("".join(parts)).strip()


def _is_silent(node: PageElement, top: Tag) -> bool:
    parent = node.parent
    return parent is not None and parent is not top and parent.name in SILENT


def squeeze(text: str) -> str:
    """Return *text* with each run of white space made one space, as a browser shows it."""
    return _SPACE.sub(" ", text)


def ancestors(tag: Tag) -> Iterator[Tag]:
    """Yield *tag* and the elements that it is in, from the innermost."""
    here: Tag | None = tag
    while here is not None:
        yield here
        here = here.parent


def line_of(tag: Tag) -> int:
    """Return the line of the file that *tag* begins in; 1 where that is not known."""
    return tag.sourceline or 1


def holders(pages: Iterable[Page]) -> set[int]:
    """Return the identities of the elements of *pages* that have blocks in them, at any depth."""
    found: set[int] = set()
    for page in pages:
        for tag in tags(page.root):
            if tag.name not in BLOCKS:
                continue
            for above in tag.parents:
                if id(above) in found:
                    break  # and so are all those above it
                found.add(id(above))
    return found
