"""A text of 1,000,000 words: how long reading and aligning take, and how much memory.

    python benchmarks/source.py [--words N]

Prints a table: words, megabytes, seconds to read, seconds to take fingerprints, seconds to align,
and the memory at its highest (resident set, MB) above that of the same process before it began.
Each length runs in a process of its own on one core. The exit status is 1 where the longest text
takes 20 seconds or more, or more than a fifth over its share of the memory of a text half as long.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reading_edition.source import fingerprint
from reading_edition.source.align import align
from reading_edition.source.reader import read

SYLLABLES = (
    "ka", "ro", "vic", "ser", "sta", "lin", "mo", "to", "va", "žek", "ná", "bu", "ri", "el", "do",
    "gon", "sch", "mar", "xi", "ang", "ter", "ov", "ski",
)  # fmt: skip
WORDS_A_PARAGRAPH = 85
PARAGRAPHS_A_SECTION = 40
BOUND = 20.0
MEGABYTE = 1e6


def made(words: int, seed: int = 1) -> str:
    """Return a text of *words* words with all that a reader has to repair."""
    chance = random.Random(seed)
    vocabulary = [
        "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 4)))
        for _ in range(20_000)
    ]
    parts = ["A Long Text"]
    notes: list[str] = []
    for number in range(words // WORDS_A_PARAGRAPH):
        if number % PARAGRAPHS_A_SECTION == 0:
            parts.append(f"Chapter {number // PARAGRAPHS_A_SECTION + 1}")
        line = chance.choices(vocabulary, k=WORDS_A_PARAGRAPH - 1)
        line[0] = line[0].capitalize()
        line[9], line[20], line[30] = f'"{line[9]}"', "1928-1931", f"{line[30]}'s"
        if number % 10 == 5 and len(notes) < 9_999:
            notes.append(f"{len(notes) + 1}. {' '.join(line[:30]).capitalize()}.")
            line[40] += f"[{len(notes)}]"
        gap = "\n\n" if number % 12 == 3 else " "
        parts.append(" ".join(line[:60]) + gap + " ".join(line[60:]) + ".")
    return "\n\n".join([*parts, "Notes", *notes]) + "\n"


def measure(path: Path) -> dict[str, float]:
    """Return what reading and aligning the file *path* take in this process."""
    before = _resident()
    marks = [time.process_time()]
    text = read(path)
    marks.append(time.process_time())
    prints = fingerprint.take(text)
    marks.append(time.process_time())
    found = align(text, prints)
    marks.append(time.process_time())
    total = sum(len(section) for section in prints.sections.values())
    if found.faults or len(found.pairs) != total:
        raise SystemExit(f"{len(found.faults)} faults, {len(found.pairs)} of {total} paired")
    seconds = [after - start for start, after in zip(marks, marks[1:], strict=False)]
    return {
        "read": seconds[0],
        "take": seconds[1],
        "align": seconds[2],
        "memory": (_resident() - before) / MEGABYTE,
    }


def _resident() -> float:
    """Return the resident set at its highest so far, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _run(*arguments: str) -> str:
    command = [sys.executable, __file__, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--words", type=int, default=1_000_000)
    arguments.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    arguments.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.make:
        given.make.write_text(made(given.words), encoding="utf-8")
        return 0
    if given.measure:
        print(json.dumps(measure(given.measure)))
        return 0
    print("    words       MB    read s    take s   align s   memory MB")
    rows: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for share in (4, 2, 1):
            path = Path(folder) / f"{share}.txt"
            words = given.words // share
            # Made elsewhere: a process starts with the highest memory of the one that forks it.
            _run("--make", str(path), "--words", str(words))
            row = json.loads(_run("--measure", str(path)))
            rows.append(row)
            size = path.stat().st_size / MEGABYTE
            print(
                f"{words:9,} {size:8.2f} {row['read']:9.2f} {row['take']:9.2f} "
                f"{row['align']:9.2f} {row['memory']:11.1f}"
            )
    seconds = rows[-1]["read"] + rows[-1]["take"] + rows[-1]["align"]
    print(f"{seconds:.2f} s in all; {BOUND:g} s are allowed")
    linear = rows[-1]["memory"] <= 2.4 * rows[-2]["memory"]
    return 0 if seconds < BOUND and linear else 1


if __name__ == "__main__":
    sys.exit(main())
