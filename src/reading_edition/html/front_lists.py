"""The lists of the front page: sections, apparatus, files to download."""

from __future__ import annotations

import shutil
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.addnodes import glossary

from ..config import settings_of
from ..locale import _, later
from ..messages import Subtype, warn
from ..model.address import Address
from ..pages.front import apparatus_list, sections_list
from ..pages.progress import PARAGRAPH, in_minutes, in_units, minutes
from ..store.domain import EditionDomain, edition_domain
from ..store.formats import is_web
from ..store.links import file_uri, uri_of
from ..store.notes import series_of
from ..store.parts import before_title, parts
from ..store.persons import index_of, page_of_index
from ..store.tables import CITATIONS, NOTES, PASSAGES
from ..store.visitors import Visitors, add_visitors
from ..works.bibliography import STEM
from .names_json import NAME as NAMES_JSON

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..model.records import Section

FOLDER = "_downloads"
_FILES = {".pdf": later("The book, PDF"), ".epub": later("The e-book, EPUB")}


def domain_of(translator: Any) -> EditionDomain:
    return edition_domain(translator.builder.env)


def of_text(domain: EditionDomain) -> list[str]:
    return [name for name, place in domain.places.items() if place.of_text]


def page_uri(translator: Any, docname: str, anchor: str = "") -> str:
    here = translator.builder.current_docname
    return escape(uri_of(translator.builder, here, Address(docname, anchor)))


def title_of(domain: EditionDomain, docname: str) -> str:
    return escape(domain.env.titles[docname].astext())


def _sections(self: Any, _node: nodes.Element) -> None:
    domain, lists = domain_of(self), []
    part_of = domain.derived(parts)
    for part, docnames in groupby(of_text(domain), key=lambda docname: part_of[docname]):
        items = "".join(_section(self, domain, docname) for docname in docnames)
        lists.append((_part(self, domain, part) if part else "") + f"<ol>\n{items}</ol>\n")
    self.body.append(
        '<section class="re-sections" aria-labelledby="the-text">\n'
        f'<h2 class="re-label" id="the-text">{_("The text")}</h2>\n{"".join(lists)}</section>\n'
    )


def _part(self: Any, domain: EditionDomain, docname: str) -> str:
    words = escape(before_title(domain.env, docname)) + title_of(domain, docname)
    return f'<h3><a href="{page_uri(self, docname)}">{words}</a></h3>\n'


def _section(self: Any, domain: EditionDomain, docname: str) -> str:
    section, place = domain.sections[docname], domain.places[docname]
    description = domain.env.metadata[docname].get("description", "")
    said = f"<p>{escape(description)}</p>" if description else ""
    label = ""
    if place.own != section.title:
        label = f'<span class="re-sections-label">{escape(place.own)}</span> '
    return (
        f'<li><a href="{page_uri(self, docname)}">{label}'
        f'<span class="re-sections-title">{escape(section.title)}</span></a>{said}'
        f'<span class="re-sections-length">{_length(section)}</span></li>\n'
    )


def _length(section: Section) -> str:
    number, time = len(section.paragraphs), minutes(section.words)
    if section.unit == PARAGRAPH:
        return _("{paragraphs} ¶ · {minutes} min").format(paragraphs=number, minutes=time)
    return f"{in_units(number, section.unit)} · {in_minutes(section.words)}"


def _apparatus(self: Any, _node: nodes.Element) -> None:
    columns = [
        (_("Notes"), _notes(self)),
        (_("Names"), _names(self)),
        (_("Reference"), _reference(self)),
        (_("To take away"), _files(self)),
    ]
    parts = "".join(
        f"<div><h3>{title}</h3><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul></div>\n"
        for title, lines in columns
        if lines
    )
    self.body.append(
        '<section class="re-apparatus" aria-labelledby="what-goes-with-it">\n'
        f'<h2 class="re-label" id="what-goes-with-it">{_("What goes with it")}</h2>\n'
        f'<div class="re-columns">\n{parts}</div>\n</section>\n'
    )


