"""Published anchors in a small edition: what vanishes or moves is told, what changes is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from reading_edition.html.anchors_json import read
from reading_edition.model.ledger import Ledger, check, update
from reading_edition.store.anchors import current_anchors
from reading_edition.store.domain import edition_domain
from reading_edition.store.ledger_file import dump, load
from tests.engine.conftest import ONE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Build, Edition

LEDGER = "reading_edition_anchors = 'anchors.toml'\n"
FIRST = "The first paragraph names {person}`serge`.[^1]"
LAST = "The last one, by {person}`Trotsky <trotsky>`.{ednote}`a`"
INDEX = "# E\n\n```{toctree}\ntwo\none\nnames\nworks\nnotes\nchanges\n```\n"
CHANGES = "# Changes\n\n```{changes}\n```\n"


@pytest.fixture
def published(edition: Build) -> Ledger:
    """The ledger of the sample edition, published as 0.1."""
    built = edition()
    return update(read(built.app.outdir)[0], Ledger(), "0.1", "2026-01-02")


def later(edition: Build, ledger: Ledger, one: str, own: bool = False) -> Edition:
    """The edition with another page one, and *ledger*."""
    pages = {"index.md": INDEX, "changes.md": CHANGES, "anchors.toml": dump(ledger)}
    return edition({**pages, "one.md": one}, conf=LEDGER, own=own)


def text(built: Edition, name: str) -> str:
    return " ".join(html.fromstring(built.read(name)).text_content().split())


def test_the_ledger_has_every_kind_of_place(published: Ledger) -> None:
    assert {*published.pages["one"]} == {"p1", "p2", "p3", "p4", "note-1", "ednote-a"}
    assert published.pages["names"].keys() >= {"person-serge", "person-trotsky"}
    assert published.pages["works"].keys() == {"ref-serge2012", "ref-lewin2005"}
    assert all(published.pages["one"][f"p{number}"][0].hash for number in (1, 2, 3, 4))


def test_a_paragraph_that_vanishes_is_told(edition: Build, published: Ledger) -> None:
    built = later(edition, published, ONE.replace("- a list\n- of two\n\n", ""))
    faults = check(read(built.app.outdir)[0], published)
    assert len(faults) == 1
    assert faults[0].startswith("one#p4 was published in version 0.1 and is gone")
    assert "(its words are at one#p3). Give the page its anchor back, or retire it" in faults[0]


def test_every_build_checks_the_ledger(edition: Build, published: Ledger) -> None:
    built = later(edition, published, ONE.replace("- a list\n- of two\n\n", ""))
    text = built.source.joinpath("anchors.toml").read_text(encoding="utf-8")
    line = text[: text.index("p4 = ")].count("\n") + 1
    fault = f"anchors.toml:{line}: WARNING: one#p4 was published in version 0.1 and is gone"
    assert fault in built.warnings


def test_a_build_knows_the_anchors_that_its_pages_have(edition: Build) -> None:
    built = edition()
    pages = read(built.app.outdir)[0]
    assert current_anchors(edition_domain(built.app.env)) == pages


def test_a_ledger_of_earlier_hashes_is_brought_up_to_date(edition: Build) -> None:
    ledger = '[versions]\n"0.1" = "2026-01-02"\n\n[pages.one]\np1 = "0.1 0000000"\n'
    one = ONE.replace("The last one", "The last one {cite:p}`serge2012`")
    built = edition({"one.md": one, "anchors.toml": ledger}, conf=LEDGER)
    pages, former = read(built.app.outdir)
    assert former["one"]["p1"] == pages["one"]["p1"]  # it cites nothing
    assert former["one"]["p4"] not in ("", pages["one"]["p4"])


def test_a_paragraph_that_moves_is_told(edition: Build, published: Ledger) -> None:
    one = ONE.replace(LAST, "").replace(FIRST, f"{LAST}\n\n{FIRST}")
    faults = check(read(later(edition, published, one).app.outdir)[0], published)
    assert len(faults) == 4
    assert "are now at one#p2. Put the paragraphs back in their order" in faults[0]


def test_a_retired_place_leads_on(edition: Build, published: Ledger) -> None:
    retired = Ledger(published.pages, {"one#p4": "one#p3"}, published.versions)
    one = ONE.replace(LAST, "").replace("- of two", f"- of two {LAST}")
    built = later(edition, retired, one)
    assert check(read(built.app.outdir)[0], retired) == []
    (block,) = html.fromstring(built.read("one.html")).xpath("//ul[.//*[@id='p4']]")
    assert block.get("id") == "p3"
    assert block.xpath(".//p/*[1]/@class")[0] == "re-number"


def test_the_page_of_changes_lists_what_is_new(edition: Build, published: Ledger) -> None:
    one = ONE.replace(FIRST, f"{FIRST} More.") + "\nAnother.\n"
    built = later(edition, published, one, own=True)
    assert built.warnings == ""
    assert (
        "After version 0.1, not yet publishedNew: §2 ¶5. Changed: §2 ¶1. "
        "Version 0.1, 2 January 2026The first version: 6 paragraphs on 2 pages."
    ) in text(built, "changes.html")
    assert "Published in version 0.1; since then added ¶5; since then changed ¶1." in text(
        built, "one.html"
    )
    second = update(read(built.app.outdir)[0], published, "0.2", "2026-03-04")
    built.write("anchors.toml", dump(second))
    assert {"changes.html", "one.html"} <= built.rebuild()
    assert "Version 0.2, 4 March 2026New: §2 ¶5. Changed: §2 ¶1." in text(built, "changes.html")
    links = html.fromstring(built.read("changes.html")).xpath("//dl//a/@href")
    assert links == ["one.html#p5", "one.html#p1"]


def test_a_version_that_changed_no_paragraph_says_so(edition: Build, published: Ledger) -> None:
    second = Ledger(published.pages, published.retired, {**published.versions, "0.2": "2026-03-04"})
    built = later(edition, second, ONE)
    assert (
        "Version 0.2, 4 March 2026The paragraphs are those of the version before. Version 0.1, "
    ) in text(built, "changes.html")


def test_changes_without_a_ledger_say_so(edition: Build) -> None:
    built = edition({"index.md": INDEX, "changes.md": CHANGES})
    assert "No version has been published yet." in text(built, "changes.html")


def test_changes_stand_in_every_format(edition: Build, published: Ledger, tmp_path: Path) -> None:
    files = {"index.md": INDEX, "changes.md": CHANGES, "anchors.toml": dump(published)}
    for builder, name in {"text": "changes.txt", "latex": "anedition.tex"}.items():
        built = edition(files, builder=builder, conf=LEDGER)
        assert "Version 0.1, 2 January 2026" in " ".join(built.read(name).split())
    (tmp_path / "a.toml").write_text(dump(published), encoding="utf-8")
    assert load(tmp_path / "a.toml") == (published, [])
