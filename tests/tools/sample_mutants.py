"""Try a sample of mutants of the read phase and the pages, and name those that no test notices.

``./edition mutants`` calls it in the folder of the project. mutmut makes the mutants, each a
function with one change, and runs the tests that call it. All 5,800 would take a night; the
same seed tries the same ones each time, as long as the code is the same. Two kinds are passed
over: a change of no more than the wording of a string (messages and names of classes), and None
for the raw source of a docutils node, which nothing prints.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MUTANTS = Path("mutants")
SURVIVED, UNTESTED = 0, 33
"""mutmut's exit codes for a mutant that all tests pass, and for one that none calls."""
_RAW = re.compile(r"(?<=\()(\"\"|self\.rawtext|raw|None)(, |(?=[,)]))")
"""The first argument of a node: its raw source."""
_STRING = re.compile(r"""(?:\b[rf])?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def mutmut(*arguments: str) -> str:
    """What mutmut prints."""
    return subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments], capture_output=True, text=True, check=False
    ).stdout


def results() -> dict[str, int | None]:
    """The exit code of each mutant, None if it was not tried."""
    found: dict[str, int | None] = {}
    for path in sorted(MUTANTS.rglob("*.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def changes(diff: str) -> Iterator[tuple[str, str]]:
    """The lines of a diff before and after."""
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    before = [line[1:] for line in lines if line.startswith("-")]
    after = [line[1:] for line in lines if line.startswith("+")]
    yield from zip(before, after, strict=False)


def rewords(diff: str) -> bool:
    """Whether a change is one of the words in a string, or of a node's raw source, only."""
    pairs = list(changes(diff))
    return bool(pairs) and all(
        _STRING.sub("''", before) == _STRING.sub("''", after)
        or _RAW.sub("", before) == _RAW.sub("", after)
        for before, after in pairs
    )


def main() -> int:
    """Try the sample; 1 if more of it survive than may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=60, help="mutants to try")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--survivors", type=float, default=0.1, help="the share that may survive")
    asked = parser.parse_args()
    first = "reading_edition.read.x_setup__mutmut_1"
    said = mutmut("run", first)  # makes them all, and learns which tests call which function
    if results().get(first) is None:
        print("\n".join(said.splitlines()[-30:]), file=sys.stderr)
        print("mutmut tried no mutant: do the tests pass?", file=sys.stderr)
        return 1
    names = sorted(results())
    random.Random(asked.seed).shuffle(names)
    diffs: dict[str, str] = {}
    while names and len(diffs) < asked.number:
        name = names.pop()
        diff = mutmut("show", name)
        if not rewords(diff):
            diffs[name] = diff
    mutmut("run", "--max-children", "2", *diffs)
    codes = results()
    untried = [name for name in diffs if codes[name] is None]
    survivors = [name for name in diffs if codes[name] in (SURVIVED, UNTESTED)]
    for name in survivors:
        print(f"\n{name}{' (no test calls it)' if codes[name] == UNTESTED else ''}")
        print("\n".join(line for line in diffs[name].splitlines() if line[:1] in "+-@"))
    print(f"\n{len(survivors)} of {len(diffs)} mutants survive; {len(untried)} were not tried.")
    return int(bool(untried) or len(survivors) > asked.survivors * len(diffs))


if __name__ == "__main__":
    sys.exit(main())
