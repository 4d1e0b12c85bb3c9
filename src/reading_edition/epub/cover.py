"""The cover of the e-book, drawn for each edition; a project's own ``epub_cover`` goes first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from ..config import settings_of
from ..cover import png
from ..cover.drawing import Account, Cover, cover
from ..cover.svg import svg
from ..defaults import set_defaults
from ..pages.dispersion import marks, rules, scale
from ..pages.strips import by_first_mention
from ..store.domain import EditionDomain, edition_domain
from .book import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_logger = logging.getLogger(__name__)
TEMPLATE, PAGE = "epub-cover.html", "epub-cover.xhtml"
DRAWN, PLAIN = "_static/cover.png", "_static/cover.svg"


def account(domain: EditionDomain) -> Account:
    """The marks of each person of the edition, in the order of first mention."""
    on = scale([domain.sections[docname] for docname in domain.ordered_sections()])
    return Account([marks(entry.mentions, on) for entry in by_first_mention(domain)], rules(on))


def _draw(app: Sphinx) -> Iterator[tuple[str, dict[str, object], str]]:
    """Draw the cover into the book before it is packed. Yields no page."""
    if not is_ours(app) or app.config.epub_cover:
        return
    for name in (PAGE, DRAWN, PLAIN):  # of the build before, which Sphinx would pack again
        Path(app.outdir, name).unlink(missing_ok=True)
    record = settings_of(app).record
    title = record.title or app.config.project
    words = (title, record.subtitle, record.byline)
    shown = account(edition_domain(app.env))
    faces = png.faces()
    if faces is not None and all(map(faces.has, words)):
        image = DRAWN
        path = Path(app.outdir) / image
        path.parent.mkdir(parents=True, exist_ok=True)
        png.write(cover(*words, shown, faces.width), faces, path)
    else:
        image = PLAIN
        _say_why(faces)
        _write_plain(cover(*words, shown), title, Path(app.outdir) / image)
    set_defaults(app.config, {"epub_cover": (image, TEMPLATE)})
    yield from ()


def _write_plain(drawn: Cover, title: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(svg(drawn, title), encoding="utf-8")


def _say_why(faces: png.Faces | None) -> None:
    reason = (
        "Pillow is not installed (pip install sphinx-reading-edition[epub])"
        if faces is None
        else "the typeface of covers lacks letters of the title"
    )
    _logger.info(
        "The cover of the e-book is an SVG, which some reading systems do not show: %s. "
        "A cover of your own: epub_cover = ('_static/cover.png', 'epub-cover.html').",
        reason,
    )


def setup_cover(app: Sphinx) -> None:
    app.connect("html-collect-pages", _draw)
