"""Projects such as other people have, of our own making; none of them knows the engine."""

from __future__ import annotations

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f0004020180a0c1b1d20000000049454e44ae426082"
)

MANUAL = {
    "conf.py": """
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
project = "Tides"
copyright = "2026, the harbour"
author = "The harbour"
version = release = "2.1"
extensions = ["sphinx.ext.autodoc", "sphinx.ext.viewcode", "sphinx.ext.todo"]
templates_path = []
html_theme = "alabaster"
epub_show_urls = "no"
exclude_patterns = ["section.rst"]
latex_documents = [("index", "tides.tex", "Tides", "The harbour", "manual")]
""",
    "tidetable.py": '''
"""Heights of the tide."""


class Gauge:
    """A gauge at a quay.

    :param quay: where it stands
    """

    def __init__(self, quay: str) -> None:
        self.quay = quay

    def height(self, hour: int) -> float:
        """The height at *hour*, in metres; see :func:`mean`."""
        return 2.0 + hour % 6


def mean(heights: list[float]) -> float:
    """The mean of *heights*, an "average" of them."""
    return sum(heights) / len(heights)
''',
    "index.rst": """
=====
Tides
=====

The harbour's "manual" -- for pilots -- says how :class:`tidetable.Gauge` works.  It's short...
See :ref:`api`, :doc:`guide/use` and :term:`neap`.

.. toctree::
   :caption: Contents
   :maxdepth: 2

   guide/use
   api
   words

Indices
=======

* :ref:`genindex`
* :ref:`search`
""",
    "guide/use.rst": """
:orphan-note: none

Using a gauge
=============

.. index:: gauge; use of

A gauge is read at 6-12 o'clock [#tide]_ and again at 1999-2001, as "zebra" says.

.. note:: Victor Serge never saw it. ``code "here"``

#. One
#. Two

.. code-block:: python

   gauge = Gauge("north")

.. math:: h = 2 + t - 1

.. figure:: /quay.png
   :alt: a quay

   The quay.

.. table:: Heights

   ==== ======
   Hour Height
   ==== ======
   1-2  3.0
   ==== ======

.. [#tide] The tide turns twice a day.
""",
    "api.rst": """
.. _api:

The module
==========

.. automodule:: tidetable
   :members:

.. function:: slack(hour)

   No tide.
""",
    "words.rst": """
Words
=====

.. glossary::

   neap
      A tide of small range.

   spring
      A tide of great range; see :term:`neap`.
""",
    "quay.png": PNG,
}

NOTEBOOK = {
    "conf.py": """
project = "Bread"
version = "1"
copyright = "2026, the bakers"
extensions = ["myst_parser", "sphinx_design", "sphinx_copybutton"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist", "substitution"]
myst_substitutions = {"oven": "the **oven**"}
html_theme = "furo"
exclude_patterns = ["section.md"]
latex_documents = [("index", "bread.tex", "Bread", "The bakers", "howto")]
""",
    "index.md": """
---
html_theme.sidebar_secondary.remove: true
---

# Bread

It's "good" bread --- from {{ oven }}, at $200-220$ degrees.[^1]

:::::{grid} 2
:gutter: 2

::::{grid-item-card} Sour
:link: sour
:link-type: doc

With a starter, says Victor Serge.
::::
::::{grid-item-card} Sweet
With yeast.
::::
:::::

:::::{tab-set}
::::{tab-item} Rye
Dark.
::::
::::{tab-item} Wheat
Light.
::::
:::::

:::{dropdown} More
Much more zebra.
:::

```{toctree}
:hidden:

sour
terms
```

[^1]: Of Celsius.
""",
    "sour.md": """
# Sour

Starter
: Flour and water, 1-2 spoons.

```{code-block} console
$ bake --hours 4
```

```{list-table}
* - hour
  - heat
* - 1-2
  - 220
```

See [the terms](terms.md) and {ref}`genindex`.
""",
    "terms.md": """
# Terms

```{glossary}
crumb
  The inside.
```
""",
}

PAPER = {
    "conf.py": """
project = "Stones"
version = "1"
copyright = "2026, the quarry"
extensions = ["myst_parser", "sphinxcontrib.bibtex"]
bibtex_bibfiles = ["refs.bib"]
bibtex_default_style = "plain"
bibtex_reference_style = "label"
html_theme = "sphinx_rtd_theme"
primary_domain = "c"
exclude_patterns = ["section.md"]
latex_documents = [("index", "stones.tex", "Stones", "The quarry", "manual")]
""",
    "refs.bib": """
@book{ames, author = {Ames, Ann}, title = {Stones}, publisher = {Quay}, year = {1999}}
@article{bell, author = {Bell, Bo and Carr, Cy}, title = {More Stones}, journal = {Rock},
  year = {2001}, pages = {10-12}}
@book{idle, author = {Idle, Ed}, title = {Uncited}, publisher = {Quay}, year = {1981}}
""",
    "index.md": """
# Stones

Stones are "old" {cite}`ames`, and hard {cite:p}`bell,ames`; {cite:t}`bell` says more.
A note {footcite}`ames`.

```{toctree}
layers
works
```

```{footbibliography}
```
""",
    "layers.md": """
# Layers

Zebra stone, 1-2 metres {cite}`bell`.[^a]

```{function} int dig(int depth)
Digs.
```

[^a]: A note, on {cite:p}`ames`.
""",
    "works.md": """
# Works

```{bibliography}
```
""",
}

PROJECTS = {"manual": MANUAL, "notebook": NOTEBOOK, "paper": PAPER}

SECTION = {
    "manual": (
        "section.rst",
        """
:section: one

The text
========

The first paragraph names nobody. [#n]_

The second one.

.. [#n] A note.
""",
    ),
    "notebook": (
        "section.md",
        """
---
section: one
---

# The text

The first paragraph names nobody.[^1]

The second one, quagga.

[^1]: A note.
""",
    ),
    "paper": (
        "section.md",
        """
---
section: one
---

# The text

The first paragraph names nobody, as {cite:p}`ames` says.[^1]

The second one, quagga.

[^1]: A note.
""",
    ),
}
"""For each project a page that makes it, in part, an edition."""
