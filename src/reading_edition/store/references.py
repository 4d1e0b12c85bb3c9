"""How a feature resolves the references of a type of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder

    from .domain import EditionDomain


class Resolve(Protocol):
    """Makes a reference of a ``pending_xref`` of the edition's domain, or says that there is none.

    The parameters are those of `sphinx.domains.Domain.resolve_xref`, with the domain first.
    """

    def __call__(
        self,
        domain: EditionDomain,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> Element | None: ...


@dataclass(frozen=True, slots=True)
class Resolver:
    """What resolves references of the type *reftype*."""

    reftype: str
    resolve: Resolve
