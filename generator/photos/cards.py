"""A caption -> a card that stands where a photo may not: set in a bundled font, in the site's light and dark colours."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from generator.model import Rendition

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 675)
SOCIAL = (1200, 630)
THEMES = ("light", "dark")
_DESIGN = "1"  # part of the name: a new design draws all cards anew
_MARGIN, _BAR, _FOOT = 84, 12, 132
_SIZES = (84, 76, 68, 60, 54, 48, 42)  # the largest that fits; the smallest is 13 px on a phone of 390 px
_LEADING = 1.22
_STEPS = 12  # shades between the ground and an ink
_UNSET = "The caption stands below: this card cannot set its script."
_COLOURS = {
    "light": {"ground": "#f3f5f7", "ink": "#1c2733", "quiet": "#52606d", "rule": "#c9d1d9", "accent": "#a5371d"},
    "dark": {"ground": "#1b2430", "ink": "#e8edf2", "quiet": "#b3bfca", "rule": "#3a4652", "accent": "#ff9e85"},
}


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: the caption, whose picture it was, and where the caption was printed."""

    caption: str
    credit: str
    source: str
    label: str = "Photo caption"

    def address(self, theme: str) -> str:
        """Where it stands below docs/; named by its words, not by its bytes, which differ between encoders."""
        words = "\x1f".join((_DESIGN, self.caption, self.credit, self.source, self.label))
        return f"images/card-{hashlib.sha256(words.encode()).hexdigest()[:16]}.{theme}.png"

    def renditions(self) -> tuple[Rendition, ...]:
        """The light and the dark one."""
        return tuple(Rendition(self.address(theme), *SIZE, "image/png") for theme in THEMES)


def draw(card: Card, theme: str, size: tuple[int, int] = SIZE) -> bytes:
    """The card as PNG."""
    from PIL import Image, ImageDraw

    colours = _COLOURS[theme]
    image = Image.new("RGB", size, colours["ground"])
    pen = ImageDraw.Draw(image)
    _frame(pen, card, colours, size)
    _caption(pen, card.caption if settable(card.caption) else _UNSET, colours, size)
    return _encoded(image, colours)


def _frame(pen: ImageDraw.ImageDraw, card: Card, colours: dict[str, str], size: tuple[int, int]) -> None:
    """The bar, the label above, the rule with credit and source below."""
    width, height = size
    pen.rectangle((0, 0, _BAR, height), fill=colours["accent"])
    _spaced(pen, (_MARGIN, 66), card.label.upper(), _font("SemiBold", 27), colours["accent"])
    foot = height - _FOOT
    pen.line((_MARGIN, foot, width - _MARGIN, foot), fill=colours["rule"], width=2)
    credit = _cut(card.credit if settable(card.credit) else "Not stated", _font("SemiBold", 36), width // 2 - _MARGIN)
    pen.text((_MARGIN, foot + 66), credit, font=_font("SemiBold", 36), fill=colours["ink"], anchor="lm")
    source = _cut(card.source if settable(card.source) else "", _font("Regular", 32), width // 2 - _MARGIN)
    pen.text((width - _MARGIN, foot + 66), source, font=_font("Regular", 32), fill=colours["quiet"], anchor="rm")


def _caption(pen: ImageDraw.ImageDraw, text: str, colours: dict[str, str], room: tuple[int, int]) -> None:
    """The words, as large as they fit, balanced, in the middle of the room."""
    top, bottom = 128, room[1] - _FOOT - 24
    lines, size = _set(text, room[0] - 2 * _MARGIN, bottom - top)
    height = len(lines) * size * _LEADING
    y = top + (bottom - top - height) / 2 + size * _LEADING / 2
    for line in lines:
        pen.text((_MARGIN, y), line, font=_font("Regular", size), fill=colours["ink"], anchor="lm")
        y += size * _LEADING


@lru_cache(maxsize=64)  # the light and the dark card are set alike
def _set(text: str, width: int, height: int) -> tuple[list[str], int]:
    """Lines and size; what does not fit at the smallest size ends in an ellipsis."""
    for size in _SIZES:
        font = _font("Regular", size)
        lines = _wrapped(text, font, width)
        if len(lines) * size * _LEADING <= height:
            return _balanced(text, font, width, len(lines)), size
    room = int(height / (size * _LEADING))
    return [*lines[: room - 1], _cut(" ".join(lines[room - 1 :]), font, width)], size


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = []
    for word in _words(text, font, width):
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def _words(text: str, font: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    """Words; one that is wider than the line is cut."""
    for word in text.split():
        yield word if font.getlength(word) <= width else _cut(word, font, width)


def _balanced(text: str, font: ImageFont.FreeTypeFont, width: int, count: int) -> list[str]:
    """As many lines, as even as they can be: the narrowest measure that needs no line more."""
    low, high = 0, width
    while high - low > 4:
        middle = (low + high) // 2
        widest = max(map(font.getlength, _words(text, font, width)), default=0)
        low, high = (low, middle) if middle >= widest and len(_wrapped(text, font, middle)) <= count else (middle, high)
    return _wrapped(text, font, high)


def _cut(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if font.getlength(text) <= width:
        return text
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if font.getlength(text[:middle].rstrip() + "…") <= width else (low, middle)
    return text[:low].rstrip() + "…"


def _spaced(
    pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, font: ImageFont.FreeTypeFont, fill: str
) -> None:
    x, y = at
    for char in text:
        pen.text((x, y), char, font=font, fill=fill, anchor="lm")
        x += font.getlength(char) + 3


def settable(text: str) -> bool:
    """True where the font has every letter: what it lacks would come out as boxes."""
    return all(map(_settable, set(text)))


@cache
def _settable(char: str) -> bool:
    font = _font("Regular", 40)
    return char.isspace() or _glyph(font, char) != _glyph(font, "\uffff")


def _glyph(font: ImageFont.FreeTypeFont, char: str) -> tuple[tuple[int, int], Sequence[int]]:
    mask = font.getmask(char)
    return mask.size, bytes(mask)


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    data = (files(__package__) / "fonts" / f"SourceSerif4-{weight}.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


def _encoded(image: Image.Image, colours: dict[str, str]) -> bytes:
    """PNG in the colours of the card and the steps between each and its ground, which is all that type needs."""
    from PIL import Image

    holder = Image.new("P", (1, 1))
    holder.putpalette([part for colour in _steps(colours) for part in colour])
    out = io.BytesIO()
    image.quantize(palette=holder, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _steps(colours: dict[str, str]) -> list[tuple[int, ...]]:
    from PIL import ImageColor

    ground = ImageColor.getrgb(colours["ground"])
    inks = [ImageColor.getrgb(colours[name]) for name in ("ink", "quiet", "accent")]
    between = [
        tuple(round(g + (i - g) * step / _STEPS) for g, i in zip(ground, ink, strict=True))
        for ink in inks
        for step in range(1, _STEPS + 1)
    ]
    return [ground, ImageColor.getrgb(colours["rule"]), *between]
