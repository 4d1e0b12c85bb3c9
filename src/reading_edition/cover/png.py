"""A cover as PNG, which every reading system shows; drawn by Pillow, if the machine has it."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from itertools import groupby
from pathlib import Path

from .drawing import GROUND, HEIGHT, INK, WIDTH, Cover

try:
    from PIL import Image, ImageDraw, ImageFont
except ImportError:
    AVAILABLE = False
else:
    AVAILABLE = True

FONTS = {
    False: ("reading-edition-text.woff2", "reading-edition-text-ext.woff2"),
    True: ("reading-edition-text-italic.woff2", "reading-edition-text-ext-italic.woff2"),
}
"""The site's typeface, upright and in italics: common letters, and the rarer ones."""
_FOLDER = Path(str(files("reading_edition"))) / "html" / "static" / "fonts"
WEIGHT, OPTICAL_SIZES = 400, (12, 48)
_NO_LETTER = "\uffff"
"""No typeface has this character: it is drawn as every missing letter is."""


def faces() -> Faces | None:
    """The typeface of covers; None if nothing on the machine can draw with it."""
    there = all((_FOLDER / name).is_file() for pair in FONTS.values() for name in pair)
    return Faces() if AVAILABLE and there else None


class Faces:
    """The typeface of a cover, in the sizes that are asked for."""

    def __init__(self) -> None:
        self._data = {
            name: (_FOLDER / name).read_bytes() for pair in FONTS.values() for name in pair
        }

    def _font(self, name: str, size: float) -> ImageFont.FreeTypeFont:
        font = ImageFont.truetype(BytesIO(self._data[name]), round(size))
        least, most = OPTICAL_SIZES
        font.set_variation_by_axes([WEIGHT, max(least, min(most, size / 4))])
        return font

    def runs(
        self, text: str, size: float, italic: bool
    ) -> list[tuple[str, ImageFont.FreeTypeFont]]:
        """*text* in pieces, each with the font that has its letters."""
        fonts = [self._font(name, size) for name in FONTS[italic]]
        boxes = [bytes(font.getmask(_NO_LETTER)) for font in fonts]

        def of(letter: str) -> int:
            for number, font in enumerate(fonts):
                if letter.isspace() or bytes(font.getmask(letter)) != boxes[number]:
                    return number
            raise KeyError(letter)

        return [("".join(group), fonts[number]) for number, group in groupby(text, of)]

    def has(self, text: str) -> bool:
        """Whether the typeface has every letter of *text*."""
        try:
            self.runs(text, 40, False), self.runs(text, 40, True)
        except KeyError:
            return False
        return True

    def width(self, text: str, size: float, italic: bool) -> float:
        """The width of *text*."""
        return float(sum(font.getlength(part) for part, font in self.runs(text, size, italic)))


def write(cover: Cover, faces: Faces, path: Path) -> None:
    """Draw *cover* into the file *path*."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    draw = ImageDraw.Draw(image)
    for box in cover.boxes:
        right, bottom = box.x + max(box.width, 2) - 1, box.y + max(box.height, 1) - 1
        draw.rectangle([round(box.x), round(box.y), round(right), round(bottom)], fill=box.colour)
    for words in cover.words:
        x = words.x
        for part, font in faces.runs(words.text, words.size, words.italic):
            draw.text((x, words.y), part, font=font, fill=INK, anchor="ls")
            x += font.getlength(part)
    image.quantize(64).save(path, "PNG", optimize=True)
