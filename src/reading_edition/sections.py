"""Whether any page of a project is a section of a text, known before the pages are read.

What a book or a bibliography looks like is settled before Sphinx reads a page, and must stay
as it is where nobody asks for an edition.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.matching import get_matching_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_LONGEST = 16_384
"""How much of a page is looked at, in bytes: front matter comes first."""
_YAML = re.compile(rb"""^["']?section["']?[ \t]*:[ \t]*\S""", re.MULTILINE)
_FIELD = re.compile(rb"^:section:[ \t]+\S", re.MULTILINE)


def is_section(head: bytes) -> bool:
    """Whether a page that begins with *head* says in its front matter which section it is."""
    head = head.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    if head.startswith(b"---"):
        return bool(_YAML.search(head.partition(b"\n---")[0]))
    return bool(_FIELD.search(head))


def any_section(app: Sphinx, config: Config) -> bool:
    """Whether any page of the project is a section."""
    given = config.source_suffix
    suffixes = (*([given] if isinstance(given, str) else given), *app.registry.source_suffix)
    names = get_matching_files(
        app.srcdir, config.include_patterns, [*config.exclude_patterns, *config.templates_path]
    )
    pages = (Path(app.srcdir, name) for name in names if name.endswith(suffixes))
    return any(is_section(_head(page)) for page in pages)


def _head(page: Path) -> bytes:
    try:
        with page.open("rb") as file:
            return file.read(_LONGEST)
    except OSError:
        return b""  # Sphinx says so when it reads the page
