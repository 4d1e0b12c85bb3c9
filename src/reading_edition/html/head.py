"""The metadata of a page for reference managers and search engines.

Each function makes one vocabulary from the edition's `Record` and a `Page`; `tags` writes
all of them. Zotero reads ``citation_inbook_title`` as a book section and ``og:type`` *book*
as a book; ``citation_title`` alone would make the front page a journal article, so it has
none. schema.org (JSON-LD) is for search engines.

Sources: the Highwire names that Zotero's *Embedded Metadata* translator reads, the DCMI
Metadata Terms, the Open Graph protocol, and schema.org's Book and Chapter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup

from ..config import settings_of
from ..model.record import Name, Record
from ..read.places import ancestors
from ..read.words import text_of
from ..store.domain import edition_domain
from ..store.formats import is_ebook
from ..store.links import absolute_uri
from ..store.nodes import series_note, sidenote
from ..store.persons import authority_of
from ..store.scope import is_edition_page
from ..store.tables import CITATIONS, MENTIONS
from ..store.works import items_of
from ..works.credits import others
from ..works.imprint import licences
from .schemaorg import Mentioned, Page, json_ld, script

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Pairs = list[tuple[str, str]]
"""Names and contents of meta tags; a name may come more than once."""
DESCRIPTION = 160
"""Longest description, in characters: search engines cut what is longer."""
_NOTES = (nodes.footnote, series_note, sidenote)
_DCTERMS = '<link rel="schema.dcterms" href="http://purl.org/dc/terms/">'


def _present(pairs: Iterable[tuple[str, str]]) -> Pairs:
    return [(name, content) for name, content in pairs if content]


def _creator(names: tuple[Name, ...], name: Name) -> str:
    """The form of *name* that Zotero reads rightly.

    A page's only creator is split into two people if both sides of its comma have a space.
    """
    if len(names) == 1 and " " in name.family and " " in name.given:
        return name.direct
    return name.inverted


def highwire(record: Record, page: Page) -> Pairs:
    """The ``citation_*`` tags of *page*; none on a page that is no part of the book."""
    if page.kind == "other":
        return []
    section = page.kind == "section"
    return _present(
        [
            ("citation_title", page.title if section else ""),
            ("citation_inbook_title", record.full_title if section else ""),
            *(("citation_author", _creator(record.authors, name)) for name in record.authors),
            *(("citation_editor", _creator(record.editors, name)) for name in record.editors),
            ("citation_publisher", record.publisher),
            ("citation_isbn", record.isbn),
            ("citation_doi", "" if section else record.doi),
            ("citation_series_title", record.series.title),
            ("citation_publication_date", record.date.replace("-", "/")),
            ("citation_language", record.language),
            ("citation_public_url", page.url),
            ("citation_fulltext_html_url", page.url if section else ""),
            ("citation_abstract", "" if section else record.abstract),
        ]
    )


def dublin_core(record: Record, page: Page) -> Pairs:
    """The ``dcterms`` tags of *page*. The source work is the book's source, not the creator.

    Creators are those by whom the edition is: its authors, or else its editors.
    """
    front = page.kind == "front"
    source = record.source
    apart = page.kind == "section" and record.text_has_rights_of_its_own
    return _present(
        [
            ("dcterms.title", record.full_title if front else page.title),
            *(("dcterms.creator", name.inverted) for name in record.principals),
            *(
                ("dcterms.contributor", name.inverted)
                for credit in others(record)
                for name in credit.names
            ),
            ("dcterms.publisher", record.publisher),
            ("dcterms.issued", record.date),
            ("dcterms.language", record.language),
            ("dcterms.identifier", page.url),
            ("dcterms.isPartOf", "" if front else record.full_title),
            (
                "dcterms.source",
                ", ".join(filter(None, (source.title, source.container, source.date))),
            ),
            *(("dcterms.rights", line.words) for line in licences(record)[:1] if apart),
            ("dcterms.license", record.text_licence_url if apart else record.licence_url),
            *(("dcterms.subject", word) for word in record.keywords if front),
        ]
    )


def open_graph(record: Record, page: Page) -> Pairs:
    """The ``og:`` tags of *page*, to be written with ``property=``."""
    kinds = {"front": "book", "section": "article", "other": "website"}
    return _present(
        [
            ("og:type", kinds[page.kind]),
            ("og:title", record.full_title if page.kind == "front" else page.title),
            ("og:site_name", record.full_title),
            ("og:description", page.description),
            ("og:url", page.url),
            ("og:locale", _locale(record.language)),
        ]
    )


def _locale(language: str) -> str:
    """``en-GB`` as Open Graph's ``en_GB``; nothing for a language without its territory."""
    main, _, territory = language.partition("-")
    return f"{main}_{territory.upper()}" if len(territory) == len("GB") else ""


