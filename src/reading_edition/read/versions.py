"""Other versions of the text beside it: an original, a translation, another state.

The directive ``{version}`` holds blocks of a version. They belong beside the text above them,
back to where the version's blocks before stand; its options say it more exactly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..config import PREFIX, settings_of
from ..messages import Subtype, nearest, warn
from ..store.parallel_nodes import version_text
from ..store.versions import versions_of

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

ALONE = "none"
"""What ``:beside:`` says of blocks that the text has nothing for."""
_NUMBERS = re.compile(r"([1-9]\d{0,5})(?:\s*[-–]\s*([1-9]\d{0,5}))?")


def numbers(text: str) -> list[tuple[int, int]]:
    """The ranges of numbers in *text*, each from the first to the last.

    Raises ValueError, with a message for an editor, if there is something else.

    >>> numbers("3, 5-7")
    [(3, 3), (5, 7)]
    """
    found = []
    for part in text.split(","):
        match = _NUMBERS.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if first > last:
            raise ValueError(f"{part.strip()!r} is no number or range of numbers such as 3 or 3-4")
        found.append((first, last))
    return found


def _beside(argument: str | None) -> tuple[int, int] | str:
    text = (argument or "").strip()
    if text == ALONE:
        return ALONE
    (found, *more) = numbers(text)
    if more:
        raise ValueError("one range of numbers such as 3-4 is wanted, or 'none'")
    return found


def _lacks(argument: str | None) -> list[tuple[int, int]]:
    return numbers((argument or "").strip())


def _by(argument: str | None) -> str:
    return str(directives.choice(argument or "", ("order", "length")))


class Version(SphinxDirective):
    """Blocks of another version of the text.

    ``:beside:`` gives the numbers of the text's blocks that they all belong beside; ``:by:``
    says whether they are paired in their ``order`` or by their ``length``; ``:lacks:`` gives
    the numbers of those of the text's blocks that the version has nothing for.
    """

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"beside": _beside, "by": _by, "lacks": _lacks}

    def run(self) -> list[Node]:
        name = self.arguments[0].strip()
        held = version_text(name=name, **self.options)
        self.set_source_info(held)
        self.assert_has_content()
        held += self.parse_content_to_nodes()
        known = versions_of(self.config)
        if name in known and settings_of(self.env).edition:
            return [held]
        warn(
            Subtype.VERSION,
            f"{{version}}: {name!r} is not a version of the text.{nearest(name, known)} Describe "
            f"it in the option {PREFIX}versions, as in {{'he': {{'language': 'he'}}}}. Until "
            "then it stands among the text.",
            location=held,
        )
        return list[nodes.Node](held.children)


def setup_versions(app: Sphinx) -> None:
    app.add_directive_to_domain("edition", "version", Version)
