"""Make the fonts of the look from Fontsource's: fewer letters, narrower axes.

Run with fontTools and Brotli, with the packages of ``tests/tools`` installed. Each family's
licence, which has no reserved font name, is written beside the files.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "tests" / "tools" / "node_modules" / "@fontsource-variable"
TARGET = ROOT / "src" / "reading_edition" / "html" / "static" / "fonts"
LATIN = "U+20-7E,U+A0-FF,U+2009-2026,U+2032-2033,U+2212"
BEYOND = "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŸŹźŻżŽžǍǎǏǐǑǒǓǔȘșȚț"
"""The letters of Europe's languages in Latin script, and of Chinese names with their tones."""
TEXT = {"opsz": (12, 48), "wght": (400, 600)}
FONTS = {
    "reading-edition-text.woff2": ("newsreader/{}-latin-standard-normal", LATIN, TEXT),
    "reading-edition-text-italic.woff2": ("newsreader/{}-latin-standard-italic", LATIN, TEXT),
    "reading-edition-text-ext.woff2": ("newsreader/{}-latin-ext-standard-normal", BEYOND, TEXT),
    "reading-edition-text-ext-italic.woff2": (
        "newsreader/{}-latin-ext-standard-italic", BEYOND, TEXT,
    ),
    "reading-edition-tools.woff2": (
        "libre-franklin/{}-latin-wght-normal", f"{LATIN},U+2190-2193", {"wght": (400, 600)},
    ),
}  # fmt: skip


def make(name: str, source: str, letters: str, axes: dict[str, tuple[int, int]]) -> None:
    """Write the font *name*: the *letters* of *source*, with its *axes* cut to what is used."""
    family, _, file = source.partition("/")
    font = TTFont(SOURCES / family / "files" / f"{file.format(family)}.woff2")
    font = instancer.instantiateVariableFont(font, axes)
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    options.name_IDs = [0, 1, 2, 3, 5, 6, 13, 14]
    cutter = subset.Subsetter(options)
    if letters.startswith("U+"):
        cutter.populate(unicodes=subset.parse_unicodes(letters.replace("U+", "")))
    else:
        cutter.populate(text=letters)
    cutter.subset(font)
    font["head"].modified = font["head"].created  # so that it is the same at every run
    subset.save_font(font, TARGET / name, options)


def main() -> None:
    """Make all fonts and copy their licences."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, (source, letters, axes) in FONTS.items():
        make(name, source, letters, axes)
        print(f"{name}: {(TARGET / name).stat().st_size / 1000:.1f} kB")
    for family, name in (("newsreader", "Newsreader"), ("libre-franklin", "LibreFranklin")):
        shutil.copyfile(SOURCES / family / "LICENSE", TARGET / f"OFL-{name}.txt")


if __name__ == "__main__":
    main()
