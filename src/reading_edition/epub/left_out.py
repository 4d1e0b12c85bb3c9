"""Leave out of the e-book the pages that say ``epub: false``, and what is for the web only.

Its front page, the table of contents, keeps only what is printed as well.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import settings_of
from ..latex.print_only import SCREEN, WEB, remove, with_class
from ..store.switches import is_off
from .book import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def left_out(env: BuildEnvironment) -> set[str]:
    """The pages that are not in the e-book: those that say so, with those below them."""
    return {
        page
        for docname in env.found_docs
        if is_off(env, docname, "epub")
        for page in _below(env, docname, set())
    }


def _below(env: BuildEnvironment, docname: str, seen: set[str]) -> Iterator[str]:
    if docname not in seen:
        seen.add(docname)
        yield docname
        for page in env.toctree_includes.get(docname, ()):
            yield from _below(env, page, seen)


class LeaveOutOfBook(SphinxPostTransform):
    """Take the pages that are left out from the contents, and what is for the web from a page."""

    default_priority = 3
    builders = ("epub",)

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        out = left_out(self.env)
        for tree in self.document.findall(addnodes.toctree):
            tree["entries"] = [entry for entry in tree["entries"] if entry[1] not in out]
            tree["includefiles"] = [page for page in tree["includefiles"] if page not in out]
            if not tree["entries"]:
                tree.attributes.pop("caption", None)
        remove(with_class(self.document, WEB))
        if self.env.docname == self.config.root_doc:
            remove(with_class(self.document, SCREEN))


class UnlinkLeftOutOfBook(SphinxPostTransform):
    """Turn references to pages that are left out into plain text, once resolved (10)."""

    default_priority = 20
    builders = ("epub",)

    def run(self, **kwargs: object) -> None:
        if not settings_of(self.config).edition:
            return
        out = {f"{page}.xhtml" for page in left_out(self.env)}
        if not out:
            return
        here = posixpath.dirname(self.env.docname)
        for reference in list(self.document.findall(nodes.reference)):
            page = reference.get("refuri", "").partition("#")[0]
            if not page or not reference.get("internal"):
                continue
            if posixpath.normpath(posixpath.join(here, page)) in out:
                reference.replace_self(reference.children)


def _exclude(app: Sphinx, _builder: Builder) -> None:
    """Keep the files of these pages, and pictures that no other page has, out of the package."""
    if is_ours(app):
        out = left_out(app.env)
        pages = [f"{page}.xhtml" for page in sorted(out)]
        images = [
            posixpath.join("_images", name)
            for shown_on, name in app.env.images.values()
            if shown_on <= out
        ]
        app.config["epub_exclude_files"] = [*app.config.epub_exclude_files, *pages, *images]


def setup_left_out(app: Sphinx) -> None:
    app.connect("write-started", _exclude)
    app.add_post_transform(LeaveOutOfBook)
    app.add_post_transform(UnlinkLeftOutOfBook)
