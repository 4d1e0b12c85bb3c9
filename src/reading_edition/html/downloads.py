"""Downloads of the works cited (BibTeX, RIS, CSL-JSON), and a COinS span in each entry.

``references.bib``, ``.ris`` and ``.json`` are written into ``_downloads`` beside the pages.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..locale import _
from ..store.formats import WEB, is_web
from ..store.nodes import file_link, work_entry, work_list
from ..store.scope import lists_works
from ..store.works import entries_of
from ..works.bibliography import STEM, entry_item, files
from ..works.csl import coins

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "_downloads"
DOWNLOADS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""Endings of the downloads, and what their links say."""


class OfferWorks(SphinxPostTransform):
    """Put the downloads before the list of works, and a COinS span into each of its entries.

    Before::

        <work_list>
            <work_entry ids="ref-serge2012">
                <paragraph>

    After::

        <paragraph classes="re-downloads">
        <work_list>
            <work_entry ids="ref-serge2012">
                <paragraph>
                <raw format="html">

    Zotero takes all works from the spans in one go. Runs after the list of works is made (6);
    other formats have no downloads.
    """

    default_priority = 7
    builders = WEB

    def run(self, **kwargs: object) -> None:
        entries = entries_of(self.env)
        if not entries:
            return
        for works in list(self.document.findall(work_list)):
            for node in works.findall(work_entry):
                key = node["key"]
                if key in entries:
                    title = escape(coins(entry_item(key, entries[key])))
                    span = f'<span class="Z3988" title="{title}"></span>'
                    node += nodes.raw("", span, format="html")
            works.parent.insert(works.parent.index(works), self._downloads())

    def _downloads(self) -> nodes.paragraph:
        """A line of links to the downloads."""
        line = nodes.paragraph("", _("Download the bibliography:") + " ", classes=["re-downloads"])
        for position, (suffix, label) in enumerate(DOWNLOADS.items()):
            line += nodes.Text(", " * bool(position))
            line += file_link("", label, path=f"{FOLDER}/{STEM}.{suffix}")
        line += nodes.Text(".")
        return line


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or not is_web(app.builder) or not lists_works(app.config):
        return
    entries = entries_of(app.env)
    if not entries:
        return
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files(entries).items():
        # newline="": RIS ends its lines with CR LF on every system.
        (folder / name).write_text(content, encoding="utf-8", newline="")


def setup_downloads(app: Sphinx) -> None:
    app.add_post_transform(OfferWorks)
    app.connect("build-finished", _write)
