"""A Sphinx extension that makes reading editions.

An edition has an authority file of the persons named, numbered paragraphs, notes, works
cited with back-references, an index of names, and — for a reader who has the original —
a parallel text. ``extensions = ["reading_edition"]`` is all that ``conf.py`` needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Compose the features, one ``setup_x(app)`` a module."""
    from .config import setup_config
    from .defaults import setup_defaults
    from .epub.finish import setup_epub
    from .html.assets import setup_web
    from .html.citing import setup_citing
    from .html.head import setup_metadata
    from .html.names_json import setup_namesjson
    from .html.navigation import setup_navigation
    from .html.previews import setup_previews
    from .html.redirects import setup_forwarding
    from .html.repairs import setup_html
    from .html.search import setup_search
    from .latex.letters import setup_letters
    from .latex.lines import setup_lines
    from .latex.preamble import setup_latex
    from .latex.print_only import setup_book
    from .latex.sections import setup_sections
    from .lint import setup_lint
    from .lint.malformed_citations import setup_citerole
    from .pages.cards import setup_cards
    from .pages.changes import setup_changes
    from .pages.concordance import setup_concordance_page
    from .pages.drawing import setup_drawing
    from .pages.links import setup_links
    from .pages.names_index import setup_names_page
    from .pages.network import setup_network
    from .pages.progress import setup_where
    from .pages.strips import setup_dispersion
    from .pages.timeline import setup_timeline
    from .read.citations import setup_citations
    from .read.directives import setup_directives
    from .read.editorial_notes import setup_ednotes
    from .read.front_matter import setup_front_matter
    from .read.mentions import setup_names
    from .read.notes import setup_notes
    from .read.paragraphs import setup_paragraphs
    from .read.parallel import setup_parallel
    from .read.recognising import setup_recognising
    from .read.roles import setup_roles
    from .store.domain import setup_domain
    from .store.gc_pause import setup_collecting
    from .store.nodes import setup_nodes
    from .store.parallel_nodes import setup_parallel_nodes
    from .store.staleness import setup_outdated
    from .witness.located import setup_witness
    from .works.exports import setup_exports

    setup_config(app)
    setup_collecting(app)
    setup_defaults(app)
    setup_nodes(app)
    setup_drawing(app)
    setup_domain(app)
    setup_outdated(app)
    setup_roles(app)
    setup_directives(app)
    setup_paragraphs(app)
    setup_recognising(app)
    setup_witness(app)
    setup_parallel_nodes(app)
    setup_parallel(app)
    setup_names(app)
    setup_names_page(app)
    setup_namesjson(app)
    setup_cards(app)
    setup_dispersion(app)
    setup_network(app)
    setup_links(app)
    setup_front_matter(app)
    setup_book(app)
    setup_sections(app)
    setup_lines(app)
    setup_letters(app)
    setup_latex(app)
    setup_html(app)
    setup_navigation(app)
    setup_epub(app)
    setup_notes(app)
    setup_ednotes(app)
    setup_citerole(app)
    setup_citations(app)
    setup_concordance_page(app)
    setup_search(app)
    setup_metadata(app)
    setup_exports(app)
    setup_forwarding(app)
    setup_web(app)
    setup_previews(app)
    setup_citing(app)
    setup_changes(app)
    setup_timeline(app)
    setup_where(app)
    setup_lint(app)
    return {
        "version": __version__,
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
