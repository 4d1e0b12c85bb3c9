"""What each transform of the engine does to a doctree, as a snapshot: any change of a node is seen.

A snapshot is the difference between the doctree before and after, for each page that changed.
After a change that is meant, ``pytest tests/engine/test_doctrees.py --force-regen`` writes them
anew; read them before they are committed.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

import reading_edition
from reading_edition.witness import fingerprint
from reading_edition.witness.reader import read
from tests.engine.conftest import NAMES

if TYPE_CHECKING:
    from conftest import Build
    from docutils import nodes

COPY = """\
One

The zebra walked through Mexico.¹

The tiger looked on.

The leopard wrote a letter.

A lynx.

The panther said it with Trotsky.

Notes

1. The ocelot denied all of this.
"""
ONE = """
---
section: one
---

# One, by {person}`serge`

The first paragraph names {person}`serge`, Trotsky and *Victor* Serge.[^a]

> A quotation, see {para}`two 1`.

- an item with {person-cited}`Serge <serge>`
- another{ednote}`a`

| A | table |
|---|---|
| {person}`trotsky` | cell |

The last one.[^a] {cite:p}`lewin2005`

[^a]: A note that cites {cite:p}`serge2012{441}` and names {person}`Serge <serge>`.

:::{ednote} a
:source: lewin2005
The editor says so of {person}`trotsky`.
:::
"""
TWO = """
---
section: two
label: A
---

# Two, after {cite:t}`serge2012`

{person-quoted}`Serge <serge>` says so to Lev Bronstein.[^1]

:::{note}
An admonition for {doc}`screens <left>`.
:::

:::{container} re-print
Only on paper.
:::

> A verse\\
> on two lines.

A letter of another script: 象, and a word of code: `0123456789abcdef0123456789abcdef`. {doc}`Beyond <beyond>`.

:::{container} re-web
Only on the web.
:::

[^1]: In {cite:t}`serge2012`.
"""
VERSE = """
---
section: verse
numbering: line
---

# Verse

:::{speech} ADA
:verse:
Who goes there?
:::

:::{speech} BEA
:verse:
:shared:
None but {variant}`I | we B`,

