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
    from .book import setup_book
    from .cards import setup_cards
    from .changes import setup_changes
    from .citations import setup_citations
    from .citerole import setup_citerole
    from .citing import setup_citing
    from .collecting import setup_collecting
    from .concordance_page import setup_concordance_page
    from .config import setup_config
    from .defaults import setup_defaults
    from .directives import setup_directives
    from .dispersion_page import setup_dispersion
    from .domain import setup_domain
    from .drawing import setup_drawing
    from .ednotes import setup_ednotes
    from .epub import setup_epub
    from .exports import setup_exports
    from .forwarding import setup_forwarding
    from .html import setup_html
    from .latex import setup_latex
    from .links import setup_links
    from .lint import setup_lint
    from .metadata import setup_metadata
    from .names import setup_names
    from .names_page import setup_names_page
    from .namesjson import setup_namesjson
    from .navigation import setup_navigation
    from .network_page import setup_network
    from .nodes import setup_nodes
    from .notes import setup_notes
    from .outdated import setup_outdated
    from .paragraphs import setup_paragraphs
    from .parallel import setup_parallel
    from .parallel_nodes import setup_parallel_nodes
    from .previews import setup_previews
    from .recognising import setup_recognising
    from .roles import setup_roles
    from .search import setup_search
    from .timeline import setup_timeline
    from .web import setup_web
    from .where import setup_where
    from .witness import setup_witness

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
    setup_book(app)
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