def _line(self: Any, docname: str, said: object = "") -> str:
    title = title_of(domain_of(self), docname)
    more = f" <span>{said}</span>" if said else ""
    return f'<a href="{page_uri(self, docname)}">{title}</a>{more}'


def _listed(self: Any, kind: str, said: object = "") -> list[str]:
    return [_line(self, docname, said) for docname in domain_of(self).pages_with(kind)]


def count_of(domain: EditionDomain, series: str) -> int:
    """How many notes of a *series* the text has."""
    return sum(note.series == series for notes in NOTES.of(domain).values() for note in notes)


def _notes(self: Any) -> list[str]:
    domain, lines = domain_of(self), []
    for series in series_of(domain.env):
        lines += _listed(self, series.listing, count_of(domain, series.name))
    labelled = (name for name, place in domain.places.items() if not place.of_text)
    lines += [_line(self, name, len(domain.sections[name].paragraphs)) for name in labelled]
    return list(dict.fromkeys(lines))


def _names(self: Any) -> list[str]:
    entries = sum(1 for entry in index_of(domain_of(self)).entries if entry.mentions)
    return [
        *_listed(self, "names", entries),
        *_listed(self, "persons"),
        *_listed(self, "dispersion"),
    ]


def _reference(self: Any) -> list[str]:
    domain = domain_of(self)
    works = len({cited.key for found in CITATIONS.of(domain).values() for cited in found})
    lines = _listed(self, "works", works)
    for docname in domain.order:
        terms = PASSAGES.of(domain).get(docname, ()) if docname not in domain.sections else ()
        if terms and any(domain.env.get_doctree(docname).findall(glossary)):
            lines.append(_line(self, docname, len(terms)))
    return [*lines, *_listed(self, "timeline"), *_listed(self, "changes")]


def _files(self: Any) -> list[str]:
    domain = domain_of(self)
    lines = [
        _file(self, f"{FOLDER}/{path.name}", _(_FILES.get(path.suffix, path.name)),
              f"{path.stat().st_size / 1e6:.1f} MB")
        for path in _downloads(domain.env)
    ]  # fmt: skip
    if page_of_index(domain):
        lines.append(_file(self, NAMES_JSON, _("Names as data"), "JSON"))
    if domain.pages_with("works"):
        lines.append(_file(self, f"{FOLDER}/{STEM}.bib", _("Works cited"), "BibTeX"))
    return lines


def _file(self: Any, path: str, title: str, said: str) -> str:
    uri = escape(file_uri(self.builder, self.builder.current_docname, path))
    return f'<a href="{uri}" download>{escape(title)}</a> <span>{said}</span>'


def _downloads(env: BuildEnvironment) -> list[Path]:
    """The files named in ``reading_edition_downloads`` that exist."""
    paths = (Path(env.srcdir, name) for name in settings_of(env).downloads)
    return [path for path in paths if path.is_file()]


def _copy(app: Sphinx) -> None:
    for name in settings_of(app).downloads:
        if not Path(app.srcdir, name).is_file():
            warn(
                Subtype.CONFIG,
                f"reading_edition_downloads names {name!r}, which is not there. Make the file "
                "before the pages, or take it from the list.",
                location=f"{Path(app.confdir, 'conf.py')}:1",
            )
    if is_web(app.builder):
        for path in _downloads(app.env):
            target = Path(app.outdir, FOLDER)
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / path.name)


def nothing(_self: Any, _node: nodes.Element) -> None:
    """Nothing is left to write."""


def setup_front_lists(app: Sphinx) -> None:
    visitors: Visitors = {
        sections_list: (_sections, nothing),
        apparatus_list: (_apparatus, nothing),
    }
    add_visitors(app, "html", visitors)
    app.connect("builder-inited", _copy)