and the {page}`12` night.
:::
"""
PAGES = {
    "index.md": "# E\n\n```{begin-reading}\n```\n\n```{sections}\n```\n\n```{toctree}\none\ntwo\nnames\ncards\nstrips\nverse\nworks\ncited\nnotes\nchanges\ntime\nleft\nbeyond\n```\n",
    "one.md": ONE,
    "two.md": TWO,
    "verse.md": VERSE,
    "cited.md": "# Cited\n\n```{index-of} works\n```\n",
    "names.toml": NAMES,
    "notes.md": "# Notes\n\n```{notes}\n```\n\n```{ednotes}\n```\n",
    "cards.md": "# Cards\n\n```{persons}\n```\n",
    "strips.md": "# Strips\n\n```{dispersion}\n```\n",
    "changes.md": "# Changes\n\n```{changes}\n```\n",
    "time.md": "# Time\n\n:::{timeline}\n1917\n: The revolution of 1917.\n\n1936–1938\n: The trials.\n:::\n",
    "beyond.md": "---\nepub: false\n---\n\n# Beyond\n\nNot in an e-book.\n",
    "left.md": "---\nprint: false\n---\n\n# Left out\n\nOnly on {doc}`screens <one>`.\n",
}
CONF = """
myst_enable_extensions = ["colon_fence", "deflist"]
reading_edition_recognise = True
reading_edition_fingerprints = "prints.json"
reading_edition_anchors = "anchors.toml"
reading_edition_sigla = {"B": "First edition"}
suppress_warnings = ["edition.index", "edition.note", "edition.print"]
"""
LEDGER = """
[versions]
"0.1" = "2026-01-02"
"""


def transforms() -> dict[str, type[SphinxTransform]]:
    """The transforms of the engine by name."""
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(reading_edition.__path__, "reading_edition.")
    ]
    return {
        found.__name__: found
        for module in modules
        for found in vars(module).values()
        if isinstance(found, type)
        and issubclass(found, SphinxTransform)
        and found.__module__ == module.__name__
    }


TRANSFORMS = transforms()
APPLY = {name: transform.apply for name, transform in TRANSFORMS.items()}
BUILDERS = ("html", "latex", "text", "singlehtml", "epub")
BELOW = "\n## About it\n\n:::{container} re-screen\nFor screens.\n:::\n\n```{only} html\nFor the web.\n```\n\n```{toctree}"
"""A list of pages below a heading of the front page, whose words are for screens."""
IN_PARTS = {
    "index.md": "# E\n\n```{toctree}\nbook\n```\n",
    "book.md": "---\npart: Book I\n---\n\n# Of All\n\nIn two.\n\n```{toctree}\none\ntwo\n```\n",
    "one.md": "---\nsection: one\n---\n\n# One\n\nA.\n",
    "two.md": "---\nsection: two\n---\n\n# Two\n\nB.\n",
}
"""Two sections in a part of the text."""


VERSIONS = {
    "index.md": "# E\n\n```{toctree}\none\n```\n",
    "one.md": "---\nsection: one\n---\n\n# One\n\nA.\n\nB.\n\n:::{version} fr\nAh.\n\nBé.\n:::\n",
}
VERSION = 'reading_edition_versions = {"fr": {"language": "fr"}}\n'
"""A section with another version beside it."""


class Recorder:
    """Notes what transforms do, by transform, builder and page."""

    def __init__(self) -> None:
        self.builder = ""
        self.only = {*TRANSFORMS}
        self.changes: dict[str, list[str]] = {name: [] for name in TRANSFORMS}

    def watch(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        transform = TRANSFORMS[name]
        apply = APPLY[name]

        def watched(self_: SphinxTransform, **kwargs: object) -> None:
            before = said(self_.document)
            apply(self_, **kwargs)
            self.note(name, self_, before, said(self_.document))

        monkeypatch.setattr(transform, "apply", watched)

    def note(self, name: str, transform: SphinxTransform, before: str, after: str) -> None:
        written = isinstance(transform, SphinxPostTransform)
        read = self.builder == BUILDERS[0]
        if before != after and (written or read) and name in self.only:
            page = f"{transform.env.docname} ({self.builder})"
            lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=2)
            changed = [re.sub(r"^@@.*@@$", "…", line) for line in lines][2:]
            self.changes[name].append("\n".join([f"== {page} ==", *changed, ""]))


def said(document: nodes.document) -> str:
    """*document* as text, without what differs from one folder or process to the next."""
    folder = str(Path(document.get("source", "/x/y")).parent)
    elements = document.findall(lambda node: bool(node.children))
    lost = sum(child.parent is not element for element in elements for child in element.children)
    text = document.pformat() + (f"{lost} nodes with another parent\n" if lost else "")
    return re.sub(r" at 0x[0-9a-f]+", "", text.replace(folder, "…"))


@pytest.fixture(scope="module")
def recorded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Recorder:
    """All that the transforms do while the edition is built by each builder."""
    recorder = Recorder()
    copy = tmp_path_factory.mktemp("copy") / "copy.txt"
    copy.write_text(COPY, encoding="utf-8")
    prints = fingerprint.dump(fingerprint.take(read(copy), ["one"]))
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("READING_EDITION_SOURCE", str(copy))
        for name in TRANSFORMS:
            recorder.watch(monkeypatch, name)
        build: Build = request.getfixturevalue("build_edition")
        files = {**PAGES, "prints.json": prints, "anchors.toml": LEDGER}
        for recorder.builder in BUILDERS:
            built = build(files, builder=recorder.builder, conf=CONF, own=True)
            assert built.warnings == ""
        front = {"index.md": "---\nsection: front\n---\n\n" + PAGES["index.md"]}
        recorder.builder, recorder.only = "latex", {"MakeSectionOfFront"}
        build({**files, **front}, builder="latex", conf=CONF, own=True)
        below = {"index.md": PAGES["index.md"].replace("\n```{toctree}", BELOW, 1)}
        recorder.only = {"LiftPages", "LeaveOutEmptied"}
        build({**files, **below}, builder="latex", conf=CONF, own=True)
        recorder.only = {"RaiseParts"}
        build({**files, **IN_PARTS}, builder="latex", conf=CONF, own=True)
        monkeypatch.delenv("READING_EDITION_SOURCE")
        recorder.builder, recorder.only = "html", {"KeepIdsOnce"}
        build(files, builder="html", conf=CONF + 'html_theme = "furo"\n', own=True)
        recorder.only = {"SetVersions", "SetFacing"}
        for recorder.builder in ("html", "latex"):
            build({**files, **VERSIONS}, builder=recorder.builder, conf=CONF + VERSION, own=True)
    return recorder


def compare(file_regression, pages: dict[str, str], extension: str) -> None:
    """Compare all *pages*, by name, with their snapshots, and tell every difference at once."""
    different = []
    for name, page in pages.items():
        try:
            file_regression.check(page, basename=name, extension=extension, encoding="utf-8")
        except (AssertionError, pytest.fail.Exception) as error:
            different.append(f"{name}{extension}: {error}")
    assert not different, "\n".join(different)


def test_each_transform_does_what_it_did(recorded: Recorder, file_regression) -> None:
    """One test for all: mutmut would take the builds to be those of the first of several."""
    changes = {name: recorded.changes[name] for name in sorted(TRANSFORMS)}
    idle = [name for name, made in changes.items() if not made]
    assert not idle, "the edition of this test has nothing for these to do"
    compare(file_regression, {name: "\n".join(made) for name, made in changes.items()}, ".txt")


def test_every_transform_has_a_snapshot_and_no_other(request: pytest.FixtureRequest) -> None:
    folder = request.path.with_suffix("")
    assert sorted(path.stem for path in folder.glob("*.txt")) == sorted(TRANSFORMS)
