"""The time of a build, by its surroundings or by the record."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from reading_edition.commands.fixed import fixed
from reading_edition.model.build_time import build_time


@pytest.mark.parametrize(
    ("published", "made"),
    [
        ("2026-11-23", "2026-11-23T00:00:00+00:00"),
        ("2026-11", "2026-11-01T00:00:00+00:00"),
        ("1890", "1890-01-01T00:00:00+00:00"),
        ("", None),
        ("soon", None),
        ("300 BCE", None),
    ],
)
def test_without_a_variable_the_record_says_when(
    monkeypatch: pytest.MonkeyPatch, published: str, made: str | None
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    found = build_time(published)
    assert (found.isoformat() if found else None) == made


def test_the_variable_goes_before_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    found = build_time("2026")
    assert found is not None
    assert found.isoformat() == "1970-01-02T00:00:00+00:00"


def test_a_build_has_the_time_of_the_last_commit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert fixed(tmp_path) == {"FORCE_SOURCE_DATE": "1", "TZ": "UTC"}
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    monkeypatch.setenv("GIT_COMMITTER_DATE", "1577750400 +0900")
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "Begin"], check=True)
    assert fixed(tmp_path)["SOURCE_DATE_EPOCH"] == "1577750400"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    assert fixed(tmp_path)["SOURCE_DATE_EPOCH"] == "7"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "SOURCE_DATE_EPOCH" not in fixed(tmp_path)
