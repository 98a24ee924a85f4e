"""A caption -> a card that stands where a photo may not: set in a bundled font, in the site's light and dark colours."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Rendition
from generator.photos.setting import LEADING, UNSET, cut, fitted, font, readable

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 675)
SOCIAL = (1200, 630)
THEMES = ("light", "dark")
_DESIGN = "2"  # part of the name: a new design draws all cards anew
_MARGIN, _BAR, _FOOT = 84, 12, 132
_GAP, _NOTE_ROOM, _NOTE_SIZES = 30, 140, (40, 36)
_STEPS = 12  # shades between the ground and an ink
_COLOURS = {
    "light": {"ground": "#f3f5f7", "ink": "#1c2733", "quiet": "#52606d", "rule": "#c9d1d9", "accent": "#a5371d"},
    "dark": {"ground": "#1b2430", "ink": "#e8edf2", "quiet": "#b3bfca", "rule": "#3a4652", "accent": "#ff9e85"},
}


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: the caption, whose picture it was, and where the caption was printed; a note below the caption."""

    caption: str
    credit: str
    source: str
    label: str = "Photo caption"
    note: str = ""

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
    _words(pen, card, colours, size)
    return _encoded(image, colours)


def _frame(pen: ImageDraw.ImageDraw, card: Card, colours: dict[str, str], size: tuple[int, int]) -> None:
    """The bar, the label above, the rule with credit and source below."""
    width, height = size
    pen.rectangle((0, 0, _BAR, height), fill=colours["accent"])
    _spaced(pen, (_MARGIN, 66), card.label.upper(), font("SemiBold", 27), colours["accent"])
    foot = height - _FOOT
    pen.line((_MARGIN, foot, width - _MARGIN, foot), fill=colours["rule"], width=2)
    bold, plain = font("SemiBold", 36), font("Regular", 32)
    room = width - 2 * _MARGIN - 40
    credit = cut(readable(card.credit, "Not stated"), bold, max(room // 2, room - plain.getlength(card.source)))
    pen.text((_MARGIN, foot + 66), credit, font=bold, fill=colours["ink"], anchor="lm")
    source = cut(readable(card.source), plain, room - bold.getlength(credit))
    pen.text((width - _MARGIN, foot + 66), source, font=plain, fill=colours["quiet"], anchor="rm")


def _words(pen: ImageDraw.ImageDraw, card: Card, colours: dict[str, str], room: tuple[int, int]) -> None:
    """The caption, as large as it fits, balanced, and the note below it, in the middle of the room."""
    top, bottom, width = 128, room[1] - _FOOT - 24, room[0] - 2 * _MARGIN
    note, note_size = fitted(readable(card.note), width, _NOTE_ROOM, _NOTE_SIZES) if card.note else ([], 0)
    below = len(note) * note_size * LEADING + _GAP if note else 0.0
    lines, size = fitted(readable(card.caption, UNSET), width, int(bottom - top - below))
    y = top + (bottom - top - below - len(lines) * size * LEADING) / 2
    y = _lines(pen, lines, size, y, colours["ink"])
    _lines(pen, note, note_size, y + _GAP, colours["quiet"])


def _lines(pen: ImageDraw.ImageDraw, lines: Sequence[str], size: int, y: float, fill: str) -> float:
    """Draw from ``y`` downwards; where the next line would begin."""
    for line in lines:
        pen.text((_MARGIN, y + size * LEADING / 2), line, font=font("Regular", size), fill=fill, anchor="lm")
        y += size * LEADING
    return y


def _spaced(
    pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, font: ImageFont.FreeTypeFont, fill: str
) -> None:
    x, y = at
    for char in text:
        pen.text((x, y), char, font=font, fill=fill, anchor="lm")
        x += font.getlength(char) + 3


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
