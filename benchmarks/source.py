"""Reading and aligning a copy of a text: seconds and memory against its length.

    python benchmarks/source.py [--words N …]

Prints a table: words, seconds to read, seconds to align, the most memory that the process
held. Each length is measured in a process of its own, on one core.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reading_edition.witness import fingerprint
from reading_edition.witness.align import align
from reading_edition.witness.reader import read

SYLLABLES = (
    "ka", "ro", "vic", "ser", "sta", "lin", "mo", "to", "va", "na", "bu", "ri", "el", "do", "gon",
    "mar", "xi", "ang", "ter", "ov", "ski",
)  # fmt: skip
PARAGRAPHS, SENTENCES = 40, 6
NOTE_EVERY = 5


def make(words: int, seed: int = 1) -> str:
    """A text of about *words* words: chapters, paragraphs, straight quotation marks, notes."""
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(20_000)]
    parts, notes, count, paragraph = ["A Long Text"], [], 0, 0
    while count < words:
        if paragraph % PARAGRAPHS == 0:
            parts.append(f"Chapter {paragraph // PARAGRAPHS + 1}")
        sentences = []
        for _ in range(SENTENCES):
            drawn = chance.choices(vocabulary, k=chance.randint(8, 20))
            drawn[2] = f'"{drawn[2]}"'
            sentences.append(" ".join(drawn).capitalize() + ".")
            count += len(drawn)
        paragraph += 1
        mark = ""
        if paragraph % NOTE_EVERY == 0:
            notes.append(f"{len(notes) + 1}. See {' '.join(chance.choices(vocabulary, k=9))}.")
            mark = f"[{len(notes)}]"
            count += 10
        parts.append(" ".join(sentences) + mark)
    return "\n\n".join([*parts, "Notes", *notes]) + "\n"


def measure(path: Path) -> str:
    start = time.process_time()
    text = read(path)
    middle = time.process_time()
    found = align(text, fingerprint.take(text))
    end = time.process_time()
    assert not found.faults
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{middle - start:8.1f} {end - middle:9.1f} {held:9.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, nargs="+", default=[250_000, 500_000, 1_000_000])
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(measure(options.measure))
        return
    print(f"{'words':>10} {'read s':>8} {'align s':>9} {'MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for words in options.words:
            path = Path(folder, f"{words}.txt")
            path.write_text(make(words), encoding="utf-8")
            command = [sys.executable, __file__, "--measure", str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            print(f"{words:>10,} {done.stdout.rstrip()}")


if __name__ == "__main__":
    main()
