"""The front page of the web edition, written: see ``pages/front.py`` for what stands on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.addnodes import glossary

from ..config import settings_of
from ..model.address import Address
from ..pages.account import Account, Head, Row, account
from ..pages.front import (
    KIND,
    account_of_names,
    apparatus_list,
    begin_reading,
    sections_list,
)
from ..pages.progress import counted, minutes
from ..store.domain import edition_domain
from ..store.formats import is_web
from ..store.links import file_uri, uri_of
from ..store.notes import AUTHOR, series_of
from ..store.persons import index_of, page_of_index, page_of_persons
from ..store.tables import CITATIONS, LISTS, NOTES, PASSAGES
from ..store.visitors import add_visitors
from ..works.bibliography import STEM
from .bundles import FRONT_CSS, FRONT_JS
from .names_json import NAME as NAMES_JSON

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..store.domain import EditionDomain

FOLDER = "_downloads"
_LETTER = 0.78
"""Per cent of the account's width that a letter of a section's title takes."""
_NARROW = 6
"""Per cent; a narrower section has no label on a phone."""
_FILES = {".pdf": "The book, PDF", ".epub": "The e-book, EPUB"}


def _domain(translator: Any) -> EditionDomain:
    return edition_domain(translator.builder.env)


def _numbered(domain: EditionDomain) -> list[str]:
    return [name for name, place in domain.places.items() if place.numbered]


def _page(translator: Any, docname: str, anchor: str = "") -> str:
    here = translator.builder.current_docname
    return escape(uri_of(translator.builder, here, Address(docname, anchor)))


def _begin(self: Any, _node: nodes.Element) -> None:
    domain = _domain(self)
    docnames = _numbered(domain)
    if docnames:
        sections = [domain.sections[docname] for docname in docnames]
        notes = _count(domain, AUTHOR.name)
        size = counted(sum(len(section.paragraphs) for section in sections), "paragraph")
        size += f", {counted(notes, 'note')}" if notes else ""
        time = counted(minutes(sum(section.words for section in sections)), "minute")
        self.body.append(
            f'<p class="re-begin"><a class="re-begin-link" href="{_page(self, docnames[0])}">'
            f"Begin reading</a> <span>{size}<br>about {time}</span></p>\n"
        )


def _open_account(self: Any, _node: nodes.Element) -> None:
    self.body.append(
        '<section class="re-account" aria-labelledby="account-of-names">\n'
        '<div class="re-account-head"><h2 class="re-label" id="account-of-names">'
        "The account of names</h2>\n"
    )


def _close_account(self: Any, _node: nodes.Element) -> None:
    domain = _domain(self)
    found = account(domain)
    self.body.append(f"</div>\n{_table(self, found, domain)}")
    index = page_of_index(domain)
    more = (
        f' <a href="{_page(self, index)}">All of them, in the {_title(domain, index)} →</a>'
        if index
        else ""
    )
    who = "Of the persons whom the text and its notes name, those of two paragraphs or more."
    self.body.append(f'<p class="re-more">{who}{more}</p>\n</section>\n')


def _title(domain: EditionDomain, docname: str) -> str:
    return escape(domain.env.titles[docname].astext())


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
    return (
        '<table class="re-ledger"><thead><tr><th scope="col">Named</th>'
        f'<th scope="col"><svg class="re-ledger-head" role="group" aria-label="Sections">'
        f'{rules}{heads}</svg></th><th scope="col"><abbr title="Paragraphs">¶¶</abbr></th>'
        f"</tr></thead>\n<tbody>\n{rows}</tbody>\n<tfoot><tr>"
        f'<th scope="row">All {counted(found.persons, "person")}</th>'
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
        f'<a href="{_page(self, head.docname)}" aria-label="{escape(text)}"{_narrow(head)}>'
        f'<text x="{head.start:.2f}%" dx="6" y="62%">{escape(head.label)}{title}</text></a>'
    )


def _row(self: Any, row: Row, rules: str, cards: str) -> str:
    surname, comma, given = row.heading.partition(",")
    name = f'{escape(surname)}<span class="re-given">{comma}{escape(given)}</span>'
    said = escape(f"{row.heading}, {row.where}")
    if cards:
        address = _page(self, cards, f"person-{row.key}")
        name = f'<a href="{address}" aria-label="{said}">{name}</a>'
    marks = "".join(
        # The keyboard goes to the name, whose card has all these places.
        f'<a href="{_page(self, mark.docname, mark.anchor)}" tabindex="-1" '
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


def _sections(self: Any, _node: nodes.Element) -> None:
    domain, items = _domain(self), []
    for docname in _numbered(domain):
        section = domain.sections[docname]
        description = domain.env.metadata[docname].get("description", "")
        said = f"<p>{escape(description)}</p>" if description else ""
        length = f"{len(section.paragraphs)} ¶ · {minutes(section.words)} min"
        label = escape(domain.places[docname].label)
        items.append(
            f'<li><a href="{_page(self, docname)}"><span class="re-sections-label">{label}</span> '
            f'<span class="re-sections-title">{escape(section.title)}</span></a>{said}'
            f'<span class="re-sections-length">{length}</span></li>\n'
        )
    self.body.append(
        '<section class="re-sections" aria-labelledby="the-text">\n'
        f'<h2 class="re-label" id="the-text">The text</h2>\n<ol>\n{"".join(items)}</ol>\n'
        "</section>\n"
    )


def _apparatus(self: Any, _node: nodes.Element) -> None:
    columns = [
        ("Notes", _notes(self)),
        ("Names", _names(self)),
        ("Reference", _reference(self)),
        ("To take away", _files(self)),
    ]
    parts = "".join(
        f"<div><h3>{title}</h3><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul></div>\n"
        for title, lines in columns
        if lines
    )
    self.body.append(
        '<section class="re-apparatus" aria-labelledby="what-goes-with-it">\n'
        '<h2 class="re-label" id="what-goes-with-it">What goes with it</h2>\n'
        f'<div class="re-columns">\n{parts}</div>\n</section>\n'
    )


def _line(self: Any, docname: str, said: object = "") -> str:
    title = _title(_domain(self), docname)
    more = f" <span>{said}</span>" if said else ""
    return f'<a href="{_page(self, docname)}">{title}</a>{more}'


def _listed(self: Any, kind: str, said: object = "") -> list[str]:
    return [_line(self, docname, said) for docname in _domain(self).pages_with(kind)]


def _count(domain: EditionDomain, series: str) -> int:
    """How many notes of a *series* the text has."""
    return sum(note.series == series for notes in NOTES.of(domain).values() for note in notes)


def _notes(self: Any) -> list[str]:
    domain, lines = _domain(self), []
    for series in series_of(domain.env):
        lines += _listed(self, series.listing, _count(domain, series.name))
    labelled = (name for name, place in domain.places.items() if not place.numbered)
    lines += [_line(self, name, len(domain.sections[name].paragraphs)) for name in labelled]
    return list(dict.fromkeys(lines))


def _names(self: Any) -> list[str]:
    entries = sum(1 for entry in index_of(_domain(self)).entries if entry.mentions)
    return [
        *_listed(self, "names", entries),
        *_listed(self, "persons"),
        *_listed(self, "dispersion"),
    ]


def _reference(self: Any) -> list[str]:
    domain = _domain(self)
    works = len({cited.key for found in CITATIONS.of(domain).values() for cited in found})
    lines = _listed(self, "works", works)
    for docname in domain.order:
        terms = PASSAGES.of(domain).get(docname, ()) if docname not in domain.sections else ()
        if terms and any(domain.env.get_doctree(docname).findall(glossary)):
            lines.append(_line(self, docname, len(terms)))
    return [*lines, *_listed(self, "timeline"), *_listed(self, "changes")]


def _files(self: Any) -> list[str]:
    domain = _domain(self)
    lines = [
        _file(self, f"{FOLDER}/{path.name}", _FILES.get(path.suffix, path.name),
              f"{path.stat().st_size / 1e6:.1f} MB")
        for path in _downloads(domain.env)
    ]  # fmt: skip
    if page_of_index(domain):
        lines.append(_file(self, NAMES_JSON, "Names as data", "JSON"))
    if domain.pages_with("works"):
        lines.append(_file(self, f"{FOLDER}/{STEM}.bib", "Works cited", "BibTeX"))
    return lines


def _file(self: Any, path: str, title: str, said: str) -> str:
    uri = escape(file_uri(self.builder, self.builder.current_docname, path))
    return f'<a href="{uri}" download>{escape(title)}</a> <span>{said}</span>'


def _downloads(env: BuildEnvironment) -> list[Path]:
    """The files that ``reading_edition_downloads`` names, those that are there."""
    paths = (Path(env.srcdir, name) for name in settings_of(env).downloads)
    return [path for path in paths if path.is_file()]


def _copy(app: Sphinx) -> None:
    if is_web(app.builder):
        for path in _downloads(app.env):
            target = Path(app.outdir, FOLDER)
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / path.name)


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


def _nothing(_self: Any, _node: nodes.Element) -> None:
    """All was written before."""


def setup_front(app: Sphinx) -> None:
    add_visitors(
        app,
        "html",
        {
            begin_reading: (_begin, _nothing),
            account_of_names: (_open_account, _close_account),
            sections_list: (_sections, _nothing),
            apparatus_list: (_apparatus, _nothing),
        },
    )
    app.connect("builder-inited", _copy)
    app.connect("html-page-context", _add_files)
