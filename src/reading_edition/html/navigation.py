"""The contents beside each page, rendered once a folder instead of once a page.

Sphinx resolves the whole contents for every page, and furo then parses it again: the time
of a build grows with the square of its pages. What differs from page to page is only which
entry is marked as the current one. So the theme is given the contents without a mark, which
it then finds in its cache, and the mark is set afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from ..config import settings_of
from ..model.address import Address
from ..store.formats import shares_folders
from ..store.links import uri_of

try:
    from furo.navigation import get_navigation_tree
except ImportError:  # another theme
    get_navigation_tree = None

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

TREE = "furo_navigation_tree"
"""The name under which furo keeps the contents in a page's context."""
_CURRENT_LINK = '<a class="current reference internal" href="#">'
_TAG = re.compile(r"<(/?)(ul|li|a|input)\b([^>]*)>")
_HREF = re.compile(r' href="([^"]*)"')
_CLASS = re.compile(r'class="([^"]*)"')

Contents = Callable[..., str]


def unmarked(contents: str, uri: str) -> str:
    """*contents* as they are on the page *uri*, without the mark of the current page."""
    link = f'<a class="reference internal" href="{escape(uri)}">'
    plain = contents.replace(_CURRENT_LINK, link).replace('<ul class="current">', "<ul>")
    return re.sub(r'<li class="(toctree-l\d+) current">', r'<li class="\1">', plain)


@dataclass(frozen=True)
class Tree:
    """A theme's contents without a mark, and for each address in them what the mark changes."""

    markup: str
    marks: dict[str, list[tuple[int, int, str]]]
    """Start, end and replacement, in the order of the markup."""

    @classmethod
    def of(cls, markup: str) -> Tree:
        """Find the entries of *markup*, in which each entry is a ``li`` that begins with a link."""
        # By the tag that changes: a page that is listed twice changes what holds both once.
        marks: dict[str, dict[tuple[int, int], str]] = {}
        open_tags: list[re.Match[str]] = []
        boxes: list[tuple[int, re.Match[str]]] = []
        within: dict[int, list[str]] = {}
        for tag in _TAG.finditer(markup):
            closing, name, attributes = tag.groups()
            if closing:
                if name != "a" and open_tags:
                    open_tags.pop()
            elif name == "input" and open_tags:
                boxes.append((open_tags[-1].start(), tag))
            elif name == "a":
                href = _HREF.search(attributes)
                if href:
                    uri = href[1]
                    changed = marks.setdefault(uri, {})
                    for outer in open_tags:
                        changed.setdefault(outer.span(), _marked(outer, outer is open_tags[-1]))
                    changed[tag.span()] = _CURRENT_LINK
                    for outer in open_tags:
                        within.setdefault(outer.start(), []).append(uri)
            elif name in ("ul", "li"):
                open_tags.append(tag)
        for place, box in boxes:
            checked = box[0].replace(" class=", ' checked="" class=', 1)
            for uri in within.get(place, ()):
                marks[uri][box.span()] = checked
        made = {
            uri: [(start, end, text) for (start, end), text in sorted(changed.items())]
            for uri, changed in marks.items()
        }
        return cls(markup, made)

    def at(self, uri: str) -> str:
        """The markup with the entry of *uri* as the current one."""
        made, done = [], 0
        for start, end, text in self.marks.get(escape(uri), ()):
            made += [self.markup[done:start], text]
            done = end
        return "".join([*made, self.markup[done:]])


def _marked(tag: re.Match[str], innermost: bool) -> str:
    if tag[2] == "ul":
        return '<ul class="current">'
    classes = _CLASS.search(tag[3])
    level, *others = classes[1].split() if classes else [""]
    names = [level, "current", *others, *["current-page"] * innermost]
    return f'<li class="{" ".join(names)}">'


class Navigation:
    """The contents of one build, by the folder of the page that they are beside.

    The first page of a build shows whether the theme marks the current page as `Tree` does. A
    theme that does anything else renders its contents itself.
    """

    def __init__(self) -> None:
        self.agrees: bool | None = None
        self._given: dict[str, Any] = {}
        self._plain: dict[str, str] = {}
        self._trees: dict[str, Tree] = {}

    def before(
        self, app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doc: object
    ) -> None:
        """Give the theme contents without a mark."""
        if get_navigation_tree is None or self.agrees is False or not settings_of(app).edition:
            return
        if pagename not in app.env.found_docs:
            return  # a page of another extension, such as 404, may have links of its own
        if shares_folders(app.builder) and app.config.html_theme == "furo":
            context["re_toctree"] = context["toctree"]
            context["toctree"] = partial(self._contents, context["toctree"], app, pagename)

    def _contents(self, contents: Contents, app: Sphinx, pagename: str, **given: Any) -> str:
        self._given = given
        folder = pagename.rpartition("/")[0]
        if folder not in self._plain:
            self._plain[folder] = unmarked(contents(**given), _uri(app, pagename))
        return self._plain[folder]

    def after(
        self,
        app: Sphinx,
        pagename: str,
        _template: str,
        context: dict[str, Any],
        _doctree: nodes.document | None,
    ) -> None:
        """Mark the page in what the theme has made of its contents."""
        if "re_toctree" not in context:
            return
        context["toctree"] = context.pop("re_toctree")
        folder = pagename.rpartition("/")[0]
        if TREE not in context or folder not in self._plain:
            self.agrees = False  # the theme takes its contents at another time
            return
        if folder not in self._trees:
            self._trees[folder] = Tree.of(context[TREE])
        made = self._trees[folder].at(_uri(app, pagename))
        if self.agrees is None:
            theirs = get_navigation_tree(context["toctree"](**self._given))
            if made != theirs:
                self.agrees = False
            elif escape(_uri(app, pagename)) in self._trees[folder].marks:
                # A page outside the contents does not show how the mark is made.
                self.agrees = True
            made = theirs
        context[TREE] = made


def _uri(app: Sphinx, pagename: str) -> str:
    """The address of a page from another in its folder."""
    folder, slash, _ = pagename.rpartition("/")
    return uri_of(app.builder, f"{folder}{slash}-", Address(pagename))


def setup_navigation(app: Sphinx) -> None:
    navigation = Navigation()
    app.connect("html-page-context", navigation.before, priority=400)
    # After the theme (500), before what mends its markup (900).
    app.connect("html-page-context", navigation.after, priority=600)
