"""What the guide says of the engine."""

from __future__ import annotations

from reading_edition.config import OPTIONS
from reading_edition.witness.repairs import DESCRIPTIONS
from tests.conftest import ROOT

GUIDE = ROOT / "docs" / "editing"


def test_every_option_is_in_the_guide() -> None:
    guide = (GUIDE / "index.md").read_text(encoding="utf-8")
    assert [f.name for f in OPTIONS if f"| `{f.name}` |" not in guide] == []


def test_every_kind_of_repair_is_in_the_guide() -> None:
    guide = (GUIDE / "source.md").read_text(encoding="utf-8")
    rows = [f"| `{kind.value}` | {words} |" for kind, words in DESCRIPTIONS.items()]
    assert [row for row in rows if row not in guide] == []
