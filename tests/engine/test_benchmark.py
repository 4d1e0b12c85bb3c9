"""The edition that benchmarks are made with: it has to build, and to be the same at each run."""

from __future__ import annotations

import runpy
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.conftest import ROOT
from tests.engine.conftest import _app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def generate(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    made = runpy.run_path(str(ROOT / "benchmarks" / "generate.py"))
    monkeypatch.delitem(sys.modules, "recognise")
    return made["generate"]


def text_of(path: Path) -> list[str]:
    body = html.fromstring(path.read_text(encoding="utf-8")).find_class("body")[0]
    for element in body.xpath(
        ".//*[@class = 're-number' or @class = 're-where' or contains(@class, 're-side')]"
    ):
        element.drop_tree()
    return [
        " ".join(p.text_content().split())
        for p in body.xpath(".//p[not(@class) or @class = 're-numbered']")
    ]


def test_each_kind_builds_without_a_warning_and_has_the_same_words(
    generate: Callable[..., None], tmp_path: Path
) -> None:
    texts = []
    for kind in ("names", "words", "plain"):
        folder = tmp_path / kind
        generate(folder, sections=3, persons=30, kind=kind)
        app = _app(folder, "html", 0)
        app.build()
        app.cleanup()
        assert app.warning.getvalue() == ""
        texts.append(text_of(app.outdir / "s0001.html"))
        if kind == "names":
            index = html.fromstring((app.outdir / "names.html").read_text(encoding="utf-8"))
            assert len(index.xpath("//li[starts-with(@id, 'person-')]")) == 30
    assert texts[0] == texts[1] == texts[2]


def test_two_runs_write_the_same_files(generate: Callable[..., None], tmp_path: Path) -> None:
    for name in ("a", "b"):
        generate(tmp_path / name, sections=2, persons=20)
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "b").iterdir())
    for name in files:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
