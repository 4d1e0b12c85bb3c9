"""Draw the sheets of the letters: ``python draw.py`` writes ``letter-01.svg`` to ``letter-10.svg``.

Nothing on them can be read: a hand is a line that goes up and down, the same each time it is
drawn. The PNG files beside them, for the printed book, are pictures of the same drawings.
"""

from __future__ import annotations

import math
import random
from pathlib import Path

WIDTH, HEIGHT = 420, 600
INK, PENCIL, FADED, RED = "#2b2a33", "#6d675c", "#b9ac90", "#8d3b2e"
PAPERS = ("#f3ead6", "#f7f3ea")
"""The ferrywoman's paper and the compositor's."""


def word(x: float, y: float, width: float, slope: float, rng: random.Random) -> str:
    """A word as a path of loops, *width* wide, leaning by *slope*."""
    path = f"M{x:.1f} {y:.1f}"
    at = x
    while at < x + width:
        step = rng.uniform(4, 7)
        height = rng.choice((5, 5, 6, 6, 12))
        lean = slope * height
        path += (
            f"q{step * 0.2 + lean:.1f} {-height:.1f} {step * 0.5:.1f} {-height * 0.5:.1f}"
            f"t{step * 0.5:.1f} {height * 0.5 + rng.uniform(-0.4, 0.4):.1f}"
        )
        at += step
    return path


def lines(top: float, count: int, slope: float, rng: random.Random) -> list[str]:
    """*count* lines of words below *top*."""
    made = []
    for row in range(count):
        x, y = 48.0, top + row * 25
        end = 372 if row % 6 != 5 else rng.uniform(150, 300)
        while x < end - 14:
            width = min(rng.choice((18, 26, 34, 44, 60)), end - x)
            made.append(word(x, y + rng.uniform(-0.8, 0.8), width, slope, rng))
            x += width + rng.uniform(9, 13)
    return made


def stroke(path: str, colour: str = INK, width: float = 1.3) -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def boat(x: float, y: float) -> str:
    hull = stroke(f"M{x} {y}q30 22 70 0M{x + 34} {y + 9}v-52l26 36h-26", PENCIL)
    return hull + stroke(f"M{x - 20} {y + 22}q15 -6 30 0t30 0t30 0t30 0", FADED)


def fish(x: float, y: float) -> str:
    body = f"M{x} {y}q34 -22 68 0q-34 22 -68 0M{x + 68} {y}l14 -10v20zM{x + 14} {y - 3}h.1"
    return stroke(body, PENCIL)


def bell(x: float, y: float) -> str:
    return stroke(
        f"M{x} {y}q10 -4 12 -40q2 -18 18 -18t18 18q2 36 12 40zM{x + 30} {y - 58}v-8", PENCIL
    )


def stage(x: float, y: float) -> str:
    posts = "".join(f"M{x + 12 * i} {y}v{18 + i * 2}" for i in range(6))
    return stroke(f"M{x - 6} {y}h76{posts}", PENCIL) + bell(x + 70, y + 4)


def blot(x: float, y: float) -> str:
    drops = ((x, y, 9), (x + 12, y + 7, 3))
    return "".join(f'<circle cx="{at}" cy="{to}" r="{r}" fill="{INK}"/>' for at, to, r in drops)


def stamp(x: float, y: float) -> str:
    rings = "".join(
        f'<circle cx="{x - 26}" cy="{y + 30}" r="{r}" fill="none" stroke="{INK}"/>'
        for r in (17, 22)
    )
    waves = "".join(
        stroke(f"M{x - 4} {y + 18 + 7 * i}q8 -5 16 0t16 0t16 0", INK, 1) for i in range(4)
    )
    return (
        f'<rect x="{x}" y="{y}" width="46" height="56" fill="{RED}" stroke="{PAPERS[1]}" '
        f'stroke-width="3" stroke-dasharray="3 3"/>{rings}{waves}'
    )


def stain(y: float) -> str:
    return (
        f'<path d="M0 {y}q60 -30 130 -6t150 -8t140 10V{HEIGHT}H0z" fill="{FADED}" opacity=".35"/>'
        + stroke(f"M0 {y}q60 -30 130 -6t150 -8t140 10", FADED, 2)
    )


def squares() -> str:
    path = "".join(f"M{x} 0v{HEIGHT}" for x in range(0, WIDTH, 14))
    path += "".join(f"M0 {y}h{WIDTH}" for y in range(0, HEIGHT, 14))
    return stroke(path, "#cfd8dc", 0.6)


def letterhead() -> str:
    return (
        f'<rect x="120" y="34" width="180" height="3" fill="{INK}"/>'
        f'<rect x="140" y="43" width="140" height="8" fill="{RED}"/>'
        f'<rect x="120" y="57" width="180" height="1" fill="{INK}"/>'
    )


def marks() -> str:
    """A corrector's marks in the margin."""
    return "".join(
        stroke(f"M388 {y}l8 12m-8 0l8 -12M384 {y + 20}h16", RED, 1.6) for y in (150, 260, 385)
    )


def torn() -> str:
    edge = "l-16 -10l-12 8l-14 -20l-18 6l-8 -22l-20 -4l-10 -24l-14 -18z"
    return f'<path d="M{WIDTH} 0v84{edge}" fill="#ffffff"/>'


def folds() -> str:
    return "".join(stroke(f"M0 {y}h{WIDTH}", FADED, 0.8) for y in (200, 400))


SHEETS = {
    1: (0, 17, lambda: folds() + boat(80, 550)),
    2: (1, 16, lambda: letterhead() + blot(24, 330)),
    3: (0, 15, lambda: folds() + fish(90, 530)),
    4: (1, 17, lambda: squares() + stroke("M150 242h60M150 246h60", INK, 1.6)),
    5: (0, 16, lambda: folds() + torn()),
    6: (1, 14, lambda: letterhead() + bell(90, 565)),
    7: (0, 12, lambda: stamp(340, 24) + stroke(f"M0 120L210 10L{WIDTH} 120", FADED, 1)),
    8: (1, 15, lambda: letterhead() + marks()),
    9: (0, 17, lambda: folds() + stain(330)),
    10: (0, 14, lambda: folds() + stage(70, 545)),
}
"""For each letter whose hand it is in, how many lines it has, and what else is on the sheet."""


def sheet(number: int) -> str:
    hand, count, more = SHEETS[number]
    rng = random.Random(number)
    slope = 0.45 if hand == 0 else 0.0
    date = word(300, 92, 80, slope, rng)
    name = word(250, 130 + count * 25 + 18, 90, slope, rng)
    ink = "".join(stroke(path) for path in (date, *lines(130, count, slope, rng), name))
    tilt = math.sin(number) * 0.6
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPERS[hand]}"/>'
        f'<g transform="rotate({tilt:.2f} 210 300)">{ink}</g>{more()}</svg>\n'
    )


if __name__ == "__main__":
    for number in SHEETS:
        path = Path(__file__).with_name(f"letter-{number:02d}.svg")
        path.write_text(sheet(number), encoding="utf-8")
