"""The style sheet, as text: what a careless merge breaks without a word."""

from __future__ import annotations

import re

from tests.conftest import ROOT

SHEET = ROOT / "src" / "reading_edition" / "html" / "static" / "edition.css"


def test_every_rule_is_closed_and_none_stands_inside_another() -> None:
    text = re.sub(
        r"/\*.*?\*/", lambda found: re.sub(r"\S", " ", found[0]), SHEET.read_text(), flags=re.S
    )
    inside: list[bool] = []
    for number, line in enumerate(text.splitlines(), start=1):
        for sign in re.findall("[{}]", line):
            if sign == "{":
                # Only a condition, such as @media, holds rules.
                assert not inside or inside[-1], f"line {number}: the rule before is not closed"
                inside.append(line.lstrip().startswith("@"))
            else:
                assert inside, f"line {number}: nothing to close"
                inside.pop()
    assert inside == []