def tags(record: Record, page: Page) -> list[str]:
    """All metadata elements of *page*, for its head, one string an element."""
    named = highwire(record, page) + dublin_core(record, page)
    return [
        *(
            [f'<meta name="description" content="{escape(page.description)}">']
            * bool(page.description)
        ),
        _DCTERMS,
        *(f'<meta name="{name}" content="{escape(content)}">' for name, content in named),
        *(
            f'<meta property="{name}" content="{escape(content)}">'
            for name, content in open_graph(record, page)
        ),
        script(json_ld(record, page)),
    ]


def shorten(text: str, limit: int = DESCRIPTION) -> str:
    """*text* in one line of at most *limit* characters, cut between words.

    >>> shorten("a restatement of an essay", 14)
    'a restatement…'
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0].rstrip(" ,;:.–—") + "…"


def first_words(doctree: nodes.document) -> str:
    """A description of the page from its first paragraph that is not a note's."""
    for paragraph in doctree.findall(nodes.paragraph):
        in_note = any(isinstance(holder, _NOTES) for holder in ancestors(paragraph))
        if not in_note and (text := text_of(paragraph)):
            return shorten(text)
    return ""


def _page(env: BuildEnvironment, record: Record, docname: str, url: str) -> Page:
    """The page *docname* of the edition, without its description."""
    domain = edition_domain(env)
    section = docname in domain.sections
    cited = dict.fromkeys(citation.key for citation in CITATIONS.of(domain).get(docname, ()))
    named = dict.fromkeys(mention.key for mention in MENTIONS.of(domain).get(docname, ()))
    persons = authority_of(domain).persons
    return Page(
        "front" if docname == env.config.root_doc else "section" if section else "other",
        env.titles[docname].astext(),
        url,
        position=domain.places[docname][0] if section else 0,
        works=items_of(env, cited),
        persons=tuple(
            Mentioned(persons[key].display, tuple(link for _, link in persons[key].links))
            for key in named
            if key in persons
        ),
    )


def _add_tags(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give a page of the HTML edition its metadata; EPUB has its own, in its package."""
    if is_ebook(app.builder) or not is_edition_page(app.env, pagename):
        return
    record = settings_of(app).record
    record = replace(record, url=record.url or app.config.html_baseurl)
    canonical = context.get("pageurl")
    url = canonical or absolute_uri(app.builder, record.url, pagename)
    if pagename in app.env.found_docs:
        page = _page(app.env, record, pagename, url)
        text = app.env.metadata[pagename].get("description", "")
        text = text or (first_words(doctree) if doctree is not None else "")
    else:
        page = Page("other", Markup(context.get("title") or record.full_title).striptags(), url)
        text = ""
    given = context.get("metatags") or ""
    described = 'name="description"' in given
    text = text or ". ".join(dict.fromkeys((page.title, record.full_title)))
    page = replace(page, description="" if described else shorten(text))
    added = tags(record, page)
    if url and not canonical:
        added.append(f'<link rel="canonical" href="{escape(url)}">')
    context["metatags"] = "\n".join([given, *added])


def setup_head(app: Sphinx) -> None:
    app.connect("html-page-context", _add_tags)
