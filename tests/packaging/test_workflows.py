"""The workflows: they run the sessions that an editor runs, with actions that cannot change."""

from __future__ import annotations

import re

import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_each_action_is_pinned_by_its_commit_and_says_its_version() -> None:
    assert WORKFLOWS
    for path in WORKFLOWS:
        used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
        assert used
        for action in used:
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_what_is_run_are_sessions_of_the_project() -> None:
    noxfile = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    for path in WORKFLOWS:
        jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
        steps = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
        sessions = [name for step in steps for name in re.findall(r"\./edition (\w+)", step)]
        assert sessions
        assert [name for name in sessions if f"def {name}(" not in noxfile] == []
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {
            "contents": "read"
        }
