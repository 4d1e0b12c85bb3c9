"""How each node is written, by its class."""

from __future__ import annotations

from ..store.visitors import Visitors
from .blocks import BLOCKS
from .citations import CITATIONS
from .edition import EDITION
from .figures import FIGURES
from .inline import INLINE
from .lists import LISTS
from .notes import NOTES

VISITORS: Visitors = {**INLINE, **BLOCKS, **CITATIONS, **FIGURES, **LISTS, **NOTES, **EDITION}
