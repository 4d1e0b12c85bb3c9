"""Half-title, title page and imprint of the printed book, from the edition's record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..locale import _, later
from ..model.title import in_lines
from ..works.credits import credit_lines, running_author
from ..works.imprint import imprint
from .escaping import command, tex, url

if TYPE_CHECKING:
    from ..model.record import Record

SETTING = later("Set in {face} by {engine}, from a Sphinx project with the extension {extension}.")

NAMED = {
    "face": r"\reFaceName{}",
    "engine": r"\reEngine{}",
    "extension": r"\textit{sphinx-reading-edition}",
}


def front_matter(record: Record, title: str, version: str, copyright_: str) -> list[str]:
    """Lines of the preamble that say what the front matter prints."""
    first, second = in_lines(title)
    lines = [
        _line(one.words, one.address)
        for one in imprint(record, title=title, version=version, copyright_=copyright_)
    ]
    said = re.split(r"\{(\w+)\}", _(SETTING))
    setting = "".join(NAMED[part] if n % 2 else tex(part) for n, part in enumerate(said))
    return [
        command("reBookTitle", tex(title)),
        command("reTitleFirst", tex(first)),
        command("reTitleSecond", tex(second)),
        command("reSubtitle", tex(record.subtitle)),
        command("reByline", tex(record.byline)),
        command("reCredits", r"\par ".join(map(tex, credit_lines(record)))),
        command("reRunningAuthor", tex(running_author(record))),
        command("rePublisher", tex(record.publisher)),
        command("reImprint", r"\par ".join([*lines, setting])),
    ]


def _line(words: str, address: str) -> str:
    return tex(words) + (f" {url(address)}" if address else "")
