"""What the front page of an edition gathers: the account of names, the sections, the apparatus.

Four directives stand on it, each for one thing: the way in (``begin-reading``), who is named
where (``account-of-names``), the sections with what their pages say of themselves
(``sections``), and what goes with the text (``apparatus``). They are for the web: a book and
an e-book begin in their own way, and leave them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.nodes import Element, General
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from ..store import staleness
from ..store.collectors import Listing
from ..store.domain import edition_domain
from ..store.features import register
from ..store.formats import EBOOK, ONE_PAGE
from ..store.persons import authority_file, persons_shown
from ..store.visitors import fallback

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

KIND = "front"
"""The list, by which the domain finds a page that has any of these."""


class begin_reading(General, Element):
    """The place of the link to the text, and of how long the text is."""


class account_of_names(General, Element):
    """The place of the account of names. Its children say what it shows."""


class sections_list(General, Element):
    """The place of the list of sections."""


class apparatus_list(General, Element):
    """The place of the list of what goes with the text."""


class _Place(SphinxDirective):
    """A place on the front page that is filled when the page is written."""

    option_spec: ClassVar = {}
    node: ClassVar[type[Element]]

    def run(self) -> list[Node]:
        domain = edition_domain(self.env)
        domain.note_list(KIND, self.env.docname)
        self.env.note_dependency(str(authority_file(domain)))
        made = self.node()
        self.set_source_info(made)
        if self.has_content:
            made += self.parse_content_to_nodes()
        return [made]


class BeginReading(_Place):
    """A link to the text, and how long it is, go here."""

    node = begin_reading


class AccountOfNames(_Place):
    """The account of names goes here; the content says how to read it."""

    has_content = True
    node = account_of_names


class Sections(_Place):
    """The sections stand here, each with its page's description, paragraphs and minutes."""

    node = sections_list


class Apparatus(_Place):
    """What goes with the text stands here: notes, names, works, files to download."""

    node = apparatus_list


DIRECTIVES = {
    "begin-reading": BeginReading,
    "account-of-names": AccountOfNames,
    "sections": Sections,
    "apparatus": Apparatus,
}


class LeaveOutFront(SphinxPostTransform):
    """Leave out of other formats what is for the web."""

    default_priority = 3
    formats: tuple[str, ...] = ("latex", "text", "man", "texinfo")

    def run(self, **kwargs: object) -> None:
        kinds = tuple(directive.node for directive in DIRECTIVES.values())
        for place in [n for n in self.document.findall(Element) if isinstance(n, kinds)]:
            place.parent.remove(place)


class LeaveOutFrontOfOneFile(LeaveOutFront):
    """The same in the e-book and the one-file edition."""

    formats = ()
    builders = (*EBOOK, *ONE_PAGE)


def setup_front(app: Sphinx) -> None:
    shows = (staleness.mentions, staleness.sections, staleness.notes, persons_shown)
    register(app, Listing(KIND, (*shows, staleness.citations)))
    app.add_post_transform(LeaveOutFront)
    app.add_post_transform(LeaveOutFrontOfOneFile)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain("edition", name, directive)
        app.add_node(directive.node, **fallback())  # html/front.py writes them for a browser
