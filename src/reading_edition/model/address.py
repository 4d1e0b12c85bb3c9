"""An address in an edition: a page and an anchor on it, whatever file a builder makes of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A page, by docname, and the id of an element on it; without one, the page itself."""

    docname: str
    anchor: str = ""

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read an address as a ledger writes it.

        >>> Address.parse("text/opening#p7")
        Address(docname='text/opening', anchor='p7')
        """
        docname, _, anchor = text.partition("#")
        return cls(docname, anchor)

    def __str__(self) -> str:
        return f"{self.docname}#{self.anchor}" if self.anchor else self.docname
