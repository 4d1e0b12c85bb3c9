"""The colours of the look, of which each pair can be read, in light and in dark."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

TOKENS = files("reading_edition") / "html" / "styles" / "tokens.css"
COLOURS = {
    name: pair
    for name, *pair in re.findall(
        r"--re-(\w+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS.read_text(encoding="utf-8")
    )
}


def luminance(colour: str) -> float:
    """Relative luminance of a colour ``#rrggbb``, as WCAG 2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
@pytest.mark.parametrize(
    ("token", "least"),
    # WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for marks that say something (1.4.11).
    [("ink", 7), ("quiet", 4.5), ("red", 4.5), ("line", 3)],
)
def test_what_is_drawn_in_a_token_is_seen(scheme: int, ground: str, token: str, least: int) -> None:
    assert contrast(COLOURS[token][scheme], COLOURS[ground][scheme]) >= least


def test_no_colour_is_forgotten() -> None:
    # A rule only separates, and says nothing: it has no bound.
    assert set(COLOURS) == {"paper", "tint", "ink", "quiet", "line", "rule", "red"}
