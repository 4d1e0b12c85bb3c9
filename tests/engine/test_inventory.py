"""What other projects can refer to by intersphinx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html
from sphinx.testing.util import SphinxTestApp
from sphinx.util.inventory import InventoryFile

from tests.engine.conftest import INDEX, ONE

if TYPE_CHECKING:
    from conftest import Build, Edition


def inventory(built: Edition) -> dict[str, dict[str, tuple[str, str]]]:
    """Kind → name → address and title of what ``objects.inv`` has."""
    data = Path(built.app.outdir, "objects.inv").read_bytes()
    return {
        kind: {name: (item.uri, item.display_name) for name, item in items.items()}
        for kind, items in InventoryFile.loads(data, uri="").data.items()
    }


def test_what_one_cites_has_a_name_in_the_inventory(edition: Build) -> None:
    found = inventory(edition())
    assert found["edition:section"]["first"] == ("one.html", "One")
    assert found["edition:paragraph"]["first 3"] == ("one.html#p3", "§2 ¶3")
    assert found["edition:note"]["first ednote-a"] == ("one.html#ednote-a", "§2 n. a")
    assert found["edition:person"]["serge"] == ("names.html#person-serge", "Serge, Victor")
    work = ("works.html#ref-serge2012", "Memoirs of a Revolutionary")
    assert found["edition:work"]["serge2012"] == work
    kinds = ("paragraph", "note", "person", "work")
    named = {place for kind in kinds for place in found[f"edition:{kind}"].values()}
    assert named <= set(found["std:label"].values())
    labels = {"first-p3", "first-ednote-a", "person-serge", "work-serge2012"}
    assert labels <= found["std:label"].keys()
    assert "first" not in found["std:label"]


def test_a_person_is_referred_to_on_the_card(edition: Build) -> None:
    cards = "# Persons\n\n```{persons}\n```\n"
    index = INDEX.replace("names\n", "names\npersons\n")
    found = inventory(edition({"index.md": index, "persons.md": cards}, builder="dirhtml"))
    assert found["std:label"]["person-serge"] == ("persons/#person-serge", "Serge, Victor")
    bronstein = ("names/#person-bronstein", "Bronstein, Lev")
    assert found["std:label"]["person-bronstein"] == bronstein


def test_a_label_of_the_project_s_own_goes_before(edition: Build) -> None:
    built = edition({"one.md": ONE.replace("# One", "(first-p1)=\n# One")})
    assert built.warnings == ""
    assert inventory(built)["std:label"]["first-p1"] == ("one.html#first-p1", "One")


def test_a_label_goes_with_its_place(edition: Build) -> None:
    built = edition(own=True)
    built.write("one.md", ONE.lstrip() + "\nAnother.\n")
    built.rebuild()
    assert inventory(built)["std:label"]["first-p5"] == ("one.html#p5", "§2 ¶5")
    built.write("one.md", ONE.lstrip())
    built.rebuild()
    assert "first-p5" not in inventory(built)["std:label"]
    assert "first-p4" in inventory(built)["std:label"]


def test_a_page_is_still_one_target_of_any_reference(edition: Build) -> None:
    two = "# Two\n\n{any}`first` and {ref}`first-p1`.\n"
    built = edition({"two.md": two, "first.md": ONE, "one.md": None,
                     "index.md": INDEX.replace("one", "first")})  # fmt: skip
    assert built.warnings == ""
    links = html.fromstring(built.read("two.html")).xpath("//p/a/@href")
    assert {"first.html", "first.html#p1"} <= set(links)


def test_a_project_without_the_extension_refers_to_a_paragraph(
    edition: Build, tmp_path: Path
) -> None:
    text = edition()
    conf = f"""
extensions = ["myst_parser", "sphinx.ext.intersphinx"]
intersphinx_mapping = {{"stock": ("https://example.org/e/", {str(text.app.outdir / "objects.inv")!r})}}
"""
    page = "# A review\n\nSee {external+stock:ref}`first-p2` and [](inv:stock#person-serge).\n"
    source = tmp_path / "review"
    source.mkdir()
    (source / "conf.py").write_text(conf, encoding="utf-8")
    (source / "index.md").write_text(page, encoding="utf-8")
    text.app.cleanup()
    app = SphinxTestApp(buildername="html", srcdir=source)
    app.build()
    app.cleanup()
    assert app.warning.getvalue() == ""
    made = html.fromstring((app.outdir / "index.html").read_text(encoding="utf-8"))
    found = {a.get("href"): a.text_content() for a in made.xpath("//p/a")}
    assert found["https://example.org/e/one.html#p2"] == "§2 ¶2"
    assert found["https://example.org/e/names.html#person-serge"] == "Serge, Victor"
