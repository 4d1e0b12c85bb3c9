"""What belongs on the screen only is left out of the printed book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class LeaveOutOfPrint(SphinxPostTransform):
    """Leave out the pages whose front matter says ``print: false``, with those below them.

    A list of all notes, for one, repeats what stands at the foot of the printed pages.
    """

    default_priority = 3
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        for page in list(self.document.findall(start_of_file)):
            if self.env.metadata[page["docname"]].get("print", "").lower() == "false":
                page.parent.remove(page)


def setup_book(app: Sphinx) -> None:
    app.add_post_transform(LeaveOutOfPrint)
