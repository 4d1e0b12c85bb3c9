"""The style sheets, as text: what a careless merge breaks without a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reading_edition.html.bundles import BUNDLES, content
from tests.conftest import ROOT

HTML = ROOT / "src" / "reading_edition" / "html"
SHEETS = sorted((HTML / "styles").rglob("*.css"))
NAMES = [path.relative_to(HTML / "styles").as_posix() for path in SHEETS]


def bare(text: str) -> str:
    """*text* with blanks for its comments."""
    return re.sub(r"/\*.*?\*/", lambda found: re.sub(r"\S", " ", found[0]), text, flags=re.S)


@pytest.mark.parametrize("path", SHEETS, ids=NAMES)
def test_every_rule_is_closed_and_none_stands_inside_another(path: Path) -> None:
    inside: list[bool] = []
    for number, line in enumerate(bare(path.read_text()).splitlines(), start=1):
        for sign in re.findall("[{}]", line):
            if sign == "{":
                # Only a condition, such as @media, holds rules.
                assert not inside or inside[-1], f"line {number}: the rule before is not closed"
                inside.append(line.lstrip().startswith("@"))
            else:
                assert inside, f"line {number}: nothing to close"
                inside.pop()
    assert inside == []


@pytest.mark.parametrize("path", SHEETS, ids=NAMES)
def test_what_is_for_paper_stands_together_last_in_its_file(path: Path) -> None:
    parts = re.split(r"(?m)^@media print", bare(path.read_text()))
    assert len(parts) <= 2
    if len(parts) == 2:
        assert parts[1].count("\n}\n") == 1, "something follows the rules for paper"


def test_the_palette_is_typed_once() -> None:
    for path, name in zip(SHEETS, NAMES, strict=True):
        if name != "tokens.css":
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;, )])", bare(path.read_text())) == [], name


def test_there_are_few_widths_at_which_anything_changes() -> None:
    text = "".join(path.read_text() for path in SHEETS)
    assert len(set(re.findall(r"-width: ([\d.]+em)", text))) <= 6


def test_every_part_is_loaded_by_some_page_and_every_custom_property_is_there() -> None:
    parts = {f"{part}.css" for b in BUNDLES if b.name.endswith(".css") for part in b.parts}
    assert parts == set(NAMES)
    text = "".join(path.read_text() for path in SHEETS)
    used = set(re.findall(r"var\((--re-[\w-]+)", text))
    assert used <= set(re.findall(r"(?m)^\s*(--re-[\w-]+):", text))


def test_every_script_is_loaded_by_some_page() -> None:
    parts = {f"{part}.js" for b in BUNDLES if b.name.endswith(".js") for part in b.parts}
    assert parts == {path.name for path in (HTML / "scripts").glob("*.js")}


def test_joining_loses_nothing_but_comments() -> None:
    for bundle in BUNDLES:
        made = content(bundle)[0]
        assert "/*" not in made
        folder, end = ("styles", "css") if bundle.name.endswith(".css") else ("scripts", "js")
        whole = "".join((HTML / folder / f"{part}.{end}").read_text() for part in bundle.parts)
        kept = re.sub(r"(?m)^\s*//.*$", "", bare(whole)) if end == "js" else bare(whole)
        wrapping = '(()=>{"usestrict";' + "{}" + "})();" if end == "js" else "{}"
        joined = "".join(kept.split())
        assert (
            "".join(made.split()) == wrapping.replace("{}", joined, 1)
            if end == "css"
            else ("".join(made.split()) == '(()=>{"usestrict";' + joined + "})();")
        )


@pytest.mark.parametrize("path", SHEETS, ids=NAMES)
def test_no_browser_drops_a_rule_for_a_slip(path: Path) -> None:
    text = bare(path.read_text())
    assert not re.search(r"(?<![\w-])-var\(", text), "write calc(-1 * var(…))"
    assert not re.search(r",\s*(@|\})", text), "a selector ends in a comma"


@pytest.mark.parametrize("path", SHEETS, ids=NAMES)
def test_what_stands_at_a_side_is_mirrored_with_the_script(path: Path) -> None:
    """Only a rule for a script from right to left may name a side."""
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", bare(path.read_text()))
    sides = re.compile(r"(?m)(-|^\s*)(left|right)\b[^:;]*:|:\s*(left|right)\s*;")
    assert [head.strip() for head, body in rules if sides.search(body) and "rtl" not in head] == []
