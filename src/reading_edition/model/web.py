"""Addresses on the web."""

from __future__ import annotations

from urllib.parse import urlsplit

SCHEMES = frozenset({"ftp", "http", "https"})


def is_web_address(text: str) -> bool:
    """Whether *text* is a whole address of a page, which a link may lead to.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(text.strip())
        host = parts.hostname
    except ValueError:  # as in http://[
        return False
    return parts.scheme.lower() in SCHEMES and bool(host)
