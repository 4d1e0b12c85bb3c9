"""How to cite a section and each of its paragraphs, for the pages of the web edition.

Readers with scripts choose a paragraph's number and are offered its link and a citation in
six formats, filled in from templates that the section's file of previews holds. The foot
of each section says how to cite it to everyone.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..config import settings_of
from ..locale import _
from ..model.places import UNITS
from ..model.record import Record
from ..store.domain import edition_domain
from ..store.formats import is_web
from ..store.links import absolute_uri
from ..works.ready_citations import Place, section_citation, source_templates, templates

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def _record(env: BuildEnvironment) -> Record | None:
    """The edition's record, or None if what a citation needs is not there."""
    record = settings_of(env).record
    return record if record.title else None


def _place(env: BuildEnvironment, docname: str) -> Place | None:
    """The section on the page *docname*, as a citation names it."""
    domain = edition_domain(env)
    if docname not in domain.places:
        return None
    section, place = domain.sections[docname], domain.places[docname]
    sign = _(UNITS[place.unit].sign)
    return Place(section.id, section.title, place.label, "", sign=sign)


def templates_for(env: BuildEnvironment, docname: str) -> dict[str, dict[str, str]]:
    """Templates of citations of the paragraphs on a page: of the edition, of its source."""
    record, place = _record(env), _place(env, docname)
    if record is None or place is None:
        return {}
    found = {"edition": templates(record, place)}
    if record.source.title:
        key = nodes.make_id(record.source.title.partition(":")[0]) or "source"
        found["source"] = source_templates(record.source, key, place)
    return found


def _offer(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Say at the foot of a section how to cite it."""
    record, place = _record(app.env), _place(app.env, pagename)
    if record is None or place is None or not is_web(app.builder):
        return
    url = absolute_uri(app.builder, record.url or app.config.html_baseurl, pagename)
    said = _(
        "How to cite this section: {citation} To cite a paragraph, add its number, which is a "
        "link to it."
    ).format(citation=section_citation(record, replace(place, url=url)))
    context["body"] += (
        # Not folded away, so that it can be read without scripts and styles.
        f'<p class="re-how-to-cite">{escape(said)}</p>\n'
    )


def setup_citing(app: Sphinx) -> None:
    app.connect("html-page-context", _offer)
