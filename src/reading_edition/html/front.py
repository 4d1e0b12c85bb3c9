"""The front page of the web edition, written: see ``pages/front.py`` for what is on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from ..locale import _, counted
from ..pages.account import Account, Head, Row, account
from ..pages.front import (
    KIND,
    account_of_names,
    begin_reading,
)
from ..pages.progress import in_minutes, in_units
from ..store.domain import edition_domain
from ..store.formats import is_web
from ..store.notes import AUTHOR
from ..store.persons import page_of_index, page_of_persons
from ..store.tables import LISTS
from ..store.visitors import add_visitors
from .bundles import FRONT_CSS, FRONT_JS
from .front_lists import count_of, domain_of, nothing, of_text, page_uri, title_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from ..store.domain import EditionDomain

_LETTER = 0.78
"""Per cent of the account's width that a letter of a section's title takes."""
_NARROW = 6
"""Per cent; a narrower section has no label on a phone."""


def _begin(self: Any, _node: nodes.Element) -> None:
    domain = domain_of(self)
    docnames = of_text(domain)
    if docnames:
        sections = [domain.sections[docname] for docname in docnames]
        notes = count_of(domain, AUTHOR.name)
        counts = Counter(section.unit for section in sections for _one in section.paragraphs)
        size = ", ".join(in_units(count, unit) for unit, count in counts.items())
        size += f", {counted(notes, '{number} note', '{number} notes')}" if notes else ""
        words = sum(section.words for section in sections)
        time = _("about {time}").format(time=in_minutes(words))
        self.body.append(
            f'<p class="re-begin"><a class="re-begin-link" href="{page_uri(self, docnames[0])}">'
            f"{_('Begin reading')}</a> <span>{size}<br>{time}</span></p>\n"
        )


def _open_account(self: Any, _node: nodes.Element) -> None:
    self.body.append(
        '<section class="re-account" aria-labelledby="account-of-names">\n'
        '<div class="re-account-head"><h2 class="re-label" id="account-of-names">'
        f"{_('The account of names')}</h2>\n"
    )


def _close_account(self: Any, _node: nodes.Element) -> None:
    domain = domain_of(self)
    found = account(domain)
    self.body.append(f"</div>\n{_table(self, found, domain)}")
    index = page_of_index(domain)
    more = ""
    if index:
        all_of_them = _("All of them, in the {title}").format(title=title_of(domain, index))
        more = f' <a href="{page_uri(self, index)}">{all_of_them} {_("→")}</a>'
    who = _("Of the persons whom the text and its notes name, those of two paragraphs or more.")
    self.body.append(f'<p class="re-more">{who}{more}</p>\n</section>\n')


def _table(self: Any, found: Account, domain: EditionDomain) -> str:
    rules = "".join(
        f'<line x1="{head.start:.2f}%" x2="{head.start:.2f}%" y2="100%"/>' for head in found.heads
    )
    cards = page_of_persons(domain)
    rows = "".join(_row(self, row, rules, cards) for row in found.rows)
    heads = "".join(_head(self, head) for head in found.heads)
    sums = "".join(
        f'<text x="{head.start:.2f}%" dx="6" y="62%"{_narrow(head)}>{head.names}'
        f"<title>{escape(head.label)}</title></text>"
        for head in found.heads
    )
    total = sum(head.names for head in found.heads)
    paragraphs = f'<abbr title="{_("Paragraphs")}">{_("¶¶")}</abbr>'
    persons = counted(found.persons, "All {number} person", "All {number} persons")
    return (
        f'<table class="re-ledger"><thead><tr><th scope="col">{_("Named")}</th>'
        f'<th scope="col"><svg class="re-ledger-head" role="group" aria-label="{_("Sections")}">'
        f'{rules}{heads}</svg></th><th scope="col">{paragraphs}</th>'
        f"</tr></thead>\n<tbody>\n{rows}</tbody>\n<tfoot><tr>"
        f'<th scope="row">{persons}</th>'
        f'<td><svg class="re-ledger-sums" role="img" aria-label="{_spoken(found.heads)}">'
        f"{rules}{sums}</svg></td><td>{total}</td></tr></tfoot></table>\n"
    )


def _spoken(heads: Iterable[Head]) -> str:
    return escape("; ".join(f"{head.label}: {head.names}" for head in heads))


def _narrow(head: Head) -> str:
    return ' class="re-narrow"' if head.width < _NARROW else ""


def _head(self: Any, head: Head) -> str:
    text = f"{head.label} {head.title}"
    fits = len(text) * _LETTER < head.width
    title = f'<tspan class="re-ledger-title"> {escape(head.title)}</tspan>' if fits else ""
    return (
        f'<a href="{page_uri(self, head.docname)}" aria-label="{escape(text)}"{_narrow(head)}>'
        f'<text x="{head.start:.2f}%" dx="6" y="62%">{escape(head.label)}{title}</text></a>'
    )


def _row(self: Any, row: Row, rules: str, cards: str) -> str:
    surname, comma, given = row.heading.partition(",")
    name = f'{escape(surname)}<span class="re-given">{comma}{escape(given)}</span>'
    said = escape(f"{row.heading}, {row.where}")
    if cards:
        address = page_uri(self, cards, f"person-{row.key}")
        name = f'<a href="{address}" aria-label="{said}">{name}</a>'
    marks = "".join(
        # The keyboard goes to the name, whose card has all these places.
        f'<a href="{page_uri(self, mark.docname, mark.anchor)}" tabindex="-1" '
        f'aria-label="{escape(mark.place)}"><rect x="{mark.start:.2f}%" '
        f'width="{mark.width:.2f}%" y="28%" height="44%"/>'
        f"<title>{escape(mark.place)}</title></a>"
        for mark in row.marks
    )
    return (
        f'<tr><th scope="row">{name}</th><td><svg class="re-ledger-strip" role="group" '
        f'aria-label="{escape(row.heading)}">{rules}{marks}</svg></td>'
        f"<td>{len(row.marks)}</td></tr>\n"
    )


def _add_files(
    app: Sphinx,
    pagename: str,
    _template: str,
    _context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if is_web(app.builder) and KIND in LISTS.of(edition_domain(app.env)).get(pagename, ()):
        app.add_css_file(FRONT_CSS.name)
        app.add_js_file(FRONT_JS.name, loading_method="defer")


def setup_front(app: Sphinx) -> None:
    add_visitors(
        app,
        "html",
        {
            begin_reading: (_begin, nothing),
            account_of_names: (_open_account, _close_account),
        },
    )
    app.connect("html-page-context", _add_files)
