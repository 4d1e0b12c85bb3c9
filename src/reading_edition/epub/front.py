"""Title page and imprint of the e-book: pages of its own, before all others."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ..config import settings_of
from ..defaults import set_defaults
from ..locale import _
from ..model.title import in_lines
from ..works.credits import credit_lines
from ..works.imprint import imprint
from .book import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..model.record import Record

TITLE_PAGE, IMPRINT = "title-page", "imprint"
_PAGE = "page.html"


def title_page(record: Record, project: str) -> str:
    """The title page as markup."""
    first, second = in_lines(record.title or project)
    title = escape(first) + (f"<br /><em>{escape(second)}</em>" if second else "")
    lines = [f'<h1 class="re-title">{title}</h1>']
    if record.subtitle:
        lines.append(f'<p class="re-subtitle">{escape(record.subtitle)}</p>')
    lines.append('<hr class="re-double" />')
    said = [
        ("re-byline", record.byline),
        *(("re-credit", line) for line in credit_lines(record)),
        ("re-publisher", record.publisher),
    ]
    lines += [f'<p class="{name}">{escape(words)}</p>' for name, words in said if words]
    inner = "\n".join(lines)
    return f'<section class="re-title-page" epub:type="titlepage">\n{inner}\n</section>'


def imprint_page(record: Record, *, title: str, version: str, copyright_: str) -> str:
    """The imprint as markup."""
    rows = []
    for line in imprint(record, title=title, version=version, copyright_=copyright_):
        link = f' <a href="{escape(line.address)}">{escape(line.address)}</a>'
        rows.append(f"<p>{escape(line.words)}{link if line.address else ''}</p>")
    inner = "\n".join(rows)
    return (
        '<section class="re-imprint" epub:type="copyright-page">\n'
        f"<h1>{_('Imprint')}</h1>\n{inner}\n</section>"
    )


def _add(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write both pages, unless the project has front pages of its own."""
    if not is_ours(app) or app.config.epub_pre_files:
        return
    config = app.config
    record = settings_of(app).record
    title = record.title or config.project
    pages = (
        (TITLE_PAGE, title, title_page(record, config.project)),
        (
            IMPRINT,
            _("Imprint"),
            imprint_page(
                record, title=title, version=config.version, copyright_=str(config.copyright)
            ),
        ),
    )
    for name, heading, body in pages:
        yield name, {"title": heading, "body": body}, _PAGE
    # In the contents of the book its title would stand twice.
    files = [(f"{TITLE_PAGE}.xhtml", _("Title page")), (f"{IMPRINT}.xhtml", _("Imprint"))]
    set_defaults(config, {"epub_pre_files": files})


def setup_front(app: Sphinx) -> None:
    app.connect("html-collect-pages", _add)
