"""The ids of a TEI document: one for each place of the edition that something can lead to."""

from __future__ import annotations

import re

from ..model.address import Address

_OTHER = re.compile(r"[^A-Za-z0-9_.-]")
_AUTOMATIC = re.compile(r"(?:id|index-)\d+")


def ncname(text: str) -> str:
    """*text* as the name of an element: other signs by their numbers, a slash as a full stop.

    >>> ncname("text/one"), ncname("2 א")
    ('text.one', '_2u0020u05d0')
    """
    name = _OTHER.sub(lambda sign: f"u{ord(sign[0]):04x}", text.replace("/", "."))
    return name if re.match("[A-Za-z_]", name) else f"_{name}"


def is_automatic(anchor: str) -> bool:
    """Whether docutils or Sphinx has counted up to the id *anchor*, so that it does not last."""
    return _AUTOMATIC.fullmatch(anchor) is not None


class Ids:
    """The ids given so far, and the addresses that they stand for."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._of: dict[Address, str] = {}

    def new(self, wanted: str, *addresses: Address) -> str:
        """An id like *wanted* that nothing else has; all *addresses* lead to it."""
        name = free = ncname(wanted)
        count = 1
        while free in self._taken:
            count += 1
            free = f"{name}-{count}"
        self._taken.add(free)
        self.lead(free, *addresses)
        return free

    def lead(self, name: str, *addresses: Address) -> None:
        """Have *addresses* that lead nowhere yet lead to the id *name*."""
        for address in addresses:
            self._of.setdefault(address, name)

    def of(self, address: Address) -> str:
        """The id of *address*; empty if there is none."""
        return self._of.get(address, "")

    def nearest(self, address: Address) -> str:
        """The id of *address*, or else of its page; empty if the document has neither."""
        return self.of(address) or self.of(Address(address.docname))
