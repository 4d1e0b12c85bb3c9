"""What the names of an edition cost: whole builds with them and without, at three sizes.

    python benchmarks/build.py [--sizes 250 500 1000] [--theme basic] [--kinds names words plain]
    python benchmarks/build.py --edit

Each build runs in a process of its own, into an empty folder, on one core (``-j 1``). The
table has, for each size (sections; ten times as many persons), wall-clock seconds, CPU
seconds, peak memory, and what is added to the build without names. Exits with 1 if at
1,000 sections that is more than 15 seconds. `generate.py` says what the kinds are.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from generate import KINDS, generate

LIMIT = 15.0
"""Seconds that names may add at 1,000 sections and 10,000 persons."""


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds on the clock, seconds of one core, megabytes at most."""

    wall: float
    cpu: float
    memory: float


def build(source: Path, output: Path) -> Cost:
    """Build the edition in *source* into *output*, which is empty."""
    command = [sys.executable, "-m", "sphinx", "-q", "-j", "1", "-b", "html", str(source)]
    start = time.perf_counter()
    process = subprocess.Popen([*command, str(output)], env={**os.environ, "PYTHONHASHSEED": "0"})
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the build of {source} failed")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def edit(sections: int, theme: str) -> None:
    """Build, change one plain word on one page, build again; say what that took."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "source", Path(folder) / "html"
        generate(source, sections=sections, persons=sections * 10, theme=theme)
        build(source, output)
        before = {path: path.stat().st_mtime_ns for path in output.rglob("*.html")}
        page = source / f"s{sections // 2:04}.md"
        page.write_text(page.read_text(encoding="utf-8").replace("The ", "Any ", 1), "utf-8")
        cost = build(source, output)
        written = sorted(p.name for p in before if p.stat().st_mtime_ns != before[p])
    print(f"one word of {sections:,} sections: {cost.cpu:.1f} s CPU, written {', '.join(written)}")


def measure(sections: int, kinds: list[str], theme: str, repeat: int) -> dict[str, Cost]:
    """The cheapest of *repeat* builds of each kind; each round builds every kind once."""
    found: dict[str, Cost] = {}
    for _ in range(repeat):
        for kind in kinds:
            with tempfile.TemporaryDirectory() as folder:
                source = Path(folder) / "source"
                generate(source, sections=sections, persons=sections * 10, kind=kind, theme=theme)
                cost = build(source, Path(folder) / "html")
            if kind not in found or cost.cpu < found[kind].cpu:
                found[kind] = cost
    return found


def main() -> int:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1_000])
    arguments.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    arguments.add_argument("--theme", default="basic")
    arguments.add_argument("--repeat", type=int, default=1)
    arguments.add_argument("--edit", action="store_true", help="measure one edit instead")
    given = arguments.parse_args()
    if given.edit:
        for size in given.sizes:
            edit(size, given.theme)
        return 0
    worst = 0.0
    print(f"{'sections':>8} {'persons':>8} {'kind':<6} {'wall s':>8} {'CPU s':>8} {'MB':>6}  added")
    for size in given.sizes:
        found = measure(size, given.kinds, given.theme, given.repeat)
        for kind, cost in found.items():
            more = [
                f"names add {found['names'].cpu - cost.cpu:.1f} s"
                for _ in [0]
                if kind != "names" and "names" in found
            ]
            print(
                f"{size:>8,} {size * 10:>8,} {kind:<6} {cost.wall:8.1f} {cost.cpu:8.1f} "
                f"{cost.memory:6.0f}  {''.join(more)}",
                flush=True,
            )
            if more and kind == "words" and size == 1_000:
                worst = found["names"].cpu - cost.cpu
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
