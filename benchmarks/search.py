"""How heavy the search of a large edition is, and how fast: 1,000 sections, 850,000 words.

Takes the search page of a built edition, puts made-up records in place of its own, and asks
it in Chromium:

    python benchmarks/search.py build/html

Prints the weight of the records, the time to load the page, and that of each query; the
first reads all records and is slower.
"""

from __future__ import annotations

import gzip
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from reading_edition.html.search import DATA, script

SECTIONS, PARAGRAPHS, WORDS, PERSONS = 1_000, 20, 42, 10_000
ASK = """query => {
    const input = document.getElementById("re-search-query");
    const start = performance.now();
    input.value = query;
    input.form.requestSubmit();
    return performance.now() - start;
}"""


def made_up(vocabulary: list[str], chance: random.Random) -> dict[str, Any]:
    """Records in the form of `html.search_records.Records.data`, one name a paragraph."""
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    pages = []
    for section in range(1, SECTIONS + 1):
        units = []
        for paragraph in range(1, PARAGRAPHS + 1):
            person = chance.randrange(PERSONS)
            name = f"Name{person}"
            text = f"{name} {' '.join(chance.choices(vocabulary, weights, k=WORDS))}"
            place = (f"§{section} ¶{paragraph}", f"section {section}, paragraph {paragraph}")
            units.append([0, *place, f"p{paragraph}", text, [person, 0, len(name)]])
        pages.append({"url": f"{section}.html", "title": f"§{section}", "units": units})
    persons = [[f"Name{n}, Given{n}", f"Name{n}", f"Nom{n}"] for n in range(PERSONS)]
    return {"kinds": [["text", "Text"]], "persons": persons, "pages": pages}


def main(built: Path) -> None:
    chance = random.Random(1)
    letters = "abcdefghijklmnoprstuvwz"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(3, 11))) for _ in range(30_000)]
    records = script(made_up(vocabulary, chance)).encode()
    print(f"records: {len(records):,} bytes, {len(gzip.compress(records)):,} compressed")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tools:
        site = Path(shutil.copytree(built, Path(folder) / "html"))
        (site / DATA).write_bytes(records)
        browser = tools.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        start = time.perf_counter()
        page.goto((site / "search.html").as_uri())
        print(f"page: {time.perf_counter() - start:.2f} s")
        first, second, third = vocabulary[:3]
        for query in (first, first, f'"{first} {second}"', f"{second} -{third}", "Nom77", "zzzz"):
            spent = page.evaluate(ASK, query)
            print(f"{query}: {spent:.0f} ms, {page.locator('#re-search-status').inner_text()}")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
