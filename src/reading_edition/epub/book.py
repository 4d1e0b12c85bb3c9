"""Whether a build makes the e-book of an edition, and what it takes from the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from ..config import settings_of
from ..defaults import set_defaults
from ..locale import _
from ..store.formats import is_ebook
from ..works.credits import others

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from ..model.record import Record

UID = "edition"
"""The id of the book's identifier within its package."""


def is_ours(app: Sphinx) -> bool:
    """Whether *app* makes an e-book of an edition, by its settings."""
    return is_ebook(app.builder) and settings_of(app).edition


def identifier(record: Record, project: str) -> tuple[str, str]:
    """The permanent identifier (an address, or a number made of the title) and its scheme."""
    if record.url:
        return record.url, "URL"
    name = f"{record.full_title or project} / {record.publisher or record.byline}"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}", "UUID"


def _fill(app: Sphinx, _builder: Builder) -> None:
    """Fill the options of Sphinx's e-book from the record, before a page is written."""
    if not is_ours(app):
        return
    config = app.config
    record = settings_of(app).record
    name, scheme = identifier(record, config.project)
    filled: dict[str, Any] = {
        "epub_title": record.full_title,
        "epub_author": record.byline,
        "epub_publisher": record.publisher,
        "epub_copyright": rights(record, str(config.copyright)),
        "epub_description": record.abstract or record.subtitle or record.title or config.project,
        "epub_contributor": "; ".join(
            person.direct for credit in others(record) for person in credit.names
        ),
        "epub_identifier": name,
        "epub_scheme": scheme,
        "epub_uid": UID,
        "epub_show_urls": "no",
        "epub_tocdup": False,
        "epub_guide": [("toc", f"{config.root_doc}.xhtml", _("Contents"))],
    }
    set_defaults(config, {name: value for name, value in filled.items() if value != ""})


def rights(record: Record, copyright_: str) -> str:
    """The rights holder and the licence of the book, in one line."""
    mine = copyright_ if not copyright_ or copyright_.startswith("©") else f"© {copyright_}"
    text = (record.text_rights.rstrip("."), record.text_licence, record.text_licence_url)
    return ". ".join(filter(None, (*text, mine, record.licence, record.licence_url)))


def setup_book(app: Sphinx) -> None:
    app.connect("write-started", _fill)
