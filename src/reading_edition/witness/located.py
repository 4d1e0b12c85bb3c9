"""The reader's copy of the text: found, read and aligned before a page is read.

A build is given a copy by the option ``reading_edition_source`` or, before it, the environment
variable ``READING_EDITION_SOURCE``. Its words go into the pages of this build only; if it cannot
be read, nothing is written.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from sphinx.util import logging

from ..config import settings_of
from ..locale import _, later
from ..messages import Subtype, warn
from ..store.domain import EditionDomain, edition_domain
from ..store.formats import is_web
from . import fingerprint
from .align import Alignment, align
from .limits import Limits, SourceError, read_bounded
from .options import Options
from .reader import read

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

_logger = logging.getLogger(__name__)
VARIABLE = "READING_EDITION_SOURCE"
TAG = "copy"
"""The tag of a build that has a copy: ``{only} copy`` and ``{only} not copy`` ask for it."""
_DIGEST = "re_copy_digest"
"""A value of the configuration, so that another copy has all pages read again."""


def path_of(config: Config, folder: Path) -> Path | None:
    """The file of the copy, if the build is given one.

    The option is relative to *folder*, that of the pages; the variable to the working folder.
    """
    if not settings_of(config).edition:
        return None  # the variable is meant for another project
    if given := os.environ.get(VARIABLE):
        return Path(given).absolute()
    option = settings_of(config).source
    return folder / option if option else None


def aligned(config: Config, folder: Path) -> Alignment | None:
    """The copy beside the edition, if there is one. Raises `SourceError`."""
    path = path_of(config, folder)
    if path is None:
        return None
    option = settings_of(config).fingerprints
    if not option:
        raise SourceError(
            path, 0, "Nothing tells whether this is the text that the edition restates.",
            "Make its fingerprints with `reading-edition source fingerprint`, and name the file "
            "in conf.py: reading_edition_fingerprints.",
        )  # fmt: skip
    expected = fingerprint.load(folder / option)
    language = source_language(config)
    off = frozenset(settings_of(config).source_unrepaired)
    text = read(path, Options(language=language, off=off))
    _logger.info(
        "%s: %s repairs; `reading-edition source report` lists them.", path, len(text.repairs)
    )
    return align(text, expected)


def _alignment(domain: EditionDomain) -> Alignment | None:
    return aligned(domain.env.config, Path(domain.env.srcdir))


def alignment_of(domain: EditionDomain) -> Alignment | None:
    """The reader's copy beside the edition, if this build has one. Raises `SourceError`."""
    return domain.once(_alignment)


def source_language(config: Config) -> str:
    """The language of the copy: that of the record's source, or of the edition."""
    return settings_of(config).record.source.language or str(config.language)


MARKED = later(
    "What is marked “Original” is the wording of {title} itself, from a copy that was given to "
    "this build; all other words are this edition’s."
)
IN_COLUMNS = later(
    "In two columns, the right is the wording of {title} itself, from a copy that was given to "
    "this build; all other words are this edition’s."
)


def statement(config: Config, what: str = MARKED) -> str:
    """Whose words are whose in a build with a copy, and what may be done with it.

    *what* is `MARKED` or `IN_COLUMNS`: where the copy's words stand.
    """
    source = settings_of(config).record.source
    title = _("“{title}”").format(title=source.title) if source.title else _("the text")
    licence = settings_of(config).source_licence
    terms = _("Not for redistribution.")
    if licence:
        terms = _("They stand here under {licence}.").format(licence=licence)
    return f"{_(what).format(title=title)} {terms}"


def _stop(message: str) -> NoReturn:
    """End the build, before anything is written, with one message.

    Sphinx prints a traceback with any error of its own, which is nothing to an editor.
    """
    raise SystemExit(f"reading-edition: {message}")


def _prepare(app: Sphinx, config: Config) -> None:
    path = path_of(config, Path(app.srcdir))
    if path is None:
        return
    # Pickled pages hold the copy: they must not lie where the pages are published.
    if Path(app.doctreedir).is_relative_to(app.outdir):
        _stop(
            f"{app.doctreedir} would hold the copy within the folder of the finished pages. "
            "Name another place with -d."
        )
    try:
        config[_DIGEST] = _digest(path, config, Path(app.srcdir))
    except SourceError as error:
        _stop(str(error))
    app.tags.add(TAG)


def _digest(path: Path, config: Config, folder: Path) -> str:
    """What the pages depend on: the bytes of the copy, and of the fingerprints it is held to.

    Raises `SourceError`, also for a file without end.
    """
    whole = sha256(read_bounded(path, Limits()))
    if option := settings_of(config).fingerprints:
        whole.update(read_bounded(folder / option, Limits()))
    return whole.hexdigest()


def _read(app: Sphinx) -> None:
    """Read the copy once, before worker processes start, and report what does not fit."""
    try:
        found = alignment_of(edition_domain(app.env))
    except SourceError as error:
        _stop(str(error))
    path = path_of(app.config, Path(app.srcdir))
    if found is None:
        return
    for fault in found.faults:
        where = f"{path}:{fault.place}" if fault.place else str(path)
        warn(Subtype.SOURCE, fault.message, location=where)


def _mark_page(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    marked = TAG in app.tags and not settings_of(app).source_licence
    if marked and is_web(app.builder):
        context["metatags"] = context.get("metatags", "") + (
            '\n<meta name="robots" content="noindex, noarchive">'
        )


def setup_located(app: Sphinx) -> None:
    app.add_config_value(_DIGEST, "", "env", types=(str,))
    app.connect("config-inited", _prepare)
    app.connect("builder-inited", _read)
    app.connect("html-page-context", _mark_page)
