"""Makes EPUBs of our own words for the tests, in the shapes that others give theirs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="epub/content.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
METADATA = (
    '<dc:title id="t">The Ferry</dc:title><dc:title id="s">A Book of Crossings</dc:title>'
    '<meta property="title-type" refines="#s">subtitle</meta>'
    '<dc:creator id="a">Ada Marsh</dc:creator><dc:creator id="e">Tamsin Oake</dc:creator>'
    '<meta property="role" refines="#a">aut</meta><meta property="role" refines="#e">edt</meta>'
)


def xhtml(body: str, title: str = "") -> str:
    """A page of an EPUB 3."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>{title}</title><style>p {{}}</style></head>{body}</html>"
    )


def epub(
    path: Path,
    pages: Mapping[str, str],
    *,
    metadata: str = METADATA,
    extra: Mapping[str, str] | None = None,
) -> Path:
    """Write an EPUB of *pages*, by name, in their order; *extra* are files outside the spine."""
    items = "".join(
        f'<item id="i{n}" href="text/{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("epub/content.opf", package)
        for name, markup in pages.items():
            archive.writestr(f"epub/text/{name}", markup)
        for name, markup in (extra or {}).items():
            archive.writestr(name, markup)
    path.write_bytes(stream.getvalue())
    return path
