"""The TEI document of small editions: valid, whole, and the same each time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reading_edition.epub.left_out import left_out
from tests.engine import test_apparatus, test_doctrees, test_kinds, test_parts, test_versions
from tests.engine.conftest import ONE
from tests.engine.test_parallel import beside, copy
from tests.tei import ID, faults, find, lost, parsed, words

if TYPE_CHECKING:
    from conftest import Build, Edition
    from lxml import etree

__all__ = ["beside", "copy"]
QUIET = 'suppress_warnings = ["edition.index", "edition.note"]\n'
BLOCKS = """
---
section: first
---

# One, of {person}`serge`[^1]

:::{epigraph}
All roads.

-- Nobody
:::

A paragraph with *emphasis*, **weight**, `code`, H{sub}`2`O, [a link](https://example.org/a%20b "T"), <me@example.org>,
{abbr}`CP (Communist Party)`, {math}`a < b`, a break\\
of a line & an image ![alt "text"](x.svg).

> A quotation
>
> > in a quotation
>
> -- {person}`trotsky`

1. one

   more of it
2. two
   - inner

3. three

Term
: What it is.

  And more.

| A | b |
|---|--:|
| 1 |  {person}`serge` |

:::{list-table} A title, {cite:t}`lewin2005`
:stub-columns: 1
* - a
  - b

    c
:::

:::{figure} x.svg
:alt: A square
:target: https://example.org

A caption.[^1]

A legend.
:::

:::{note}
An admonition.

- with a list
:::

:::{admonition} Titled
Words.
:::

:::{sidebar} Beside
Words.
:::

:::{topic} A topic
Words.
:::

```python
print("<code>")
```

$$
a < b
$$

:::{rubric} A rubric
:::

---

:::{container} box
In a box.
:::

:::{versionadded} 1.0
A change.
:::

:::{seealso}
Elsewhere.
:::

:::{centered} Centred
:::

:::{hlist}
- a
- b
:::

```{eval-rst}
:A field: its body
:Another: - a list

-o  an option
--long=NAME  another

| A line
|   indented

.. [#f] A note.

.. compound::

   Together.

>>> 1 + 1
2
```

## A section

Words.

### Deeper

Words with a control sign \x02 and \ufffe.

[^1]: A note with a list:

    - one
    - two

    ```
    code
    ```
"""
LETTERS = """
---
section: first
---

# Letters

:::{dedication}
To nobody
:::

:::{dateline}
Here, today
:::

:::{salutation}
Dear A,
:::

Words.

:::{closing}
Yours,
:::

:::{signature}
B
:::

P.S. More.

:::{epigraph}
Late.
:::

:::{dateline}
There, tomorrow
:::

Words.

:::{signature}
- A
- | B
  | C
:::

:::{dateline}
There
:::

## Below

> :::{salutation}
> Dear quoted,
> :::
>
> Words.

:::{closing}
So.
:::

### Deeper

Words.
"""
PLAY = """
---
section: first
---

# Act

:::{cast}
A crowd:

- ADA, *a student* of {person}`serge`
- Two men:
  - ONE
  - TWO
:::

:::{speech} ADA
Prose.

- a list

```
code
```

> A song.
:::

:::{speech} ADA
:verse:
:::{stage}
Exit.
:::
"""
OTHERS = ("one.md", "two.md", "names.md", "notes.md", "works.md")
KINDS = {
    "a book": ({}, ""),
    "blocks": ({"one.md": BLOCKS, "x.svg": "<svg/>"}, QUIET),
    "letters": ({"one.md": LETTERS}, QUIET),
    "kinds": (test_kinds.PAGES, test_kinds.CONF),
    "apparatus": (test_apparatus.PAGES, test_apparatus.CONF),
    "parts": (test_parts.FILES, ""),
    "few": (test_doctrees.PAGES, QUIET),
    "versions": (
        test_versions.files(
            test_versions.TEXT + "\n" + test_versions.version("he", test_versions.HEBREW)
        ),
        test_versions.CONF,
    ),
    "one page": ({"index.md": ONE + "\n```{bibliography}\n```\n", **dict.fromkeys(OTHERS)}, QUIET),
    "no edition": ({"index.md": "# Any\n\nWords.\n", **dict.fromkeys(OTHERS)}, ""),
}
CONF = 'myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "smartquotes"]\n'


def document(built: Edition) -> Path:
    (found,) = built.app.outdir.glob("*.xml")
    return found


def tei(built: Edition) -> etree._Element:
    assert built.warnings == ""
    return parsed(document(built))


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_is_valid(edition: Build, kind: str) -> None:
    pages, conf = KINDS[kind]
    built = edition(pages, builder="tei", conf=CONF + conf)
    tei(built)
    assert faults(document(built)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_the_pages_is_lost(edition: Build, kind: str) -> None:
    pages, conf = KINDS[kind]
    built = edition(pages, builder="tei", conf=CONF + conf)
    env = built.app.env
    out = left_out(env)
    doctrees = {name: env.get_doctree(name) for name in env.found_docs if name not in out}
    assert lost(tei(built), doctrees) == []
