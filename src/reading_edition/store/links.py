"""The one place where an address becomes a link: for the web, an e-book, one page, paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from docutils import nodes
from sphinx.util.osutil import relative_uri

from ..model.address import Address
from .formats import is_hypertext, is_one_page

if TYPE_CHECKING:
    from sphinx.builders import Builder

_SAFE = "/%:@!$&'()*+,;=~"
"""Signs that an address may have as they are."""


def uri_of(builder: Builder, from_docname: str, address: Address) -> str:
    """The link from the page *from_docname* to *address*.

    In LaTeX it is ``%docname#anchor``, of which Sphinx makes the target of a hyperlink.
    Raises `sphinx.errors.NoUri` where the format has no links.
    """
    if is_one_page(builder):
        return f"#{one_page_id(address)}"
    page = builder.get_relative_uri(from_docname, address.docname)
    if is_hypertext(builder):
        page = _quoted(page)
    return f"{page}#{address.anchor}" if address.anchor or not page else page


def root_uri_of(builder: Builder, address: Address) -> str:
    """The link to *address* from a file in the root folder of what *builder* makes."""
    if is_one_page(builder):
        return f"{page_file(builder, builder.config.root_doc)}#{one_page_id(address)}"
    page = _quoted(builder.get_target_uri(address.docname))
    return f"{page}#{address.anchor}" if address.anchor else page


def file_uri(builder: Builder, from_docname: str, path: str) -> str:
    """The link from the page *from_docname* to the file *path*, relative to the root folder."""
    here = "" if is_one_page(builder) else builder.get_target_uri(from_docname)
    return relative_uri(here, quote(path))


def absolute_uri(builder: Builder, base: str, docname: str) -> str:
    """The page's address on the web, where the edition stands at *base*; empty without one."""
    if not base:
        return ""
    page = (
        page_file(builder, builder.config.root_doc)
        if is_one_page(builder)
        else root_uri_of(builder, Address(docname))
    )
    return urljoin(f"{base.rstrip('/')}/", page)


def page_file(builder: Builder, docname: str) -> str:
    """The file name of a page, for builders whose addresses of pages do not say it."""
    return f"{quote(docname)}{getattr(builder, 'link_suffix', '.html')}"


def one_page_id(address: Address) -> str:
    """The id of *address* where all pages are one: each id has the docname before it.

    The pages themselves have the ids that Sphinx gives them.

    >>> one_page_id(Address("text/two", "p1")), one_page_id(Address("two"))
    ('text/two:p1', 'document-two')
    """
    if not address.anchor:
        return f"document-{address.docname}"
    page = re.sub(r"\s", "+", address.docname)  # an id has no spaces in it
    return f"{page}:{address.anchor}"


def reference_to(
    builder: Builder, from_docname: str, address: Address, shown: nodes.Node, title: str = ""
) -> nodes.reference:
    """A reference around *shown*, from the page *from_docname* to *address*."""
    made = nodes.reference(
        "", "", shown, internal=True, refuri=uri_of(builder, from_docname, address)
    )
    if title:
        made["reftitle"] = title
    return made


def _quoted(page: str) -> str:
    # The builder of folders leaves docnames as they are, the others quote them.
    return quote(page, safe=_SAFE)
