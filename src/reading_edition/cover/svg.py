"""A cover as SVG."""

from __future__ import annotations

from html import escape

from .drawing import GROUND, HEIGHT, INK, WIDTH, Cover

FACES = "Newsreader, 'Iowan Old Style', Palatino, Georgia, serif"

STYLES = {False: "normal", True: "italic"}


def svg(cover: Cover, title: str) -> str:
    """*cover* as a drawing that is named *title*."""
    boxes = "".join(
        f'<rect x="{b.x:.1f}" y="{b.y:.1f}" width="{b.width:.1f}" height="{b.height:.1f}" '
        f'fill="{b.colour}"/>'
        for b in cover.boxes
    )
    words = "".join(
        f'<text x="{w.x:.1f}" y="{w.y:.1f}" font-size="{w.size:.1f}" '
        f'font-style="{STYLES[w.italic]}">{escape(w.text)}</text>'
        for w in cover.words
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'width="{WIDTH}" height="{HEIGHT}"><title>{escape(title)}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{GROUND}"/>{boxes}'
        f'<g font-family="{FACES}" fill="{INK}">{words}</g></svg>\n'
    )
